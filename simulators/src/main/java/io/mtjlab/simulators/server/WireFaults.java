package io.mtjlab.simulators.server;

import java.time.Duration;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * What is wrong with an instrument's link, whichever wire it is. Set from any thread; each answer passes here before it
 * is sent. A fault that is planned for a moment of lab time is found when the next command comes or its answer goes:
 * nobody could have noticed earlier, and nothing needs to wake up for it.
 */
public final class WireFaults {

    private record Planned(long nanos, int order, Runnable fault) implements Comparable<Planned> {
        @Override
        public int compareTo(Planned other) {
            return nanos != other.nanos ? Long.compare(nanos, other.nanos) : Integer.compare(order, other.order);
        }
    }

    private final UniformRandomProvider dice;
    private final AtomicInteger cutAfter = new AtomicInteger(-1);
    private final PriorityQueue<Planned> plan = new PriorityQueue<>();
    private volatile boolean planned;
    private volatile boolean silent;
    private volatile Duration delay = Duration.ZERO;
    private volatile double garbled;

    /** @param dice decide which answers are garbled, and where */
    public WireFaults(UniformRandomProvider dice) {
        this.dice = dice;
    }

    /** Commands are taken, answers are not sent. */
    public void silent(boolean on) {
        silent = on;
    }

    /** Every answer comes so much lab time later. */
    public void delay(Duration later) {
        delay = later;
    }

    /** The next answer stops after so many bytes, and its connection with it. */
    public void cutNextAnswerAfter(int bytes) {
        cutAfter.set(bytes);
    }

    /** @param probability that one byte of an answer is another one, as on a bad cable */
    public void garble(double probability) {
        garbled = probability;
    }

    /** Ends what lasts, and forgets what is planned. */
    public void clear() {
        silent(false);
        delay(Duration.ZERO);
        cutNextAnswerAfter(-1);
        garble(0);
        synchronized (plan) {
            plan.clear();
            planned = false;
        }
    }

    /** Has something happen at a moment of lab time. */
    public void at(long nanos, Runnable fault) {
        synchronized (plan) {
            plan.add(new Planned(nanos, plan.size(), fault));
            planned = true;
        }
    }

    /** Lets happen what was planned until now. */
    void happen(long nanos) {
        while (planned) {
            Planned next;
            synchronized (plan) {
                if (plan.isEmpty() || plan.element().nanos > nanos) {
                    return;
                }
                next = plan.remove();
                planned = !plan.isEmpty();
            }
            next.fault.run();
        }
    }

    Duration delay() {
        return delay;
    }

    Answer dress(byte[] answer) {
        if (answer.length == 0 || silent) {
            return Answer.NONE;
        }
        if (garbled > 0 && dice.nextDouble() < garbled) {
            int at = dice.nextInt(answer.length);
            answer[at] = (byte) (answer[at] ^ 1 << dice.nextInt(7));
        }
        int cut = cutAfter.getAndSet(-1);
        return cut < 0
                ? new Answer(answer, false)
                : new Answer(Arrays.copyOf(answer, Math.min(cut, answer.length)), true);
    }
}
