package io.mtjlab.analysis.steps;

import java.util.Arrays;
import java.util.List;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Levels and a slow drift by linear regression: reading = its level + a polynomial in time (Legendre, of zero mean over
 * the whole record). The degree is the one of 0 to 3 with the best BIC. The drift's own size is added to the levels'
 * errors, since nothing says when it was nought.
 */
final class LevelRegression {

    static final LevelRegression NONE = new LevelRegression(new double[0], new double[0][0], 0, 0, 0, new int[0]);

    private static final int HIGHEST_DEGREE = 3;
    private static final double OUTLIER_SIGMAS = 4.5;
    private static final double NEGLIGIBLE = 1e-3;
    private static final int PASSES = 3;
    /** Each degree of drift must gain this many times ln n. */
    private static final double PRICE = 2;

    private final double[] coefficients;
    private final double[][] covariance;
    private final int levelCount;
    private final double residual;
    private final double driftVariance;
    private final int[] starts;

    private LevelRegression(
            double[] coefficients,
            double[][] covariance,
            int levelCount,
            double residual,
            double driftVariance,
            int[] starts) {
        this.coefficients = coefficients;
        this.covariance = covariance;
        this.levelCount = levelCount;
        this.residual = residual;
        this.driftVariance = driftVariance;
        this.starts = starts;
    }

    /**
     * @param y readings of each sweep, in order
     * @param shares of each sweep: probability of each level at each reading, shape [levels][n]
     */
    static LevelRegression fit(List<double[]> y, List<double[][]> shares, double noise) {
        double bestScore = Double.POSITIVE_INFINITY;
        LevelRegression best = NONE;
        int total = y.stream().mapToInt(v -> v.length).sum();
        for (int degree = 0; degree <= HIGHEST_DEGREE; degree++) {
            Problem problem = new Problem(y, shares, noise, degree);
            problem.solve();
            double score = problem.badness() + PRICE * degree * Math.log(total);
            if (score < bestScore) {
                bestScore = score;
                best = problem.result();
            }
        }
        return best;
    }

    double[] levels() {
        return Arrays.copyOf(coefficients, levelCount);
    }

    int degree() {
        return coefficients.length - levelCount;
    }

    double residual() {
        return residual;
    }

    double covariance(int j, int k) {
        return covariance[j][k] + driftVariance;
    }

    double standardError(int k) {
        return Math.sqrt(covariance(k, k));
    }

    /** Of reading {@code i} of sweep {@code b}. */
    double drift(int b, int i) {
        if (degree() == 0) {
            return 0;
        }
        double t = time(starts[b] + i, starts[starts.length - 1]);
        double sum = 0;
        for (int d = 1; d <= degree(); d++) {
            sum += coefficients[levelCount + d - 1] * legendre(d, t);
        }
        return sum;
    }

    private static double time(int i, int total) {
        return (2.0 * i + 1) / total - 1;
    }

    private static double legendre(int degree, double t) {
        return degree == 1 ? t : degree == 2 ? 1.5 * t * t - 0.5 : 2.5 * t * t * t - 1.5 * t;
    }

    private static final class Problem {
        private final double noise;
        private final int degree;
        private final int levels;
        private final int[] starts;
        private final double[] value;
        private final double[][] weight;
        private final double[][] basis;
        private double[] beta = {};
        private double[][] inverse = {};
        private double sumOfSquares;
        private double badness;
        private double kept;

        Problem(List<double[]> y, List<double[][]> shares, double noise, int degree) {
            this.noise = noise;
            this.degree = degree;
            this.levels = shares.get(0).length;
            this.starts = new int[y.size() + 1];
            for (int b = 0; b < y.size(); b++) {
                starts[b + 1] = starts[b] + y.get(b).length;
            }
            int n = starts[y.size()];
            this.value = new double[n];
            this.weight = new double[levels][n];
            this.basis = new double[degree][n];
            for (int b = 0; b < y.size(); b++) {
                System.arraycopy(y.get(b), 0, value, starts[b], y.get(b).length);
                for (int k = 0; k < levels; k++) {
                    System.arraycopy(shares.get(b)[k], 0, weight[k], starts[b], y.get(b).length);
                }
            }
            for (int i = 0; i < n; i++) {
                for (int d = 0; d < degree; d++) {
                    basis[d][i] = legendre(d + 1, time(i, n));
                }
            }
        }

        /** Each reading counts for each level with the probability that it belongs to it. */
        void solve() {
            double limit = Double.POSITIVE_INFINITY;
            for (int pass = 0; pass < PASSES; pass++) {
                solve(limit);
                limit = OUTLIER_SIGMAS * noise;
            }
        }

        private void solve(double limit) {
            int p = levels + degree;
            double[][] normal = new double[p][p];
            double[] right = new double[p];
            for (int k = 0; k < levels; k++) {
                for (int i = 0; i < value.length; i++) {
                    double w = weight[k][i];
                    if (w < NEGLIGIBLE || beta.length > 0 && Math.abs(value[i] - expected(k, i)) > limit) {
                        continue;
                    }
                    normal[k][k] += w;
                    right[k] += w * value[i];
                    for (int d = 0; d < degree; d++) {
                        normal[k][levels + d] += w * basis[d][i];
                        right[levels + d] += w * basis[d][i] * value[i];
                        for (int e = 0; e <= d; e++) {
                            normal[levels + e][levels + d] += w * basis[d][i] * basis[e][i];
                        }
                    }
                }
            }
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < j; k++) {
                    normal[j][k] = normal[k][j];
                }
            }
            var solver = new SingularValueDecomposition(new Array2DRowRealMatrix(normal, false)).getSolver();
            beta = solver.solve(new ArrayRealVector(right)).toArray();
            inverse = solver.getInverse().getData();
            assess(limit);
        }

        private void assess(double limit) {
            sumOfSquares = 0;
            badness = 0;
            kept = 0;
            for (int k = 0; k < levels; k++) {
                for (int i = 0; i < value.length; i++) {
                    double w = weight[k][i];
                    if (w >= NEGLIGIBLE) {
                        double r = value[i] - expected(k, i);
                        badness += w * Math.min(16, r * r / (noise * noise));
                        if (Math.abs(r) <= limit) {
                            sumOfSquares += w * r * r;
                            kept += w;
                        }
                    }
                }
            }
        }

        private double expected(int k, int i) {
            double sum = beta[k];
            for (int d = 0; d < degree; d++) {
                sum += beta[levels + d] * basis[d][i];
            }
            return sum;
        }

        double badness() {
            return badness;
        }

        LevelRegression result() {
            double variance = sumOfSquares / Math.max(1, kept - levels - degree);
            double[][] covariance = new double[beta.length][beta.length];
            for (int j = 0; j < beta.length; j++) {
                for (int k = 0; k < beta.length; k++) {
                    covariance[j][k] = inverse[j][k] * variance;
                }
            }
            double drift = 0;
            for (int d = 1; d <= degree; d++) {
                drift += beta[levels + d - 1] * beta[levels + d - 1] / (2 * d + 1);
            }
            return new LevelRegression(beta, covariance, levels, Math.sqrt(variance), drift, starts);
        }
    }
}
