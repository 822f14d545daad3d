package io.mtjlab.simulators.server;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Tasks that wait for a moment of wall time, earliest first. */
final class Alarms {

    private record Alarm(long dueNanos, Reactor.Task task) implements Comparable<Alarm> {
        @Override
        public int compareTo(Alarm other) {
            return Long.signum(dueNanos - other.dueNanos);
        }
    }

    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();

    synchronized void set(long nanosFromNow, Reactor.Task task) {
        alarms.add(new Alarm(System.nanoTime() + nanosFromNow, task));
    }

    /** How long to wait for the next one, rounded up; 0, which means for ever, when there is none. */
    synchronized long millisToNext() {
        Alarm first = alarms.peek();
        return first == null ? 0 : Math.max(1, (first.dueNanos - System.nanoTime() + 999_999) / 1_000_000);
    }

    /** Takes those whose moment has come. */
    synchronized List<Reactor.Task> due() {
        List<Reactor.Task> due = new ArrayList<>();
        long now = System.nanoTime();
        while (!alarms.isEmpty() && alarms.element().dueNanos - now <= 0) {
            due.add(alarms.remove().task);
        }
        return due;
    }
}
