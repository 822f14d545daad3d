package io.mtjlab.networks.spiking;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.data.DrawnDigits;
import io.mtjlab.networks.data.LabelledImages;
import io.mtjlab.networks.matrix.Compute;
import io.mtjlab.networks.training.CounterBits;
import io.mtjlab.networks.training.NonFiniteLoss;
import io.mtjlab.networks.training.Recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SpikingTrainerTest {

    private static final RandomStreams STREAMS = RandomStreams.of(5);
    private static final SpikingTrainer.Task TASK =
            new SpikingTrainer.Task(Encoding.RATE, 10, SurrogateGradient.DEFAULT);

    @Test
    void a_wall_of_twelve_pulses_fires_after_twelve_and_starts_anew() {
        LayerDynamics wall = single(WallNeuron.of(12, 0), 40);
        float[] values = new float[40];
        java.util.Arrays.fill(values, 1.0001f);
        wall.forward(values, new long[1]);
        for (int t = 0; t < 40; t++) {
            assertThat(values[t]).as("step %d", t).isEqualTo(t % 12 == 11 ? 1f : 0f);
        }
    }

    /** v = 1 is reached where i (1 - exp(-t/tau_m)) = 1 for a constant i, here to the step of the Euler scheme. */
    @Test
    void a_leaky_neuron_follows_its_closed_form() {
        LayerDynamics leaky = single(new LeakyNeuron(100, 1), 400);
        float[] values = new float[400];
        java.util.Arrays.fill(values, 2f);
        leaky.forward(values, new long[1]);
        int first = 0;
        while (values[first] == 0) {
            first++;
        }
        // tau_s of one step makes the current the drive of the step before
        assertThat(first).isBetween((int) (100 * Math.log(2)), (int) (100 * Math.log(2)) + 3);
    }

    /** Where nothing fires and no wall hits its end, the potential is linear in the drive: du/dI = 1/N each step. */
    @Test
    void the_way_back_gives_the_derivative_by_the_drive() {
        LayerDynamics wall = single(WallNeuron.of(4, 0), 3);
        float[] values = {1f, 0.5f, 0.25f};
        wall.forward(values, new long[1]);
        assertThat(values).containsExactly(0f, 0f, 0f);
        float[] byFiring = {0f, 0f, 1f};
        wall.backward(byFiring);
        double u = 1.75 / 4;
        double surrogate = 1 / Math.pow(1 + 10 * (1 - u), 2);
        for (float derivative : byFiring) {
            assertThat(derivative).isCloseTo((float) (surrogate / 4), within(1e-7f));
        }
    }

    @Test
    void noise_has_the_deviation_that_it_should() {
        int steps = 1000;
        LayerDynamics wall = single(new WallNeuron(1e6, 0.3, 0, "test"), steps);
        float[] values = new float[steps];
        java.util.Arrays.fill(values, 100f);
        wall.forward(values, new long[] {99});
        double sum = 0;
        double squares = 0;
        for (int t = 0; t < steps; t++) {
            double way = (wall.potential[t] - (t == 0 ? 0 : wall.potential[t - 1])) * 1e4;
            sum += way;
            squares += way * way;
        }
        double mean = sum / steps;
        assertThat(mean).isCloseTo(1, within(0.04));
        assertThat(Math.sqrt(squares / steps - mean * mean)).isCloseTo(0.3, within(0.03));
    }

    @Test
    void rates_are_the_brightness() {
        int[] pixels = {0, 51, 102, 204, 255};
        double[] sum = new double[5];
        int[] row = new int[5];
        int steps = 40_000;
        for (int t = 0; t < steps; t++) {
            Encoding.RATE.step(pixels, t, steps, (int) CounterBits.bits(7, t), row);
            for (int j = 0; j < 5; j++) {
                sum[j] += Float.intBitsToFloat(row[j]) / steps;
            }
        }
        double[] wanted = {0, 0.2, 0.4, 0.8, 1};
        for (int j = 0; j < 5; j++) {
            assertThat(sum[j]).isCloseTo(wanted[j], within(0.01));
        }
    }

    @Test
    void pulse_codes_count_and_latencies_come_once_the_brighter_the_sooner() {
        int[] pixels = {0, 64, 128, 255};
        double[] number = new double[4];
        double[] spikes = new double[4];
        double[] when = new double[4];
        int[] row = new int[4];
        for (int t = 0; t < 40; t++) {
            Encoding.PULSE_NUMBER.step(pixels, t, 40, 0, row);
            for (int j = 0; j < 4; j++) {
                number[j] += Float.intBitsToFloat(row[j]);
            }
            Encoding.LATENCY.step(pixels, t, 40, 0, row);
            for (int j = 0; j < 4; j++) {
                spikes[j] += Float.intBitsToFloat(row[j]) / 10;
                when[j] += t * Float.intBitsToFloat(row[j]) / 10;
            }
        }
        assertThat(number).containsExactly(0, 10, 20, 40);
        assertThat(spikes).containsExactly(0, 1, 1, 1);
        assertThat(when[3]).isZero();
        assertThat(when[1]).isGreaterThan(when[2]);
    }

    @Test
    void a_loss_that_is_no_number_stops_and_keeps_the_last_good_weights() {
        LabelledImages images = new DrawnDigits(1, 300, 10).load().train();
        try (Compute compute = Compute.withThreads(2)) {
            Recipe wild = new Recipe(50, 1e-3, 0.9, List.of(new Recipe.Drop(2, Double.POSITIVE_INFINITY)));
            SpikingNetwork good = SpikingNetwork.of(LeakyNeuron.NORSE, STREAMS, 784, 16, 10);
            new SpikingTrainer(compute, TASK, wild, STREAMS).train(good, images, 1);
            SpikingNetwork network = SpikingNetwork.of(LeakyNeuron.NORSE, STREAMS, 784, 16, 10);
            SpikingTrainer trainer = new SpikingTrainer(compute, TASK, wild, STREAMS).named("wild");
            assertThatThrownBy(() -> trainer.train(network, images, 3))
                    .isInstanceOfSatisfying(
                            NonFiniteLoss.class, e -> assertThat(e.epoch()).isEqualTo(2))
                    .hasMessageContaining("'wild'");
            for (int i = 0; i < 784; i++) {
                assertThat(network.weights().get(0).get(i, 3))
                        .isEqualTo(good.weights().get(0).get(i, 3));
            }
        }
    }

    @Test
    void images_of_another_size_are_refused() {
        try (Compute compute = Compute.withThreads(1)) {
            SpikingNetwork network = SpikingNetwork.of(LeakyNeuron.NORSE, STREAMS, 100, 16, 10);
            LabelledImages images = new DrawnDigits(1, 20, 10).load().train();
            SpikingTrainer trainer = new SpikingTrainer(compute, TASK, Recipe.plain(10, 1e-3), STREAMS);
            assertThatThrownBy(() -> trainer.train(network, images, 1))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("784 pixels")
                    .hasMessageContaining("100-16-10");
        }
    }

    private static LayerDynamics single(SpikingNeuron neuron, int steps) {
        SpikingNetwork network = SpikingNetwork.of(neuron, STREAMS, 1, 1);
        return LayerDynamics.of(network, 0, steps, 1, SurrogateGradient.DEFAULT);
    }
}
