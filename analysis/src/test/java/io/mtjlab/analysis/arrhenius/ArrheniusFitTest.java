package io.mtjlab.analysis.arrhenius;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.CoverageTally;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ArrheniusFitTest {

    private static List<DwellMean> thermal(double events) {
        List<DwellMean> means = new ArrayList<>();
        for (double kelvin : new double[] {260, 290, 320, 350}) {
            means.add(new DwellMean(kelvin, false, Math.exp(-21 + 5000 / kelvin), events));
            means.add(new DwellMean(kelvin, true, Math.exp(-21 + 6000 / kelvin), events));
        }
        return means;
    }

    @Test
    void exact_dwell_times_give_back_the_barriers() {
        FitResult fit = ArrheniusFit.overTemperature(thermal(100));
        assertThat(fit.value("E_P_K")).isCloseTo(5000, within(1e-3));
        assertThat(fit.value("E_AP_K")).isCloseTo(6000, within(1e-3));
        assertThat(fit.value("ln_tau0")).isCloseTo(-21, within(1e-5));
    }

    /** For n events ln t has the information n: the covariance is that of a line with weights n (written out here). */
    @Test
    void errors_are_those_of_the_information_in_the_events() {
        List<DwellMean> oneState =
                thermal(400).stream().filter(m -> !m.antiparallel()).toList();
        double meanX = oneState.stream().mapToDouble(m -> 1 / m.at()).average().orElseThrow();
        double spread = oneState.stream()
                .mapToDouble(m -> 400 * (1 / m.at() - meanX) * (1 / m.at() - meanX))
                .sum();
        FitResult fit = ArrheniusFit.overTemperature(oneState);
        assertThat(fit.covariance().standardError("E_P_K")).isCloseTo(1 / Math.sqrt(spread), within(1e-6 * 5000));
        assertThat(fit.outcome("E_AP_K").determined()).isFalse();
    }

    @Test
    void lines_that_run_side_by_side_meet_nowhere() {
        int met = 0;
        CoverageTally slopes = new CoverageTally();
        for (int seed = 1; seed <= 200; seed++) {
            UniformRandomProvider random = RandomStreams.of(seed).stream("parallel");
            List<DwellMean> means = new ArrayList<>();
            for (double oersted = -40; oersted <= 40; oersted += 10) {
                for (boolean antiparallel : new boolean[] {false, true}) {
                    double tau = (antiparallel ? 3e-3 : 1e-3) * Math.exp(0.01 * oersted);
                    double mean = AhrensDieterMarsagliaTsangGammaSampler.of(random, 100, tau / 100)
                            .sample();
                    means.add(new DwellMean(oersted, antiparallel, mean, 100));
                }
            }
            FitResult fit = ArrheniusFit.overField(means);
            fit.estimate("slope_P").ifPresent(found -> slopes.add(found, 0.01));
            met += fit.outcome("H_eq").determined() ? 1 : 0;
        }
        assertThat(met).as("of 200, where chance gives one in a thousand").isLessThanOrEqualTo(3);
        assertThat(slopes.count()).isEqualTo(200);
        assertThat(slopes.deviation(slopes.at95(), 0.95)).isBetween(-4.0, 4.0);
    }

    @Test
    void lines_over_the_field_meet_where_both_states_live_equally_long() {
        List<DwellMean> means = new ArrayList<>();
        for (double oersted : new double[] {15, 22, 29, 36}) {
            means.add(new DwellMean(oersted, false, Math.exp(-6 + 0.2 * (oersted - 25)), 50));
            means.add(new DwellMean(oersted, true, Math.exp(-6 - 0.3 * (oersted - 25)), 50));
        }
        FitResult fit = ArrheniusFit.overField(means);
        assertThat(fit.value("slope_P")).isCloseTo(0.2, within(1e-7));
        assertThat(fit.value("slope_AP")).isCloseTo(-0.3, within(1e-7));
        assertThat(fit.value("H_eq")).isCloseTo(25, within(1e-5));
    }

    @Test
    void no_event_says_nothing_and_one_event_counts_as_one() {
        List<DwellMean> means = thermal(30);
        means.add(new DwellMean(400, false, Double.NaN, 0));
        FitResult without = ArrheniusFit.overTemperature(means);
        assertThat(without.value("E_P_K")).isCloseTo(5000, within(1e-3));
        means.add(new DwellMean(400, false, Math.exp(-21 + 5000 / 400.0), 1));
        FitResult with = ArrheniusFit.overTemperature(means);
        assertThat(with.covariance().standardError("E_P_K"))
                .isLessThan(without.covariance().standardError("E_P_K"));
    }

    @Test
    void one_temperature_determines_nothing_and_says_so() {
        FitResult fit = ArrheniusFit.overTemperature(List.of(new DwellMean(300, false, 1e-3, 100)));
        assertThat(fit.outcomes()).hasSize(3).noneMatch(o -> o.determined());
        assertThat(fit.report()).contains("two temperatures");
    }

    @Test
    void temperatures_that_no_thermometer_tells_apart_are_one() {
        FitResult fit = ArrheniusFit.overTemperature(
                List.of(new DwellMean(300, false, 1e-3, 100), new DwellMean(300.01, false, 1.2e-3, 100)));
        assertThat(fit.outcomes()).hasSize(3).noneMatch(o -> o.determined());
    }

    @Test
    void scatter_beyond_the_numbers_of_events_widens_the_errors() {
        List<DwellMean> means = new ArrayList<>();
        for (DwellMean mean : thermal(400)) {
            double factor = means.size() % 4 < 2 ? 1.5 : 1 / 1.5;
            means.add(new DwellMean(mean.at(), mean.antiparallel(), mean.seconds() * factor, 400));
        }
        assertThat(ArrheniusFit.overTemperature(means).report()).contains("scatter more");
    }

    @Test
    void a_mean_that_is_not_positive_is_refused() {
        assertThatThrownBy(() -> new DwellMean(300, true, -1, 3))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("-1.0 s of 3");
    }
}
