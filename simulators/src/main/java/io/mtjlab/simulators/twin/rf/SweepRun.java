package io.mtjlab.simulators.twin.rf;

import java.util.List;
import java.util.function.Function;

import io.mtjlab.simulators.wiring.CarrierSignal;
import io.mtjlab.simulators.wiring.RfDrive;

/**
 * Where a sweep is: it waits at its first point, runs by itself from a moment of lab time on, once or again and again, or
 * goes to the next point whenever it is told to. Nothing wakes up for it: where it is follows from the time.
 */
public final class SweepRun {

    private List<SweepPoint> points = List.of();
    private long[] ends = {};
    private boolean started;
    private boolean repeats;
    private boolean retraces = true;
    private boolean stepwise;
    private long startNanos;
    private int step;

    /** Takes a new set of points and waits at the first. */
    public void arm(List<SweepPoint> next, boolean returnsToFirst) {
        points = List.copyOf(next);
        retraces = returnsToFirst;
        started = false;
        stepwise = false;
        step = 0;
        ends = new long[points.size()];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += Math.max(1, points.get(i).dwellNanos());
            ends[i] = end;
        }
    }

    /** Runs by itself from {@code nanos} on. */
    public void start(long nanos, boolean again) {
        started = true;
        stepwise = false;
        repeats = again;
        startNanos = nanos;
    }

    /** Stands at a point, counted from 0, until it is told to go on. */
    public void standAt(int index) {
        started = true;
        stepwise = true;
        step = index;
    }

    /** Goes to the next point; behind the last the sweep is over. */
    public void next() {
        if (step + 1 < points.size()) {
            step++;
        } else {
            stop();
        }
    }

    /** Ends; the generator goes back to the first point, or stays at the last, as it was told. */
    public void stop() {
        step = retraces ? 0 : Math.max(0, points.size() - 1);
        stepwise = true;
        started = false;
    }

    public boolean stepping() {
        return started && stepwise;
    }

    public int size() {
        return points.size();
    }

    private long total() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    /** True while it goes from point to point by itself. */
    public boolean running(long nanos) {
        return started && !stepwise && (repeats || nanos < endNanos());
    }

    /** When a sweep that runs once is over; 0 for any other. */
    public long endNanos() {
        return started && !stepwise && !repeats ? startNanos + total() : 0;
    }

    /** The point that it is at, counted from 0. */
    public int index(long nanos) {
        if (points.isEmpty() || !started || stepwise) {
            return step;
        }
        long at = nanos - startNanos;
        if (at < 0) {
            return 0;
        }
        if (at >= total() && !repeats) {
            return retraces ? 0 : points.size() - 1;
        }
        long within = at % total();
        int index = 0;
        while (ends[index] <= within) {
            index++;
        }
        return index;
    }

    /** The point that it is at. Arm it first. */
    public SweepPoint point(long nanos) {
        return points.get(index(nanos));
    }

    private long nextStepAfter(long nanos) {
        if (!running(nanos)) {
            return Long.MAX_VALUE;
        }
        if (nanos < startNanos) {
            return startNanos;
        }
        long round = (nanos - startNanos) / total() * total();
        return startNanos + round + ends[index(nanos)];
    }

    /**
     * What comes out.
     *
     * @param carrier at a point
     */
    public CarrierSignal signal(Function<SweepPoint, RfDrive> carrier) {
        List<RfDrive> each = points.stream().map(carrier).toList();
        return new CarrierSignal() {
            @Override
            public RfDrive at(long nanos) {
                return each.get(index(nanos));
            }

            @Override
            public long nextStepAfter(long nanos) {
                return SweepRun.this.nextStepAfter(nanos);
            }
        };
    }
}
