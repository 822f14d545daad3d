package io.mtjlab.protocols.setup;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.base.time.LabClock;

/** Lab time since the start of a staircase, and the pace of its steps. */
public final class StepTimer {

    private final LabClock clock;
    private final long startNanos;
    private final List<Double> stepSeconds = new ArrayList<>();
    private final List<Double> readingSeconds = new ArrayList<>();
    private long lastNanos;

    private StepTimer(LabClock clock) {
        this.clock = clock;
        this.startNanos = clock.nanos();
        this.lastNanos = startNanos;
    }

    public static StepTimer start(LabClock clock) {
        return new StepTimer(clock);
    }

    /**
     * Ends a step whose field had arrived at {@code arrivedNanos} of lab time.
     *
     * @return seconds since the start
     */
    public double lap(long arrivedNanos) {
        long now = clock.nanos();
        stepSeconds.add((now - lastNanos) * 1e-9);
        readingSeconds.add((now - arrivedNanos) * 1e-9);
        lastNanos = now;
        return (now - startNanos) * 1e-9;
    }

    /** Median duration of a step in seconds, whatever its pauses; at least one step must have ended. */
    public double medianStepSeconds() {
        return median(stepSeconds);
    }

    /** Median time in seconds from the arrival of the field until the step had been read. */
    public double medianReadingSeconds() {
        return median(readingSeconds);
    }

    private static double median(List<Double> seconds) {
        double[] sorted =
                seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return 0.5 * (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]);
    }
}
