package io.mtjlab.protocols.setup;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ValueTypes;

/** What every measurement with a lock-in says about its filter. */
public final class LockInParameters {

    public static final Parameter<Double> TIME_CONSTANT = Parameter.byDefault(
            "lockin.time_constant_seconds",
            Unit.SECOND,
            ValueTypes.number(1e-5, 3e4),
            0.1,
            "of each pole of the lock-in's filter",
            "choice: with four poles 0.8 Hz of noise bandwidth, 5 nV of a 6 nV/sqrt(Hz) input");

    public static final Parameter<Integer> SLOPE = Parameter.byDefault(
            "lockin.slope_db_per_octave",
            Unit.ONE,
            ValueTypes.oneOf(6, 12, 18, 24),
            24,
            "of the lock-in's filter, 6 for each pole",
            "the steepest keeps the second harmonic of the rate out");

    private LockInParameters() {}

    /** Time to a thousandth, for estimates: four poles take 13 time constants, fewer sooner. */
    public static double settlingSeconds(Arguments step) {
        double poles = step.get(SLOPE) / 6.0;
        return (7 + 2 * (poles - 1)) * step.get(TIME_CONSTANT);
    }
}
