package io.mtjlab.simulators.wiring;

import java.util.Optional;

/** A level that follows lab time in steps: volts of a generator, amperes of a source. */
public interface Waveform {

    /** The level from {@code nanos} of lab time to the next step. */
    double valueAt(long nanos);

    /** The first step after {@code nanos}; {@link Long#MAX_VALUE} when the level stays. */
    long nextStepAfter(long nanos);

    /** True while the level at {@code nanos} is a pulse's: what it does to the junction counts as a pulse's. */
    default boolean pulsedAt(long nanos) {
        return false;
    }

    /** What of the level repeats itself at {@code nanos}, for those who look at it with a lock-in. */
    default Optional<Tone> toneAt(long nanos) {
        return Optional.empty();
    }

    /** A level that does not move. */
    static Waveform constant(double level) {
        return new Constant(level);
    }

    /** See {@link #constant}. */
    record Constant(double level) implements Waveform {
        @Override
        public double valueAt(long nanos) {
            return level;
        }

        @Override
        public long nextStepAfter(long nanos) {
            return Long.MAX_VALUE;
        }
    }
}
