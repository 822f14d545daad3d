package io.mtjlab.simulators.twin.agilent81110a;

import java.util.BitSet;
import java.util.Locale;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/**
 * The digital pattern memory (81110-91021, ":DIGital subsystem"): 16384 bits for each output and for the strobe. Data are
 * a block with a byte for every bit, of which the lowest bit counts; behind {@code ,HEX} each byte is a hexadecimal digit
 * of four bits, as the sister 81134A takes them.
 */
final class Patterns {

    static final int MOST_BITS = 16_384;
    private static final int TRACKS = 3;
    private static final int DEFAULT_LENGTH = 32;

    private final BitSet[] bits = new BitSet[TRACKS + 1];
    private final BitSet[] played = new BitSet[TRACKS + 1];
    private int length;
    private int playedLength;
    private boolean updates = true;
    private Runnable listener = () -> {};

    Patterns() {
        reset();
    }

    void reset() {
        for (int i = 0; i <= TRACKS; i++) {
            bits[i] = new BitSet();
        }
        length = DEFAULT_LENGTH;
        updates = true;
        takeOver();
    }

    /** What is played is what the memory holds now. */
    private void takeOver() {
        for (int i = 0; i <= TRACKS; i++) {
            played[i] = (BitSet) bits[i].clone();
        }
        playedLength = length;
    }

    private void changed() {
        if (updates) {
            takeOver();
            listener.run();
        }
    }

    /** ON: data are played as they come; OFF: they wait for ONCE, or for ON. */
    private void update(Call call) throws ScpiException {
        call.expect(1, 1);
        boolean after = call.isWord(0, "ONCE") ? updates : call.bool(0);
        updates = call.isWord(0, "ONCE") || after;
        changed();
        updates = after;
    }

    /** Tells {@code next} when the memory has changed. */
    void listen(Runnable next) {
        listener = next;
    }

    int length() {
        return playedLength;
    }

    BitSet bits(int output) {
        return played[output];
    }

    void install(CommandTable table) {
        String at = "DIGital<1..1>[:STIMulus]:PATTern:";
        Limits lengths = Limits.of(1, MOST_BITS, DEFAULT_LENGTH);
        table.integer(
                        at + "LENGth",
                        lengths,
                        bits -> {
                            length = (int) bits;
                            changed();
                        },
                        () -> length)
                .row(at + "UPDate", this::update, call -> call.answer(updates ? 1 : 0))
                .row(at + "DATA<1..3>", this::data, this::tell)
                .row(at + "PRESet<1..3>", this::preset, null)
                .row(at + "PRBS<1..3>", this::random, null);
    }

    private void data(Call call) throws ScpiException {
        call.expect(1, 2);
        boolean hex = call.parameterCount() == 2;
        if (hex && !call.isWord(1, "HEX")) {
            throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
        }
        String bytes = call.block(0);
        int each = hex ? 4 : 1;
        if ((long) bytes.length() * each > MOST_BITS) {
            throw new ScpiException(StandardError.TOO_MUCH_DATA);
        }
        BitSet next = new BitSet();
        for (int i = 0; i < bytes.length(); i++) {
            int value = hex ? Character.digit(bytes.charAt(i), 16) : bytes.charAt(i) & 1;
            if (value < 0) {
                throw new ScpiException(StandardError.INVALID_BLOCK_DATA);
            }
            for (int bit = 0; bit < each; bit++) {
                next.set(i * each + bit, (value >> each - 1 - bit & 1) == 1);
            }
        }
        bits[call.suffix("DATA")] = next;
        length = Math.max(1, bytes.length() * each);
        changed();
    }

    /** A block of zeros and ones. */
    private void tell(Call call) throws ScpiException {
        call.expect(0, 0);
        String count = Integer.toString(length);
        call.answer(String.format(Locale.ROOT, "#%d%s", count.length(), count));
        BitSet track = bits[call.suffix("DATA")];
        for (int i = 0; i < length; i++) {
            call.answer(track.get(i) ? 1 : 0);
        }
    }

    /** A clock: the first half of every {@code n} bits is one. */
    private void preset(Call call) throws ScpiException {
        call.expect(1, 2);
        int every = call.integer(0, 2, MOST_BITS);
        length(call, 1);
        BitSet track = bits[call.suffix("PRESET")];
        track.clear();
        for (int i = 0; i < length; i++) {
            track.set(i, i % every < every / 2);
        }
        changed();
    }

    /** The sequence of a shift register of {@code n} stages with the feedback that makes it longest (ITU-T O.150). */
    private void random(Call call) throws ScpiException {
        call.expect(1, 2);
        int stages = call.integer(0, 7, 14);
        length(call, 1);
        int[][] taps = {{7, 6}, {8, 6, 5, 4}, {9, 5}, {10, 7}, {11, 9}, {12, 11, 8, 6}, {13, 12, 10, 9}, {14, 13, 11, 9}
        };
        BitSet track = bits[call.suffix("PRBS")];
        track.clear();
        int register = (1 << stages) - 1;
        for (int i = 0; i < length; i++) {
            track.set(i, (register >> stages - 1 & 1) == 1);
            int fed = 0;
            for (int tap : taps[stages - 7]) {
                fed ^= register >> tap - 1 & 1;
            }
            register = (register << 1 | fed) & (1 << stages) - 1;
        }
        changed();
    }

    private void length(Call call, int index) throws ScpiException {
        if (call.parameterCount() > index) {
            length = (int) call.number(index, Dimension.NONE, Limits.of(1, MOST_BITS, DEFAULT_LENGTH));
        }
    }
}
