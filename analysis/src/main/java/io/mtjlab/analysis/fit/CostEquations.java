package io.mtjlab.analysis.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Normal equations of correlated or robust residuals. */
final class CostEquations implements NormalEquations {

    private final Residuals residuals;
    private final int size;
    private final int[] all;
    private final double[][] jacobian;

    CostEquations(Residuals residuals, int size) {
        this.residuals = residuals;
        this.size = size;
        this.all = IntStream.range(0, size).toArray();
        this.jacobian = new double[residuals.size()][size];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int points() {
        return residuals.size();
    }

    @Override
    public double evaluate(double[] p, double[] normal, double[] gradient) {
        Arrays.fill(normal, 0);
        Arrays.fill(gradient, 0);
        double[] roots = residuals.costRoots(p, all, jacobian);
        double sum = 0;
        for (int i = 0; i < roots.length; i++) {
            sum += roots[i] * roots[i];
            double[] row = jacobian[i];
            for (int j = 0; j < size; j++) {
                gradient[j] += roots[i] * row[j];
                for (int k = j; k < size; k++) {
                    normal[j * size + k] += row[j] * row[k];
                }
            }
        }
        return sum;
    }
}
