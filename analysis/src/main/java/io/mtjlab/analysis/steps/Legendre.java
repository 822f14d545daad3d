package io.mtjlab.analysis.steps;

/** Legendre polynomials over a record of n readings, whose middles lie between -1 and 1; of zero mean from degree 1 on. */
public final class Legendre {

    private Legendre() {}

    /** Where reading {@code i} of {@code total} lies. */
    public static double time(int i, int total) {
        return (2.0 * i + 1) / total - 1;
    }

    /** By Bonnet's recurrence; degree 1 and more. */
    public static double at(int degree, double t) {
        double before = 1;
        double now = t;
        for (int d = 1; d < degree; d++) {
            double next = ((2 * d + 1) * t * now - d * before) / (d + 1);
            before = now;
            now = next;
        }
        return now;
    }

    /** Mean square over the record. */
    public static double meanSquare(int degree) {
        return 1.0 / (2 * degree + 1);
    }
}
