package io.mtjlab.simulators.twin.sr860;

import java.util.StringJoiner;
import java.util.function.Consumer;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.twin.lockin.SampleBuffer;
import io.mtjlab.simulators.twin.lockin.Settings;

/** The capture memory of the SR860 (operation manual, chapter 4: data capture). */
final class Capture {

    /** Its size is told in units of this many bytes, up to 4096 of them. */
    private static final int BYTES_PER_LENGTH = 1024;

    private static final int BYTES_PER_VALUE = 4;

    /** X, X and Y, R and theta, all four. */
    private static final int[] COLUMNS = {1, 2, 2, 4};

    private static final int R_THETA = 2;

    private final Settings settings;
    private final Sr860State state;
    private final Consumer<SampleBuffer> samplers;
    private SampleBuffer memory;
    private int columns;

    /** Until a trigger comes: nothing on a bench is wired to that input. */
    private boolean waiting;

    /** @param samplers is told whose samples are taken from now on */
    Capture(Settings settings, MnemonicTable table, Sr860State state, Consumer<SampleBuffer> samplers) {
        this.settings = settings;
        this.state = state;
        this.samplers = samplers;
        settings.whole("CAPTURELEN", 1, 4096, 256)
                .whole("CAPTURERATE", 0, 20, 0)
                .words("CAPTURECFG", 0, "X", "XY", "RT", "XYRT");
        this.memory = empty();
        table.query("CAPTURERATE", () -> print(hertz()))
                .query("CAPTURERATEMAX", () -> print(state.fastestHertz()))
                .command("CAPTURESTART", arguments -> {
                    arguments.expect(1, 2);
                    boolean looping = arguments.choice(0, "ONEshot", "CONTinuous") == 1;
                    waiting =
                            arguments.count() == 2 && arguments.choice(1, "IMMediate", "TRIGstart", "SAMPpertrig") > 0;
                    start(looping);
                })
                .action("CAPTURESTOP", this::stop)
                .query("CAPTURESTAT", () -> Integer.toString(progress()))
                .query("CAPTUREBYTES", () -> Integer.toString(bytes()))
                .query("CAPTUREPROG", () -> Integer.toString(2 * ((bytes() + 2047) / 2048)))
                .query("CAPTUREVAL", arguments -> {
                    StringJoiner values = new StringJoiner(",");
                    int index = arguments.integer(0, 0, Integer.MAX_VALUE);
                    for (int i = 0; i < columns; i++) {
                        values.add(print(value(index, i)));
                    }
                    return values.toString();
                })
                .query("CAPTUREGET", this::block);
    }

    private static String print(double value) {
        return Sr860State.PRINT.apply(value);
    }

    /** As after *RST. */
    void reset() {
        waiting = false;
        memory = empty();
        samplers.accept(memory);
    }

    private SampleBuffer empty() {
        columns = COLUMNS[settings.whole("CAPTURECFG")];
        int wide = columns;
        int first = settings.whole("CAPTURECFG") == R_THETA ? 2 : 0;
        int capacity = settings.whole("CAPTURELEN") * BYTES_PER_LENGTH / BYTES_PER_VALUE / wide;
        return new SampleBuffer(capacity, (x, y) -> {
            double[] row = new double[wide];
            for (int i = 0; i < wide; i++) {
                row[i] = state.captured(first + i, x, y);
            }
            return row;
        });
    }

    private double hertz() {
        return state.fastestHertz() / Math.pow(2, settings.get("CAPTURERATE"));
    }

    private void start(boolean looping) {
        state.follow();
        memory = empty();
        memory.looping(looping);
        memory.rate(hertz());
        samplers.accept(memory);
        if (!waiting) {
            memory.start(state.nanos());
        }
    }

    private void stop() {
        state.follow();
        waiting = false;
        memory.pause();
    }

    /** Bit 0 while it goes on, 2 when it has begun to write over itself. */
    private int progress() {
        state.follow();
        return (waiting || memory.running() ? 1 : 0) | (memory.wrapped() ? 1 << 2 : 0);
    }

    private int bytes() {
        state.follow();
        return memory.size() * columns * BYTES_PER_VALUE;
    }

    private double value(int index, int column) throws Refusal {
        if (index >= memory.size() || column >= columns) {
            throw new Refusal(Refusal.Kind.EXECUTION, "no sample " + index);
        }
        return memory.get(column, index);
    }

    /** So many kilobytes from an offset in kilobytes on, as a definite block of little-endian floats. */
    private String block(Arguments arguments) throws Refusal {
        arguments.expect(2, 2);
        int offset = arguments.integer(0, 0, 4095) * BYTES_PER_LENGTH;
        int length = arguments.integer(1, 1, 64) * BYTES_PER_LENGTH;
        StringBuilder out = new StringBuilder();
        int there = bytes();
        for (int at = offset; at < offset + length; at += BYTES_PER_VALUE) {
            int number = at / BYTES_PER_VALUE;
            double volts = at < there ? value(number / columns, number % columns) : 0;
            int bits = Float.floatToIntBits((float) volts);
            for (int i = 0; i < BYTES_PER_VALUE; i++) {
                out.append((char) (bits >>> 8 * i & 0xff));
            }
        }
        String size = Integer.toString(out.length());
        return "#" + size.length() + size + out;
    }
}
