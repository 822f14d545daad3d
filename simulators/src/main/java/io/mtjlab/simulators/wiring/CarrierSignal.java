package io.mtjlab.simulators.wiring;

/** What a microwave generator puts out over lab time: steady between steps, as in a sweep from point to point. */
public interface CarrierSignal {

    /** From {@code nanos} of lab time to the next step. */
    RfDrive at(long nanos);

    /** The first step after {@code nanos}; {@link Long#MAX_VALUE} when the carrier stays. */
    long nextStepAfter(long nanos);

    /** A carrier that does not change. */
    static CarrierSignal steady(RfDrive carrier) {
        return new Steady(carrier);
    }

    /** See {@link #steady}. */
    record Steady(RfDrive carrier) implements CarrierSignal {
        @Override
        public RfDrive at(long nanos) {
            return carrier;
        }

        @Override
        public long nextStepAfter(long nanos) {
            return Long.MAX_VALUE;
        }
    }
}
