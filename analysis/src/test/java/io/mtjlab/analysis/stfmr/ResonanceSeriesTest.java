package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.mtjlab.analysis.CoverageTally;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Films whose lines are written out here a second time: A and B of each direction, f = g sqrt(AB), width = alpha g (A + B). */
class ResonanceSeriesTest {

    private static final double G = 2.802495e6;
    private static final double HK = 60;
    private static final double M = 7000;
    private static final double ALPHA = 0.012;

    private static double[] stiffness(FieldAxis axis, double h) {
        return switch (axis) {
            case HARD -> h < HK ? new double[] {(HK * HK - h * h) / HK, M + HK} : new double[] {h - HK, h + M};
            case EASY -> new double[] {h + HK, h + HK + M};
            case PERPENDICULAR -> new double[] {h - M, h - M};
        };
    }

    private static double hertz(FieldAxis axis, double h) {
        double[] ab = stiffness(axis, h);
        return G * Math.sqrt(ab[0] * ab[1]);
    }

    private static double width(FieldAxis axis, double h) {
        double[] ab = stiffness(axis, h);
        return ALPHA * G * (ab[0] + ab[1]);
    }

    private static double[] fields(FieldAxis axis) {
        return switch (axis) {
            case HARD -> new double[] {10, 20, 30, 40, 90, 150, 400, 1000};
            case EASY -> new double[] {50, 150, 400, 800, 1500, 2500};
            case PERPENDICULAR -> new double[] {7500, 8000, 8500, 9000, 10_000};
        };
    }

    /** Lines over frequency with errors of {@code share} of their width, correlated by a half. */
    private static List<Resonance> overFrequency(FieldAxis axis, double inhomogeneousHertz, double share, long seed) {
        UniformRandomProvider random = RandomStreams.of(seed).stream("lines");
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<Resonance> lines = new ArrayList<>();
        for (double h : fields(axis)) {
            double df = width(axis, h) + inhomogeneousHertz;
            double error = share * df;
            double first = normal.sample();
            double second = 0.5 * first + Math.sqrt(0.75) * normal.sample();
            lines.add(new Resonance(
                    false, h, hertz(axis, h) + error * first, df + 2 * error * second, error, 2 * error, 0.5));
        }
        return lines;
    }

    /** The same over field; H_r and the slope of f(H) by differences. */
    private static List<Resonance> overField(FieldAxis axis, double inhomogeneousOersted, double share, long seed) {
        UniformRandomProvider random = RandomStreams.of(seed).stream("lines");
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<Resonance> lines = new ArrayList<>();
        for (double h : fields(axis)) {
            double slope = Math.abs(hertz(axis, h + 1e-3) - hertz(axis, h - 1e-3)) / 2e-3;
            double dh = width(axis, h) / slope + inhomogeneousOersted;
            double error = share * dh;
            lines.add(new Resonance(
                    true,
                    hertz(axis, h),
                    h + error * normal.sample(),
                    dh + 2 * error * normal.sample(),
                    error,
                    2 * error,
                    0));
        }
        return lines;
    }

    @ParameterizedTest
    @EnumSource(FieldAxis.class)
    void gives_back_the_film_over_frequency(FieldAxis axis) {
        FitResult film = ResonanceSeries.along(axis)
                .with(overFrequency(axis, 2e7, 1e-6, 1))
                .fit();
        assertThat(film.value("M_eff")).isCloseTo(M, within(0.5));
        if (axis != FieldAxis.PERPENDICULAR) {
            assertThat(film.value("H_k")).isCloseTo(HK, within(0.02));
        }
        assertThat(film.value("alpha_G")).isCloseTo(ALPHA, within(1e-5));
        assertThat(film.value("df_inhomogeneous")).isCloseTo(2e7, within(1e5));
    }

    @ParameterizedTest
    @EnumSource(FieldAxis.class)
    void gives_back_the_film_over_field(FieldAxis axis) {
        FitResult film =
                ResonanceSeries.along(axis).with(overField(axis, 3, 1e-7, 1)).fit();
        assertThat(film.value("M_eff")).isCloseTo(M, within(0.5));
        assertThat(film.value("alpha_G")).isCloseTo(ALPHA, within(1e-5));
        assertThat(film.value("dH_inhomogeneous")).isCloseTo(3, within(0.01));
    }

    @Test
    void tells_the_axis_from_the_lines() {
        for (FieldAxis axis : List.of(FieldAxis.HARD, FieldAxis.EASY)) {
            FitResult film = ResonanceSeries.inPlane()
                    .with(overFrequency(axis, 2e7, 1e-3, 2))
                    .fit();
            assertThat(film.report()).contains("along the " + axis.word() + " axis");
        }
    }

