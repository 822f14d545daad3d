package io.mtjlab.simulators.twin.keithley2182a;

import java.util.OptionalDouble;

/**
 * Two conversions that make one reading (2182A-900-01, section 5): the ratio of channel 1 to channel 2, or the delta
 * {@code (V1 - V2) / 2} of two looks at channel 1.
 */
final class Pair {

    private boolean ratio;
    private boolean delta;
    private OptionalDouble first = OptionalDouble.empty();

    void reset() {
        ratio = false;
        delta = false;
        clear();
    }

    void clear() {
        first = OptionalDouble.empty();
    }

    /** One of the two excludes the other. */
    void ratio(boolean on) {
        ratio = on;
        delta &= !on;
        clear();
    }

    void delta(boolean on) {
        delta = on;
        ratio &= !on;
        clear();
    }

    boolean ratio() {
        return ratio;
    }

    boolean delta() {
        return delta;
    }

    boolean on() {
        return ratio || delta;
    }

    /** True when the next conversion is the second of the two. */
    boolean second() {
        return first.isPresent();
    }

    /** The reading that this conversion completes, if it is the second. */
    OptionalDouble push(double volts) {
        if (first.isEmpty()) {
            first = OptionalDouble.of(volts);
            return OptionalDouble.empty();
        }
        double before = first.getAsDouble();
        clear();
        if (before == Input.OVERFLOW || volts == Input.OVERFLOW || ratio && volts == 0) {
            return OptionalDouble.of(Input.OVERFLOW);
        }
        return OptionalDouble.of(ratio ? before / volts : (before - volts) / 2);
    }
}
