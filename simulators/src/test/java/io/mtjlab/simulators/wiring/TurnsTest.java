package io.mtjlab.simulators.wiring;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.Junction;
import io.mtjlab.simulators.physics.Resistor;

import static org.assertj.core.api.Assertions.assertThat;

/** Who waits for the bench while 20 ms of an endless 1 MHz train are worked out. */
@Timeout(60)
class TurnsTest {

    private static final long TRAIN_NANOS = 20_000_000;

    /** 20 000 pulses of two edges each. */
    private static final int EDGES = 40_000;

    /** Takes 10 us to switch, and counts. */
    private static final class Slow implements Junction {
        private final Junction resistor = new Resistor(1000);
        private final AtomicInteger switched = new AtomicInteger();

        @Override
        public void beginUnit(RandomStreams streams) {
            resistor.beginUnit(streams);
        }

        @Override
        public void drive(long nanos, Drive drive) {
            long end = System.nanoTime() + 10_000;
            while (System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            switched.incrementAndGet();
            resistor.drive(nanos, drive);
        }

        @Override
        public double meanVolts(long fromNanos, long toNanos) {
            return resistor.meanVolts(fromNanos, toNanos);
        }

        @Override
        public double ohms(long nanos) {
            return resistor.ohms(nanos);
        }

        @Override
        public double peekOhms(long nanos) {
            return resistor.peekOhms(nanos);
        }

        @Override
        public double rectifiedVolts() {
            return 0;
        }

        @Override
        public double truth(String name, Map<String, Object> conditions) {
            return resistor.truth(name, conditions);
        }
    }

    private static final class HandClock implements LabClock {
        private final AtomicLong nanos = new AtomicLong();

        @Override
        public long nanos() {
            return nanos.get();
        }

        @Override
        public Instant epoch() {
            return Instant.EPOCH;
        }

        @Override
        public void sleepUntil(long until) {
            nanos.accumulateAndGet(until, Math::max);
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
