package io.mtjlab.simulators.physics.neuron;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.telegraph.ThermalBarrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class StaircaseSweepTest {

    private final ThermalBarrier loop = NeuronPreset.luo2023().loopBarrier(300);

    @Test
    void switches_where_the_hazard_of_a_steady_sweep_says() {
        // Fine steps are a steady sweep of v = 1 Oe/s: integral of dH/(v tau(H)) up to the median is ln 2.
        double median = new StaircaseSweep(0.01, 0.01, 0.01).medianUp(loop);
        double hazard = 0;
        for (double field = -60; field < median; field += 1e-3) {
            hazard += 1e-3 / loop.dwellTimes(field + 0.5e-3).antiparallelSeconds();
        }
        assertThat(hazard).isCloseTo(Math.log(2), within(0.02));
        assertThat(median - 6).isBetween(33.0, 37.0);
    }

    @Test
    void is_symmetric_about_the_shifted_centre() {
        StaircaseSweep sweep = new StaircaseSweep(1, 1, 1);
        assertThat((sweep.medianUp(loop) + sweep.medianDown(loop)) / 2).isCloseTo(6, within(1e-9));
    }

    @Test
    void agrees_with_the_median_of_simulated_loops() {
        MicrowaveNeuron neuron = new MicrowaveNeuron(NeuronPreset.luo2023(), RandomStreams.of(5));
        int loops = 4000;
        double[] up = new double[loops];
        long now = 0;
        for (int i = 0; i < loops; i++) {
            neuron.beginUnit(RandomStreams.of(5).child("loop", i));
            neuron.drive(now, Drive.REST.withField(-100, 0));
            assertThat(neuron.ohms(now)).isEqualTo(257);
            for (int field = 0; ; field++) {
                neuron.drive(now, Drive.REST.withField(field, 0));
                now += 2_000_000_000L;
                if (neuron.ohms(now) == 120) {
                    // Which part of the last step held the switch is unknown: spread evenly, so that medians compare.
                    up[i] = field - (i + 0.5) / loops;
                    break;
                }
            }
        }
        double truth = new StaircaseSweep(1, 2, 2).medianUp(loop);
        // The even spread is not independent of i, but loops are: sd about 1 Oe, standard error of the median 0.02.
        assertThat(Arrays.stream(up).sorted().skip(loops / 2).findFirst().orElseThrow())
                .isCloseTo(truth, within(0.08));
        double mean = Arrays.stream(up).average().orElseThrow();
        double sd = Math.sqrt(
                Arrays.stream(up).map(h -> (h - mean) * (h - mean)).average().orElseThrow());
        assertThat(sd).isBetween(0.7, 1.4);
    }

    @Test
    void an_early_reading_sees_the_switch_later() {
        double late = new StaircaseSweep(1, 2, 2).medianUp(loop);
        double early = new StaircaseSweep(1, 2, 0.5).medianUp(loop);
        assertThat(early - late).isBetween(0.0, 1.0);
        assertThatThrownBy(() -> new StaircaseSweep(1, 2, 3)).hasMessageContaining("reading within the step");
    }
}
