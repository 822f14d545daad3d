package io.mtjlab.simulators.twin.touch;

import java.util.StringJoiner;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.ScpiException;

/**
 * The trigger model's blocks, as far as these twins have them: delays and states of the source before and behind one
 * block that measures (2450 reference manual, section 6: TRIGger:BLOCk).
 */
final class Blocks {

    private static final Limits NUMBERS = Limits.of(1, 63, 1);
    private static final int MOST_READINGS = 7_000_000;

    private enum Kind {
        DELAY,
        SOURCE,
        MEASURE,
        DIGITIZE;

        /** True for the block that makes the readings. */
        boolean reads() {
            return this == MEASURE || this == DIGITIZE;
        }
    }

    /** @param value seconds, 1 or 0 for the source, or how many readings */
    private record Block(Kind kind, double value, String buffer) {}

    private final TreeMap<Integer, Block> blocks = new TreeMap<>();
    private final Runnable changed;

    /** @param changed told when the model is another one */
    Blocks(CommandTable table, Runnable changed) {
        this.changed = changed;
        String at = "TRIGger:BLOCk:";
        table.row(
                        at + "DELay:CONStant",
                        call -> {
                            call.expect(2, 2);
                            put(call, Kind.DELAY, call.number(1, Dimension.SECONDS, Limits.of(0, 10_000, 0)), "");
                        },
                        null)
                .row(
                        at + "SOURce:STATe",
                        call -> {
                            call.expect(2, 2);
                            put(call, Kind.SOURCE, call.bool(1) ? 1 : 0, "");
                        },
                        null)
                .row(at + "MEASure", call -> measure(call, Kind.MEASURE), null)
                .row(at + "MDIGitize", call -> measure(call, Kind.DIGITIZE), null)
                .query(at + "LIST", this::list);
    }

    private void measure(Call call, Kind kind) throws ScpiException {
        call.expect(1, 3);
        String buffer = call.parameterCount() > 1 ? call.name(1) : Buffers.DEFAULT;
        put(call, kind, call.parameterCount() > 2 ? call.integer(2, 1, MOST_READINGS) : 1, buffer);
    }

    private void put(Call call, Kind kind, double value, String buffer) throws ScpiException {
        int number = call.integer(0, (int) NUMBERS.min(), (int) NUMBERS.max());
        blocks.put(number, new Block(kind, value, buffer));
        changed.run();
    }

    void clear() {
        blocks.clear();
    }

    /** What the blocks come to; null while none of them measures. */
    TouchInstrument.@Nullable Program program() {
        double delay = 0;
        for (Block block : blocks.values()) {
            if (block.kind().reads()) {
                return new TouchInstrument.Program(
                        (int) block.value(), delay, block.buffer(), block.kind() == Kind.DIGITIZE);
            }
            delay += block.kind() == Kind.DELAY ? block.value() : 0;
        }
        return null;
    }

    /** What the source is told before the readings (or behind them): true or false; null for nothing. */
    @Nullable
    Boolean source(boolean before) {
        Boolean last = null;
        boolean measured = false;
        for (Block block : blocks.values()) {
            measured |= block.kind().reads();
            if (block.kind() == Kind.SOURCE && measured != before) {
                last = block.value() == 1;
            }
        }
        return last;
    }

    private String list() {
        StringJoiner lines = new StringJoiner("; ", "\"", "\"");
        blocks.forEach((number, block) -> lines.add(number + ") " + block.kind()));
        return lines.toString();
    }
}
