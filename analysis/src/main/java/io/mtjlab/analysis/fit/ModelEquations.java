package io.mtjlab.analysis.fit;

import java.util.Arrays;

/** Normal equations of any model over points, one gradient at a time. */
public final class ModelEquations implements NormalEquations {

    private final Model model;
    private final double[] x;
    private final double[] y;
    private final double[] rootWeights;
    private final int size;
    private final double[] row;

    /** @param rootWeights one over the standard deviation of each y, shape [n] */
    public ModelEquations(Model model, double[] x, double[] y, double[] rootWeights) {
        this.model = model;
        this.x = x;
        this.y = y;
        this.rootWeights = rootWeights;
        this.size = model.parameters().size();
        this.row = new double[size];
    }

    /** With weights of one. */
    public ModelEquations(Model model, double[] x, double[] y) {
        this(model, x, y, ones(x.length));
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int points() {
        return x.length;
    }

    @Override
    public double evaluate(double[] p, double[] normal, double[] gradient) {
        Arrays.fill(normal, 0);
        Arrays.fill(gradient, 0);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double weight = rootWeights[i];
            double square = weight * weight;
            double residual = model.valueAndGradient(x[i], p, row) - y[i];
            double pull = square * residual;
            sum += pull * residual;
            for (int j = 0; j < size; j++) {
                double slope = row[j];
                gradient[j] += pull * slope;
                double weighted = square * slope;
                int at = j * size;
                for (int k = j; k < size; k++) {
                    normal[at + k] += weighted * row[k];
                }
            }
        }
        return sum;
    }
}
