package io.mtjlab.analysis.telegraph;

/** Legendre polynomials of first and higher order over the duration of a trace. */
final class Legendre {

    private Legendre() {}

    /** Values of orders 1..{@code order} at every reading, shape [order][n]. */
    static double[][] basis(double[] seconds, int order) {
        int n = seconds.length;
        double start = seconds[0];
        double half = (seconds[n - 1] - start) / 2;
        double[][] basis = new double[order][n];
        for (int i = 0; i < n; i++) {
            double x = (seconds[i] - start) / half - 1;
            double before = 1;
            double now = x;
            for (int k = 1; k <= order; k++) {
                basis[k - 1][i] = now;
                double next = ((2 * k + 1) * x * now - k * before) / (k + 1);
                before = now;
                now = next;
            }
        }
        return basis;
    }
}
