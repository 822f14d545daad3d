package io.mtjlab.analysis.steps;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.analysis.result.Interval;

/**
 * Where the steps of one sweep lie when it is known through which states it goes: the posterior of a chain that can
 * only go on to the next state, forward and backward in one pass each. Readings scatter normally around what their
 * state expects; one in a hundred is an outlier. A step is equally likely everywhere along the abscissa.
 */
public final class StepPlaces {

    private static final double OUTLIERS = 0.01;
    /** Outliers lie anywhere within this many noise standard deviations. */
    private static final double OUTLIER_RANGE = 200;
    /** Brackets less likely than this are left out. */
    private static final double NEGLIGIBLE = 1e-4;

    private final List<Place> places = new ArrayList<>();
    private final double[][] shares;

    /**
     * @param x shape [n], monotone
     * @param y shape [n]
     * @param expected what each state in turn expects of each reading, shape [states][n]
     * @param noise standard deviation
     */
    public StepPlaces(double[] x, double[] y, double[][] expected, double noise) {
        this(x, y, expected, NoiseLaw.uniform(noise), new double[expected.length]);
    }

    /** @param levels where each state's readings lie, which tells their noise */
    StepPlaces(double[] x, double[] y, double[][] expected, NoiseLaw noise, double[] levels) {
        int n = x.length;
        int states = expected.length;
        double[][] fit = new double[states][n];
        for (int i = 0; i < n; i++) {
            double largest = 0;
            for (int s = 0; s < states; s++) {
                double z = (y[i] - expected[s][i]) / noise.at(levels[s]);
                fit[s][i] = Math.exp(-0.5 * z * z) / noise.share(levels[s])
                        + OUTLIERS * Math.sqrt(2 * Math.PI) / OUTLIER_RANGE;
                largest = Math.max(largest, fit[s][i]);
            }
            for (int s = 0; s < states; s++) {
                fit[s][i] /= largest;
            }
        }
        double[][] forward = new double[states][n];
        double[][] backward = new double[states][n];
        forward[0][0] = fit[0][0];
        for (int i = 1; i < n; i++) {
            double total = 0;
            for (int s = 0; s < states; s++) {
                double come = s == 0 ? 0 : forward[s - 1][i - 1] * gap(x, i - 1);
                forward[s][i] = fit[s][i] * (forward[s][i - 1] + come);
                total += forward[s][i];
            }
            scale(forward, i, total);
        }
        backward[states - 1][n - 1] = 1;
        for (int i = n - 2; i >= 0; i--) {
            double total = 0;
            for (int s = 0; s < states; s++) {
                double go = s == states - 1 ? 0 : backward[s + 1][i + 1] * fit[s + 1][i + 1] * gap(x, i);
                backward[s][i] = backward[s][i + 1] * fit[s][i + 1] + go;
                total += backward[s][i];
            }
            scale(backward, i, total);
        }
        this.shares = new double[states][n];
        for (int i = 0; i < n; i++) {
            double total = 0;
            for (int s = 0; s < states; s++) {
                shares[s][i] = forward[s][i] * backward[s][i];
                total += shares[s][i];
            }
            scale(shares, i, total);
        }
        for (int s = 0; s < states - 1; s++) {
            double[] weight = new double[n - 1];
            for (int i = 0; i < n - 1; i++) {
                weight[i] = forward[s][i] * gap(x, i) * fit[s + 1][i + 1] * backward[s + 1][i + 1];
                // The two passes are scaled apart, so neighbours are compared by the share that leaves state s here.
                double stay = forward[s][i] * fit[s][i + 1] * backward[s][i + 1];
                weight[i] = weight[i] + stay > 0 ? shares[s][i] * weight[i] / (weight[i] + stay) : 0;
            }
            places.add(place(x, weight));
        }
    }

    /** One place for each step, in order. */
    public List<Place> places() {
        return List.copyOf(places);
    }

    /** Probability of each state at each reading, shape [states][n]. */
    public double[][] shares() {
        return shares.clone();
    }

    private static double gap(double[] x, int i) {
        return Math.abs(x[i + 1] - x[i]) + 1e-12;
    }

    private static void scale(double[][] values, int i, double total) {
        for (double[] row : values) {
            row[i] = total > 0 ? row[i] / total : 1.0 / values.length;
        }
    }

    private static Place place(double[] x, double[] weight) {
        double largest = java.util.Arrays.stream(weight).max().orElse(0);
        List<Interval> brackets = new ArrayList<>();
        List<Double> kept = new ArrayList<>();
        double total = 0;
        for (int i = 0; i < weight.length; i++) {
            if (weight[i] > NEGLIGIBLE * largest) {
                brackets.add(Interval.between(x[i], x[i + 1]));
                kept.add(weight[i]);
                total += weight[i];
            }
        }
        double sum = total;
        return new Place(
                brackets.toArray(Interval[]::new),
                kept.stream().mapToDouble(w -> w / sum).toArray());
    }
}
