package io.mtjlab.analysis.steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

import io.mtjlab.analysis.steps.Segmentation.Segment;

/**
 * Levels and a slow drift by linear regression: reading = its level + a polynomial in time (Legendre, of zero mean over
 * the whole record). The degree is the one of 0 to 5 with the best BIC; the levels' errors are averaged over all degrees by how
 * likely they are, and hold the drift's own size, since nothing says when it was nought.
 */
final class LevelRegression {

    static final LevelRegression NONE = new LevelRegression(new double[0], new double[0][0], 0, 0, 0, new int[0]);

    private static final int HIGHEST_DEGREE = 5;

    private final double[] coefficients;
    private final double[][] covariance;
    private final int levelCount;
    private final double residual;
    private final int freedom;
    private final int[] starts;

    LevelRegression(
            double[] coefficients, double[][] covariance, int levelCount, double residual, int freedom, int[] starts) {
        this.coefficients = coefficients;
        this.covariance = covariance;
        this.levelCount = levelCount;
        this.residual = residual;
        this.freedom = freedom;
        this.starts = starts;
    }

    /**
     * @param y readings of each sweep, in order
     * @param shares of each sweep: probability of each level at each reading, shape [levels][n]
     */
    static LevelRegression fit(List<double[]> y, List<double[][]> shares, NoiseLaw noise) {
        List<LevelProblem> problems = new ArrayList<>();
        for (int degree = 0; degree <= HIGHEST_DEGREE; degree++) {
            LevelProblem problem = new LevelProblem(y, shares, noise, degree);
            problem.solve();
            problems.add(problem);
        }
        LevelProblem best = Collections.min(problems, Comparator.comparingDouble(LevelProblem::score));
        double[] weights = new double[problems.size()];
        double total = 0;
        for (int d = 0; d < weights.length; d++) {
            weights[d] = Math.exp(0.5 * (best.score() - problems.get(d).score()));
            total += weights[d];
        }
        int levels = shares.get(0).length;
        double[][] covariance = new double[levels][levels];
        for (int d = 0; d < weights.length; d++) {
            problems.get(d).addTo(covariance, weights[d] / total, best);
        }
        return best.result(covariance);
    }

    /** The drift alone, when each piece has a level of its own; spikes as far as they lie within pieces count too. */
    static LevelRegression driftOf(List<double[]> y, List<List<Segment>> segments) {
        int[] starts = starts(y);
        int n = starts[y.size()];
        double[][] normal = new double[HIGHEST_DEGREE][HIGHEST_DEGREE];
        double[] right = new double[HIGHEST_DEGREE];
        for (int b = 0; b < y.size(); b++) {
            for (Segment piece : segments.get(b)) {
                double middle = Robust.median(Arrays.copyOfRange(y.get(b), piece.from(), piece.to()));
                double[] mean = new double[HIGHEST_DEGREE];
                for (int i = piece.from(); i < piece.to(); i++) {
                    for (int d = 0; d < HIGHEST_DEGREE; d++) {
                        mean[d] += Legendre.at(d + 1, Legendre.time(starts[b] + i, n)) / (piece.to() - piece.from());
                    }
                }
                for (int i = piece.from(); i < piece.to(); i++) {
                    for (int d = 0; d < HIGHEST_DEGREE; d++) {
                        double basis = Legendre.at(d + 1, Legendre.time(starts[b] + i, n)) - mean[d];
                        right[d] += basis * (y.get(b)[i] - middle);
                        for (int e = 0; e < HIGHEST_DEGREE; e++) {
                            normal[d][e] += basis * (Legendre.at(e + 1, Legendre.time(starts[b] + i, n)) - mean[e]);
                        }
                    }
                }
            }
        }
        double[] beta = new SingularValueDecomposition(new Array2DRowRealMatrix(normal, false))
                .getSolver()
                .solve(new ArrayRealVector(right))
                .toArray();
        return new LevelRegression(beta, new double[0][0], 0, 0, 0, starts);
    }

    static int[] starts(List<double[]> y) {
        int[] starts = new int[y.size() + 1];
        for (int b = 0; b < y.size(); b++) {
            starts[b + 1] = starts[b] + y.get(b).length;
        }
        return starts;
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

    /** Degrees of freedom that tell the noise. */
    int freedom() {
        return freedom;
    }

    double covariance(int j, int k) {
        return covariance[j][k];
    }

    double standardError(int k) {
        return Math.sqrt(covariance(k, k));
    }

    /** Of reading {@code i} of sweep {@code b}. */
    double drift(int b, int i) {
        if (degree() == 0) {
            return 0;
        }
        double t = Legendre.time(starts[b] + i, starts[starts.length - 1]);
        double sum = 0;
        for (int d = 1; d <= degree(); d++) {
            sum += coefficients[levelCount + d - 1] * Legendre.at(d, t);
        }
        return sum;
    }
}
