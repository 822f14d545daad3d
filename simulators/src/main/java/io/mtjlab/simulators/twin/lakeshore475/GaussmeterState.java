package io.mtjlab.simulators.twin.lakeshore475;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.mnemonic.EventRegister;
import io.mtjlab.simulators.mnemonic.MnemonicDialect;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;

/** A Lake Shore gaussmeter with a high-sensitivity probe (HSE) in direct-current mode. */
public final class GaussmeterState implements MnemonicDialect.Refusals {

    /**
     * What differs between models.
     *
     * @param name in the identity
     * @param firmware in the identity
     * @param rangeOersted full scale of each range, from number 1 up
     * @param gainLimit of error, in proportion to the reading
     * @param offsetLimit of error, in proportion to the range
     * @param noiseOfRange RMS of a reading over the range, by resolution 1 to 3
     * @param readingNanos from reading to reading, by resolution
     */
    public record Model(
            String name,
            String firmware,
            List<Double> rangeOersted,
            double gainLimit,
            double offsetLimit,
            List<Double> noiseOfRange,
            List<Long> readingNanos) {}

    /** "+-0.05 % of reading +-0.005 % of range"; 100, 30 and 10 readings a second (475 manual, table 1-1). */
    static final Model MODEL_475 = new Model(
            "MODEL475",
            "1.6",
            List.of(3.5, 35.0, 350.0, 3_500.0, 35_000.0),
            0.05e-2,
            0.005e-2,
            List.of(30e-6, 10e-6, 3e-6),
            List.of(10_000_000L, 33_000_000L, 100_000_000L));

    private static final int FINEST = 3;

    /** The zero is the mean of a few seconds of readings. */
    private static final int ZERO_READINGS = 20;

    private static final int EVENT_QUERY = 1 << 2;
    private static final int EVENT_EXECUTION = 1 << 4;
    private static final int EVENT_COMMAND = 1 << 5;
    private static final int EVENT_POWER_ON = 1 << 7;
    private static final int OPERATION_COMPLETE = 1;

    public final EventRegister events = new EventRegister();
    private final Post post;
    private final Model model;
    private final CalibrationError[] errors;
    private ZigguratSampler.NormalizedGaussian normal;
    private FieldUnit unit = FieldUnit.GAUSS;
    private int range;
    private boolean autoRange = true;
    private int digits = FINEST;
    private boolean relative;
    private double relativeOersted;
    private int serviceEnable;
    private double zeroOersted;
    private double lastOersted;
    private double mostOersted;
    private double leastOersted;

    public GaussmeterState(Post post, Model model) {
        this.post = post;
        this.model = model;
        this.errors = new CalibrationError[ranges()];
        this.range = ranges();
        post.wires().probeOersted(post.role());
        for (int i = 0; i < ranges(); i++) {
            errors[i] = CalibrationError.draw(
                    post.calibration(), model.gainLimit(), model.offsetLimit() * fullScale(i + 1), "range", i);
        }
        normal = noise(post.calibration());
        post.wires().onUnit(post.role(), dice -> normal = noise(dice));
    }

    public int ranges() {
        return model.rangeOersted().size();
    }

    private double fullScale(int number) {
        return model.rangeOersted().get(number - 1);
    }

    private static ZigguratSampler.NormalizedGaussian noise(RandomStreams dice) {
        return ZigguratSampler.NormalizedGaussian.of(dice.stream("readings"));
    }

    public String identity() {
        return "LSCI," + model.name() + "," + post.serial() + "," + model.firmware();
    }

    /** *RST: "sets controller parameters to power-up settings" (6-28). */
    public void reset() {
        unit = FieldUnit.GAUSS;
        range = ranges();
        autoRange = true;
        digits = FINEST;
        relative = false;
        relativeOersted = 0;
    }

    public void powerOn() {
        reset();
        zeroOersted = 0;
        lastOersted = 0;
        forgetExtremes();
        events.clear();
        events.enable(0);
        serviceEnable = 0;
        events.set(EVENT_POWER_ON);
    }

    public void unit(int number) {
        unit = FieldUnit.values()[number - 1];
    }

    public int unit() {
        return unit.ordinal() + 1;
    }

    public void range(int number) {
        range = number;
        autoRange = false;
    }

