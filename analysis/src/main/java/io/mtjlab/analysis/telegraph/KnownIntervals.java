package io.mtjlab.analysis.telegraph;

import java.util.TreeSet;

/**
 * The distances between neighbours that occurred so far; those that differ by less than a thousandth are one. Where a
 * distance is that of the reading before, as nearly always, nothing is searched.
 */
final class KnownIntervals {

    private final TreeSet<Double> known = new TreeSet<>();
    private double representative = Double.NaN;
    private double above = Double.NaN;

    /** Takes the next distance. @return whether its representative is another than that of the one before */
    boolean moves(double interval) {
        double high = interval * (1 + ChainCounts.SAME_INTERVAL);
        double low = interval * (1 - ChainCounts.SAME_INTERVAL);
        if (representative >= low && representative <= high && high < above) {
            return false;
        }
        Double below = known.floor(high);
        representative = below != null && below >= low ? below : interval;
        known.add(representative);
        Double higher = known.higher(representative);
        above = higher == null ? Double.POSITIVE_INFINITY : higher;
        return true;
    }

    /** What the distance taken last counts as. */
    double representative() {
        return representative;
    }

    double[] ascending() {
        return known.stream().mapToDouble(v -> v).toArray();
    }
}
