package io.mtjlab.simulators.wiring;

/** Trigger lines between a source and a meter: when the source triggers, and what it does when the meter is done. */
public interface TriggerLine {

    /** Nobody triggers. */
    TriggerLine NONE = new TriggerLine() {
        @Override
        public long nextFrom(long readyNanos) {
            return Long.MAX_VALUE;
        }

        @Override
        public void complete(long nanos) {}
    };

    /**
     * The first trigger for a meter that is ready from {@code readyNanos}, as far as it is known; {@link Long#MAX_VALUE}
     * for none. It is taken with that.
     */
    long nextFrom(long readyNanos);

    /** The meter has completed what it was triggered to. */
    void complete(long nanos);
}
