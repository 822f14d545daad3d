package io.mtjlab.analysis.steps;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** The regression of readings on their levels and a drift of one degree: one of those that {@link LevelRegression} weighs. */
final class LevelProblem {

    private static final double OUTLIER_SIGMAS = 4.5;
    private static final double NEGLIGIBLE = 1e-3;
    private static final int PASSES = 3;
    /** A drift is expected in one record out of ten: twice the logarithm of that. */
    private static final double RARE = 4.6;

    private final NoiseLaw noise;
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
    /** Mean square of what is left of the readings of each level, shape [levels]. */
    private final double[] around;

    LevelProblem(List<double[]> y, List<double[][]> shares, NoiseLaw noise, int degree) {
        this.noise = noise;
        this.degree = degree;
        this.levels = shares.get(0).length;
        this.around = new double[levels];
        this.starts = LevelRegression.starts(y);
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
                basis[d][i] = Legendre.at(d + 1, Legendre.time(i, n));
            }
        }
    }

    /**
     * Each reading counts for each level with the probability that it belongs to it; those far from what the last
     * pass expects of them are left out, the first time from the levels' medians.
     */
    void solve() {
        beta = new double[levels + degree];
        for (int k = 0; k < levels; k++) {
            double[] own = weight[k];
            double[] members = IntStream.range(0, value.length)
                    .filter(i -> own[i] > 0.5)
                    .mapToDouble(i -> value[i])
                    .toArray();
            beta[k] = members.length > 0 ? Robust.median(members) : weightedMean(own);
        }
        for (int pass = 0; pass < PASSES; pass++) {
            solve(OUTLIER_SIGMAS * Math.max(noise.sigma(), Robust.MAD_TO_SIGMA * medianDistance()));
        }
    }

    private double weightedMean(double[] own) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < own.length; i++) {
            sum += own[i] * value[i];
            total += own[i];
        }
        return total > 0 ? sum / total : 0;
    }

    /** Of the readings from their likeliest level, as readings of the noise as a whole. */
    private double medianDistance() {
        double[] distance = new double[value.length];
        int counted = 0;
        for (int i = 0; i < value.length; i++) {
            int best = 0;
            for (int k = 1; k < levels; k++) {
                best = weight[k][i] > weight[best][i] ? k : best;
            }
            if (weight[best][i] > NEGLIGIBLE) {
                distance[counted++] = Math.abs(residual(best, i));
            }
        }
        return Robust.median(Arrays.copyOf(distance, counted));
    }

    private void solve(double limit) {
        int p = levels + degree;
        double[][] normal = new double[p][p];
        double[] right = new double[p];
        for (int k = 0; k < levels; k++) {
            for (int i = 0; i < value.length; i++) {
                if (weight[k][i] < NEGLIGIBLE || beta.length > 0 && Math.abs(residual(k, i)) > limit) {
                    continue;
                }
                double share = noise.share(beta[k]);
                double w = weight[k][i] / (share * share);
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
            double own = 0;
            double squares = 0;
            for (int i = 0; i < value.length; i++) {
                double w = weight[k][i];
                if (w >= NEGLIGIBLE) {
                    double r = residual(k, i);
                    badness += w * Math.min(16, r * r / (noise.sigma() * noise.sigma()));
                    if (Math.abs(r) <= limit) {
                        squares += w * r * r;
                        own += w;
                    }
                }
            }
            sumOfSquares += squares;
            kept += own;
            double share = noise.share(beta[k]);
            around[k] = own > 0 ? share * share * squares / own : 0;
        }
    }

    /** What is left of a reading at level {@code k}, as a reading of the noise as a whole. */
    private double residual(int k, int i) {
        return (value[i] - expected(k, i)) / noise.share(beta[k]);
    }

    private double expected(int k, int i) {
        double sum = beta[k];
        for (int d = 0; d < degree; d++) {
            sum += beta[levels + d] * basis[d][i];
        }
        return sum;
    }

    double score() {
        return badness + degree * Math.log(value.length) + (degree > 0 ? RARE : 0);
    }

    private double variance() {
        return sumOfSquares / freedom();
    }

    private double freedom() {
        return Math.max(1, kept - levels - degree);
    }

    /** What this leaves open of the levels, noise and drift, and how far its levels are from {@code best}'s. */
    void addTo(double[][] covariance, double weight, LevelProblem best) {
        double drift = 0;
        for (int d = 1; d <= degree; d++) {
            drift += beta[levels + d - 1] * beta[levels + d - 1] / (2 * d + 1);
        }
        for (int j = 0; j < levels; j++) {
            for (int k = 0; k < levels; k++) {
                double apart = (beta[j] - best.beta[j]) * (beta[k] - best.beta[k]);
                double rounding = j == k ? Grain.left(noise.grain(), around[k]) : 0;
                covariance[j][k] += weight * (inverse[j][k] * variance() + drift + apart + rounding);
            }
        }
    }

    LevelRegression result(double[][] covariance) {
        return new LevelRegression(
                beta, covariance, levels, Math.sqrt(variance()), (int) Math.round(freedom()), starts);
    }
}
