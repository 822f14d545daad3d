package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.time.DrivenClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What coupling, notches and the synchronous filter do to a signal, against their transfer functions. */
@Timeout(60)
class LockInInputTest {

    private final DrivenClock clock = new DrivenClock();
    private final TestBench bench = TestBench.ofLockIn(clock);
    private final RawClient lockin = bench.connect("lockin", "sr830");

    @AfterEach
    void close() {
        bench.close();
    }

    private double[] output(String settings) throws InterruptedException {
        lockin.query("SLVL 5;SENS 26;OFLT 10;OFSL 3;" + settings + ";*IDN?");
        bench.sleep(30);
        return new double[] {lockin.number("OUTP?3"), lockin.number("OUTP?4")};
    }

    /** (1 - x^2)/(1 - x^2 + i x/4), of a notch of quality 4. */
    private static double notch(double hertz, double centre) {
        double x = hertz / centre;
        return Math.abs(1 - x * x) / Math.hypot(1 - x * x, x / 4);
    }

    @ParameterizedTest
    @CsvSource({"50", "60", "75", "110", "120", "137", "1000"})
    void notches_take_the_line_and_its_second_harmonic(double hertz) throws InterruptedException {
        String at = "FREQ " + hertz + ";ICPL 1;ILIN ";
        double plain = output(at + 0)[0];
        assertThat(output(at + 1)[0] / plain).isCloseTo(notch(hertz, 60), within(1e-4));
        assertThat(output(at + 2)[0] / plain).isCloseTo(notch(hertz, 120), within(1e-4));
        assertThat(output(at + 3)[0] / plain).isCloseTo(notch(hertz, 60) * notch(hertz, 120), within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "10", "1000"})
    void alternating_current_coupling_is_a_high_pass_that_leads(double hertz) throws InterruptedException {
        double[] direct = output("FREQ " + hertz + ";ICPL 1");
        double[] coupled = output("FREQ " + hertz + ";ICPL 0");
        assertThat(coupled[0] / direct[0]).isCloseTo(1 / Math.hypot(1, 0.16 / hertz), within(1e-4));
        assertThat(coupled[1] - direct[1]).isCloseTo(Math.toDegrees(Math.atan(0.16 / hertz)), within(0.02));
    }

    /** Through 1 Mohm, the output's 50 ohm, the resistor of 10 kohm and the current input's kilohm. */
    @ParameterizedTest
    @CsvSource({
        "sr830, ISRC 2;SENS 26;SLVL 1;OFLT 10;OFSL 3, OUTP?3",
        "sr860, IVMD 1;SCAL 0;SLVL 1;OFLT 12;OFSL 3, OUTP?2"
    })
    void a_current_input_stands_in_the_line_with_a_kilohm(String model, String settings, String query)
            throws InterruptedException {
        RawClient ammeter = bench.connect("lockin", model);
        ammeter.query(settings + ";FREQ 100;ICPL 1;*IDN?");
        bench.sleep(30);
        double gains = (1 + bench.number("lockin", "gain_error")) * (1 + bench.number("lockin", "sine_gain_error"));
        assertThat(ammeter.number(query)).isCloseTo(gains * 1e6 / (1e6 + 50 + 10e3 + 1e3), within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"2, 70e3", "3, 700"})
    void a_current_input_is_a_low_pass(int input, double cornerHertz) throws InterruptedException {
        String at = "ISRC " + input + ";ICPL 1;SENS 19;SLVL 0.004;OFLT 12;FREQ ";
        lockin.query("SLVL 0.004;SENS 19;OFLT 12;OFSL 3;" + at + "7;*IDN?");
        bench.sleep(200);
        double low = lockin.number("OUTP?3");
        lockin.query("FREQ " + cornerHertz + ";*IDN?");
        bench.sleep(200);
        assertThat(lockin.number("OUTP?3") / low).isCloseTo(Math.sqrt(0.5), within(3e-3));
    }

    @Test
    void a_hundred_megohm_overload_at_ten_nanoampere_and_give_way_to_one() throws InterruptedException {
        lockin.query("ICPL 1;SLVL 1;ISRC 2;*IDN?");
        bench.sleep(1);
        lockin.query("LIAS?");
        bench.sleep(1);
        assertThat(Integer.parseInt(lockin.query("LIAS?")) & 1).isZero();
        lockin.query("ISRC 3;*IDN?");
        bench.sleep(1);
        assertThat(Integer.parseInt(lockin.query("LIAS?")) & 1).isOne();
        assertThat(lockin.query("SENS 20;ISRC?")).isEqualTo("3");
        assertThat(lockin.query("SENS 21;ISRC?")).isEqualTo("2");
    }

    @Test
    void the_synchronous_filter_takes_multiples_of_the_reference_out() throws InterruptedException {
        RawClient source = bench.connect("isrc", "keithley6221");
        source.query("SOUR:WAVE:FUNC SIN;AMPL 1e-6;FREQ 200;OFFS 0;:SOUR:WAVE:RANG BEST;ARM;INIT;*OPC?");
        lockin.query("FREQ 100;SLVL 0.004;SENS 22;OFLT 4;OFSL 0;ICPL 1;SYNC 0;*IDN?");
        double rms = 1e-6 * 10e3 / Math.sqrt(2);
        // 1 ms and 6 dB leave 1/sqrt(1 + (2 pi 100 Hz 1 ms)^2) of what turns at the difference of 100 Hz.
        assertThat(ripple()).isCloseTo(rms / Math.hypot(1, 2 * Math.PI * 0.1), within(0.02 * rms));
        lockin.query("SYNC 1;*IDN?");
        assertThat(ripple()).isLessThan(1e-3 * rms);
        lockin.query("FREQ 250;SYNC?");
        assertThat(ripple()).as("above 200 Hz it is out").isGreaterThan(0.3 * rms);
    }

    /** Half of what X goes up and down by, over a period of the difference frequency. */
    private double ripple() throws InterruptedException {
        bench.sleep(0.1);
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (int i = 0; i < 64; i++) {
            double x = lockin.number("OUTP?1");
            least = Math.min(least, x);
            most = Math.max(most, x);
            bench.sleep(0.31e-3);
        }
        return (most - least) / 2;
    }
}
