package io.mtjlab.analysis.telegraph;

/** Sums of Legendre polynomials of first and higher order: what drifts without moving the mean. */
final class Legendre {

    private Legendre() {}

    /** Values of orders 1..{@code order} at {@code x} in [-1, 1], shape [order]. */
    static double[] basis(double x, int order) {
        double[] basis = new double[order];
        double before = 1;
        double now = x;
        for (int k = 1; k <= order; k++) {
            basis[k - 1] = now;
            double next = ((2 * k + 1) * x * now - k * before) / (k + 1);
            before = now;
            now = next;
        }
        return basis;
    }

    /** Sum of coefficient times polynomial at {@code x}; the first coefficient is that of first order. */
    static double sum(double[] coefficients, double x) {
        double before = 1;
        double now = x;
        double sum = 0;
        for (int k = 1; k <= coefficients.length; k++) {
            sum += coefficients[k - 1] * now;
            double next = ((2 * k + 1) * x * now - k * before) / (k + 1);
            before = now;
            now = next;
        }
        return sum;
    }
}
