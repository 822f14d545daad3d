package io.mtjlab.analysis.telegraph;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** Levels as near to free ones, in the measure of their covariance, as conductances of parallel cells can be. */
@SuppressWarnings("ArrayRecordComponent")
record LevelProjection(double[] levels, double[][] covariance) {

    static LevelProjection of(double[] free, double[][] spread, double centre, CellStructure structure) {
        int k = free.length;
        int parameters = structure.levelParameters();
        RealMatrix weight = new SingularValueDecomposition(new Array2DRowRealMatrix(spread))
                .getSolver()
                .getInverse();
        double[] conductance = Arrays.stream(free).map(r -> 1 / (r + centre)).toArray();
        RealMatrix rows = new Array2DRowRealMatrix(k, parameters);
        for (int j = 0; j < k; j++) {
            rows.setRow(j, structure.conductanceRow(j));
        }
        double[] theta = new SingularValueDecomposition(rows)
                .getSolver()
                .solve(new ArrayRealVector(conductance))
                .toArray();
        RealMatrix covariance = new Array2DRowRealMatrix(parameters, parameters);
        RealMatrix jacobian = rows;
        for (int i = 0; i < 6; i++) {
            double[] g = rows.operate(theta);
            double[] off = new double[k];
            jacobian = rows.copy();
            for (int j = 0; j < k; j++) {
                off[j] = free[j] + centre - 1 / g[j];
                for (int a = 0; a < parameters; a++) {
                    jacobian.multiplyEntry(j, a, -1 / (g[j] * g[j]));
                }
            }
            // In units of each parameter's effect, since conductances are far smaller than ohms.
            RealMatrix information = jacobian.transpose().multiply(weight).multiply(jacobian);
            double[] unit = new double[parameters];
            for (int a = 0; a < parameters; a++) {
                unit[a] = 1 / Math.sqrt(information.getEntry(a, a));
            }
            for (int a = 0; a < parameters; a++) {
                for (int b = 0; b < parameters; b++) {
                    information.multiplyEntry(a, b, unit[a] * unit[b]);
                }
            }
            covariance = new SingularValueDecomposition(information).getSolver().getInverse();
            for (int a = 0; a < parameters; a++) {
                for (int b = 0; b < parameters; b++) {
                    covariance.multiplyEntry(a, b, unit[a] * unit[b]);
                }
            }
            double[] move = covariance.operate(jacobian.transpose().operate(weight.operate(off)));
            for (int a = 0; a < parameters; a++) {
                theta[a] += move[a];
            }
        }
        double[] g = rows.operate(theta);
        return new LevelProjection(
                Arrays.stream(g).map(v -> 1 / v - centre).toArray(),
                jacobian.multiply(covariance).multiply(jacobian.transpose()).getData());
    }
}
