package io.mtjlab.simulators.twin.sampling;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.wiring.WindowRecorder;

/** Measuring points of equal duration. The last part of each, its aperture, is when the input is looked at. */
public final class PointSeries implements WindowRecorder {

    /** @param points {@link Long#MAX_VALUE} when they go on until stopped */
    public record Plan(long startNanos, long intervalNanos, long apertureNanos, long points) {
        public Plan {
            if (apertureNanos < 1 || intervalNanos < apertureNanos) {
                throw new IllegalArgumentException("aperture " + apertureNanos + " ns in " + intervalNanos + " ns");
            }
        }

        /** When the last point is done. */
        public long endNanos() {
            return points > (Long.MAX_VALUE - startNanos) / intervalNanos
                    ? Long.MAX_VALUE
                    : startNanos + points * intervalNanos;
        }

        long done(long index) {
            return startNanos + (index + 1) * intervalNanos;
        }
    }

    /** Takes points in the order of time. */
    @FunctionalInterface
    public interface Sink {
        /** @param doneNanos when the point is over and its result is known */
        void point(Terminals mean, long doneNanos);
    }

    /** Who waits for a series has it worked out in pieces of this at most, or of so many points. */
    public static final long PIECE_NANOS = 1_000_000_000;

    private static final int PIECE_POINTS = 4096;

    private final String role;
    private final Sink sink;
    private @Nullable Plan plan;
    private double volts;
    private double junctionVolts;
    private double amperes;

    public PointSeries(String role, Sink sink) {
        this.role = role;
        this.sink = sink;
    }

    public void start(Plan next) {
        plan = next;
        clear();
    }

    /**
     * Makes the rest of the series from now on, with the same interval.
     *
     * @param points how many are left
     * @return false when there is no series
     */
    public boolean goOnFrom(long nanos, long points) {
        Plan now = plan;
        if (now == null) {
            return false;
        }
        start(new Plan(nanos, now.intervalNanos(), now.apertureNanos(), points));
        return true;
    }

    public void stop() {
        plan = null;
    }

    /** When the present series is over; 0 when there is none. */
    public long endNanos() {
        Plan now = plan;
        return now == null ? 0 : now.endNanos();
    }

    /** How much of the present series to work out at once. */
    public long pieceNanos() {
        Plan now = plan;
        return now == null ? PIECE_NANOS : Math.min(PIECE_NANOS, PIECE_POINTS * now.intervalNanos());
    }

    /** When the point that is under way, or the next one, is done. */
    public long nextDoneAfter(long nanos) {
        Plan now = plan;
        if (now == null || nanos >= now.endNanos()) {
            return Long.MAX_VALUE;
        }
        return nanos < now.startNanos() ? now.done(0) : now.done((nanos - now.startNanos()) / now.intervalNanos());
    }

    @Override
    public String role() {
        return role;
    }

    @Override
    public long nextEdgeAfter(long nanos) {
        Plan now = plan;
        if (now == null || nanos >= now.endNanos()) {
            return Long.MAX_VALUE;
        }
        long done = nextDoneAfter(nanos);
        long opens = done - now.apertureNanos();
        return nanos < opens ? opens : done;
    }

    @Override
    public boolean listensAt(long nanos) {
        Plan now = plan;
        if (now == null || nanos < now.startNanos() || nanos >= now.endNanos()) {
            return false;
        }
        return nanos >= nextDoneAfter(nanos) - now.apertureNanos();
    }

    @Override
    public void record(long fromNanos, long toNanos, Terminals seen) {
        Plan now = plan;
        if (now == null) {
            return;
        }
        double weight = (double) (toNanos - fromNanos) / now.apertureNanos();
        volts += weight * seen.volts();
        junctionVolts += weight * seen.junctionVolts();
        amperes += weight * seen.amperes();
        if (toNanos == nextDoneAfter(fromNanos)) {
            Terminals mean = new Terminals(volts, junctionVolts, amperes);
            clear();
            sink.point(mean, toNanos);
        }
    }

    private void clear() {
        volts = 0;
        junctionVolts = 0;
        amperes = 0;
    }
}
