package io.mtjlab.simulators.wiring;

import java.util.Optional;

/**
 * A level that swings around a constant one, too fast for the bench to follow swing by swing: the junction feels its
 * mean, and a lock-in its tone.
 */
public record Oscillation(double mean, Tone tone) implements Waveform {

    @Override
    public double valueAt(long nanos) {
        return mean;
    }

    @Override
    public long nextStepAfter(long nanos) {
        return Long.MAX_VALUE;
    }

    @Override
    public Optional<Tone> toneAt(long nanos) {
        return Optional.of(tone);
    }
}
