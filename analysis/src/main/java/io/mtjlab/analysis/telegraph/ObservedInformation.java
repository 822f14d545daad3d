package io.mtjlab.analysis.telegraph;

import java.util.function.ToDoubleFunction;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/**
 * Covariance of parameters from the curvature of a log-likelihood at its maximum, by second differences over steps of
 * about a standard error: short enough for the parabola, long enough for the rounding.
 */
final class ObservedInformation {

    /** A step is right when the log-likelihood falls by this much or somewhat more or less. */
    private static final double WANTED_FALL = 0.5;

    private static final int TRIES = 6;

    private ObservedInformation() {}

    /**
     * Value, slope and curvature at a point.
     *
     * @param steps by which each parameter was moved, adjusted to a fall of about a half
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Expansion(double value, double[] gradient, double[][] information, double[] steps) {}

    /**
     * @param theta at the maximum
     * @param steps about a standard error each
     * @return shape [n][n]; empty when the log-likelihood has no maximum there
     */
    static double[][] covariance(ToDoubleFunction<double[]> logLikelihood, double[] theta, double[] steps) {
        return inverse(expand(logLikelihood, theta, steps).information);
    }

    static Expansion expand(ToDoubleFunction<double[]> logLikelihood, double[] theta, double[] steps) {
        int n = theta.length;
        double top = logLikelihood.applyAsDouble(theta);
        double[] h = steps.clone();
        double[] up = new double[n];
        double[] down = new double[n];
        double[] gradient = new double[n];
        for (int i = 0; i < n; i++) {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                up[i] = logLikelihood.applyAsDouble(moved(theta, i, h[i], i, 0));
                down[i] = logLikelihood.applyAsDouble(moved(theta, i, -h[i], i, 0));
                double fall = top - 0.5 * (up[i] + down[i]);
                if (fall > 0.2 * WANTED_FALL && fall < 5 * WANTED_FALL) {
                    break;
                }
                h[i] *= fall > 0 ? Math.max(0.1, Math.min(10, Math.sqrt(WANTED_FALL / fall))) : 2;
            }
            gradient[i] = (up[i] - down[i]) / (2 * h[i]);
        }
        double[][] information = new double[n][n];
        for (int i = 0; i < n; i++) {
            information[i][i] = (2 * top - up[i] - down[i]) / (h[i] * h[i]);
            for (int j = 0; j < i; j++) {
                double both = logLikelihood.applyAsDouble(moved(theta, i, h[i], j, h[j]));
                double neither = logLikelihood.applyAsDouble(moved(theta, i, -h[i], j, -h[j]));
                double mixed = (both + neither - up[i] - down[i] - up[j] - down[j] + 2 * top) / (2 * h[i] * h[j]);
                information[i][j] = -mixed;
                information[j][i] = -mixed;
            }
        }
        return new Expansion(top, gradient, information, h);
    }

    private static double[] moved(double[] theta, int i, double by, int j, double byToo) {
        double[] out = theta.clone();
        out[i] += by;
        out[j] += byToo;
        return out;
    }

    /** Empty when it is not positive definite. */
    static double[][] inverse(double[][] information) {
        int n = information.length;
        // Scaled to a unit diagonal, so that the threshold below means the same for every unit.
        double[][] scaled = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled[i][j] = information[i][j] / Math.sqrt(information[i][i] * information[j][j]);
            }
            if (!(information[i][i] > 0)) {
                return new double[0][];
            }
        }
        try {
            double[][] inverse = new CholeskyDecomposition(new Array2DRowRealMatrix(scaled, false), 1e-6, 1e-9)
                    .getSolver()
                    .getInverse()
                    .getData();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    inverse[i][j] /= Math.sqrt(information[i][i] * information[j][j]);
                }
            }
            return inverse;
        } catch (NonPositiveDefiniteMatrixException e) {
            return new double[0][];
        }
    }
}
