package io.mtjlab.simulators.twin;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.time.LabClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A clock that goes on by a second whenever somebody looks at it: a free-running one at a high factor on a machine that
 * has no time for the instruments. What was asked is answered all the same.
 */
@Timeout(60)
class RunawayClockTest {

    private static final class RunawayClock implements LabClock {
        private static final long STEP_NANOS = 1_000_000_000;
        private final AtomicLong nanos = new AtomicLong();

        @Override
        public long nanos() {
            return nanos.addAndGet(STEP_NANOS);
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keithley2400 | *RST;:OUTP ON | 1",
                "keithley2400 | *RST;:SOUR:VOLT:MODE SWE;STAR 0;STOP 0.1;STEP 0.05;:TRIG:COUN 3;:FORM:ELEM CURR;:OUTP ON | 3",
                "keithley2400 | *RST;:SOUR:FUNC MEM;:SOUR:MEM:POIN 2;:TRIG:COUN 4;:FORM:ELEM CURR;:OUTP ON | 4",
                "keithley2450 | *RST;:OUTP ON | 1",
                "keithley-dmm6500 | *RST | 1",
                "keithley2182a | *RST;:SAMP:COUN 3 | 3"
            })
    void answers_a_reading_however_fast_time_goes(String model, String setUp, int readings) {
        try (TestBench bench = new TestBench(5, new FixedResistor(), new RunawayClock())) {
            RawClient client = bench.connect("instrument", model);
            client.write(setUp);
            for (int i = 0; i < 3; i++) {
                String answer = client.query("READ?");
                assertThat(answer.split(",")).as(answer).hasSizeGreaterThanOrEqualTo(readings);
            }
            assertThat(client.query("SYST:ERR?")).startsWith("0,");
        }
    }
}
