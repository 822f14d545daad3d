package io.mtjlab.analysis.stfmr;

import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.CoverageTally;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;

/** Spectra made with the printed formula (Luo et al. 2023, eq. 1), written out here a second time. */
class StfmrFitTest {

    private static Spectrum spectrum(double fr, double df, double vs, double va, double vc, double noise, long seed) {
        UniformRandomProvider random = RandomStreams.of(seed).stream("spectrum");
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        int n = 101;
        double[] f = new double[n];
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            f[i] = 1.2e9 + 14e6 * i;
            double below = 4 * (fr - f[i]) * (fr - f[i]) + df * df;
            v[i] = va * 4 * (fr - f[i]) * df / below + vs * df * df / below + vc + noise * normal.sample();
        }
        return new Spectrum(f, v);
    }

    @Test
    void recovers_a_noiseless_line_to_rounding() {
        FitResult fit = StfmrFit.ofOnePeak().fit(spectrum(1.89e9, 228e6, 12e-6, -7e-6, 0.3e-6, 0, 1));
        assertThat(fit.value("fr_0")).isCloseTo(1.89e9, org.assertj.core.data.Offset.offset(1e2));
        assertThat(fit.value("df_0")).isCloseTo(228e6, org.assertj.core.data.Offset.offset(1e2));
        assertThat(fit.value("VS_0")).isCloseTo(12e-6, org.assertj.core.data.Offset.offset(1e-11));
        assertThat(fit.value("VA_0")).isCloseTo(-7e-6, org.assertj.core.data.Offset.offset(1e-11));
        assertThat(fit.value("VC")).isCloseTo(0.3e-6, org.assertj.core.data.Offset.offset(1e-11));
    }

    @Test
    void intervals_cover() {
        List<CoverageTally> tallies =
                List.of(new CoverageTally(), new CoverageTally(), new CoverageTally(), new CoverageTally());
        List<String> names = List.of("fr_0", "df_0", "VS_0", "VA_0");
        double[] truth = {1.89e9, 228e6, 12e-6, -7e-6};
        for (int seed = 1; seed <= 100; seed++) {
            FitResult fit =
                    StfmrFit.ofOnePeak().fit(spectrum(truth[0], truth[1], truth[2], truth[3], 3e-7, 1e-6, seed));
            for (int j = 0; j < names.size(); j++) {
                int index = j;
                fit.estimate(names.get(j)).ifPresent(found -> tallies.get(index).add(found, truth[index]));
            }
        }
        for (int j = 0; j < names.size(); j++) {
            System.out.println("stfmr " + names.get(j) + " " + tallies.get(j));
            assertThat(tallies.get(j).count()).isEqualTo(100);
            assertThat(tallies.get(j).deviation(tallies.get(j).at68(), 0.6827)).isBetween(-4.0, 4.0);
            assertThat(tallies.get(j).deviation(tallies.get(j).at95(), 0.95)).isBetween(-4.0, 4.0);
        }
    }

    @Test
    void constant_data_have_a_reason_and_no_value() {
        FitResult fit = StfmrFit.ofOnePeak().fit(new Spectrum(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, new double[9]));
        assertThat(fit.estimate("fr_0")).isEmpty();
        assertThat(fit.report()).contains("the same at every frequency");
    }

    @Test
    void kittel_series_gives_back_the_film() {
        KittelHardAxis film = new KittelHardAxis(50);
        FieldSeries series = new FieldSeries();
        for (double field = 5; field <= 50; field += 5) {
            double fr = film.value(field, new double[] {69.3, 8000});
            series.add(field, StfmrFit.ofOnePeak().fit(spectrum(fr, 150e6, 5e-6, 2e-6, 0, 1e-9, (long) field)));
        }
        assertThat(series.kittel().value("H_k")).isBetween(69.25, 69.35);
        assertThat(series.kittel().value("M_eff")).isBetween(7990.0, 8010.0);
        assertThat(film.value(30, new double[] {69.3, 8000})).isBetween(1889e6, 1891e6);
    }
}
