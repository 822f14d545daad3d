package io.mtjlab.networks.hebbiansnn;

import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.result.NetworkResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class HebbianSnnTest {

    private static final long FRESH_SEED = 5_001;

    private static NetworkResult run(HebbianSettings settings) {
        return HebbianSnn.run(settings, line -> {});
    }

    @Test
    void three_letters_are_learnt_and_their_neurons_grow_their_own_weights() {
        NetworkResult result = run(HebbianSettings.defaults().withNetworks(FRESH_SEED, 1));
        assertThat(result.metrics().get("learned_fraction")).isEqualTo(1);
        assertThat(result.metrics().get("median_margin_letters")).isGreaterThan(0.2);
        // twelve neurons, two panels, 27 weights and the margins
        assertThat(result.figures().get(0).panels()).hasSize(2);
        assertThat(result.curves()).hasSize(28);
        double[] first = result.curves().get(0).columns().get("weight");
        assertThat(first).hasSize(15);
        assertThat(result.metrics().get("inference_seconds")).isCloseTo(120e-9, within(1e-15));
    }

    @Test
    @Tag("long")
    void at_least_96_of_100_fresh_networks_learn_each_set() {
        Map<String, Double> metrics = run(HebbianSettings.defaults()
                        .withPatterns(PatternSet.values())
                        .withNetworks(FRESH_SEED, 100))
                .metrics();
        for (PatternSet set : PatternSet.values()) {
            assertThat(metrics.get("learned_fraction_" + set.key()))
                    .as(set.key())
                    .isGreaterThanOrEqualTo(0.96);
        }
    }

    @Test
    void one_core_and_three_give_the_same_bytes() {
        HebbianSettings settings = HebbianSettings.defaults().withRounds(1).withNetworks(7, 1);
        assertThat(run(settings.withThreads(3)).toJson())
                .isEqualTo(run(settings.withThreads(1)).toJson());
    }

    /** Rates of the preset from the locked state over 100 ns: 120 to 164 spikes at 1.8e10 A/m^2, 10 at most at 3.0e10. */
    @Test
    void a_neuron_fires_in_every_quarter_at_a_low_current_and_rests_at_a_high_one() {
        SpinNeuron firing = neuron(1);
        SpinNeuron resting = neuron(2);
        int spikes = 0;
        for (int quarter = 0; quarter < 4; quarter++) {
            int here = 0;
            for (int bin = 0; bin < 2_500; bin++) {
                here += firing.fires(1.8e10) ? 1 : 0;
                spikes += resting.fires(3.0e10) ? 1 : 0;
            }
            assertThat(here).as("quarter %d", quarter).isBetween(30, 45);
        }
        assertThat(spikes).isLessThanOrEqualTo(10);
    }

    private static SpinNeuron neuron(int number) {
        return new SpinNeuron(SpinDevice.RODRIGUES_2023, 1, RandomStreams.of(11).stream("heat", number));
    }

    @Test
    void a_margin_is_the_least_lead_and_negative_without_three_winners() {
        assertThat(HebbianSnn.margin(new int[][] {{10, 2, 0}, {1, 8, 4}, {0, 0, 5}}))
                .isCloseTo(0.5, within(1e-12));
        assertThat(HebbianSnn.margin(new int[][] {{10, 2, 0}, {9, 8, 4}, {0, 0, 5}}))
                .isEqualTo(-1);
        assertThat(HebbianSnn.margin(new int[][] {{0, 0, 0}, {1, 8, 4}, {0, 0, 5}}))
                .isEqualTo(-1);
    }

    @Test
    void the_paper_s_teacher_takes_the_next_where_the_first_won_more_elsewhere() {
        Teacher teacher = new Teacher(TeacherRule.PAPER);
        assertThat(teacher.winner(0, new int[] {20, 5, 3})).isZero();
        assertThat(teacher.winner(1, new int[] {10, 8, 3})).isEqualTo(1);
        Teacher free = new Teacher(TeacherRule.FREE_NEURON);
        assertThat(free.winner(0, new int[] {20, 5, 3})).isZero();
        assertThat(free.winner(1, new int[] {30, 5, 6})).isEqualTo(2);
        assertThat(free.winner(0, new int[] {0, 9, 9})).isZero();
    }

    @Test
    void refuses_what_cannot_be() {
        assertThatThrownBy(() -> HebbianSettings.defaults().withNetworks(1, 0)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> SpinDevice.preset("HH-Z"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("HH-B-020");
    }
}
