package io.mtjlab.simulators.twin.sr860;

import java.util.StringJoiner;

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
    private static final double FASTEST_HERTZ = 1.25e6;

    private final Settings settings;
    private final Sr860State state;
    private SampleBuffer memory;
    private int columns;

    Capture(Settings settings, MnemonicTable table, Sr860State state) {
        this.settings = settings;
        this.state = state;
        settings.whole("CAPTURELEN", 1, 4096, 256)
                .whole("CAPTURERATE", 0, 20, 0)
                .words("CAPTURECFG", 0, "X", "XY", "RT", "XYRT");
        this.memory = empty();
        table.query("CAPTURERATE", () -> print(hertz()))
                .query("CAPTURERATEMAX", () -> print(fastestHertz()))
                .command("CAPTURESTART", arguments -> {
                    arguments.expect(1, 2);
                    if (arguments.count() == 2 && arguments.choice(1, "IMMediate", "TRIGstart", "SAMPpertrig") > 0) {
                        throw new Refusal(Refusal.Kind.EXECUTION, "nothing is wired to the trigger input");
                    }
                    start(arguments.choice(0, "ONEshot", "CONTinuous") == 1);
                })
                .action("CAPTURESTOP", this::stop)
                .query("CAPTURESTAT", () -> running() ? "1" : "0")
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
        memory = empty();
        state.sample(memory);
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

    /** The fastest rate falls with the time constant, from 1.25 MHz (manual, CAPTURERATEMAX?). */
    private double fastestHertz() {
        double fastest = FASTEST_HERTZ;
        while (fastest * state.tauSeconds() > 4 && fastest > 2) {
            fastest /= 2;
        }
        return fastest;
    }

    private double hertz() {
        return fastestHertz() / Math.pow(2, settings.get("CAPTURERATE"));
    }

    private void start(boolean looping) {
        state.follow();
        memory = empty();
        memory.looping(looping);
        memory.rate(hertz());
        state.sample(memory);
        memory.start(state.nanos());
    }

    private void stop() {
        state.follow();
        memory.pause();
    }

    private boolean running() {
        state.follow();
        return memory.running();
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
