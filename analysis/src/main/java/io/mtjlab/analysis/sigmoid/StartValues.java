package io.mtjlab.analysis.sigmoid;

import java.util.List;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

import io.mtjlab.analysis.telegraph.ChainCounts;
import io.mtjlab.analysis.telegraph.RateStart;

/**
 * Where the search starts: weighted lines through the logits of the occupancies and through the logarithms of the
 * correlation times.
 *
 * @param theta alpha, beta and the coefficients of the basis
 * @param basis of ln sqrt(tau_P tau_AP), shape [runs][functions]
 */
@SuppressWarnings("ArrayRecordComponent")
record StartValues(double[] theta, double[][] basis) {

    static StartValues of(List<TelegraphRun> runs, boolean smooth) {
        int n = runs.size();
        double[] field = runs.stream().mapToDouble(TelegraphRun::fieldOersted).toArray();
        double[] weight = new double[n];
        double[] logit = new double[n];
        double[] logTau = new double[n];
        int informative = 0;
        for (int i = 0; i < n; i++) {
            ChainCounts counts = runs.get(i).counts();
            informative += counts.changes() >= 2 ? 1 : 0;
            weight[i] = counts.changes() + 0.1;
            logit[i] = RateStart.logit(counts);
            logTau[i] = Math.log(2 * Math.cosh(logit[i] / 2)) - RateStart.logRate(counts);
        }
        double centre = weightedMean(field, weight);
        double span = 0;
        for (double h : field) {
            span = Math.max(span, Math.abs(h - centre));
        }
        double[][] line = new double[n][];
        double[][] basis = new double[n][];
        int degree = informative >= 5 ? 2 : informative >= 3 ? 1 : 0;
        for (int i = 0; i < n; i++) {
            double h = (field[i] - centre) / span;
            line[i] = new double[] {1, h};
            basis[i] = smooth ? powers(h, degree) : unit(i, n);
        }
        double[] logitLine = weightedLeastSquares(line, logit, weight);
        double alpha = logitLine[1] / span;
        if (alpha == 0) {
            alpha = 1e-3 / span;
        }
        double beta = centre - logitLine[0] / alpha;
        double[] coefficients = weightedLeastSquares(basis, logTau, weight);
        double[] theta = new double[2 + coefficients.length];
        theta[0] = alpha;
        theta[1] = beta;
        System.arraycopy(coefficients, 0, theta, 2, coefficients.length);
        return new StartValues(theta, basis);
    }

    private static double[] powers(double h, int degree) {
        double[] powers = new double[degree + 1];
        powers[0] = 1;
        for (int j = 1; j <= degree; j++) {
            powers[j] = powers[j - 1] * h;
        }
        return powers;
    }

    private static double[] unit(int i, int n) {
        double[] unit = new double[n];
        unit[i] = 1;
        return unit;
    }

    private static double weightedMean(double[] values, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
            total += weights[i];
        }
        return sum / total;
    }

    private static double[] weightedLeastSquares(double[][] basis, double[] y, double[] weights) {
        double[][] rows = new double[y.length][];
        double[] right = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double root = Math.sqrt(weights[i]);
            rows[i] = basis[i].clone();
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] *= root;
            }
            right[i] = root * y[i];
        }
        return new SingularValueDecomposition(new Array2DRowRealMatrix(rows, false))
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
    }
}
