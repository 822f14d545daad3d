package io.mtjlab.simulators.wiring;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.Resistor;
import io.mtjlab.simulators.twin.DelegatingJunction;

import static org.assertj.core.api.Assertions.assertThat;

/** Who waits for the bench while 20 ms of an endless 1 MHz train are worked out. */
@Timeout(60)
class TurnsTest {

    private static final long TRAIN_NANOS = 20_000_000;

    /** 20 000 pulses of two edges each. */
    private static final int EDGES = 40_000;

    /** Takes 10 us to switch, and counts. */
    private static final class Slow extends DelegatingJunction {
        private final AtomicInteger switched = new AtomicInteger();

        Slow() {
            super(new Resistor(1000));
        }

        @Override
        public void drive(long nanos, Drive drive) {
            long end = System.nanoTime() + 10_000;
            while (System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            switched.incrementAndGet();
            super.drive(nanos, drive);
        }
    }

    private final Slow junction = new Slow();

    private int switchedWhenTheOtherHadItsTurn(LabClock clock) throws InterruptedException {
        BenchWires wires =
                new BenchWires(new WiringSpec(6, 0, Map.of(), Map.of()), junction, clock, RandomStreams.of(1));
        AtomicInteger seen = new AtomicInteger();
        Thread other = new Thread(() -> {
            wires.lock().lock();
            seen.set(junction.switched.get());
            wires.lock().unlock();
        });
        wires.lock().lock();
        try {
            PulseTrain train = new PulseTrain(clock.nanos(), 1_000, 300, Long.MAX_VALUE, 0, 1e-4);
            wires.source("pulses", new ElectricalSource.Current(train, 10));
            clock.sleepUntil(TRAIN_NANOS);
            other.start();
            while (!wires.lock().hasQueuedThread(other)) {
                Thread.onSpinWait();
            }
            wires.advance();
        } finally {
            wires.lock().unlock();
        }
        other.join();
        assertThat(junction.switched).hasValueGreaterThan(EDGES - 10);
        return seen.get();
    }

    @Test
    void on_a_free_running_bench_they_have_their_turn_in_between() throws InterruptedException {
        assertThat(switchedWhenTheOtherHadItsTurn(new HandClock())).isLessThan(EDGES / 2);
    }

    @Test
    void on_a_driven_bench_nothing_comes_in_between() throws InterruptedException {
        DrivenClock clock = new DrivenClock();
        assertThat(switchedWhenTheOtherHadItsTurn(clock)).isGreaterThan(EDGES - 10);
    }
}
