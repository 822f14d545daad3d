package io.mtjlab.simulators.physics.telegraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TwoStateProcessTest {

    private static final DwellTimes DWELL = new DwellTimes(0.03, 0.1);

    private static TwoStateProcess process(Object... name) {
        return TwoStateProcess.stationary(RandomStreams.of(20230714).stream(name), DWELL);
    }

    @Test
    void dwell_times_are_exponential_with_the_set_means() {
        int implausible = 0;
        for (int run = 0; run < 20; run++) {
            TwoStateProcess process = process("dwell", run);
            implausible += implausibleDwells(process);
        }
        // 40 tests at 1 %: four or more fail by chance once in a thousand.
        assertThat(implausible).isLessThanOrEqualTo(3);
    }

    private static int implausibleDwells(TwoStateProcess process) {
        List<Double> low = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        // Looks far more often than the state changes; the time in the low state then tells when it changed.
        double look = 1e-5;
        double held = 0;
        boolean before = process.parallel();
        while (low.size() < 2001 || high.size() < 2001) {
            double inLow = process.advance(look, DWELL);
            if (process.parallel() == before) {
                held += look;
            } else {
                double inOld = before ? inLow : look - inLow;
                (before ? low : high).add(held + inOld);
                held = look - inOld;
                before = process.parallel();
            }
        }
        return (plausible(low, DWELL.parallelSeconds()) ? 0 : 1)
                + (plausible(high, DWELL.antiparallelSeconds()) ? 0 : 1);
    }

    /** Coefficient of variation 1 within 10 %, and the test of Kolmogorov and Smirnov at 1 %. */
    private static boolean plausible(List<Double> dwells, double mean) {
        double[] t = dwells.stream()
                .skip(1)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        double average = Arrays.stream(t).average().orElseThrow();
        double variance =
                Arrays.stream(t).map(x -> (x - average) * (x - average)).sum() / (t.length - 1);
        // The coefficient's standard error is 1/sqrt(n): 0.022.
        assertThat(Math.sqrt(variance) / average).isCloseTo(1, within(0.1));
        double worst = 0;
        for (int i = 0; i < t.length; i++) {
            double law = -Math.expm1(-t[i] / mean);
            worst = Math.max(worst, Math.max(law - i / (double) t.length, (i + 1) / (double) t.length - law));
        }
        return worst * Math.sqrt(t.length) < 1.628;
    }

    @Test
    void time_in_the_low_state_has_the_stationary_mean_and_variance() {
        // Exact: Var(fraction) = 2 p (1-p) tau/T [1 - tau/T (1 - exp(-T/tau))].
        double p = DWELL.occupancy();
        double tau = DWELL.relaxationSeconds();
        double seconds = 0.05;
        int n = 40_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double fraction = process("mean", i).advance(seconds, DWELL) / seconds;
            sum += fraction;
            squares += (fraction - p) * (fraction - p);
        }
        double r = tau / seconds;
        double variance = 2 * p * (1 - p) * r * (1 - r * -Math.expm1(-1 / r));
        assertThat(sum / n).isCloseTo(p, within(4 * Math.sqrt(variance / n)));
        assertThat(squares / n).isCloseTo(variance, within(0.03 * variance));
    }

    @Test
    void state_remembers_itself_with_the_relaxation_time() {
        // Correlation of the state over a lag: exp(-lag/tau), tau = 1/(1/tau_P + 1/tau_AP) = 23.08 ms.
        double lag = 0.02;
        double p = DWELL.occupancy();
        int n = 100_000;
        double covariance = 0;
        for (int i = 0; i < n; i++) {
            TwoStateProcess process = process("lag", i);
            double first = process.parallel() ? 1 - p : -p;
            process.advance(lag, DWELL);
            covariance += first * (process.parallel() ? 1 - p : -p);
        }
        double correlation = covariance / n / (p * (1 - p));
        assertThat(correlation).isCloseTo(Math.exp(-lag / (0.03 * 0.1 / 0.13)), within(4 / Math.sqrt(n)));
    }

    @Test
    void events_do_not_depend_on_how_time_is_cut() {
        TwoStateProcess whole = process("cut");
        TwoStateProcess pieces = process("cut");
        double expected = whole.advance(50, DWELL);
        double sum = 0;
        for (int i = 0; i < 50_000; i++) {
            sum += pieces.advance(1e-3, DWELL);
        }
        assertThat(sum).isCloseTo(expected, within(1e-8));
        assertThat(pieces.parallel()).isEqualTo(whole.parallel());
    }

    @Test
    void first_switch_on_a_staircase_follows_the_summed_hazard() {
        double[] taus = {3, 1, 0.3};
        int n = 40_000;
        int[] switchedBy = new int[taus.length];
        for (int i = 0; i < n; i++) {
            TwoStateProcess process = new TwoStateProcess(RandomStreams.of(7).stream("stairs", i), false);
            for (int k = 0; k < taus.length && !process.parallel(); k++) {
                process.advance(0.5, new DwellTimes(1e30, taus[k]));
                switchedBy[k] += process.parallel() ? 1 : 0;
            }
        }
        double hazard = 0;
        double total = 0;
        for (int k = 0; k < taus.length; k++) {
            hazard += 0.5 / taus[k];
            total += switchedBy[k];
            assertThat(total / n).isCloseTo(-Math.expm1(-hazard), within(4 * 0.5 / Math.sqrt(n)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1.5})
    void leaping_over_very_many_events_keeps_mean_and_variance(double factor) {
        // Just below and above the bound from which intervals are leapt over; both must show the same law.
        double seconds = factor * TwoStateProcess.LEAP_EVENTS / DWELL.eventsPerSecond();
        double p = DWELL.occupancy();
        double variance = 2 * p * (1 - p) * DWELL.relaxationSeconds() / seconds;
        int n = factor > 1 ? 4000 : 300;
        double sum = 0;
        double squares = 0;
        int low = 0;
        for (int i = 0; i < n; i++) {
            TwoStateProcess process = process("leap", factor, i);
            double fraction = process.advance(seconds, DWELL) / seconds;
            sum += fraction;
            squares += (fraction - p) * (fraction - p);
            low += process.parallel() ? 1 : 0;
        }
        assertThat(sum / n).isCloseTo(p, within(4 * Math.sqrt(variance / n)));
        assertThat(squares / n).isCloseTo(variance, within(4 * variance * Math.sqrt(2.0 / n)));
        assertThat(low / (double) n).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / n)));
    }
}
