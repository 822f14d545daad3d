package io.mtjlab.simulators.twin.generator;

import io.mtjlab.simulators.wiring.Waveform;

/**
 * A burst that begins anew every {@code periodNanos}.
 *
 * @param once the first of them, at rest before and behind
 * @param periodNanos not shorter than the burst
 */
public record RepeatedBurst(Waveform once, long startNanos, long periodNanos) implements Waveform {

    private long inFirst(long nanos) {
        return startNanos + Math.floorMod(nanos - startNanos, periodNanos);
    }

    @Override
    public double valueAt(long nanos) {
        return once.valueAt(nanos < startNanos ? nanos : inFirst(nanos));
    }

    @Override
    public boolean pulsedAt(long nanos) {
        return nanos >= startNanos && once.pulsedAt(inFirst(nanos));
    }

    @Override
    public long nextStepAfter(long nanos) {
        if (nanos < startNanos) {
            return startNanos;
        }
        long first = inFirst(nanos);
        long next = once.nextStepAfter(first);
        long end = startNanos + periodNanos;
        return nanos + (Math.min(next, end) - first);
    }
}
