package io.mtjlab.analysis.telegraph;

/** Sums of Legendre polynomials of first and higher order: what drifts without moving the mean. */
final class Legendre {

    /** Recurrence of order k + 1 from k and k - 1: x times the first, less the second (Bonnet); quotients taken once. */
    private static final double[] AHEAD = new double[64];

    private static final double[] BACK = new double[AHEAD.length];

    static {
        for (int k = 1; k < AHEAD.length; k++) {
            AHEAD[k] = (2 * k + 1) / (k + 1.0);
            BACK[k] = k / (k + 1.0);
        }
    }

    private Legendre() {}

    /** Values of orders 1..{@code order} at {@code x} in [-1, 1], shape [order]. */
    static double[] basis(double x, int order) {
        double[] basis = new double[order];
        double before = 1;
        double now = x;
        for (int k = 1; k <= order; k++) {
            basis[k - 1] = now;
            double next = AHEAD[k] * x * now - BACK[k] * before;
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
            double next = AHEAD[k] * x * now - BACK[k] * before;
            before = now;
            now = next;
        }
        return sum;
    }
}
