package io.mtjlab.simulators.wiring;

import java.util.Optional;

/**
 * What a source really does when it is told a level.
 *
 * @param told as set
 * @param gain error in proportion
 * @param offset error besides, in the unit of the level
 */
public record Erring(Waveform told, double gain, double offset) implements Waveform {

    @Override
    public double valueAt(long nanos) {
        return told.valueAt(nanos) * (1 + gain) + offset;
    }

    @Override
    public long nextStepAfter(long nanos) {
        return told.nextStepAfter(nanos);
    }

    @Override
    public Optional<Tone> toneAt(long nanos) {
        return told.toneAt(nanos).map(tone -> tone.times(1 + gain));
    }
}
