package io.mtjlab.simulators.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Those who average what they see over windows of time. */
final class Recorders {

    private final List<WindowRecorder> recorders = new ArrayList<>();

    void attach(WindowRecorder recorder) {
        recorders.add(recorder);
    }

    /** The first edge of anybody's window after {@code nanos}, at the latest {@code end}. */
    long nextEdgeAfter(long nanos, long end) {
        long edge = end;
        for (WindowRecorder recorder : recorders) {
            edge = Math.min(edge, recorder.nextEdgeAfter(nanos));
        }
        return edge;
    }

    /** @param now of a clock that runs freely, where what nobody needs is left out; below 0 of a driven one */
    boolean anyoneListensAt(long nanos, long now) {
        for (WindowRecorder recorder : recorders) {
            if (listens(recorder, nanos, now)) {
                return true;
            }
        }
        return false;
    }

    private static boolean listens(WindowRecorder recorder, long nanos, long now) {
        return recorder.listensAt(nanos) && (now < 0 || nanos >= recorder.neededFrom(now));
    }

    /**
     * @param now see {@link #anyoneListensAt}
     * @param seen what there is at the terminals of an instrument, by its role
     */
    void deliver(long from, long to, long now, Function<String, WindowRecorder.Terminals> seen) {
        for (WindowRecorder recorder : recorders) {
            if (listens(recorder, from, now)) {
                recorder.record(from, to, seen.apply(recorder.role()));
            }
        }
    }
}
