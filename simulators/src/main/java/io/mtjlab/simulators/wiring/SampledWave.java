package io.mtjlab.simulators.wiring;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A repeated shape as a staircase. One whose steps are shorter than {@link #SHORTEST_STEP_NANOS} acts by its mean: every
 * step is an event of the bench, and a bench on real time must keep up with them.
 *
 * @param periodNanos of one repetition
 * @param samples levels of equal duration, as many as the shape needs
 * @param endNanos when it stops; {@link Long#MAX_VALUE} for never
 * @param afterwards the level from then on
 * @param tone what a lock-in sees of it; null for nothing
 */
public record SampledWave(
        long startNanos,
        double periodNanos,
        List<Double> samples,
        long endNanos,
        double afterwards,
        @Nullable Tone tone)
        implements Waveform {

    /** One that no lock-in looks at. */
    public SampledWave(long startNanos, double periodNanos, List<Double> samples, long endNanos, double afterwards) {
        this(startNanos, periodNanos, samples, endNanos, afterwards, null);
    }

    static final double SHORTEST_STEP_NANOS = 1e5;

    public SampledWave {
        samples = List.copyOf(samples);
    }

    private boolean blurred() {
        return samples.size() > 1 && stepNanos() < SHORTEST_STEP_NANOS;
    }

    private double stepNanos() {
        return periodNanos / samples.size();
    }

    @Override
    public double valueAt(long nanos) {
        if (nanos >= endNanos || nanos < startNanos) {
            return afterwards;
        }
        if (blurred()) {
            return samples.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        }
        long step = (long) Math.floor((nanos - startNanos) / stepNanos());
        return samples.get((int) (step % samples.size()));
    }

    @Override
    public long nextStepAfter(long nanos) {
        if (nanos >= endNanos) {
            return Long.MAX_VALUE;
        }
        if (nanos < startNanos) {
            return startNanos;
        }
        if (blurred()) {
            return endNanos;
        }
        long step = (long) Math.floor((nanos - startNanos) / stepNanos());
        long next = startNanos + (long) Math.ceil((step + 1) * stepNanos());
        return Math.min(endNanos, Math.max(next, nanos + 1));
    }

    @Override
    public Optional<Tone> toneAt(long nanos) {
        return nanos >= startNanos && nanos < endNanos ? Optional.ofNullable(tone) : Optional.empty();
    }
}
