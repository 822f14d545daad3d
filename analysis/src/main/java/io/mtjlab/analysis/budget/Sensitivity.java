package io.mtjlab.analysis.budget;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Derivative of a measured series, for the term of a set-point whose true value is uncertain. */
public final class Sensitivity {

    private static final int NEIGHBOURS = 4;

    private Sensitivity() {}

    /**
     * dy/dx at {@code x[index]}: the derivative of the polynomial through the four nearest points (fewer when there are
     * fewer; NaN when there is one), by Lagrange's formula.
     *
     * @param x set-points, distinct, shape [n]
     * @param y measured values, shape [n]
     */
    public static double at(double[] x, double[] y, int index) {
        List<Integer> nearest = IntStream.range(0, x.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> Math.abs(x[i] - x[index]))
                        .thenComparingInt(i -> i))
                .limit(NEIGHBOURS)
                .toList();
        double derivative = 0;
        for (int k : nearest) {
            derivative += y[k] * basisDerivative(x, nearest, k, x[index]);
        }
        return nearest.size() < 2 ? Double.NaN : derivative;
    }

    /** Derivative at {@code at} of the polynomial that is 1 at x[k] and 0 at the other nodes. */
    private static double basisDerivative(double[] x, List<Integer> nodes, int k, double at) {
        double sum = 0;
        for (int i : nodes) {
            if (i != k) {
                double product = 1 / (x[k] - x[i]);
                for (int j : nodes) {
                    if (j != k && j != i) {
                        product *= (at - x[j]) / (x[k] - x[j]);
                    }
                }
                sum += product;
            }
        }
        return sum;
    }
}
