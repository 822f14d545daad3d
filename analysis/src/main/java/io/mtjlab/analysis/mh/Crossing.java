package io.mtjlab.analysis.mh;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;

/**
 * Between which two fields a branch passes its middle.
 *
 * @param from the field before, Oe
 * @param to the field after, Oe
 */
record Crossing(double from, double to) {

    private static final double SHARE_68 = 0.6826894921370859;
    private static final double SHARE_95 = 0.95;

    /**
     * The crossing after which fewest readings of the branch lie on the wrong side of {@code middle}; of several cycles
     * each reading counts at its field.
     *
     * @param rows in the order of measurement
     * @param moment without background, shape [all rows]
     * @param sign of the moment at the branch's end
     */
    static Crossing of(MhRows data, int[] rows, double[] moment, double middle, double sign) {
        Integer[] order = java.util.Arrays.stream(rows).boxed().toArray(Integer[]::new);
        boolean up = data.rising()[rows[0]];
        java.util.Arrays.sort(order, (a, b) -> {
            int byField = Double.compare(data.oersted()[a], data.oersted()[b]);
            return up ? byField : -byField;
        });
        int wrong = 0;
        for (int row : order) {
            wrong += sign * (moment[row] - middle) > 0 ? 0 : 1;
        }
        int least = wrong;
        int best = 0;
        for (int i = 0; i < order.length; i++) {
            wrong += sign * (moment[order[i]] - middle) > 0 ? 1 : -1;
            boolean between = i + 1 < order.length && data.oersted()[order[i]] != data.oersted()[order[i + 1]];
            if (wrong < least && between) {
                least = wrong;
                best = i + 1;
            }
        }
        int before = order[Math.max(0, best - 1)];
        int after = order[Math.min(order.length - 1, best)];
        return new Crossing(data.oersted()[before], data.oersted()[after]);
    }

    boolean holds(double field) {
        return Math.min(from, to) <= field && field <= Math.max(from, to);
    }

    double middle() {
        return 0.5 * (from + to);
    }

    /** Everywhere between the two alike. */
    Estimate estimate(String name) {
        double width = Math.abs(to - from);
        return new Estimate(
                name,
                "Oe",
                middle(),
                width / Math.sqrt(12),
                Interval.around(middle(), 0.5 * SHARE_68 * width),
                Interval.around(middle(), 0.5 * SHARE_95 * width),
                "between two steps of the sweep");
    }
}
