package io.mtjlab.simulators.physics.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.simulators.physics.neuron.NeuronPreset;
import io.mtjlab.simulators.physics.telegraph.DwellTimes;
import io.mtjlab.simulators.physics.telegraph.SigmoidEstimate;
import io.mtjlab.simulators.physics.telegraph.SigmoidEstimate.Observation;
import io.mtjlab.simulators.physics.telegraph.ThermalBarrier;
import io.mtjlab.simulators.physics.telegraph.TwoStateProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Case 10: dwell times of the telegraph signal are exponential; their ratio is exp[alpha (H - beta)]; P(H) gives alpha and
 * beta back.
 */
class Case10TelegraphTest {

    private static ThermalBarrier barrier(double rfDbm) {
        return NeuronPreset.luo2023().telegraphBarrier(1890e6, Double.isNaN(rfDbm) ? 0 : Unit.dbmToWatts(rfDbm), 300);
    }

    /** Dwells in P, then in AP, shape [2][n], from a process that is looked at often. */
    private static double[][] dwells(DwellTimes dwell, int n, Object... name) {
        TwoStateProcess process = TwoStateProcess.stationary(RandomStreams.of(101).stream(name), dwell);
        List<List<Double>> seen = List.of(new ArrayList<>(), new ArrayList<>());
        double look = dwell.relaxationSeconds() / 2000;
        double held = 0;
        boolean before = process.parallel();
        while (seen.get(0).size() <= n || seen.get(1).size() <= n) {
            double inParallel = process.advance(look, dwell);
            if (process.parallel() == before) {
                held += look;
            } else {
                double inOld = before ? inParallel : look - inParallel;
                seen.get(before ? 0 : 1).add(held + inOld);
                held = look - inOld;
                before = process.parallel();
            }
        }
        // The first dwell had begun before anybody looked.
        return seen.stream()
                .map(list -> list.subList(1, n + 1).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    @Test
    void dwells_are_exponential() {
        DwellTimes dwell = barrier(Double.NaN).dwellTimes(28.5);
        double[] means = {dwell.parallelSeconds(), dwell.antiparallelSeconds()};
        double[][] dwells = dwells(dwell, 5000, "exponential");
        for (int state = 0; state < 2; state++) {
            double[] t = dwells[state];
            Moments moments = Moments.of(t, v -> v);
            // The standard error of this ratio is 1/sqrt(5000): 0.014.
            assertThat(moments.deviation() / moments.mean()).isCloseTo(1, within(0.05));
            Arrays.sort(t);
            double worst = 0;
            for (int i = 0; i < t.length; i++) {
                double law = -Math.expm1(-t[i] / means[state]);
                worst = Math.max(worst, Math.max(law - i / (double) t.length, (i + 1.0) / t.length - law));
            }
            // Kolmogorov and Smirnov: p = 0.01 at 1.628.
            assertThat(worst * Math.sqrt(t.length)).isLessThan(1.628);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {26, 27, 27.8, 28.5, 30})
    void the_ratio_of_1000_dwells_is_the_exponential_of_the_field_to_a_tenth(double oersted) {
        // a standard error of 4.5 %
        assertRatio(oersted, 1000, 0.1);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(doubles = {26, 27, 27.8, 28.5, 30})
    void the_ratio_of_20_000_dwells_is_so_to_four_hundredths(double oersted) {
        // a standard error of 1 %
        assertRatio(oersted, 20_000, 0.04);
    }

    private static void assertRatio(double oersted, int n, double share) {
        double[][] dwells = dwells(barrier(Double.NaN).dwellTimes(oersted), n, "ratio", oersted);
        double expected = Math.exp(0.69 * (oersted - 27.8));
        assertThat(mean(dwells[0]) / mean(dwells[1])).isCloseTo(expected, within(share * expected));
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, .69, 27.8",
        "-40, .758, 27.51",
        "-30, 1.19, 26.88",
        "-25, 1.46, 26.16",
        "-20, 1.50, 24.88",
        "-15, 1.50, 22.6"
    })
    void the_occupancy_over_the_field_gives_alpha_and_beta_back(double rfDbm, double alpha, double beta) {
        ThermalBarrier barrier = barrier(rfDbm);
        double seconds = 3000 * barrier.dwellTimes(beta).relaxationSeconds() * 2;
        List<Observation> seen = new ArrayList<>();
        for (int oersted = 16; oersted <= 36; oersted++) {
            DwellTimes dwell = barrier.dwellTimes(oersted);
            var stay = TwoStateProcess.stationary(RandomStreams.of(102).stream("field", rfDbm, oersted), dwell)
                    .stay(seconds, dwell);
            seen.add(new Observation(oersted, seconds, stay.parallelSeconds(), stay.events()));
        }
        SigmoidEstimate found = SigmoidEstimate.of(seen);
        assertThat(found.slopePerOersted()).isCloseTo(alpha, within(0.03 * alpha));
        assertThat(found.centreOersted()).isCloseTo(beta, within(0.05));
    }
}
