package io.mtjlab.simulators.twin.generator;

import java.util.BitSet;

import io.mtjlab.simulators.wiring.PulseTrain;
import io.mtjlab.simulators.wiring.Waveform;

/**
 * A digital pattern: one bit in every period, again and again. A one is a pulse of {@code widthNanos} (return to zero),
 * or lasts the whole period (non-return to zero: then the width is the period). What is faster than anybody could follow
 * acts by its mean once enough of it has gone by, as a train of equal pulses does.
 *
 * @param length of the pattern, in bits
 * @param repetitions of the whole pattern; {@link Long#MAX_VALUE} for one that goes on
 */
public record BitTrain(
        long startNanos,
        long periodNanos,
        long widthNanos,
        BitSet bits,
        int length,
        long repetitions,
        double baseLevel,
        double topLevel)
        implements Waveform {

    public BitTrain {
        if (widthNanos < 1 || periodNanos < widthNanos || length < 1) {
            throw new IllegalArgumentException(length + " bits of " + widthNanos + " in " + periodNanos + " ns");
        }
        bits = (BitSet) bits.clone();
    }

    private long patternNanos() {
        return periodNanos * length;
    }

    /** When the last bit is over; {@link Long#MAX_VALUE} for an endless pattern. */
    public long endNanos() {
        return repetitions > (Long.MAX_VALUE - startNanos) / patternNanos()
                ? Long.MAX_VALUE
                : startNanos + repetitions * patternNanos();
    }

    private boolean blurred(long nanos) {
        return periodNanos < PulseTrain.FASTEST_PERIOD_NANOS
                && (nanos - startNanos) / periodNanos > PulseTrain.FOLLOWED;
    }

    private boolean set(long nanos) {
        return bits.get((int) ((nanos - startNanos) / periodNanos % length));
    }

    private boolean high(long nanos) {
        return nanos >= startNanos
                && nanos < endNanos()
                && set(nanos)
                && (nanos - startNanos) % periodNanos < widthNanos;
    }

    @Override
    public double valueAt(long nanos) {
        if (nanos >= startNanos && nanos < endNanos() && blurred(nanos)) {
            double share = (double) bits.get(0, length).cardinality() / length * widthNanos / periodNanos;
            return baseLevel + (topLevel - baseLevel) * share;
        }
        return high(nanos) ? topLevel : baseLevel;
    }

    @Override
    public boolean pulsedAt(long nanos) {
        return widthNanos <= PulseTrain.LONGEST_PULSE_NANOS && high(nanos) && !blurred(nanos);
    }

    @Override
    public long nextStepAfter(long nanos) {
        if (nanos < startNanos) {
            return startNanos;
        }
        if (nanos >= endNanos()) {
            return Long.MAX_VALUE;
        }
        if (blurred(nanos)) {
            return endNanos();
        }
        long began = nanos - (nanos - startNanos) % periodNanos;
        return high(nanos) && nanos < began + widthNanos ? began + widthNanos : began + periodNanos;
    }
}
