package io.mtjlab.analysis.stfmr;

import java.util.Optional;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

import io.mtjlab.analysis.likelihood.StudentComponent;

/** Where the posterior of a spectrum is expected near one of its least-squares optima, in the terms of {@link LineMarginal}. */
final class LocalNormal {

    private LocalNormal() {}

    /** The normal law at a local optimum, what is known before added to what the data say. */
    static Optional<StudentComponent> at(
            PeakSearch.Candidate candidate, LineMarginal marginal, double[] x, double[] y) {
        LineShape shape = candidate.shape();
        double[] p = candidate.values();
        int n = p.length;
        int peaks = shape.peaks();
        double[] normal = new double[n * n];
        shape.equations(x, y).evaluate(p, normal, new double[n]);
        double freedom = Math.max(1, x.length - n);
        double variance = candidate.cost() / freedom;
        double size = 0;
        for (int k = 0; k < peaks; k++) {
            double symmetric = p[LineShape.PER_PEAK * k + 2];
            double antisymmetric = p[LineShape.PER_PEAK * k + 3];
            size += symmetric * symmetric + antisymmetric * antisymmetric;
        }
        double prior = 1 / (marginal.lnSizeSpread() * marginal.lnSizeSpread());
        double sizePrecision = 4 * peaks + prior;
        double lnSize = (4 * peaks * 0.5 * Math.log(size / (2 * peaks)) + prior * Math.log(0.5 * marginal.range()))
                / sizePrecision;
        double[][] information = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                information[i][j] = normal[i * n + j] * unit(p, peaks, i) * unit(p, peaks, j) / variance;
                information[j][i] = information[i][j];
            }
        }
        double widths = 1 / (marginal.lnWidthSpread() * marginal.lnWidthSpread());
        for (int k = 0; k < peaks; k++) {
            int at = LineShape.PER_PEAK * k;
            for (int l = 0; l < peaks; l++) {
                information[at + 1][LineShape.PER_PEAK * l + 1] += widths * ((k == l ? 1 : 0) - 1.0 / peaks);
            }
            information[at][at] += 1;
            information[at + 1][at + 1] += 1;
            information[at + 2][at + 2] += Math.exp(-2 * lnSize);
            information[at + 3][at + 3] += Math.exp(-2 * lnSize);
        }
        double[][] covariance;
        try {
            covariance = inverse(information);
        } catch (SingularMatrixException e) {
            return Optional.empty();
        }
        double[] centre = new double[2 * peaks + 2];
        double[][] block = new double[centre.length][centre.length];
        for (int i = 0; i < 2 * peaks; i++) {
            int row = LineShape.PER_PEAK * (i / 2) + i % 2;
            centre[i] = i % 2 == 0 ? p[row] : Math.log(p[row]);
            for (int j = 0; j < 2 * peaks; j++) {
                int column = LineShape.PER_PEAK * (j / 2) + j % 2;
                block[i][j] = covariance[row][column] * scale(p, i) * scale(p, j);
            }
        }
        centre[2 * peaks] = lnSize;
        block[2 * peaks][2 * peaks] = 1 / sizePrecision;
        centre[2 * peaks + 1] = 0.5 * Math.log(variance);
        block[2 * peaks + 1][2 * peaks + 1] = 0.5 / freedom;
        return Optional.of(StudentComponent.of(1, centre, block));
    }

    /** fr counts in widths of its peak and df by its logarithm: both parameters are of order one. */
    private static double unit(double[] p, int peaks, int index) {
        int within = index % LineShape.PER_PEAK;
        return index < LineShape.PER_PEAK * peaks && within < 2 ? p[index - within + 1] : 1;
    }

    private static double scale(double[] p, int index) {
        return index % 2 == 0 ? p[LineShape.PER_PEAK * (index / 2) + 1] : 1;
    }

    /** By a matrix whose diagonal is one. */
    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[] root = new double[n];
        double[][] scaled = new double[n][n];
        for (int i = 0; i < n; i++) {
            root[i] = Math.sqrt(matrix[i][i]);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled[i][j] = matrix[i][j] / (root[i] * root[j]);
            }
        }
        double[][] inverse = new LUDecomposition(new Array2DRowRealMatrix(scaled, false), 1e-13)
                .getSolver()
                .getInverse()
                .getData();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse[i][j] /= root[i] * root[j];
            }
        }
        return inverse;
    }
}
