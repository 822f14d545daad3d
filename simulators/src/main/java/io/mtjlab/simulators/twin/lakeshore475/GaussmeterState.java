package io.mtjlab.simulators.twin.lakeshore475;

import java.util.Map;
import java.util.TreeMap;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.mnemonic.ConditionRegister;
import io.mtjlab.simulators.mnemonic.EventRegister;
import io.mtjlab.simulators.mnemonic.MnemonicDialect;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.mnemonic.StatusByte;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;

/** A Lake Shore gaussmeter with a high-sensitivity probe (HSE) in direct-current mode. */
public final class GaussmeterState implements MnemonicDialect.Refusals {

    private static final int FINEST = 3;

    /** The zero is the mean of a few seconds of readings. */
    private static final int ZERO_READINGS = 20;

    private static final int EVENT_QUERY = 1 << 2;
    private static final int EVENT_EXECUTION = 1 << 4;
    private static final int EVENT_COMMAND = 1 << 5;
    private static final int EVENT_POWER_ON = 1 << 7;
    private static final int OPERATION_COMPLETE = 1;

    /** Of OPST?, as users' drivers of the 425 name them; the 475's are taken to be the same (remembered). */
    private static final int OVERLOAD = 1 << 1;

    private static final int NEW_READING = 1 << 2;
    private static final int ALARM = 1 << 3;
    private static final int ZERO_PROBE_DONE = 1 << 7;

    public final EventRegister events = new EventRegister();
    public final ConditionRegister operation = new ConditionRegister();
    private final Post post;
    private final GaussmeterModel model;
    private final CalibrationError[] errors;
    private ZigguratSampler.NormalizedGaussian normal;
    private FieldUnit unit = FieldUnit.GAUSS;
    private int range;
    private boolean autoRange = true;
    private int digits = FINEST;
    private int averaged = 1;
    private boolean relative;
    private double relativeOersted;
    private int serviceEnable;
    private double zeroOersted;
    private double lastOersted;
    private final FieldExtremes extremes = new FieldExtremes();

    public GaussmeterState(Post post, GaussmeterModel model) {
        this.post = post;
        this.model = model;
        this.errors = new CalibrationError[ranges()];
        this.range = ranges();
        post.wires().coils().probeOersted(post.role());
        for (int i = 0; i < ranges(); i++) {
            errors[i] = CalibrationError.draw(
                    post.calibration(), model.gainLimit(), model.offsetLimit() * fullScale(i + 1), "range", i);
        }
        normal = noise(post.calibration());
        post.wires().onUnit(post.role(), dice -> normal = noise(dice));
    }

    public int ranges() {
        return model.ranges();
    }

    private double fullScale(int number) {
        return model.fullScale(number);
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
        averaged = 1;
        relative = false;
        relativeOersted = 0;
    }

    public void powerOn() {
        reset();
        zeroOersted = 0;
        lastOersted = 0;
        forgetExtremes();
        clearStatus();
        events.enable(0);
        operation.powerOn();
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

    /** A filter that averages so many readings. */
    public void averaging(int readings) {
        averaged = readings;
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

    /** The last reading, in the chosen unit. */
    public double last() {
        return unit.fromOersted(lastOersted);
    }

    /** What ALARM makes of the last reading. */
    public void alarmed(boolean now) {
        operation.set(ALARM, now);
    }

    /** The largest reading since it was reset, in the chosen unit. */
    public double most() {
        return unit.fromOersted(extremes.most());
    }

    public double least() {
        return unit.fromOersted(extremes.least());
    }

    public void forgetExtremes() {
        extremes.anew(lastOersted);
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
        operation.happened(ZERO_PROBE_DONE);
    }

    /** ZCLEAR: the probe's own zero again. */
    public void clearZero() {
        zeroOersted = 0;
        operation.gone(ZERO_PROBE_DONE);
    }

    public String probeSerial() {
        return "H" + post.serial();
    }

    /** The field in the chosen unit; a reading takes its time. NaN when the probe is beyond its range. */
    public double field(boolean lessRelative) throws InterruptedException {
        double oersted = measure();
        if (operation.has(OVERLOAD)) {
            return Double.NaN;
        }
        return unit.fromOersted(oersted - (lessRelative ? relativeOersted : 0));
    }

    private double measure() throws InterruptedException {
        post.time().sleepUntil(post.time().nanos() + model.readingNanos().get(digits - 1));
        double oersted = post.wires().coils().probeOersted(post.role());
        if (autoRange) {
            range = 1;
            while (range < ranges() && Math.abs(oersted) > 0.95 * fullScale(range)) {
                range++;
            }
        }
        double read = errors[range - 1].apply(oersted) + noiseOersted() * normal.sample() - zeroOersted;
        lastOersted = read;
        extremes.take(read);
        operation.happened(NEW_READING);
        operation.set(OVERLOAD, Math.abs(read) > fullScale(range));
        return read;
    }

    private double noiseOersted() {
        return model.noiseOfRange().get(digits - 1) * fullScale(range) / Math.sqrt(averaged);
    }

    /** OPST?: a reading is new until this is asked. */
    public int operation() {
        int told = operation.condition();
        operation.gone(NEW_READING);
        return told;
    }

    /** *CLS clears both event registers (475 manual, table 6-2). */
    public void clearStatus() {
        events.clear();
        operation.clear();
    }

    @Override
    public int statusByte(boolean messageAvailable) {
        return StatusByte.of(messageAvailable, events.summary(), operation.summary(), serviceEnable);
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
        state.put("true_oersted", post.wires().coils().probeOersted(post.role()));
        state.put("field_gain_error", errors[range - 1].gain());
        state.put("field_offset_error_oersted", errors[range - 1].offset());
        return state;
    }
}