    @Test
    void intervals_cover() {
        check(FieldAxis.EASY, false, 150, 4);
        check(FieldAxis.EASY, true, 150, 4);
        check(FieldAxis.HARD, false, 150, 4);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(FieldAxis.class)
    void intervals_cover_on_two_thousand_films(FieldAxis axis) {
        check(axis, false, 2000, 3);
        check(axis, true, 2000, 3);
    }

    private static void check(FieldAxis axis, boolean overField, int films, double sigmas) {
        CoverageTally[] tallies = {new CoverageTally(), new CoverageTally(), new CoverageTally(), new CoverageTally()};
        double hertz = 1.5e8;
        double share = axis == FieldAxis.HARD ? 0.003 : 0.01;
        for (int seed = 1; seed <= films; seed++) {
            List<Resonance> lines =
                    overField ? overField(axis, 5, share, seed) : overFrequency(axis, hertz, share, seed);
            FitResult film = ResonanceSeries.along(axis).with(lines).fit();
            film.estimate("M_eff").ifPresent(found -> tallies[0].add(found, M));
            film.find("H_k").flatMap(o -> o.estimate()).ifPresent(found -> tallies[1].add(found, HK));
            film.estimate("alpha_G").ifPresent(found -> tallies[2].add(found, ALPHA));
            film.find("df_inhomogeneous").flatMap(o -> o.estimate()).ifPresent(found -> tallies[3].add(found, hertz));
            film.find("dH_inhomogeneous").flatMap(o -> o.estimate()).ifPresent(found -> tallies[3].add(found, 5));
        }
        List<String> names = List.of("M_eff", "H_k", "alpha_G", "inhomogeneous");
        for (int j = 0; j < tallies.length; j++) {
            if (j == 1 && axis == FieldAxis.PERPENDICULAR) {
                continue;
            }
            String what = axis.word() + (overField ? " over field " : " over frequency ") + names.get(j);
            System.out.println(what + " " + tallies[j]);
            assertThat(tallies[j].count()).as(what).isGreaterThan((int) (0.97 * films));
            assertThat(tallies[j].deviation(tallies[j].at68(), 0.6827)).as(what).isBetween(-sigmas, sigmas);
            assertThat(tallies[j].deviation(tallies[j].at95(), 0.95)).as(what).isBetween(-sigmas, sigmas);
        }
    }

    @Test
    void widths_that_do_not_change_bound_the_damping_and_give_no_value() {
        List<Resonance> below = overFrequency(FieldAxis.HARD, 0, 0.01, 3).subList(0, 4);
        FitResult film = ResonanceSeries.along(FieldAxis.HARD).with(below).fit();
        Undetermined alpha = (Undetermined) film.outcome("alpha_G");
        assertThat(alpha.bounds95().low()).isGreaterThanOrEqualTo(0);
        assertThat(alpha.bounds95().contains(ALPHA)).isTrue();
        assertThat(film.value("alpha_max")).isCloseTo(ALPHA, within(5e-4));
    }

    @Test
    void scatter_beyond_the_errors_widens_the_intervals_and_is_said() {
        List<Resonance> trusted = overFrequency(FieldAxis.EASY, 5e7, 0.05, 4).stream()
                .map(r -> new Resonance(
                        false, r.constant(), r.place(), r.width(), r.placeError() / 8, r.widthError() / 8, 0.5))
                .toList();
        FitResult film = ResonanceSeries.along(FieldAxis.EASY).with(trusted).fit();
        FitResult honest = ResonanceSeries.along(FieldAxis.EASY)
                .with(overFrequency(FieldAxis.EASY, 5e7, 0.05, 4))
                .fit();
        assertThat(film.report()).contains("intervals widened");
        assertThat(film.covariance().standardError("M_eff"))
                .isGreaterThan(0.3 * honest.covariance().standardError("M_eff"));
    }

    @Test
    void refuses_what_is_no_series() {
        List<Resonance> lines = overFrequency(FieldAxis.EASY, 0, 0.01, 1);
        assertThatThrownBy(() ->
                        ResonanceSeries.inPlane().with(lines.subList(0, 1)).fit())
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("two fields");
        assertThatThrownBy(() -> ResonanceSeries.inPlane()
                        .with(lines)
                        .with(overField(FieldAxis.EASY, 0, 0.01, 1))
                        .fit())
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("not both");
    }
}
