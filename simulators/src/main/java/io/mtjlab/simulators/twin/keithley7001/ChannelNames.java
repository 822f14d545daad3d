package io.mtjlab.simulators.twin.keithley7001;

import java.util.Locale;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/** What is a channel and what a pattern of a 7001 with two 40-channel cards (instruction manual, section 5.14). */
final class ChannelNames {

    static final int SLOTS = 2;
    private static final int CHANNELS = 40;
    private static final int PATTERNS = 100;

    private ChannelNames() {}

    /** {@code M1} to {@code M100}. */
    static String pattern(Call call) throws ScpiException {
        call.expect(1, 1);
        String name = call.name(0).toUpperCase(Locale.ROOT);
        if (!name.matches("M[1-9][0-9]{0,2}") || Integer.parseInt(name.substring(1)) > PATTERNS) {
            throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
        }
        return name;
    }

    /** {@code slot!channel}, or {@code slot!row!column} as a matrix card has them. */
    static String checked(String channel) throws ScpiException {
        String[] parts = channel.split("!", -1);
        boolean matrix = parts.length == 3;
        if (parts.length < 2 || parts.length > 3) {
            throw new ScpiException(StandardError.INVALID_EXPRESSION);
        }
        int slot = Integer.parseInt(parts[0]);
        int last = Integer.parseInt(parts[parts.length - 1]);
        boolean fits = matrix
                ? Integer.parseInt(parts[1]) >= 1 && Integer.parseInt(parts[1]) <= 4 && last >= 1 && last <= 10
                : last >= 1 && last <= CHANNELS;
        if (slot < 1 || slot > SLOTS || !fits) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        return channel;
    }
}
