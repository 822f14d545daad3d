package io.mtjlab.analysis.likelihood;

import java.util.Arrays;
import java.util.List;

/**
 * White noise on a level that walks at random, which is also how noise of 1/f looks over a few decades. Says how much
 * more probable data are with some columns than without them, each time with the best ratio of walk to noise, by the
 * Kalman filter of the local level (Durbin and Koopman, Time Series Analysis by State Space Methods, 2nd ed., ch. 2).
 */
public final class DriftingNoise {

    /** Variance of the walk's step over a mean distance of points, over the noise's. */
    private static final double[] RATIOS = {
        0, 1e-5, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.2, 0.4, 0.8, 1.6, 3, 6, 12, 50, 1e4
    };

    private final double[] distance;

    /** @param x the ascending places of the points */
    public DriftingNoise(double[] x) {
        double mean = (x[x.length - 1] - x[0]) / (x.length - 1);
        distance = new double[x.length];
        for (int i = 1; i < x.length; i++) {
            distance[i] = Math.max(0, (x[i] - x[i - 1]) / mean);
        }
    }

    /**
     * Minus twice the logarithm of the likelihood of {@code y} with the best coefficients of the columns, noise and
     * ratio; up to a constant. An offset is always among them.
     *
     * @param least mean square of residuals that the data can show, their rounding
     */
    public double deviance(double[] y, List<double[]> columns, double least) {
        return Arrays.stream(RATIOS)
                .map(ratio -> deviance(y, columns, ratio, least))
                .min()
                .orElseThrow();
    }

    private double deviance(double[] y, List<double[]> columns, double ratio, double least) {
        int n = y.length;
        double[] gain = new double[n];
        double[] root = new double[n];
        double logs = 0;
        double variance = 1;
        for (int i = 1; i < n; i++) {
            double expected = variance + ratio * distance[i];
            double innovation = expected + 1;
            logs += Math.log(innovation);
            root[i] = 1 / Math.sqrt(innovation);
            gain[i] = expected / innovation;
            variance = expected / innovation;
        }
        double[][] white = new double[columns.size()][];
        for (int j = 0; j < white.length; j++) {
            white[j] = innovations(columns.get(j), gain, root);
        }
        double[] rest = Projection.project(innovations(y, gain, root), Projection.orthonormal(List.of(white)));
        double squares = DotProduct.of(rest, rest) / (n - 1);
        return (n - 1) * Math.log(Math.max(squares, least / (1 + ratio))) + logs;
    }

    private static double[] innovations(double[] y, double[] gain, double[] root) {
        double[] innovations = new double[y.length - 1];
        double level = y[0];
        for (int i = 1; i < y.length; i++) {
            double news = y[i] - level;
            innovations[i - 1] = news * root[i];
            level += gain[i] * news;
        }
        return innovations;
    }
}
