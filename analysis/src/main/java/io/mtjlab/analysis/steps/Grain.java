package io.mtjlab.analysis.steps;

import java.util.Arrays;
import java.util.List;

/**
 * The step of the converter that took readings, where it is no finer than the noise: many neighbours agree in every digit,
 * and medians of their differences say nothing. Readings without any noise agree too, but do not go to and fro between
 * two values.
 */
public final class Grain {

    /** A share of equal neighbours that noise of three steps has; with more noise rounding does not matter. */
    private static final double EQUAL = 0.1;
    /** A difference of more steps is no noise. */
    private static final double SMALL = 3.5;
    /** A longer visit to another value is one to another level. */
    private static final int SHORT = 3;
    /** So many short visits are no chance. */
    private static final int FEWEST = 2;
    /** Of the largest reading: what is nearer is the same. */
    private static final double ROUNDING = 1e-9;

    private Grain() {}

    /** The step; 0 where the readings are fine, or have no noise. */
    public static double of(List<double[]> series) {
        double[] sorted =
                series.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        if (sorted.length == 0) {
            return 0;
        }
        double same = ROUNDING * Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
        long pairs = series.stream().flatMapToDouble(Robust::distances).count();
        long equal = series.stream()
                .flatMapToDouble(Robust::distances)
                .filter(d -> d <= same)
                .count();
        if (equal <= EQUAL * pairs) {
            return 0;
        }
        double grain = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            double apart = sorted[i] - sorted[i - 1];
            grain = apart > same ? Math.min(grain, apart) : grain;
        }
        double step = grain;
        return series.stream().mapToInt(y -> flickers(y, same, step)).sum() >= FEWEST ? step : 0;
    }

    /** How often a reading or a few differ a little from those before, and the next one comes back. */
    private static int flickers(double[] y, double same, double grain) {
        int flickers = 0;
        double before = 0;
        int at = 0;
        for (int i = 1; i < y.length; i++) {
            double d = y[i] - y[i - 1];
            if (Math.abs(d) > same) {
                boolean small = Math.max(Math.abs(d), Math.abs(before)) <= SMALL * grain;
                flickers += small && d * before < 0 && i - at <= SHORT ? 1 : 0;
                before = d;
                at = i;
            }
        }
        return flickers;
    }

    /** Standard deviation of rounding to this step: an error anywhere within half a step is as likely. */
    public static double rounding(double grain) {
        return grain / Math.sqrt(12);
    }

    /** Root of half the mean square of the neighbours' differences that are noise, and no less than rounding. */
    static double noise(double[] differences, double grain) {
        double spread = Robust.MAD_TO_SIGMA * Robust.median(differences);
        double limit = SMALL * Math.max(grain, spread);
        double squares = Arrays.stream(differences)
                .filter(d -> d <= limit)
                .map(d -> d * d)
                .average()
                .orElse(0);
        return Math.max(rounding(grain), Math.sqrt(0.5 * squares));
    }

    /**
     * What is left of rounding in the mean of many readings that scatter with this variance, square of their unit: rounding
     * errors are the same in all readings without noise, and average out where noise carries them over several steps. The
     * first harmonic of the error over all places of the mean, for the noise that Sheppard's correction leaves of the
     * scatter (Widrow and Kollar, Quantization Noise, Cambridge 2008, chapter 4).
     */
    static double left(double grain, double variance) {
        if (!(grain > 0)) {
            return 0;
        }
        double rounding = rounding(grain) * rounding(grain);
        double noise = Math.max(0, variance - rounding);
        return rounding * Math.exp(-4 * Math.PI * Math.PI * noise / (grain * grain));
    }
}
