package io.mtjlab.simulators.scpi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Setups of an instrument whose settings stand in many places: a setup is what the instrument answers to the question
 * for each setting, and is recalled by telling it the same again, in the same order.
 */
public final class SpokenMemory implements SetupMemory {

    private final List<String> headers;
    private final int highest;
    private final Map<Integer, List<String>> setups = new HashMap<>();
    private @Nullable ScpiDialect dialect;

    /**
     * @param headers of the settings, a range before the level in it
     * @param highest number of a setup, from 0
     */
    public SpokenMemory(List<String> headers, int highest) {
        this.headers = List.copyOf(headers);
        this.highest = highest;
    }

    /** The instrument is spoken to by {@code spoken}, while that executes the command. */
    public void speak(ScpiDialect spoken) {
        dialect = spoken.beside();
    }

    @Override
    public void save(Call call) throws ScpiException, InterruptedException {
        call.expect(1, 1);
        int number = call.integer(0, 0, highest);
        List<String> lines = new ArrayList<>();
        for (String header : headers) {
            lines.add(header + " " + say(header + "?").strip());
        }
        setups.put(number, lines);
    }

    @Override
    public void recall(Call call) throws ScpiException, InterruptedException {
        call.expect(1, 1);
        List<String> lines = setups.get(call.integer(0, 0, highest));
        if (lines == null) {
            throw new ScpiException(StandardError.SETTINGS_LOST);
        }
        say("*RST");
        for (String line : lines) {
            say(line);
        }
    }

    private String say(String line) throws InterruptedException {
        ScpiDialect spoken = dialect;
        if (spoken == null) {
            throw new IllegalStateException("the memory speaks to no instrument");
        }
        StringBuilder out = new StringBuilder();
        spoken.execute(line, out);
        return out.toString();
    }
}
