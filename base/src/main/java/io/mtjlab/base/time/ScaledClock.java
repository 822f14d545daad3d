package io.mtjlab.base.time;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A free-running clock, a factor faster than wall time. */
public class ScaledClock implements LabClock {

    private final Instant epoch = Instant.now();
    private final long startNanos = System.nanoTime();
    private final double factor;

    /** @param factor seconds of lab time in a second of wall time, above 0 */
    public ScaledClock(double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("time factor " + factor + " is not a positive number");
        }
        this.factor = factor;
    }

    @Override
    public long nanos() {
        return (long) ((System.nanoTime() - startNanos) * factor);
    }

    @Override
    public Instant epoch() {
        return epoch;
    }

    @Override
    public void sleepUntil(long nanos) throws InterruptedException {
        for (long left = nanos - nanos(); left > 0; left = nanos - nanos()) {
            TimeUnit.NANOSECONDS.sleep((long) Math.ceil(left / factor));
        }
    }
}
