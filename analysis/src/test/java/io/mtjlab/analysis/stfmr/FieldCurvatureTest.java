package io.mtjlab.analysis.stfmr;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.FitResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Spectra over field as a film in its easy axis rectifies them, written out by Kittel's formula and no class of ours. */
class FieldCurvatureTest {

    private static final double HK = 69.34;
    private static final double M = 8000;
    private static final double ALPHA = 0.01;
    private static final double GAMMA = 28.02495e5;
    private static final long SEED = 1;

    private static Spectrum overField(double hertz, double from) {
        return overField(hertz, from, 75e-9);
    }

    private static Spectrum overField(double hertz, double from, double noiseVolts) {
        double[] oersted = DoubleStream.iterate(from, h -> h <= 380, h -> h + 5).toArray();
        SplittableRandom noise = new SplittableRandom(SEED);
        double[] volts = DoubleStream.of(oersted)
                .map(h -> {
                    double a = Math.abs(h) + HK;
                    double off = 2 * (GAMMA * Math.sqrt(a * (a + M)) - hertz) / (ALPHA * GAMMA * (2 * a + M));
                    return 1e-6 + (12e-6 + 7e-6 * off) / (1 + off * off) + noiseVolts * noise.nextGaussian();
                })
                .toArray();
        return Spectrum.overField(oersted, volts);
    }

    /** The positive root of (H + HK)(H + HK + M) = (f/gamma)^2. */
    private static double place(double hertz) {
        double f = hertz / GAMMA;
        return (Math.sqrt(M * M + 4 * f * f) - M) / 2 - HK;
    }

    private static final List<Double> HERTZ = List.of(3e9, 4e9, 5e9);

    private static List<FitResult> fits(double from) {
        return HERTZ.stream()
                .map(hertz -> StfmrFit.ofOnePeak().fit(overField(hertz, from)))
                .toList();
    }

    private static List<Resonance> lines(List<FitResult> fits) {
        return IntStream.range(0, fits.size())
                .mapToObj(i -> Resonance.ofFieldFit(HERTZ.get(i), fits.get(i)).orElseThrow())
                .toList();
    }

    private static List<Resonance> straightened(FitResult film, List<FitResult> fits, double from) {
        FieldCurvature bend = FieldCurvature.of(FieldAxis.EASY, film).orElseThrow();
        List<Resonance> lines = lines(fits);
        return IntStream.range(0, fits.size())
                .mapToObj(i -> bend.straightened(lines.get(i), overField(HERTZ.get(i), from), fits.get(i)))
                .toList();
    }

    @Test
    void the_bend_of_the_law_costs_five_per_cent_of_the_damping_and_is_taken_off() {
        List<FitResult> fits = fits(-380);
        ResonanceSeries series = ResonanceSeries.along(FieldAxis.EASY);
        FitResult bent = series.with(lines(fits)).fit();
        FitResult film = bent;
        for (int pass = 0; pass < 4; pass++) {
            film = series.with(straightened(film, fits, -380)).fit();
        }
        assertThat(bent.value("alpha_G")).as("seed " + SEED).isLessThan(0.96 * ALPHA);
        assertThat(film.value("alpha_G")).as("seed " + SEED).isCloseTo(ALPHA, within(0.02 * ALPHA));
        assertThat(film.value("H_k")).as("seed " + SEED).isCloseTo(HK, within(0.4));
        assertThat(film.value("M_eff")).as("seed " + SEED).isCloseTo(M, within(12.0));

        List<Resonance> ofOneSign = straightened(film, fits(0), 0);
        for (int i = 0; i < HERTZ.size(); i++) {
            Resonance line = ofOneSign.get(i);
            assertThat(line.place()).as("seed " + SEED).isCloseTo(place(HERTZ.get(i)), within(4 * line.placeError()));
            assertThat(line.width())
                    .as("seed " + SEED)
                    .isCloseTo(2 * ALPHA * HERTZ.get(i) / GAMMA, within(4 * line.widthError()));
        }
    }

    /** At a four-thousandth of the line's height in noise the bend is seen in every one of its points. */
    @Test
    void what_the_bend_leaves_of_a_line_is_not_taken_for_lines_of_its_own() {
        for (double hertz : new double[] {2.4e9, 3e9, 4e9}) {
            FitResult oneSide = StfmrFit.ofUnknownPeaks().fit(overField(hertz, 5, 3e-9));
            assertThat(oneSide.find("Hr_0")).as("%s Hz", hertz).isPresent();
            assertThat(oneSide.find("Hr_1")).as("%s Hz", hertz).isEmpty();
            FitResult bothSides = StfmrFit.ofUnknownPeaks().fit(overField(hertz, -380, 3e-9));
            assertThat(bothSides.find("Hr_1")).as("%s Hz, both sides", hertz).isPresent();
            assertThat(bothSides.find("Hr_2")).as("%s Hz, both sides", hertz).isEmpty();
        }
    }
}
