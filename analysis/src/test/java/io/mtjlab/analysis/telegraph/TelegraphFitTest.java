package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.CoverageTally;
import io.mtjlab.analysis.RateLawDevice;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;

class TelegraphFitTest {

    private static final double AMPERES = 10e-6;
    private static final double SAMPLE_SECONDS = 8.7e-3;
    private static final RateLawDevice DEVICE = new RateLawDevice(0.69, 27.8, 18);

    /** Readings of 0.2 ms aperture with both polarities, an offset that does not reverse, and white noise. */
    private static TelegraphTrace trace(double field, long seed, double noiseVolts, int n) {
        UniformRandomProvider random = RandomStreams.of(seed).stream("trace", field);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        boolean[] states = DEVICE.sample(field, SAMPLE_SECONDS, n, random);
        double[] seconds = new double[n];
        int[] polarity = new int[n];
        double[] volts = new double[n];
        for (int i = 0; i < n; i++) {
            int segment = i / 1024;
            seconds[i] = i * SAMPLE_SECONDS + segment * 0.35;
            polarity[i] = segment % 2 == 0 ? 1 : -1;
            double ohms = states[i] ? 184 : 238;
            boolean changed = i > 0 && states[i] != states[i - 1];
            if (changed && random.nextDouble() < 0.2 / 8.7) {
                ohms = states[i] ? 184 + 27 * random.nextDouble() : 238 - 27 * random.nextDouble();
            }
            volts[i] = polarity[i] * AMPERES * ohms + 80e-6 + noiseVolts * normal.sample();
        }
        return new TelegraphTrace(seconds, polarity, volts, AMPERES, 0.2e-3);
    }

    @Test
    void levels_and_dwell_times_come_out_and_what_does_not_reverse_drops_out() {
        FitResult fit = TelegraphFit.standard().fit(trace(27, 1, 3e-6, 3448)).result();
        System.out.println(fit.report());
        assertThat(fit.value("R_P")).isBetween(183.95, 184.05);
        assertThat(fit.value("R_AP")).isBetween(237.95, 238.05);
        assertThat(fit.estimate("tau_P").orElseThrow().interval95().contains(DEVICE.tauP(27)))
                .isTrue();
        assertThat(fit.estimate("tau_AP").orElseThrow().interval95().contains(DEVICE.tauAp(27)))
                .isTrue();
        assertThat(fit.statistics().get("offset_ohms")).isBetween(7.95, 8.05);
    }

    @Test
    void intervals_cover_the_dwell_times_and_the_occupancy() {
        CoverageTally tauP = new CoverageTally();
        CoverageTally tauAp = new CoverageTally();
        CoverageTally occupancy = new CoverageTally();
        CoverageTally level = new CoverageTally();
        for (int seed = 1; seed <= 100; seed++) {
            double field = 25 + (seed % 6);
            FitResult fit =
                    TelegraphFit.standard().fit(trace(field, seed, 20e-6, 1500)).result();
            fit.estimate("tau_P").ifPresent(e -> tauP.add(e, DEVICE.tauP(field)));
            fit.estimate("tau_AP").ifPresent(e -> tauAp.add(e, DEVICE.tauAp(field)));
            fit.estimate("P").ifPresent(e -> occupancy.add(e, DEVICE.occupancyP(field)));
            fit.estimate("R_P").ifPresent(e -> level.add(e, 184));
        }
        System.out.println("telegraph tau_P  " + tauP);
        System.out.println("telegraph tau_AP " + tauAp);
        System.out.println("telegraph P      " + occupancy);
        System.out.println("telegraph R_P    " + level);
        for (CoverageTally tally : List.of(tauP, tauAp, occupancy, level)) {
            assertThat(tally.count()).isGreaterThan(92);
            assertThat(tally.deviation(tally.at68(), 0.6827)).isBetween(-4.0, 4.0);
            assertThat(tally.deviation(tally.at95(), 0.95)).isBetween(-4.0, 4.0);
        }
    }

    @Test
    void a_state_never_seen_has_no_value_but_a_reason_and_the_series_names_the_other() {
        List<TelegraphTrace> traces = new ArrayList<>();
        for (double field : new double[] {6, 27, 28, 48}) {
            traces.add(trace(field, 3, 3e-6, 1500));
        }
        List<TelegraphAnalysis> series = TelegraphFit.standard().fitSeries(traces);
        FitResult first = series.get(0).result();
        FitResult last = series.get(3).result();
        assertThat(first.outcome("R_P")).isInstanceOf(Undetermined.class);
        assertThat(first.value("R_AP")).isBetween(237.9, 238.1);
        assertThat(last.value("R_P")).isBetween(183.9, 184.1);
        assertThat(((Undetermined) last.outcome("P")).bounds95().low()).isEqualTo(0.05);
        assertThat(TelegraphFit.standard().fit(traces.get(3)).result().outcome("R_P"))
                .isInstanceOf(Undetermined.class);
    }

    /** At four noises a reading in fifty of the one state lies nearer to the other. */
    @Test
    void noise_alone_is_not_taken_for_visits_to_a_state_that_other_traces_know() {
        for (int seed = 1; seed <= 20; seed++) {
            List<TelegraphTrace> traces = new ArrayList<>();
            for (double field : new double[] {6, 27, 28, 48}) {
                traces.add(trace(field, seed, 540e-6 / 4, 1500));
            }
            List<TelegraphAnalysis> series = TelegraphFit.standard().fitSeries(traces);
            for (int held : new int[] {0, 3}) {
                for (String name : List.of("tau_P", "tau_AP", "P")) {
                    assertThat(series.get(held).result().outcome(name))
                            .as("seed %d, trace %d, %s", seed, held, name)
                            .isInstanceOf(Undetermined.class);
                }
            }
        }
    }

    /** Six readings in the AP state, two of them while the junction switched. */
    @Test
    void a_level_of_few_readings_is_not_taken_from_one_during_which_the_junction_switched() {
        TelegraphTrace known = trace(27, 5, 0.1e-6, 1500);
        double[] ohms = new double[3000];
        UniformRandomProvider random = RandomStreams.of(5).stream("rare");
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] seconds = new double[ohms.length];
        for (int i = 0; i < ohms.length; i++) {
            seconds[i] = i * SAMPLE_SECONDS;
            ohms[i] = 184 + 0.01 * normal.sample();
        }
        for (int i : new int[] {329, 1104, 2232, 2434, 2460, 2900}) {
            ohms[i] += 54;
        }
        ohms[2404] += 38;
        ohms[2459] += 44.5;
        TelegraphTrace rare = TelegraphTrace.ofOhms(seconds, ohms);
        FitResult fit =
                TelegraphFit.standard().fitSeries(List.of(known, rare)).get(1).result();
        assertThat(fit.estimate("R_AP").orElseThrow().interval95().contains(238))
                .isTrue();
        assertThat(fit.estimate("P").orElseThrow().interval95().contains(1 - 8 / 3000.0))
                .isTrue();
    }
}
