package io.mtjlab.analysis.telegraph;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Maximisation step for the levels: weighted regression of the readings on state, polarity and time, from the sums of a
 * pass. The drift that the pass took out is corrected part by part.
 */
final class LevelUpdate {

    private static final double MOST_OUTLIERS = 0.05;
    private static final double FEWEST_OUTLIERS = 1e-6;
    private static final double MOST_BETWEEN = 0.3;
    /** Largest offset current to be expected over the current: a source's specification, in thousandths. */
    private static final double SKEW = 2e-3;

    private final Readings readings;
    private final boolean reverses;
    private final int order;
    private final int unknowns;
    /** Of the drift's polynomials in the middle of each part; shape [parts][order]. */
    private final double[][] basis;

    LevelUpdate(Readings readings, int order) {
        this.readings = readings;
        this.order = order;
        reverses = readings.reverses();
        unknowns = 2 + (reverses ? 2 : 0) + order;
        basis = new double[order == 0 ? 0 : LevelSums.PARTS][];
        for (int part = 0; part < basis.length; part++) {
            int middle = (int) ((2L * part + 1) * readings.size() / (2 * LevelSums.PARTS));
            basis[part] = Legendre.basis(readings.x(middle), order);
        }
    }

    Levels apply(Levels old, LevelSums sums) {
        double[][] normal = new double[unknowns][unknowns];
        double[] right = new double[unknowns];
        double[] row = new double[unknowns];
        for (int k = 0; k < sums.cells.length; k += 2) {
            double weight = sums.cells[k];
            if (weight > 0) {
                fill(row, k);
                for (int a = 0; a < unknowns; a++) {
                    right[a] += row[a] * sums.cells[k + 1];
                    for (int b = 0; b <= a; b++) {
                        normal[a][b] += weight * row[a] * row[b];
                    }
                }
            }
        }
        for (int a = 0; a < unknowns; a++) {
            for (int b = 0; b < a; b++) {
                normal[b][a] = normal[a][b];
            }
        }
        double centre = readings.centreOhms();
        double tie = 1e-9 * sums.weights;
        for (int j = 0; j < unknowns; j++) {
            normal[j][j] += tie;
            right[j] += j < 2 ? tie * ((j == 0 ? old.ohmsP() : old.ohmsAP()) - centre) : 0;
        }
        if (reverses) {
            normal[3][3] += square(old.sigmaOhms() / (SKEW * Math.abs(old.gap()) + old.sigmaOhms()));
        }
        double[] solution = new SingularValueDecomposition(new Array2DRowRealMatrix(normal, false))
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
        double squares = sums.squares;
        for (int k = 0; k < sums.cells.length; k += 2) {
            if (sums.cells[k] > 0) {
                fill(row, k);
                double fit = 0;
                for (int a = 0; a < unknowns; a++) {
                    fit += row[a] * solution[a];
                }
                squares += fit * (sums.cells[k] * fit - 2 * sums.cells[k + 1]);
            }
        }
        double[] drift = old.drift().clone();
        for (int k = 0; k < order; k++) {
            drift[k] += solution[unknowns - order + k];
        }
        int n = readings.size();
        double gap = solution[1] - solution[0];
        double floor = 1e-7 * Math.abs(gap) + 1e-9 * Math.abs(centre) + 1e-12;
        return new Levels(
                solution[0] + centre,
                solution[1] + centre,
                reverses ? solution[2] : 0,
                reverses ? solution[3] : 0,
                Math.max(Math.sqrt(Math.max(0, squares) / Math.max(1, sums.weights)), floor),
                clamp((n - sums.weights - sums.between) / n, FEWEST_OUTLIERS, MOST_OUTLIERS),
                readings.trace().apertureSeconds() > 0 ? clamp(sums.between / n, FEWEST_OUTLIERS, MOST_BETWEEN) : 0,
                drift);
    }

    /** What multiplies the unknowns in the cell that begins at {@code k} of the sums. */
    private void fill(double[] row, int k) {
        boolean inP = (k & 2) == 0;
        double polarity = (k & 4) == 0 ? 1 : -1;
        row[0] = inP ? 1 : 0;
        row[1] = inP ? 0 : 1;
        if (reverses) {
            row[2] = polarity;
            row[3] = inP ? -polarity / 2 : polarity / 2;
        }
        if (order > 0) {
            System.arraycopy(basis[k / 8], 0, row, unknowns - order, order);
        }
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }

    private static double square(double x) {
        return x * x;
    }
}
