package io.mtjlab.analysis.pulses;

/**
 * Draws the pulses at which one cycle switches on and off, i and j, with probability proportional to exp(first[i] +
 * second[j] + gain[j] - gain[i]), or second[j - i] where pulses count. Where the second threshold is a place of its own
 * all pairs of a row share one sum over j; where pulses count, pairs are left out only if they are less likely than
 * e^-{@value #NEGLIGIBLE} of the likeliest, which a bound on each row tells before it is worked out. One object serves
 * many draws.
 */
final class PairDraw {

    private static final double NEGLIGIBLE = 30;
    /** A distance so much less likely than the likeliest one is looked at only where the readings may speak for it. */
    private static final double FAR = 60;

    private double[] gain = {};
    private double[] first = {};
    private double[] second = {};
    private boolean apart;
    private int n;
    private double[] sums = {};
    private double[] after = {};
    private double likeliest;
    private double[] measured = {};
    private double law;
    private int nearest;
    private int farthest;
    private int on;
    private int off;

    int on() {
        return on;
    }

    int off() {
        return off;
    }

    /**
     * @param ofFirst log-probability that it switches on before reading i, or never, shape [n + 1]
     * @param ofSecond likewise off; empty when it never does
     * @param byDistance whether {@code ofSecond} goes by j - i
     * @param gains log-likelihood ratio, on to off, of the readings before i, shape [n + 1]
     * @param near where to look first: the nearer to the likeliest, the fewer rows are worked out
     * @param uniform between 0 and 1; the draw
     */
    void draw(double[] ofFirst, double[] ofSecond, boolean byDistance, double[] gains, int near, double uniform) {
        first = ofFirst;
        second = ofSecond;
        apart = byDistance && ofSecond.length > 0;
        gain = gains;
        n = gains.length - 1;
        if (sums.length <= n) {
            sums = new double[n + 1];
            after = new double[n + 1];
        }
        if (apart) {
            byDistance(near);
        } else {
            byPlace();
        }
        double total = 0;
        for (int i = 0; i <= n; i++) {
            total += sums[i];
        }
        double target = uniform * total;
        int row = 0;
        while (row < n && (sums[row] == 0 || target > sums[row])) {
            target -= sums[row];
            row++;
        }
        on = row;
        off = second.length == 0 ? n : column(row, target);
    }

    /** The column at which the row's running sum passes {@code target}. */
    private int column(int row, double target) {
        int from = from(row);
        int to = to(row);
        double best = best(row, from, to);
        double left = target / sums[row] * sum(row, from, to, best);
        int column = from;
        for (int j = from; j <= to; j++) {
            double below = log(row, j) - best;
            if (below > -NEGLIGIBLE) {
                column = j;
                left -= Math.exp(below);
            }
            if (left <= 0) {
                break;
            }
        }
        return column;
    }

    /** Sums of the rows when what a column adds does not depend on the row: one running sum from the last column. */
    private void byPlace() {
        double peak = Double.NEGATIVE_INFINITY;
        double running = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (int i = n; i >= 0; i--) {
            if (second.length > 0 || i == n) {
                double log = gain[i] + (second.length > 0 ? second[i] : 0);
                if (log > peak) {
                    running = log - peak < NEGLIGIBLE ? running * Math.exp(peak - log) + 1 : 1;
                    peak = log;
                } else if (peak - log < NEGLIGIBLE) {
                    running += Math.exp(log - peak);
                }
            }
            sums[i] = first[i] - gain[i] + peak;
            after[i] = running;
            best = Math.max(best, sums[i]);
        }
        for (int i = 0; i <= n; i++) {
            double below = sums[i] - best;
            sums[i] = below > -NEGLIGIBLE ? after[i] * Math.exp(below) : 0;
        }
    }

    /** Sums of the rows that matter when what a column adds goes by its distance from the row. */
    private void byDistance(int near) {
        if (second != measured) {
            measure();
        }
        double gainAfter = Double.NEGATIVE_INFINITY;
        for (int i = n; i >= 0; i--) {
            gainAfter = Math.max(gainAfter, gain[i]);
            after[i] = first[i] - gain[i] + gainAfter + law;
        }
        likeliest = best(near, near, n);
        for (int i = n; i >= 0; i--) {
            boolean matters = after[i] > likeliest - NEGLIGIBLE;
            sums[i] = matters ? best(i, from(i), to(i)) : Double.NEGATIVE_INFINITY;
            likeliest = Math.max(likeliest, sums[i]);
        }
        for (int i = 0; i <= n; i++) {
            sums[i] = sums[i] > likeliest - NEGLIGIBLE ? sum(i, from(i), to(i), likeliest) : 0;
        }
    }

    /** The likeliest distance, and which are not far less likely; the same law serves many draws. */
    private void measure() {
        measured = second;
        law = Double.NEGATIVE_INFINITY;
        for (double each : second) {
            law = Math.max(law, each);
        }
        nearest = n;
        farthest = 0;
        for (int d = 0; d <= n; d++) {
            if (second[d] > law - FAR) {
                nearest = Math.min(nearest, d);
                farthest = d;
            }
        }
    }

    private int from(int i) {
        return isNarrow(i) ? Math.min(n, i + nearest) : i;
    }

    private int to(int i) {
        return isNarrow(i) ? Math.min(n, i + farthest) : n;
    }

    /** Whether a pair in this row that is far off the law of the distance cannot matter, whatever the readings say. */
    private boolean isNarrow(int i) {
        return apart && after[i] - FAR < likeliest - NEGLIGIBLE && i + nearest <= n;
    }

    private double sum(int i, int from, int to, double best) {
        double sum = 0;
        for (int j = from; j <= to; j++) {
            double below = log(i, j) - best;
            sum += below > -NEGLIGIBLE ? Math.exp(below) : 0;
        }
        return sum;
    }

    private double best(int i, int from, int to) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = from; j <= to; j++) {
            largest = Math.max(largest, log(i, j));
        }
        return largest;
    }

    private double log(int i, int j) {
        return first[i] - gain[i] + second[apart ? j - i : j] + gain[j];
    }
}
