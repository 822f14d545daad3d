package io.mtjlab.networks.synapse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.matrix.Matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SynapseTest {

    private static final RandomStreams STREAMS = RandomStreams.of(4);

    /** n cells in parallel: k conductances of 1/R_P and n - k of 1/((1 + TMR) R_P), over n/R_P. */
    @Test
    void levels_are_those_of_resistors_in_parallel() {
        for (int n = 1; n <= 6; n++) {
            for (int k = 0; k <= n; k++) {
                double ohms = 25_200;
                double siemens = k / ohms + (n - k) / (1.78 * ohms);
                assertThat(new Compound(n, 0.78).conductance(k)).isCloseTo(siemens / (n / ohms), within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        // mapping, cells, w/s, wanted w/s at TMR 1 (lowest level 0.5)
        "PAIR, 1, 0.4, 0",
        "PAIR, 1, -0.6, -1",
        "PAIR, 3, 0.4, 0.33333334",
        "PAIR, 3, 7, 1",
        "OFFSET, 1, 0.1, 1",
        "OFFSET, 2, 0.1, 0",
        "OFFSET, 3, -0.2, -0.33333334",
        "SIGNED, 1, 0.1, 0.5",
        "SIGNED, 1, -0.8, -1",
        "SIGNED, 2, 0.8, 0.75",
        "SIGNED_WITH_ZERO, 1, 0.2, 0",
        "SIGNED_WITH_ZERO, 1, 0.3, 0.5"
    })
    void a_weight_goes_to_the_nearest_level(Mapping mapping, int cells, float weight, float wanted) {
        assertThat(realised(new Compound(cells, 1), mapping, Mapping.Thresholds.NEAREST, weight))
                .isCloseTo(wanted, within(1e-6f));
    }

    @Test
    void even_thresholds_share_the_range_and_not_the_levels() {
        Compound compound = new Compound(1, 1);
        assertThat(realised(compound, Mapping.SIGNED, Mapping.Thresholds.NEAREST, 0.6f))
                .isEqualTo(0.5f);
        assertThat(realised(compound, Mapping.SIGNED, Mapping.Thresholds.EVEN, 0.6f))
                .isEqualTo(1f);
    }

    /** One weight beside one of magnitude 1, so that s = 1 by the rule of the greatest. */
    private static float realised(Compound compound, Mapping mapping, Mapping.Thresholds thresholds, float weight) {
        boolean beyond = Math.abs(weight) > 1;
        Matrix weights = Matrix.zeros(1, 2);
        weights.set(0, 0, weight);
        weights.set(0, 1, 1);
        Matrix realised = Matrix.zeros(1, 2);
        ScaleRule rule = beyond ? ScaleRule.max(1 / Math.abs(weight)) : ScaleRule.max(1);
        new Synapse(compound, mapping, rule, thresholds).realise(weights, realised);
        return realised.get(0, 0);
    }

    @Test
    void perfect_devices_give_the_ideal_weights() {
        for (Mapping mapping : Mapping.values()) {
            Matrix weights = random();
            Matrix ideal = Matrix.zeros(20, 30);
            Matrix drawn = Matrix.zeros(20, 30);
            Synapse synapse = Synapse.of(3, 0.78, mapping, ScaleRule.rms(2));
            synapse.realise(weights, ideal);
            synapse.realise(weights, drawn, Imperfections.NONE, STREAMS.stream("a"), STREAMS.stream("b"));
            for (int i = 0; i < 20; i++) {
                for (int j = 0; j < 30; j++) {
                    assertThat(drawn.get(i, j)).as(mapping.key()).isCloseTo(ideal.get(i, j), within(1e-6f));
                }
            }
        }
    }

    /** With a deviation sigma of each side, a pair's weight deviates by s sigma sqrt(G+^2 + G-^2)/(G_P - G_AP). */
    @Test
    void spread_enters_through_both_sides_of_a_pair() {
        Matrix weights = Matrix.zeros(200, 200);
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < 200; j++) {
                weights.set(i, j, 1);
            }
        }
        Matrix drawn = Matrix.zeros(200, 200);
        Synapse.of(1, 1, Mapping.PAIR, ScaleRule.rms(1))
                .realise(weights, drawn, Imperfections.NONE.withSpread(0.05), STREAMS.stream(1), STREAMS.stream(2));
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < 200; j++) {
                mean += drawn.get(i, j) / 40_000;
                squares += (double) drawn.get(i, j) * drawn.get(i, j) / 40_000;
            }
        }
        assertThat(mean).isCloseTo(1, within(0.005));
        assertThat(Math.sqrt(squares - mean * mean)).isCloseTo(0.05 * Math.sqrt(1.25) / 0.5, within(0.003));
    }

    @Test
    void a_stuck_half_and_wrong_writes_change_as_many_cells_as_they_should() {
        Matrix weights = Matrix.zeros(100, 100);
        for (int i = 0; i < 100; i++) {
            for (int j = 0; j < 100; j++) {
                weights.set(i, j, 1);
            }
        }
        Matrix drawn = Matrix.zeros(100, 100);
        Synapse single = Synapse.of(1, 1, Mapping.OFFSET, ScaleRule.rms(1));
        single.realise(
                weights, drawn, Imperfections.NONE.withProgrammingError(0.1), STREAMS.stream(1), STREAMS.stream(2));
        assertThat(fractionOf(drawn, -1)).isCloseTo(0.1, within(0.01));
        single.realise(weights, drawn, Imperfections.NONE.withStuckCells(0.2), STREAMS.stream(3), STREAMS.stream(2));
        assertThat(fractionOf(drawn, -1)).isCloseTo(0.1, within(0.01));
    }

    private static double fractionOf(Matrix matrix, float value) {
        int count = 0;
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.columns(); j++) {
                count += matrix.get(i, j) == value ? 1 : 0;
            }
        }
        return (double) count / (matrix.rows() * matrix.columns());
    }

    private static Matrix random() {
        var random = STREAMS.stream("weights");
        Matrix weights = Matrix.zeros(20, 30);
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 30; j++) {
                weights.set(i, j, random.nextFloat() - 0.5f);
            }
        }
        return weights;
    }

    @Test
    void three_states_from_one_cell_are_refused() {
        assertThatThrownBy(() -> Compound.of(1, 0.78, 3))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("3 states from 1 cell")
                .hasMessageContaining("2 cell(s) are needed");
        assertThat(Compound.of(2, 0.78, 3).states()).isEqualTo(3);
    }
}
