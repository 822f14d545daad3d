package io.mtjlab.analysis.telegraph;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DwellEstimatesTest {

    private static final double STEP = 0.01;

    private static Map<String, Outcome> of(double pp, double pToAp, double apToP, double apAp) {
        ChainCounts counts = new ChainCounts(
                List.of(new ChainCounts.Step(STEP, pp, pToAp, apToP, apAp)), 0, 1, pp + pToAp, apToP + apAp);
        return DwellEstimates.of(counts).outcomes().stream()
                .collect(Collectors.toMap(Outcome::name, Function.identity()));
    }

    private static Undetermined none(Map<String, Outcome> outcomes, String name) {
        assertThat(outcomes.get(name)).isInstanceOf(Undetermined.class);
        return (Undetermined) outcomes.get(name);
    }

    @Test
    void a_state_seen_in_single_readings_has_an_upper_bound_only() {
        Map<String, Outcome> outcomes = of(0, 2, 2, 3000);
        Undetermined parallel = none(outcomes, "tau_P");
        assertThat(parallel.reason()).isEqualTo("shorter than the readings can resolve");
        assertThat(parallel.bounds95().low()).isZero();
        assertThat(parallel.bounds95().high()).isBetween(STEP / 10, 2 * STEP);
        // Nobody can tell two visits from a thousand that were too short to be read.
        none(outcomes, "tau_AP");
    }

    @Test
    void a_change_of_state_that_hardly_happened_gives_a_lower_bound_only() {
        Map<String, Outcome> outcomes = of(3e-5, 3e-5, 3e-5, 3000);
        Undetermined antiparallel = none(outcomes, "tau_AP");
        // exp(-30 s/tau) alone would give 30 s/3; the first reading and the missed events make it a little lower
        assertThat(antiparallel.bounds95().low()).isBetween(0.0, 30.0);
        none(outcomes, "P");
    }

    @Test
    void one_departure_of_a_long_dwell_is_still_an_estimate_with_the_interval_of_one_exponential() {
        Map<String, Outcome> outcomes = of(2000, 1, 0, 1000);
        Estimate parallel = outcomes.get("tau_P").estimate().orElseThrow();
        assertThat(parallel.value()).isCloseTo(20, within(2.0));
        // d + exp(-d) - 1 = 1.96^2/2 at d = -1.483 and 2.868
        assertThat(Math.log(parallel.interval95().high() / parallel.value())).isCloseTo(2.868, within(0.1));
        assertThat(Math.log(parallel.interval95().low() / parallel.value())).isCloseTo(-1.483, within(0.1));
    }

    @Test
    void the_covariance_is_of_what_is_determined() {
        ChainCounts counts = new ChainCounts(List.of(new ChainCounts.Step(STEP, 2000, 10, 10, 1000)), 1, 0, 2010, 1010);
        assertThat(DwellEstimates.of(counts).covariance().names()).containsExactly("ln tau_P", "ln tau_AP");
        // States so uncertain that ln tau_AP has ten times the spread.
        assertThat(DwellEstimates.of(counts, 1, 10, 1).covariance().names()).containsExactly("ln tau_P");
    }

    @Test
    void a_covariance_without_numbers_determines_nothing() {
        assertThat(DwellEstimates.exponential("tau_P", "s", 0, Double.NaN)).isInstanceOf(Undetermined.class);
        assertThat(DwellEstimates.share("occ_0", Double.POSITIVE_INFINITY, 1)).isInstanceOf(Undetermined.class);
        assertThat(DwellEstimates.exponential("tau_P", "s", 0, 1e9)).isInstanceOf(Undetermined.class);
    }
}
