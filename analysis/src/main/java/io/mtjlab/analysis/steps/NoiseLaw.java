package io.mtjlab.analysis.steps;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * White noise on readings of steps: one standard deviation for all, or one for the low and one for the high readings where
 * these are told apart. A meter that chooses its range for each reading, or a source whose noise is a share of its
 * current, makes the readings of the antiparallel state the noisier ones; judged by the noise of the quiet ones, they would
 * fall into levels of their own.
 *
 * @param sigma standard deviation of the readings as a whole
 * @param split between low and high readings
 * @param below standard deviation of the low ones over {@code sigma}
 * @param above likewise of the high ones
 * @param grain step of the converter, where it matters; 0 where not
 */
record NoiseLaw(double sigma, double split, double below, double above, double grain) {

    /** Readings that each half must have to be given a noise of its own. */
    private static final int FEWEST = 5;
    /** How many standard errors apart the logarithms of two noises must lie to be two. */
    private static final double APART = 2.5;
    /** Squared standard error of the logarithm of a noise from n neighbours' differences, times n. */
    private static final double VARIANCE = 0.9;
    /** A difference of more noises than this is a step, or has a spike in it. */
    private static final double STEP_SIGMAS = 3.5;

    static NoiseLaw uniform(double sigma) {
        return uniform(sigma, 0);
    }

    private static NoiseLaw uniform(double sigma, double grain) {
        return new NoiseLaw(sigma, 0, 1, 1, grain);
    }

    /**
     * By the differences of neighbours that both lie low or both lie high.
     *
     * @param series readings in the order they were taken
     * @param least standard deviation that no half falls short of
     */
    static NoiseLaw of(List<double[]> series, double least) {
        double grain = Grain.of(series);
        double all = Math.max(least, Robust.noise(series));
        double split = split(series.stream().flatMapToDouble(Arrays::stream).toArray());
        double[] low = differences(series, split, false);
        double[] high = differences(series, split, true);
        if (low.length < FEWEST || high.length < FEWEST) {
            return uniform(all, grain);
        }
        double below = Math.max(least, noise(low, grain));
        double above = Math.max(least, noise(high, grain));
        double error = Math.sqrt(VARIANCE / low.length + VARIANCE / high.length);
        return Math.abs(Math.log(above / below)) > APART * error
                ? new NoiseLaw(all, split, below / all, above / all, grain)
                : uniform(all, grain);
    }

    /** The two means that lie nearest to all readings have this between them, and nothing of the readings' order. */
    private static double split(double[] readings) {
        double[] sorted = readings.clone();
        Arrays.sort(sorted);
        double total = Arrays.stream(sorted).sum();
        double sum = 0;
        double best = Double.NEGATIVE_INFINITY;
        double split = sorted[0];
        for (int i = 0; i + 1 < sorted.length; i++) {
            sum += sorted[i];
            int n = i + 1;
            int rest = sorted.length - n;
            double apart = sum / n - (total - sum) / rest;
            double between = apart * apart * n * rest;
            if (between > best) {
                best = between;
                split = 0.5 * (sorted[i] + sorted[i + 1]);
            }
        }
        return split;
    }

    private static double[] differences(List<double[]> series, double split, boolean high) {
        return series.stream()
                .flatMapToDouble(y -> IntStream.range(1, y.length)
                        .filter(i -> y[i - 1] > split == high && y[i] > split == high)
                        .mapToDouble(i -> Math.abs(y[i] - y[i - 1])))
                .toArray();
    }

    /** Root of half the mean square of the differences that are no steps. */
    private static double noise(double[] differences, double grain) {
        if (grain > 0) {
            return Grain.noise(differences, grain);
        }
        double limit = STEP_SIGMAS * Robust.MAD_TO_SIGMA * Robust.median(differences);
        DoubleStream small = Arrays.stream(differences).filter(d -> d <= limit);
        return Math.sqrt(0.5 * small.map(d -> d * d).average().orElse(0));
    }

    /** Standard deviation of a reading that lies here. */
    double at(double reading) {
        return sigma * share(reading);
    }

    /** The same over {@code sigma}. */
    double share(double reading) {
        return reading > split ? above : below;
    }

    /** The larger one of readings at two levels. */
    double at(double level, double other) {
        return Math.max(at(level), at(other));
    }

    /** Of each reading. */
    double[] of(double[] y) {
        return Arrays.stream(y).map(this::at).toArray();
    }

    NoiseLaw times(double factor) {
        return new NoiseLaw(sigma * factor, split, below, above, grain);
    }
}
