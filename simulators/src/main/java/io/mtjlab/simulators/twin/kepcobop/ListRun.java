package io.mtjlab.simulators.twin.kepcobop;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;

import io.mtjlab.simulators.wiring.Trajectory;

/** A list under way: level after level, each for its dwell time; the coil's current follows as it does any setting. */
final class ListRun implements Trajectory {

    /**
     * What is to be gone through.
     *
     * @param levels in order, and {@code dwellNanos} of each
     * @param count how often; 0 for ever
     * @param skip levels at the beginning that only the first time goes through
     */
    record Program(List<Double> levels, List<Long> dwellNanos, int count, int skip) {

        /** When it is over; {@link Long#MAX_VALUE} for one without end. */
        long endNanos(long begin) {
            if (count == 0) {
                return Long.MAX_VALUE;
            }
            long once = 0;
            long skipped = 0;
            for (int i = 0; i < levels.size(); i++) {
                once += dwellNanos.get(i);
                skipped += i < skip ? dwellNanos.get(i) : 0;
            }
            return begin + count * once - (count - 1) * skipped;
        }
    }

    /** How the current goes on from some amperes at some moment, to a level. */
    interface Course {
        CoilCurrent from(long nanos, double amperes, double level);
    }

    /** One level under way. */
    private record Stretch(double level, CoilCurrent current) {}

    /** Those who look ahead do so by a level or two; what is older than this many is forgotten. */
    private static final int KEPT = 16;

    private final Program program;
    private final Course course;
    private final long endNanos;
    private final ArrayDeque<Stretch> stretches = new ArrayDeque<>();
    private int index;
    private long switchNanos;

    /** @param before the current as it was */
    ListRun(Program program, CoilCurrent before, long nanos, Course course) {
        this.program = program;
        this.course = course;
        this.switchNanos = nanos;
        this.endNanos = program.endNanos(nanos);
        stretches.add(new Stretch(program.levels().get(0), before));
    }

    private void follow(long nanos) {
        while (switchNanos <= nanos && switchNanos < endNanos) {
            double level = program.levels().get(index);
            double amperes = stretches.getLast().current().exactAmperes(switchNanos);
            stretches.add(new Stretch(level, course.from(switchNanos, amperes, level)));
            if (stretches.size() > KEPT) {
                stretches.removeFirst();
            }
            switchNanos += program.dwellNanos().get(index);
            index++;
            if (index == program.levels().size()) {
                index = program.skip() < program.levels().size() ? program.skip() : 0;
            }
        }
    }

    private Stretch at(long nanos) {
        follow(nanos);
        Iterator<Stretch> latestFirst = stretches.descendingIterator();
        Stretch found = latestFirst.next();
        while (found.current().startNanos() > nanos && latestFirst.hasNext()) {
            found = latestFirst.next();
        }
        return found;
    }

    CoilCurrent current(long nanos) {
        return at(nanos).current();
    }

    double level(long nanos) {
        return at(nanos).level();
    }

    boolean over(long nanos) {
        return nanos >= endNanos;
    }

    /** {@link Long#MAX_VALUE} for one without end. */
    long endNanos() {
        return endNanos;
    }

    @Override
    public double amperesAt(long nanos) {
        return at(nanos).current().amperesAt(nanos);
    }

    @Override
    public long nextStepAfter(long nanos) {
        Stretch now = at(nanos);
        long next = switchNanos;
        for (Stretch later : stretches) {
            if (later.current().startNanos() > nanos) {
                next = Math.min(next, later.current().startNanos());
            }
        }
        boolean last = next >= endNanos;
        return Math.min(now.current().nextStepAfter(nanos), last ? Long.MAX_VALUE : next);
    }
}
