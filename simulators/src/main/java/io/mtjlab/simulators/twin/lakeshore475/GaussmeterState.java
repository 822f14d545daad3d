package io.mtjlab.simulators.twin.lakeshore475;

import java.util.Map;
import java.util.TreeMap;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.mnemonic.EventRegister;
import io.mtjlab.simulators.mnemonic.MnemonicDialect;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;

/**
 * A 475 with a high-sensitivity probe (HSE) in direct-current mode. Accuracy +-0.05 % of reading +-0.005 % of range
 * (475 manual, table 1-1).
 */
final class GaussmeterState implements MnemonicDialect.Refusals {

    /** Full scale of ranges 1 to 5 of an HSE probe. */
    private static final double[] RANGE_OERSTED = {3.5, 35, 350, 3_500, 35_000};

    static final int RANGES = RANGE_OERSTED.length;

    private static final double GAIN_LIMIT = 0.05e-2;
    private static final double OFFSET_LIMIT_OF_RANGE = 0.005e-2;

    /** RMS of a reading over the range, and time from reading to reading, at 3, 4 and 5 digits (table 1-1). */
    private static final double[] NOISE_OF_RANGE = {30e-6, 10e-6, 3e-6};

    private static final long[] READING_NANOS = {10_000_000, 33_000_000, 100_000_000};
    private static final int FINEST = 3;

    private static final int EVENT_QUERY = 1 << 2;
    private static final int EVENT_EXECUTION = 1 << 4;
    private static final int EVENT_COMMAND = 1 << 5;
    private static final int EVENT_POWER_ON = 1 << 7;
    private static final int OPERATION_COMPLETE = 1;

    final EventRegister events = new EventRegister();
    private final Post post;
    private final CalibrationError[] errors = new CalibrationError[RANGES];
    private ZigguratSampler.NormalizedGaussian normal;
    private FieldUnit unit = FieldUnit.GAUSS;
    private int range = RANGES;
    private boolean autoRange = true;
    private int digits = FINEST;
    private boolean relative;
    private double relativeOersted;
    private int serviceEnable;

    GaussmeterState(Post post) {
        this.post = post;
        post.wires().probeOersted(post.role());
        for (int i = 0; i < RANGES; i++) {
            errors[i] = CalibrationError.draw(
                    post.calibration(), GAIN_LIMIT, OFFSET_LIMIT_OF_RANGE * RANGE_OERSTED[i], "range", i);
        }
        normal = noise(post.calibration());
        post.wires().onUnit(post.role(), dice -> normal = noise(dice));
    }

    private static ZigguratSampler.NormalizedGaussian noise(RandomStreams dice) {
        return ZigguratSampler.NormalizedGaussian.of(dice.stream("readings"));
    }

    String identity() {
        return "LSCI,MODEL475," + post.serial() + ",1.6";
    }

    /** *RST: "sets controller parameters to power-up settings" (6-28). */
    void reset() {
        unit = FieldUnit.GAUSS;
        range = RANGES;
        autoRange = true;
        digits = FINEST;
        relative = false;
        relativeOersted = 0;
    }

    void powerOn() {
        reset();
        events.clear();
        events.enable(0);
        serviceEnable = 0;
        events.set(EVENT_POWER_ON);
    }

    void unit(int number) {
        unit = FieldUnit.values()[number - 1];
    }

    int unit() {
        return unit.ordinal() + 1;
    }

    void range(int number) {
        range = number;
        autoRange = false;
    }

    int range() {
        return range;
    }

    void autoRange(int on) {
        autoRange = on == 1;
    }

    int autoRange() {
        return autoRange ? 1 : 0;
    }

    /** RDGMODE: direct current only; the digits decide how long a reading takes. */
    void resolution(int number) {
        digits = number;
    }

    int resolution() {
        return digits;
    }

    /** REL: off or on, against the set point or the present field. */
    void relative(boolean on, boolean present) throws InterruptedException {
        if (on && present) {
            relativeOersted = measure();
        }
        relative = on;
    }

    boolean relative() {
        return relative;
    }

    void relativePoint(double value) {
        relativeOersted = unit.toOersted(value);
    }

    double relativePoint() {
        return unit.fromOersted(relativeOersted);
    }

    /** The field in the chosen unit; a reading takes its time. NaN when the probe is beyond its range. */
    double field(boolean lessRelative) throws InterruptedException {
        double oersted = measure();
        if (Math.abs(oersted) > RANGE_OERSTED[range - 1]) {
            return Double.NaN;
        }
        return unit.fromOersted(oersted - (lessRelative ? relativeOersted : 0));
    }

    private double measure() throws InterruptedException {
        post.time().sleepUntil(post.time().nanos() + READING_NANOS[digits - 1]);
        double oersted = post.wires().probeOersted(post.role());
        if (autoRange) {
            range = 1;
            while (range < RANGES && Math.abs(oersted) > 0.95 * RANGE_OERSTED[range - 1]) {
                range++;
            }
        }
        return errors[range - 1].apply(oersted) + noiseOersted() * normal.sample();
    }

    private double noiseOersted() {
        return NOISE_OF_RANGE[digits - 1] * RANGE_OERSTED[range - 1];
    }

    int statusByte() {
        int bits = events.summary() ? 1 << 5 : 0;
        return (bits & serviceEnable) != 0 ? bits | 1 << 6 : bits;
    }

    void serviceEnable(int mask) {
        serviceEnable = mask & 0xff;
    }

    int serviceEnable() {
        return serviceEnable;
    }

    void operationComplete() {
        events.set(OPERATION_COMPLETE);
    }

    @Override
    public void refused(Refusal.Kind kind) {
        events.set(kind == Refusal.Kind.COMMAND ? EVENT_COMMAND : EVENT_EXECUTION);
    }

    @Override
    public void overrun() {
        events.set(EVENT_QUERY);
    }

    Map<String, Object> state() {
        Map<String, Object> state = new TreeMap<>();
        state.put("output", false);
        state.put("range_oersted", RANGE_OERSTED[range - 1]);
        state.put("unit", unit.name().toLowerCase(java.util.Locale.ROOT));
        state.put("true_oersted", post.wires().probeOersted(post.role()));
        state.put("field_gain_error", errors[range - 1].gain());
        state.put("field_offset_error_oersted", errors[range - 1].offset());
        return state;
    }
}
