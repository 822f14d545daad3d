package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.time.DrivenClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The noise that lock-ins tell of a quiet input, in V/sqrt(Hz): the input's own of 6 nV/sqrt(Hz) at most (specifications),
 * whatever the time constant and the slope; a mean over 16 looks is right within about a fifth, one standard deviation.
 */
@Timeout(60)
class LockInNoiseTest {

    @ParameterizedTest
    @CsvSource({
        "sr830, 'OFLT 4;OFSL 0;DDEF 1,2,0;DDEF 2,2,0', OUTR?1, OUTR?2",
        "sr830, 'OFLT 6;OFSL 3;DDEF 1,2,0;DDEF 2,2,0', OUTR?1, OUTR?2",
        "sr860, 'FREQ 1000;OFLT 6;OFSL 1;CDSP 0,8', OUTP? 8, OUTP? YNOISE",
        "sr860, 'FREQ 1000;OFLT 8;OFSL 3;CDSP 0,8', OUTP? 8, OUTP? YNOISE"
    })
    void the_noise_of_a_quiet_input_is_that_of_the_input(String model, String settings, String x, String y)
            throws InterruptedException {
        try (TestBench bench = TestBench.ofLockIn(new DrivenClock())) {
            RawClient client = bench.connect("other", model);
            client.write("*RST");
            for (String each : settings.split(";", -1)) {
                client.write(each);
            }
            double sum = 0;
            int times = 12;
            for (int i = 0; i < times; i++) {
                bench.sleep(2);
                sum += Double.parseDouble(client.query(x)) + Double.parseDouble(client.query(y));
            }
            assertThat(sum / times / 2).isCloseTo(5e-9, within(1e-9));
        }
    }
}
