package io.mtjlab.simulators.wiring;

/**
 * Rectangular pulses: the first begins at {@code startNanos}, one follows every {@code periodNanos}. Edges are upright;
 * the width is what a real pulse has at half its height. A train so fast that nobody could follow its pulses one by one
 * (see {@link #FASTEST_PERIOD_NANOS}) acts by its mean once more than {@link #FOLLOWED} pulses are behind it.
 *
 * @param periodNanos from rise to rise; above {@code widthNanos}
 * @param widthNanos at the top level, at least 1
 * @param count number of pulses; {@link Long#MAX_VALUE} when they go on until something changes
 * @param baseLevel before, between and after the pulses
 * @param topLevel of a pulse
 */
public record PulseTrain(
        long startNanos, long periodNanos, long widthNanos, long count, double baseLevel, double topLevel)
        implements Waveform {

    public static final long FASTEST_PERIOD_NANOS = 100_000;

    public static final long FOLLOWED = 20_000;

    /** What lasts no longer counts as a pulse. */
    public static final long LONGEST_PULSE_NANOS = 1_000_000;

    public PulseTrain {
        if (widthNanos < 1 || periodNanos <= widthNanos) {
            throw new IllegalArgumentException("a pulse of " + widthNanos + " ns every " + periodNanos + " ns");
        }
    }

    /** How many pulses have begun by {@code nanos}. */
    private long begun(long nanos) {
        return nanos < startNanos ? 0 : Math.min(count, (nanos - startNanos) / periodNanos + 1);
    }

    private boolean blurred(long nanos) {
        return periodNanos < FASTEST_PERIOD_NANOS && begun(nanos) > FOLLOWED && nanos < endNanos();
    }

    /** When the last pulse is over; {@link Long#MAX_VALUE} for an endless train. */
    public long endNanos() {
        return count > (Long.MAX_VALUE - startNanos) / periodNanos - 1
                ? Long.MAX_VALUE
                : startNanos + (count - 1) * periodNanos + widthNanos;
    }

    private boolean high(long nanos) {
        long last = begun(nanos);
        return last > 0 && nanos - startNanos - (last - 1) * periodNanos < widthNanos;
    }

    @Override
    public double valueAt(long nanos) {
        if (blurred(nanos)) {
            return baseLevel + (topLevel - baseLevel) * widthNanos / periodNanos;
        }
        return high(nanos) ? topLevel : baseLevel;
    }

    @Override
    public boolean pulsedAt(long nanos) {
        return widthNanos <= LONGEST_PULSE_NANOS && !blurred(nanos) && high(nanos);
    }

    @Override
    public long nextStepAfter(long nanos) {
        long end = endNanos();
        if (nanos >= end) {
            return Long.MAX_VALUE;
        }
        if (blurred(nanos)) {
            return end;
        }
        long last = begun(nanos);
        if (last == 0) {
            return startNanos;
        }
        long rise = startNanos + (last - 1) * periodNanos;
        if (nanos < rise + widthNanos) {
            return rise + widthNanos;
        }
        return last < count ? rise + periodNanos : Long.MAX_VALUE;
    }
}
