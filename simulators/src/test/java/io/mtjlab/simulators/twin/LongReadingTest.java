package io.mtjlab.simulators.twin;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.simulators.wiring.BenchWires;
import io.mtjlab.simulators.wiring.Circuit;
import io.mtjlab.simulators.wiring.HandClock;
import io.mtjlab.simulators.wiring.WiringSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Long readings, and long silences: what there is to work out does not hold up who asks something else. */
@Timeout(120)
class LongReadingTest {

    /** Counts how often it is looked at. */
    private static final class Watched extends DelegatingJunction {
        private final AtomicLong looks = new AtomicLong();

        Watched() {
            super(new FixedResistor());
        }

        @Override
        public double meanVolts(long fromNanos, long toNanos) {
            looks.incrementAndGet();
            return super.meanVolts(fromNanos, toNanos);
        }

        @Override
        public double ohms(long nanos) {
            looks.incrementAndGet();
            return super.ohms(nanos);
        }
    }

    private static TestBench bench(Watched junction, LabClock clock) {
        WiringSpec wiring = new WiringSpec(6.2, 0, Map.of(), Map.of())
                .withCircuits(Map.of("lockin", new Circuit(1e6, Double.POSITIVE_INFINITY, 1)));
        return new TestBench(
                new BenchWires(wiring, junction, clock, RandomStreams.of(3).child("bench")), clock);
    }

    @Test
    void a_day_of_readings_leaves_the_others_their_turn() {
        try (TestBench bench = bench(new Watched(), new DrivenClock())) {
            RawClient source = bench.connect("smu", "keithley2400");
            RawClient meter = bench.connect("dmm", "keithley-dmm6500");
            source.query("SOUR:FUNC VOLT;:SOUR:VOLT 0.1;:SENS:CURR:PROT 0.1;:OUTP ON;*OPC?");
            meter.patience(Duration.ofSeconds(100));
            meter.query("SENS:VOLT:NPLC 15;:SENS:COUN 100000;*OPC?");
            meter.write("READ?");
            long started = bench.clock.nanos();
            for (int i = 0; i < 10; i++) {
                assertThat(source.query("*IDN?")).startsWith("KEITHLEY");
            }
            assertThat((bench.clock.nanos() - started) * 1e-9)
                    .as("of the %s s that the reading takes", 100_000 * 2 * 15 / 60.0)
                    .isLessThan(10_000);
        }
    }

    @Test
    void hours_that_nobody_asked_for_are_not_worked_out_on_a_free_running_bench() {
        HandClock clock = new HandClock();
        Watched junction = new Watched();
        try (TestBench bench = bench(junction, clock)) {
            RawClient source = bench.connect("smu", "keithley2400");
            RawClient lockin = bench.connect("lockin", "sr830");
            RawClient meter = bench.connect("nvm", "keithley2182a"); // which measures from the mains switch on
            source.query("SOUR:FUNC VOLT;:SOUR:VOLT 0.1;:SENS:CURR:PROT 0.1;:OUTP ON;*OPC?");
            clock.sleepUntil(3_600_000_000_000L);
            assertThat(meter.number("SENS:DATA?")).isCloseTo(0.1, within(1e-3));
            assertThat(lockin.number("OUTP?1")).isCloseTo(1e-6 * 206.2, within(5e-6));
            assertThat(junction.looks.get())
                    .as("looks at a device that is looked at a thousand times a second")
                    .isLessThan(200_000);
        }
    }
}
