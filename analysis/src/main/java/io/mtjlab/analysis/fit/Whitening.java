package io.mtjlab.analysis.fit;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.NonSymmetricMatrixException;

import io.mtjlab.base.error.InvalidInput;

/**
 * Turns the residuals of a data set into independent ones of variance one: r' C^-1 r = |L^-1 r|^2 with C = L L'. Their
 * Jacobian goes the same way, so that everything after it knows only ordinary least squares.
 */
interface Whitening {

    /** L^-1 times {@code residuals}, in place; shape [n]. */
    void apply(double[] residuals);

    /** L^-1 times {@code rows}, in place; shape [n][any]. */
    void apply(double[][] rows);

    /** L times {@code whitened}, in place; shape [n]. */
    void undo(double[] whitened);

    /** ln det C. */
    double logDeterminant();

    /** One over the standard deviation of each point where they are independent, shape [n]; else empty. */
    default double[] rootWeights() {
        return new double[0];
    }

    /** Independent points. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of numbers, never compared
    record Independent(double[] rootWeights) implements Whitening {

        static Independent ofSigma(double[] sigma) {
            return new Independent(Arrays.stream(sigma).map(s -> 1 / s).toArray());
        }

        static Independent ofOnes(int n) {
            double[] ones = new double[n];
            Arrays.fill(ones, 1);
            return new Independent(ones);
        }

        @Override
        public void apply(double[] residuals) {
            for (int i = 0; i < residuals.length; i++) {
                residuals[i] *= rootWeights[i];
            }
        }

        @Override
        public void apply(double[][] rows) {
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < rows[i].length; j++) {
                    rows[i][j] *= rootWeights[i];
                }
            }
        }

        @Override
        public void undo(double[] whitened) {
            for (int i = 0; i < whitened.length; i++) {
                whitened[i] /= rootWeights[i];
            }
        }

        @Override
        public double logDeterminant() {
            return -2 * Arrays.stream(rootWeights).map(Math::log).sum();
        }
    }

    /** Correlated points, by the Cholesky factor of their covariance. */
    final class Correlated implements Whitening {

        private final double[][] lower;

        /** @param covariance of the y, shape [n][n] */
        Correlated(double[][] covariance) {
            try {
                lower = new CholeskyDecomposition(new Array2DRowRealMatrix(covariance), 1e-10, 0)
                        .getL()
                        .getData();
            } catch (NonSymmetricMatrixException | NonPositiveDefiniteMatrixException e) {
                throw new InvalidInput(
                        "the covariance of the data is not symmetric and positive definite: " + e.getMessage(), e);
            }
        }

        @Override
        public void apply(double[] residuals) {
            for (int i = 0; i < residuals.length; i++) {
                double sum = residuals[i];
                for (int k = 0; k < i; k++) {
                    sum -= lower[i][k] * residuals[k];
                }
                residuals[i] = sum / lower[i][i];
            }
        }

        @Override
        public void apply(double[][] rows) {
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < rows[i].length; j++) {
                    double sum = rows[i][j];
                    for (int k = 0; k < i; k++) {
                        sum -= lower[i][k] * rows[k][j];
                    }
                    rows[i][j] = sum / lower[i][i];
                }
            }
        }

        @Override
        public void undo(double[] whitened) {
            for (int i = whitened.length - 1; i >= 0; i--) {
                double sum = 0;
                for (int k = 0; k <= i; k++) {
                    sum += lower[i][k] * whitened[k];
                }
                whitened[i] = sum;
            }
        }

        @Override
        public double logDeterminant() {
            double sum = 0;
            for (int i = 0; i < lower.length; i++) {
                sum += 2 * Math.log(lower[i][i]);
            }
            return sum;
        }
    }
}
