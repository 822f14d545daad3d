package io.mtjlab.simulators.twin.keithley6221;

import java.util.List;

/**
 * One level after the other, each as long as its delay; the last delay goes for the rest.
 *
 * @param triggers when each step triggers a meter
 */
record Steps(long startNanos, List<Double> levels, List<Double> delays, long times, Triggers triggers)
        implements SweepCourse {

    static final Steps NONE = new Steps(Long.MAX_VALUE, List.of(0.0), List.of(1.0), 1, Triggers.NONE);

    Steps {
        levels = List.copyOf(levels);
        delays = List.copyOf(delays);
    }

    Steps from(long nanos) {
        return new Steps(nanos, levels, delays, times, triggers);
    }

    private long nanosOf(int index) {
        return Math.round(1e9 * delays.get(Math.min(index, delays.size() - 1)));
    }

    private long period() {
        long sum = 0;
        for (int i = 0; i < levels.size(); i++) {
            sum += nanosOf(i);
        }
        return sum;
    }

    @Override
    public long endNanos() {
        return startNanos == Long.MAX_VALUE || times > (Long.MAX_VALUE - startNanos) / period()
                ? Long.MAX_VALUE
                : startNanos + times * period();
    }

    @Override
    public double valueAt(long nanos) {
        return levels.get(indexAt(nanos));
    }

    @Override
    public int indexAt(long nanos) {
        if (nanos < startNanos) {
            return 0;
        }
        if (nanos >= endNanos()) {
            return levels.size() - 1;
        }
        long into = (nanos - startNanos) % period();
        int index = 0;
        while (into >= nanosOf(index)) {
            into -= nanosOf(index++);
        }
        return index;
    }

    @Override
    public long nextStepAfter(long nanos) {
        if (nanos < startNanos) {
            return startNanos;
        }
        if (nanos >= endNanos()) {
            return Long.MAX_VALUE;
        }
        long into = (nanos - startNanos) % period();
        long edge = nanos - into;
        for (int i = 0; i < levels.size(); i++) {
            edge += nanosOf(i);
            if (edge > nanos) {
                return edge;
            }
        }
        return edge;
    }

    @Override
    public long awaitedNanos(long now) {
        return startNanos == Long.MAX_VALUE || endNanos() == Long.MAX_VALUE ? 0 : endNanos();
    }

    @Override
    public long nextFrom(long readyNanos) {
        if (triggers == Triggers.NONE || startNanos == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        long first = Math.max(0, readyNanos - startNanos) / period();
        for (long round = Math.max(0, first - 1); round < Math.min(times, first + 2); round++) {
            long at = startNanos + round * period();
            for (int i = 0; i < levels.size(); i++) {
                long trigger = at + (triggers == Triggers.AFTER_DELAY ? nanosOf(i) : 0);
                if (trigger >= readyNanos) {
                    return trigger;
                }
                at += nanosOf(i);
            }
        }
        return Long.MAX_VALUE;
    }

    /** The next step does not wait for that. */
    @Override
    public void complete(long nanos) {}
}
