package io.mtjlab.analysis.likelihood;

import java.util.List;

/**
 * One t distribution with four degrees of freedom of a mixture.
 *
 * @param weight its share of the mixture
 * @param centre shape [size]
 * @param factor lower Cholesky factor of its scale matrix, shape [size][size]
 */
@SuppressWarnings("ArrayRecordComponent")
public record StudentComponent(double weight, double[] centre, double[][] factor) {

    static final int DEGREES = 4;

    /** Keeps a scale matrix regular that the draws make flat. */
    private static final double RIDGE = 1e-9;

    /** @param covariance symmetric and positive; what is not positive in it is left out, shape [size][size] */
    public static StudentComponent of(double weight, double[] centre, double[][] covariance) {
        return new StudentComponent(weight, centre, cholesky(covariance));
    }

    int size() {
        return centre.length;
    }

    public StudentComponent weighing(double other) {
        return new StudentComponent(other, centre, factor);
    }

    /** The same, wider by {@code times} in every direction. */
    public StudentComponent stretched(double times) {
        double[][] wider = new double[factor.length][];
        for (int i = 0; i < wider.length; i++) {
            wider[i] = java.util.Arrays.stream(factor[i]).map(f -> f * times).toArray();
        }
        return new StudentComponent(weight, centre, wider);
    }

    /** The point that standard variates lead to. */
    double[] at(double[] variates) {
        double[] point = centre.clone();
        for (int i = 0; i < point.length; i++) {
            for (int j = 0; j <= i; j++) {
                point[i] += factor[i][j] * variates[j];
            }
        }
        return point;
    }

    /** Up to a constant that every component of the same size has. */
    double logDensity(double[] point) {
        int n = centre.length;
        double square = 0;
        double log = 0;
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            double rest = point[i] - centre[i];
            for (int j = 0; j < i; j++) {
                rest -= factor[i][j] * z[j];
            }
            z[i] = rest / factor[i][i];
            square += z[i] * z[i];
            log -= Math.log(factor[i][i]);
        }
        return log - 0.5 * (DEGREES + n) * Math.log1p(square / DEGREES);
    }

    /** Mean and covariance of weighted points; the covariance so far counts as {@code inertia} of {@code draws}. */
    StudentComponent moved(List<double[]> points, double[] shares, double weight, double inertia, double draws) {
        int n = centre.length;
        double total = 0;
        double[] mean = new double[n];
        for (int i = 0; i < shares.length; i++) {
            total += shares[i];
            for (int j = 0; j < n; j++) {
                mean[j] += shares[i] * points.get(i)[j];
            }
        }
        for (int j = 0; j < n; j++) {
            mean[j] /= total;
        }
        double[][] covariance = new double[n][n];
        double fresh = draws / (draws + inertia);
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] == 0) {
                continue;
            }
            for (int j = 0; j < n; j++) {
                double along = shares[i] / total * (points.get(i)[j] - mean[j]);
                for (int k = 0; k <= j; k++) {
                    covariance[j][k] += fresh * along * (points.get(i)[k] - mean[k]);
                }
            }
        }
        for (int j = 0; j < n; j++) {
            for (int k = 0; k <= j; k++) {
                double before = 0;
                for (int l = 0; l <= k; l++) {
                    before += factor[j][l] * factor[k][l];
                }
                covariance[j][k] += (1 - fresh) * before;
                covariance[k][j] = covariance[j][k];
            }
        }
        return of(weight, mean, covariance);
    }

    private static double[][] cholesky(double[][] covariance) {
        int n = covariance.length;
        double[][] factor = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = covariance[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = i == j ? Math.sqrt(Math.max(rest, RIDGE * covariance[i][i])) : rest / factor[j][j];
            }
        }
        return factor;
    }
}
