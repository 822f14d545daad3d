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
        assertThat(fit.report()).contains("the same at every point");
    }

    /** {@code VS VA place width} of each line, and noise; the formula once more. */
    private static double[] volts(double[] x, double[][] lines, double vc, double noise, long seed) {
        ZigguratSampler.NormalizedGaussian normal =
                ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(seed).stream("lines"));
        double[] v = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            v[i] = vc + noise * normal.sample();
            for (double[] line : lines) {
                double off = line[2] - x[i];
                double below = 4 * off * off + line[3] * line[3];
                v[i] += (line[0] * line[3] * line[3] + line[1] * 4 * off * line[3]) / below;
            }
        }
        return v;
    }

    /** Within four standard errors, and the error itself not large. */
    private static void assertClose(FitResult fit, String name, double truth) {
        var found = fit.estimate(name).orElseThrow();
        assertThat(Math.abs(found.value() - truth)).as("%s of %s", truth, found).isLessThan(4 * found.standardError());
        assertThat(found.standardError()).as("error of %s", found).isLessThan(0.35 * Math.abs(truth));
    }

    private static double[] grid(double from, double to, int n) {
        return java.util.stream.IntStream.range(0, n)
                .mapToDouble(i -> from + (to - from) * i / (n - 1))
                .toArray();
    }

    @Test
    void a_field_swept_over_both_signs_gives_every_line_their_middle_and_the_offset() {
        double[] h = grid(-600, 600, 401);
        double[][] lines = {{5e-6, -3e-6, -302, 60}, {-5e-6, 3e-6, 298, 60}};
        FitResult fit = StfmrFit.ofOnePeak().fit(Spectrum.overField(h, volts(h, lines, 1e-7, 2e-7, 3)));
        assertClose(fit, "Hr_0", -302);
        assertClose(fit, "Hr_1", 298);
        assertClose(fit, "dH_0", 60);
        assertClose(fit, "VA_1", 3e-6);
        assertClose(fit, "Hr_mean_0", 300);
        assertThat(fit.value("H_offset")).isBetween(-4.0, 0.0);
        assertThat(fit.outcome("dH_0").unit()).isEqualTo("Oe");
    }

    @Test
    void a_field_swept_over_one_sign_is_fitted_where_it_is() {
        double[] h = grid(200, 1000, 301);
        double[][] lines = {{5e-6, -3e-6, 500, 60}, {2e-6, 1e-6, 700, 80}};
        FitResult fit = StfmrFit.ofUnknownPeaks().fit(Spectrum.overField(h, volts(h, lines, 0, 1e-7, 3)));
        assertClose(fit, "Hr_0", 500);
        assertClose(fit, "Hr_1", 700);
        assertThat(fit.find("Hr_2")).isEmpty();
    }

    @Test
    void noise_alone_has_no_resonance() {
        double[] f = grid(1e9, 3e9, 100);
        int made = 0;
        for (long seed = 1; seed <= 4; seed++) {
            FitResult fit = StfmrFit.ofUnknownPeaks().fit(new Spectrum(f, volts(f, new double[0][], 1e-6, 1e-7, seed)));
            made += fit.estimate("fr_0").isPresent() ? 1 : 0;
        }
        assertThat(made).as("resonances found in 4 spectra of noise").isZero();
    }

    @Test
    void few_points_of_noise_have_no_resonance_and_few_of_a_line_have_theirs() {
        double[] f = grid(1e9, 3e9, 14);
        double[][] line = {{5e-6, 3e-6, 2e9, 6e8}};
        int made = 0;
        int found = 0;
        for (long seed = 1; seed <= 20; seed++) {
            made += StfmrFit.ofOnePeak()
                            .fit(new Spectrum(f, volts(f, new double[0][], 1e-6, 1e-7, seed)))
                            .estimate("fr_0")
                            .isPresent()
                    ? 1
                    : 0;
            found += StfmrFit.ofOnePeak()
                            .fit(new Spectrum(f, volts(f, line, 1e-6, 1e-7, seed)))
                            .estimate("fr_0")
                            .isPresent()
                    ? 1
                    : 0;
        }
        assertThat(made).as("resonances found in 20 spectra of noise").isZero();
        assertThat(found).as("resonances found in 20 spectra of a line").isEqualTo(20);
    }

    @Test
    void a_sweep_over_both_signs_with_a_line_on_one_side_has_no_pair() {
        double[] h = grid(-1000, 1000, 161);
        double[] v = volts(h, new double[][] {{10e-6, 2.5e-6, 400, 120}}, 0, 3e-7, 5);
        FitResult fit = StfmrFit.ofOnePeak().fit(Spectrum.overField(h, v));
        assertThat(fit.value("Hr_0")).isBetween(395.0, 405.0);
        assertThat(fit.find("Hr_1")).isEmpty();
        assertThat(fit.estimate("Hr_mean_0")).isEmpty();
        assertThat(fit.estimate("H_offset")).isEmpty();
    }

    @Test
    void an_outlier_is_not_taken_for_a_peak() {
        double[] f = grid(1e9, 3e9, 101);
        double[][] lines = {{5e-6, -2e-6, 1.8e9, 2e8}, {2e-6, 4e-6, 2.05e9, 1.8e8}};
        double[] v = volts(f, lines, 0, 5e-8, 5);
        v[36] += 15e-6;
        FitResult fit = StfmrFit.ofPeaks(2).fit(new Spectrum(f, v));
        assertThat(fit.remarks()).anyMatch(r -> r.contains("1 of 101 points left out"));
        assertClose(fit, "fr_0", 1.8e9);
        assertClose(fit, "fr_1", 2.05e9);
    }

    @Test
    void three_peaks_are_counted_and_found() {
        double[] f = grid(1e9, 5e9, 401);
        double[][] lines = {{5e-6, -2e-6, 1.8e9, 2e8}, {2e-6, 4e-6, 2.5e9, 3e8}, {-3e-6, 1e-6, 3.6e9, 2.5e8}};
        FitResult fit = StfmrFit.ofUnknownPeaks().fit(new Spectrum(f, volts(f, lines, 0, 1e-7, 6)));
        assertThat(fit.find("fr_3")).isEmpty();
        assertClose(fit, "fr_2", 3.6e9);
        assertClose(fit, "VA_1", 4e-6);
    }
}
