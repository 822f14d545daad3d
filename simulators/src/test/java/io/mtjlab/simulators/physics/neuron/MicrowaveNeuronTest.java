package io.mtjlab.simulators.physics.neuron;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.telegraph.DwellTimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class MicrowaveNeuronTest {

    private static final long SECOND = 1_000_000_000L;
    private static final double AMPERES = 10e-6;

    private static MicrowaveNeuron neuron(Object... name) {
        return new MicrowaveNeuron(NeuronPreset.luo2023(), RandomStreams.of(11).child(name));
    }

    private static Drive hard(double oersted) {
        return Drive.REST.withField(0, oersted).withAmperes(AMPERES);
    }

    @Test
    void traces_the_loop_of_the_paper_along_the_easy_axis() {
        MicrowaveNeuron neuron = neuron("loop");
        assertThat(ohmsAfter(neuron, 0, -400)).isEqualTo(257);
        assertThat(ohmsAfter(neuron, 1, 0)).isEqualTo(257);
        assertThat(ohmsAfter(neuron, 2, 30)).isEqualTo(257);
        assertThat(ohmsAfter(neuron, 3, 55)).isEqualTo(120);
        assertThat(ohmsAfter(neuron, 4, 400)).isEqualTo(120);
        assertThat(ohmsAfter(neuron, 5, 0)).isEqualTo(120);
        assertThat(ohmsAfter(neuron, 6, -20)).isEqualTo(120);
        assertThat(ohmsAfter(neuron, 7, -45)).isEqualTo(257);
    }

    private static double ohmsAfter(MicrowaveNeuron neuron, long second, double easyOersted) {
        neuron.drive(second * SECOND, Drive.REST.withField(easyOersted, 0));
        return neuron.ohms(second * SECOND + SECOND / 2);
    }

    @ParameterizedTest
    @CsvSource({"off, 0.69, 27.8", "-15, 1.50, 22.6"})
    void occupancy_over_field_fits_the_sigmoid_that_was_set(String level, double alpha, double beta) {
        double watts = level.equals("off") ? 0 : Unit.dbmToWatts(Double.parseDouble(level));
        // Weighted least squares on logit P; 600 s a field, about 9000 dwells at balance.
        double s = 0;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        for (double field = beta - 4 / alpha; field <= beta + 4 / alpha; field += 8 / alpha / 20) {
            MicrowaveNeuron neuron = neuron("sigmoid", level, field);
            Drive drive = hard(field).withRf(1890e6, watts, 1);
            neuron.drive(0, drive);
            double seconds = 600;
            double ohms = (neuron.meanVolts(0, (long) (seconds * SECOND)) - neuron.rectifiedVolts()) / AMPERES;
            double p = (238 - ohms) / 54;
            double x = field - beta;
            DwellTimes dwell =
                    NeuronPreset.luo2023().telegraphBarrier(1890e6, watts, 300).dwellTimes(field);
            double weight = p * (1 - p) * seconds / (2 * dwell.relaxationSeconds());
            double y = Math.log(p / (1 - p));
            s += weight;
            sx += weight * x;
            sy += weight * y;
            sxx += weight * x * x;
            sxy += weight * x * y;
        }
        double slope = (s * sxy - sx * sy) / (s * sxx - sx * sx);
        double centre = beta - (sy - slope * sx) / s / slope;
        assertThat(slope).isCloseTo(alpha, within(0.03 * alpha));
        assertThat(centre).isCloseTo(beta, within(0.05));
    }

    @Test
    void short_apertures_see_single_levels_and_long_ones_their_mean() {
        MicrowaveNeuron neuron = neuron("levels");
        neuron.drive(0, hard(27.8));
        int pure = 0;
        int n = 5000;
        for (int i = 0; i < n; i++) {
            double ohms = neuron.meanVolts(i * 8_700_000L, i * 8_700_000L + 200_000L) / AMPERES;
            assertThat(ohms).isBetween(184 - 1e-9, 238 + 1e-9);
            pure += Math.abs(ohms - 184) < 1e-9 || Math.abs(ohms - 238) < 1e-9 ? 1 : 0;
        }
        // An aperture of 0.2 ms holds an event with probability 0.2/66.
        assertThat(1 - pure / (double) n).isCloseTo(0.2 / 65.7, within(0.0035));
    }

    @Test
    void a_unit_measured_again_meets_the_same_device_whatever_came_before() {
        double[] first = unit(neuron("a"), 0);
        MicrowaveNeuron busy = neuron("b");
        busy.drive(0, hard(36));
        busy.meanVolts(0, 100 * SECOND);
        double[] again = unit(busy, 100 * SECOND);
        assertThat(again).containsExactly(first, within(1e-15));
    }

    @Test
    void a_peek_tells_the_likelier_resistance_and_leaves_the_unit_as_it_is() {
        MicrowaveNeuron peeked = neuron("peek");
        MicrowaveNeuron not = neuron("peek");
        peeked.drive(0, hard(20));
        assertThat(peeked.peekOhms(SECOND / 2)).isEqualTo(238);
        peeked.drive(SECOND, hard(35));
        assertThat(peeked.peekOhms(SECOND)).isEqualTo(184);
        assertThat(unit(peeked, 2 * SECOND)).containsExactly(unit(not, 0), within(1e-15));
        assertThat(peeked.peekOhms(20 * SECOND)).isEqualTo(peeked.ohms(20 * SECOND));
    }

    private static double[] unit(MicrowaveNeuron neuron, long start) {
        neuron.beginUnit(RandomStreams.of(3).child("H=27/rf=off"));
        neuron.drive(start, hard(22));
        neuron.peekOhms(start + SECOND / 3);
        neuron.drive(start + SECOND / 2, hard(27));
        double[] volts = new double[500];
        for (int i = 0; i < volts.length; i++) {
            long from = start + SECOND + i * 8_700_000L;
            volts[i] = neuron.meanVolts(from, from + 200_000L);
        }
        return volts;
    }

    @Test
    void an_answer_does_not_depend_on_how_the_interval_is_cut() {
        MicrowaveNeuron whole = neuron("cut");
        MicrowaveNeuron pieces = neuron("cut");
        whole.drive(0, hard(27));
        pieces.drive(0, hard(27));
        double sum = 0;
        for (int i = 0; i < 1000; i++) {
            sum += pieces.meanVolts(i * 1_000_000L, (i + 1) * 1_000_000L) / 1000;
        }
        assertThat(whole.meanVolts(0, SECOND)).isCloseTo(sum, within(1e-15));
    }

    @Test
    void a_reversed_current_turns_over_the_ohmic_voltage_and_not_the_rectified_one() {
        MicrowaveNeuron neuron = neuron("reverse");
        double watts = Unit.dbmToWatts(-15);
        // 30 Oe at -15 dBm and 1890 MHz: resonance (V_S + V_C), and the low state all but always.
        neuron.drive(0, hard(30).withRf(1890e6, watts, 1));
        double plus = neuron.meanVolts(0, SECOND);
        neuron.drive(SECOND, hard(30).withAmperes(-AMPERES).withRf(1890e6, watts, 1));
        double minus = neuron.meanVolts(SECOND, 2 * SECOND);
        assertThat((plus - minus) / 2 / AMPERES).isCloseTo(184, within(0.01));
        assertThat((plus + minus) / 2).isCloseTo(neuron.rectifiedVolts(), within(1e-10));
        assertThat(neuron.rectifiedVolts()).isCloseTo(12.8e-6, within(0.05e-6));
    }

    @Test
    void modulated_carrier_averages_the_switching_rates() {
        MicrowaveNeuron neuron = neuron("modulated");
        double watts = Unit.dbmToWatts(-15);
        neuron.drive(0, hard(25).withRf(1890e6, watts, 0.5));
        double ohms = (neuron.meanVolts(0, 2000 * SECOND) - neuron.rectifiedVolts() / 2) / AMPERES;
        DwellTimes on =
                NeuronPreset.luo2023().telegraphBarrier(1890e6, watts, 300).dwellTimes(25);
        DwellTimes off = NeuronPreset.luo2023().telegraphBarrier(0, 0, 300).dwellTimes(25);
        double leaveLow = (1 / on.parallelSeconds() + 1 / off.parallelSeconds()) / 2;
        double leaveHigh = (1 / on.antiparallelSeconds() + 1 / off.antiparallelSeconds()) / 2;
        assertThat((238 - ohms) / 54).isCloseTo(leaveHigh / (leaveLow + leaveHigh), within(0.02));
    }

    @Test
    void levels_go_over_smoothly_from_one_axis_to_the_other() {
        NeuronLandscape landscape = new NeuronLandscape(NeuronPreset.luo2023());
        double before = 257;
        for (double oersted = 0; oersted <= 40; oersted += 0.1) {
            double high = landscape.at(hard(oersted)).highOhms();
            assertThat(high).isBetween(before - 1.5, before);
            before = high;
        }
        assertThat(before).isEqualTo(238);
        assertThat(landscape.at(Drive.REST.withField(300, 30)).lowOhms()).isEqualTo(120);
        assertThat(landscape.at(Drive.REST.withField(5, 30)).lowOhms()).isEqualTo(184);
    }

    @Test
    void answers_a_night_of_short_readings_in_well_under_a_second() {
        MicrowaveNeuron neuron = neuron("fast");
        neuron.drive(0, hard(27.8));
        double sum = 0;
        long start = System.nanoTime();
        for (long i = 0; i < 600_000; i++) {
            sum += neuron.meanVolts(i * 8_700_000L, i * 8_700_000L + 200_000L);
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        assertThat(sum / 600_000 / AMPERES).isCloseTo(211, within(1.0));
        assertThat(seconds).isLessThan(1.0);
    }

    @Test
    void tells_the_truth_under_the_card_s_names() {
        MicrowaveNeuron neuron = neuron("truth");
        Map<String, Object> resonant = Map.of("rf_dbm", -15, "rf_megahertz", 1890);
        assertThat(neuron.truth("sigmoid.alpha", resonant)).isCloseTo(1.5, within(1e-6));
        assertThat(neuron.truth("sigmoid.beta", resonant)).isCloseTo(22.6, within(1e-6));
        assertThat(neuron.truth("sigmoid.alpha", Map.of("rf_dbm", "off"))).isEqualTo(0.69, within(1e-12));
        assertThat(neuron.truth("telegraph.P", Map.of("field_oersted", 27.8))).isCloseTo(0.5, within(1e-9));
        assertThat(neuron.truth("telegraph.theta_AP", Map.of("field_oersted", 27.8)))
                .isCloseTo(149.3, within(0.05));
        assertThat(neuron.truth("rh.TMR", Map.of())).isCloseTo(137.0 / 120, within(1e-12));
        assertThat(neuron.truth("rh.R_AP", Map.of("axis", "hard"))).isEqualTo(238);
        assertThat(neuron.truth("stfmr.fr", Map.of("field_oersted", 30))).isCloseTo(1890, within(0.5));
        assertThat(neuron.truth("stfmr.VS", Map.of("field_oersted", 30, "rf_dbm", -15)))
                .isCloseTo(12e-6, within(1e-12));
        Map<String, Object> sweep = Map.of("step_oersted", 1, "seconds_per_step", 1);
        assertThat(neuron.truth("rh.Hc", sweep)).isBetween(33.0, 37.0);
        assertThat(neuron.truth("rh.H_offset", sweep)).isCloseTo(6, within(1e-9));
    }

    @Test
    void says_which_truths_and_conditions_it_wants() {
        MicrowaveNeuron neuron = neuron("truth");
        assertThatThrownBy(() -> neuron.truth("sigmoid.gamma", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sigmoid.gamma")
                .hasMessageContaining("sigmoid.alpha");
        assertThatThrownBy(() -> neuron.truth("stfmr.fr", Map.of())).hasMessageContaining("field_oersted");
        assertThatThrownBy(() -> neuron.truth("sigmoid.beta", Map.of("rf_dbm", -15)))
                .hasMessageContaining("rf_megahertz");
    }

    @Test
    void time_does_not_run_backwards() {
        MicrowaveNeuron neuron = neuron("back");
        neuron.ohms(SECOND);
        assertThatThrownBy(() -> neuron.ohms(0)).hasMessageContaining("1000000000 ns");
    }
}
