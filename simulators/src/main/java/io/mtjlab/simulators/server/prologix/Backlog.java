package io.mtjlab.simulators.server.prologix;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What has arrived while the controller was reading, in its order. Filled and emptied by one thread. */
final class Backlog {

    private record Entry(int bytes, Runnable act) {}

    private final int mostBytes;
    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    private int bytes;

    Backlog(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** What does not fit any more is lost, as in the controller's own memory. */
    void add(int size, Runnable act) {
        if (bytes + size <= mostBytes) {
            bytes += size;
            entries.add(new Entry(size, act));
        }
    }

    /** @return false when nothing is left */
    boolean runNext() {
        Entry next = entries.poll();
        if (next == null) {
            return false;
        }
        bytes -= next.bytes;
        next.act.run();
        return true;
    }

    /** From any thread. */
    boolean isEmpty() {
        return entries.isEmpty();
    }
}