    public int range() {
        return range;
    }

    public void autoRange(int on) {
        autoRange = on == 1;
    }

    public int autoRange() {
        return autoRange ? 1 : 0;
    }

    /** RDGMODE: direct current only; the digits decide how long a reading takes. */
    public void resolution(int number) {
        digits = number;
    }

    public int resolution() {
        return digits;
    }

    /** REL: off or on, against the set point or the present field. */
    public void relative(boolean on, boolean present) throws InterruptedException {
        if (on && present) {
            relativeOersted = measure();
        }
        relative = on;
    }

    public boolean relative() {
        return relative;
    }

    public void relativePoint(double value) {
        relativeOersted = unit.toOersted(value);
    }

    public double relativePoint() {
        return unit.fromOersted(relativeOersted);
    }

    /** What is told in the chosen unit, in oersted. */
    public double inOersted(double told) {
        return unit.toOersted(told);
    }

    public double inUnit(double oersted) {
        return unit.fromOersted(oersted);
    }

    /**
     * @param high and {@code low}, in the chosen unit, of the magnitude
     * @param inside true when the alarm is for a field between the two
     */
    public record Alarm(boolean on, double high, double low, boolean inside) {}

    /** Judged by the last reading. */
    public boolean alarmed(Alarm alarm) {
        double shown = Math.abs(unit.fromOersted(lastOersted));
        boolean between = shown >= alarm.low() && shown <= alarm.high();
        return alarm.on() && between == alarm.inside();
    }

    /** The largest reading since it was reset, in the chosen unit. */
    public double most() {
        return unit.fromOersted(Math.max(mostOersted, leastOersted));
    }

    public double least() {
        return unit.fromOersted(Math.min(mostOersted, leastOersted));
    }

    public void forgetExtremes() {
        mostOersted = lastOersted;
        leastOersted = lastOersted;
    }

    /** ZPROBE: what is there counts as nothing from now on; it takes a few seconds of readings. */
    public void zero() throws InterruptedException {
        double sum = 0;
        zeroOersted = 0;
        for (int i = 0; i < ZERO_READINGS; i++) {
            sum += measure();
        }
        zeroOersted = sum / ZERO_READINGS;
        forgetExtremes();
    }

    public String probeSerial() {
        return "H" + post.serial();
    }

    /** The field in the chosen unit; a reading takes its time. NaN when the probe is beyond its range. */
    public double field(boolean lessRelative) throws InterruptedException {
        double oersted = measure();
        if (Math.abs(oersted) > fullScale(range)) {
            return Double.NaN;
        }
        return unit.fromOersted(oersted - (lessRelative ? relativeOersted : 0));
    }

    private double measure() throws InterruptedException {
        post.time().sleepUntil(post.time().nanos() + model.readingNanos().get(digits - 1));
        double oersted = post.wires().probeOersted(post.role());
        if (autoRange) {
            range = 1;
            while (range < ranges() && Math.abs(oersted) > 0.95 * fullScale(range)) {
                range++;
            }
        }
        double read = errors[range - 1].apply(oersted) + noiseOersted() * normal.sample() - zeroOersted;
        lastOersted = read;
        mostOersted = Math.max(mostOersted, read);
        leastOersted = Math.min(leastOersted, read);
        return read;
    }

    private double noiseOersted() {
        return model.noiseOfRange().get(digits - 1) * fullScale(range);
    }

    public int statusByte() {
        int bits = events.summary() ? 1 << 5 : 0;
        return (bits & serviceEnable) != 0 ? bits | 1 << 6 : bits;
    }

    public void serviceEnable(int mask) {
        serviceEnable = mask & 0xff;
    }

    public int serviceEnable() {
        return serviceEnable;
    }

    public void operationComplete() {
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

    public Map<String, Object> state() {
        Map<String, Object> state = new TreeMap<>();
        state.put("output", false);
        state.put("range_oersted", fullScale(range));
        state.put("unit", unit.name().toLowerCase(java.util.Locale.ROOT));
        state.put("true_oersted", post.wires().probeOersted(post.role()));
        state.put("field_gain_error", errors[range - 1].gain());
        state.put("field_offset_error_oersted", errors[range - 1].offset());
        return state;
    }
}
