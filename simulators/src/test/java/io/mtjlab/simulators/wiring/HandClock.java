package io.mtjlab.simulators.wiring;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import io.mtjlab.base.time.LabClock;

/** Free-running, as fast as the test says. */
public final class HandClock implements LabClock {

    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public Instant epoch() {
        return Instant.EPOCH;
    }

    @Override
    public void sleepUntil(long until) {
        nanos.accumulateAndGet(until, Math::max);
    }
}
