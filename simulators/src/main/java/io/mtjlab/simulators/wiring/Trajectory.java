package io.mtjlab.simulators.wiring;

/** A current on its way to a new value, in steps small enough not to matter. */
public interface Trajectory {

    /** The current from {@code nanos} of lab time to the next step, in ampere. */
    double amperesAt(long nanos);

    /** The first step after {@code nanos}; {@link Long#MAX_VALUE} when the current stays. */
    long nextStepAfter(long nanos);

    /** A current that does not move. */
    static Trajectory constant(double amperes) {
        return new Trajectory() {
            @Override
            public double amperesAt(long nanos) {
                return amperes;
            }

            @Override
            public long nextStepAfter(long nanos) {
                return Long.MAX_VALUE;
            }
        };
    }
}
