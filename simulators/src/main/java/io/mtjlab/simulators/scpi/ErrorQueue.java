package io.mtjlab.simulators.scpi;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Errors in the order in which they happened. When the queue is full its last entry says so and later ones are lost
 * (SCPI-99 volume 2, 21.8.1).
 */
public final class ErrorQueue {

    /** One entry. */
    public record Entry(int code, String text) {
        static final Entry NONE = new Entry(0, StandardError.NO_ERROR.text());
    }

    private final int capacity;
    private final int overflowCode;
    private final QueueFilter filter = new QueueFilter();
    private final Deque<Entry> entries = new ArrayDeque<>();

    /**
     * @param capacity at least 2
     * @param overflowCode of the entry that says that others were lost: -350 by the standard
     */
    public ErrorQueue(int capacity, int overflowCode) {
        this.capacity = capacity;
        this.overflowCode = overflowCode;
    }

    QueueFilter filter() {
        return filter;
    }

    /** @return the code of the entry that is last in the queue now; 0 when such errors are not queued */
    public int add(int code, String text) {
        if (!filter.passes(code)) {
            return 0;
        }
        boolean full = entries.size() == capacity;
        if (full) {
            entries.removeLast();
        }
        Entry last = full ? new Entry(overflowCode, StandardError.QUEUE_OVERFLOW.text()) : new Entry(code, text);
        entries.addLast(last);
        return last.code();
    }

    /** Takes the oldest entry, or 0, "No error". */
    public Entry next() {
        Entry first = entries.pollFirst();
        return first == null ? Entry.NONE : first;
    }

    public int size() {
        return entries.size();
    }

    public void clear() {
        entries.clear();
    }
}
