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

    boolean anyoneListensAt(long nanos) {
        return recorders.stream().anyMatch(recorder -> recorder.listensAt(nanos));
    }

    /** @param seen what there is at the terminals of an instrument, by its role */
    void deliver(long from, long to, Function<String, WindowRecorder.Terminals> seen) {
        for (WindowRecorder recorder : recorders) {
            if (recorder.listensAt(from)) {
                recorder.record(from, to, seen.apply(recorder.role()));
            }
        }
    }
}
