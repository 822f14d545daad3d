package io.mtjlab.simulators.twin.keithley2182a;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.twin.CalibrationError;

/**
 * One function of one channel with what is set for it: range, filters, reference. A conversion goes through it and comes
 * out as a reading.
 */
class Input {

    static final double OVERFLOW = 9.9e37;

    final DigitalFilter filter = new DigitalFilter();
    private final List<MeterRange> ranges;
    private final List<CalibrationError> errors = new ArrayList<>();
    private MeterRange range;
    private boolean autoRange;
    private boolean analogFilter;
    private boolean relative;
    private double reference;

    /** @param name keys its errors, which the instrument keeps for good */
    Input(List<MeterRange> ranges, RandomStreams calibration, String name) {
        this.ranges = List.copyOf(ranges);
        this.range = ranges.get(0);
        for (MeterRange each : ranges) {
            errors.add(CalibrationError.draw(calibration, each.fraction(), each.offsetVolts(), name, each.volts()));
        }
    }

    void reset() {
        autoRange = true;
        range = ranges.get(ranges.size() - 1);
        analogFilter = false;
        relative = false;
        reference = 0;
        filter.reset();
    }

    /**
     * Takes the range that holds what is at the terminals, where automatic range may.
     *
     * @return true when that is another one
     */
    boolean movesRange(double volts) {
        MeterRange before = range;
        if (autoRange) {
            range = MeterRange.forVolts(ranges, volts);
        }
        return range != before;
    }

    /**
     * Volts at the terminals as the instrument reads them; empty while a repeating filter fills.
     *
     * @param seconds since the last conversion
     * @param phase see {@link DigitalFilter#push}
     */
    OptionalDouble read(double volts, ReadingNoise noise, double seconds, double powerLineCycles, int phase) {
        double read = converted(volts, noise, seconds, powerLineCycles);
        return read == OVERFLOW ? OptionalDouble.of(OVERFLOW) : filter.push(read, range.volts(), phase);
    }

    /** The same before the digital filter. */
    double converted(double volts, ReadingNoise noise, double seconds, double powerLineCycles) {
        double read = error().apply(volts) + noise.next(range, seconds, powerLineCycles);
        return range.holds(read) ? read : OVERFLOW;
    }

    /** What is shown of a reading. */
    double shown(double reading) {
        return relative && reading != OVERFLOW ? reading - reference : reading;
    }

    CalibrationError error() {
        return errors.get(ranges.indexOf(range));
    }

    void range(double volts) {
        range = MeterRange.forVolts(ranges, volts);
        autoRange = false;
    }

    double range() {
        return range.volts();
    }

    void autoRange(boolean on) {
        autoRange = on;
    }

    boolean autoRange() {
        return autoRange;
    }

    void analogFilter(boolean on) {
        analogFilter = on;
    }

    boolean analogFilter() {
        return analogFilter;
    }

    void relative(boolean on) {
        relative = on;
    }

    boolean relative() {
        return relative;
    }

    void reference(double value) {
        reference = value;
    }

    double reference() {
        return reference;
    }

    /** Takes what is shown now as the reference. */
    void acquire(double shown) {
        reference = relative ? reference + shown : shown;
    }
}
