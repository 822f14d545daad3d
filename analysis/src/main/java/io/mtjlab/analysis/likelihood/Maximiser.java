package io.mtjlab.analysis.likelihood;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Newton's method with Levenberg damping on the parameters that are free: stops when the predicted gain of the next
 * step is below 1e-9, after at most 200 steps.
 */
public final class Maximiser {

    private static final int MAX_STEPS = 200;
    private static final double ENOUGH_GAIN = 1e-9;

    private final LogLikelihood likelihood;

    public Maximiser(LogLikelihood likelihood) {
        this.likelihood = likelihood;
    }

    /**
     * Where a search ended.
     *
     * @param theta the best point
     * @param value log-likelihood there
     * @param converged whether the search ended because no more is to be gained
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Maximum(double[] theta, double value, boolean converged, int steps) {}

    /** The maximum over all parameters but those at {@code held}. */
    public Maximum maximise(double[] start, int... held) {
        int[] free = freeOf(held);
        int size = likelihood.size();
        double[] theta = start.clone();
        double[] gradient = new double[size];
        double[][] hessian = new double[size][size];
        double value = likelihood.evaluate(theta, gradient, hessian);
        double damping = 1e-6;
        double[] trialGradient = new double[size];
        double[][] trialHessian = new double[size][size];
        for (int i = 0; i < MAX_STEPS; i++) {
            double[] step = step(gradient, hessian, free, damping);
            double gain = 0;
            double[] trial = theta.clone();
            for (int j = 0; j < free.length; j++) {
                gain += 0.5 * step[j] * gradient[free[j]];
                trial[free[j]] += step[j];
            }
            if (free.length == 0 || Math.abs(gain) < ENOUGH_GAIN) {
                return new Maximum(theta, value, true, i);
            }
            double trialValue = likelihood.evaluate(trial, trialGradient, trialHessian);
            if (trialValue > value) {
                theta = trial;
                value = trialValue;
                double[] g = gradient;
                gradient = trialGradient;
                trialGradient = g;
                double[][] h = hessian;
                hessian = trialHessian;
                trialHessian = h;
                damping = Math.max(damping / 10, 1e-12);
            } else if (damping > 1e12) {
                return new Maximum(theta, value, true, i);
            } else {
                damping = Math.max(damping * 10, 1e-6);
            }
        }
        return new Maximum(theta, value, false, MAX_STEPS);
    }

    /** Inverse of the observed information over all parameters but those held; shape [free][free]. */
    public double[][] covariance(double[] theta, int... held) {
        int[] free = freeOf(held);
        double[] gradient = new double[likelihood.size()];
        double[][] hessian = new double[likelihood.size()][likelihood.size()];
        likelihood.evaluate(theta, gradient, hessian);
        try {
            return new CholeskyDecomposition(information(hessian, free, 0), 1e-9, 0)
                    .getSolver()
                    .getInverse()
                    .getData();
        } catch (NonPositiveDefiniteMatrixException e) {
            double[][] unknown = new double[free.length][free.length];
            for (double[] row : unknown) {
                java.util.Arrays.fill(row, Double.NaN);
            }
            return unknown;
        }
    }

    private double[] step(double[] gradient, double[][] hessian, int[] free, double damping) {
        double[] right = new double[free.length];
        for (int j = 0; j < free.length; j++) {
            right[j] = gradient[free[j]];
        }
        double lambda = damping;
        while (true) {
            try {
                return new CholeskyDecomposition(information(hessian, free, lambda), 1e-6, 0)
                        .getSolver()
                        .solve(new ArrayRealVector(right))
                        .toArray();
            } catch (NonPositiveDefiniteMatrixException e) {
                lambda *= 10;
                if (lambda > 1e20) {
                    return new double[free.length];
                }
            }
        }
    }

    /** Minus the Hessian, its diagonal enlarged. */
    private static RealMatrix information(double[][] hessian, int[] free, double damping) {
        RealMatrix information = new Array2DRowRealMatrix(free.length, free.length);
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) {
                information.setEntry(i, j, -0.5 * (hessian[free[i]][free[j]] + hessian[free[j]][free[i]]));
            }
            double diagonal = information.getEntry(i, i);
            information.setEntry(i, i, diagonal + damping * (Math.abs(diagonal) + 1e-12));
        }
        return information;
    }

    private int[] freeOf(int... held) {
        return java.util.stream.IntStream.range(0, likelihood.size())
                .filter(j -> java.util.Arrays.stream(held).noneMatch(h -> h == j))
                .toArray();
    }
}
