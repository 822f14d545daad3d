package io.mtjlab.simulators.twin.sr830;

import java.util.function.DoubleConsumer;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.lockin.SampleBuffer;
import io.mtjlab.simulators.twin.lockin.Settings;
import io.mtjlab.simulators.twin.lockin.SignalPath;

/** The two-channel memory of the SR830 and its ways over the wire (manual, chapter 3, and pages 5-15 to 5-18). */
final class DataStorage implements SignalPath.Sampler {

    /** "16383 points are stored for each channel" (manual, chapter 3: data storage). */
    static final int MOST_SAMPLES = 16_383;

    private static final int TRIGGERED = 14;

    /** The factory's setting (manual, 4-4: standard settings), from memory. */
    private static final int ONE_HERTZ = 4;

    /** STRD gives the listener so much time to begin (manual, 5-18). */
    private static final long DELAYED_NANOS = 500_000_000;

    private final Settings settings;
    private final Sr830State state;
    private final SampleBuffer buffer;
    private final FastTransfer fast;

    DataStorage(Post post, Settings settings, MnemonicTable table, Sr830State state) {
        this.settings = settings;
        this.state = state;
        this.buffer = new SampleBuffer(MOST_SAMPLES, state::shown);
        this.fast = new FastTransfer(post, this::nextAfter, () -> settings.put("FAST", 0));
        settings.whole("SRAT", 0, TRIGGERED, ONE_HERTZ)
                .whole("SEND", 0, 1, 1)
                .whole("TSTR", 0, 1, 0)
                .whole("FAST", 0, 2, 0);
        table.action("STRT", () -> start(0))
                .action("STRD", () -> start(DELAYED_NANOS))
                .action("PAUS", this::pause)
                .action("REST", this::clear)
                .action("TRIG", this::trigger)
                .action("*TRG", this::trigger)
                .query("SPTS", () -> Integer.toString(stored()))
                .query("TRCA", arguments -> {
                    StringBuilder out = new StringBuilder();
                    stored(
                            arguments,
                            value -> out.append(Sr830State.PRINT.apply(value)).append(','));
                    return out.toString();
                })
                .bytes("TRCB", arguments -> {
                    StringBuilder out = new StringBuilder();
                    stored(arguments, value -> bytes(out, Float.floatToIntBits((float) value), 4));
                    return out.toString();
                })
                .bytes("TRCL", arguments -> {
                    StringBuilder out = new StringBuilder();
                    stored(arguments, value -> unnormalised(out, value));
                    return out.toString();
                });
    }

    /** Where X and Y of every sample go while FAST is on. */
    FastTransfer fast() {
        return fast;
    }

    @Override
    public long nextAfter(long nanos) {
        return buffer.nextAfter(nanos);
    }

    @Override
    public void sample(long nanos, double xVolts, double yVolts) {
        transfer(xVolts, yVolts);
        buffer.sample(nanos, xVolts, yVolts);
    }

    /** One sample by hand. */
    void take(double xVolts, double yVolts) {
        transfer(xVolts, yVolts);
        buffer.take(xVolts, yVolts);
    }

    private void transfer(double xVolts, double yVolts) {
        if (settings.on("FAST")) {
            fast.sample(state.expanded(1, xVolts), state.expanded(2, yVolts));
        }
    }

    /** A new rate, or another way to end, empties the memory. */
    void apply() {
        // 62.5 mHz, doubled with every step, to 512 Hz.
        buffer.rate(0.0625 * Math.pow(2, Math.min(settings.whole("SRAT"), TRIGGERED - 1)));
        buffer.looping(settings.on("SEND"));
    }

    void clear() {
        state.follow();
        buffer.clear();
    }

    private void start(long delayNanos) {
        state.follow();
        if (settings.whole("SRAT") != TRIGGERED) {
            buffer.start(state.nanos() + delayNanos);
        }
        startFast();
    }

    /** Storage has begun, or FAST is another. */
    void startFast() {
        if (settings.on("FAST")) {
            fast.begin(() -> settings.on("FAST"));
        }
    }

    private void pause() {
        state.follow();
        buffer.pause();
    }

    /** A software trigger: one sample where the rate says so, else it starts storage if that was asked for. */
    private void trigger() {
        state.follow();
        if (settings.whole("SRAT") == TRIGGERED) {
            state.sample(this);
            startFast();
        } else if (settings.on("TSTR")) {
            start(0);
            state.triggered();
        }
    }

    private int stored() {
        state.follow();
        return buffer.size();
    }

    /** Channel, first point, number of points; more than are stored is an error (manual, 5-17). */
    private void stored(Arguments arguments, DoubleConsumer sink) throws Refusal {
        arguments.expect(3, 3);
        int size = stored();
        int channel = arguments.integer(0, 1, 2) - 1;
        int first = arguments.integer(1, 0, MOST_SAMPLES);
        int count = arguments.integer(2, 1, MOST_SAMPLES);
        if (first + count > size) {
            throw new Refusal(Refusal.Kind.EXECUTION, first + "+" + count + " of " + size + " points");
        }
        for (int i = first; i < first + count; i++) {
            sink.accept(buffer.get(channel, i));
        }
    }

    private static void bytes(StringBuilder out, int bits, int count) {
        for (int i = 0; i < count; i++) {
            out.append((char) (bits >>> 8 * i & 0xff));
        }
    }

    /** Mantissa m and exponent e, two bytes each, for m * 2^(e - 124) (manual, 5-18). */
    private static void unnormalised(StringBuilder out, double value) {
        int exponent = value == 0 ? 0 : Math.max(0, Math.getExponent(value) - 14 + 124);
        bytes(out, (int) Math.rint(value * Math.pow(2, 124 - exponent)), 2);
        bytes(out, exponent, 2);
    }
}
