package io.mtjlab.analysis.pulses;

import java.util.Arrays;

/**
 * Draws the pulses at which one cycle switches on and off, i and j, with probability proportional to exp(first[i] +
 * second[j] + gain[j] - gain[i]), or second[j - i] where pulses count. Pairs are left out only where they are less
 * likely than e^-{@value #NEGLIGIBLE} of the likeliest, which a bound on each row tells before it is worked out.
 */
final class PairDraw {

    private static final double NEGLIGIBLE = 30;

    private final double[] first;
    private final double[] second;
    private final boolean apart;
    private final double[] gain;
    private final int n;
    private int on;
    private int off;

    /**
     * @param first log-probability that it switches on before reading i, or never, shape [n + 1]
     * @param second likewise off; empty when it never does
     * @param apart whether {@code second} goes by j - i
     * @param gain log-likelihood ratio, on to off, of the readings before i, shape [n + 1]
     */
    PairDraw(double[] first, double[] second, boolean apart, double[] gain) {
        this.first = first;
        this.second = second;
        this.apart = apart;
        this.gain = gain;
        this.n = gain.length - 1;
    }

    int on() {
        return on;
    }

    int off() {
        return off;
    }

    /**
     * @param near where to look first: the nearer to the likeliest, the fewer rows are worked out
     * @param uniform between 0 and 1; the draw
     */
    void draw(int near, double uniform) {
        double[] bound = bounds();
        double[] largest = new double[n + 1];
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        double best = largest(near);
        for (int i = 0; i <= n; i++) {
            if (bound[i] > best - NEGLIGIBLE) {
                largest[i] = largest(i);
                best = Math.max(best, largest[i]);
            }
        }
        double[] sums = new double[n + 1];
        double total = 0;
        for (int i = 0; i <= n; i++) {
            if (largest[i] > best - NEGLIGIBLE) {
                for (int j = from(i); j <= n; j++) {
                    sums[i] += weight(i, j, best);
                }
                total += sums[i];
            }
        }
        double target = uniform * total;
        int row = 0;
        while (row < n && (sums[row] == 0 || target > sums[row])) {
            target -= sums[row];
            row++;
        }
        int column = from(row);
        for (int j = column; j <= n; j++) {
            double weight = weight(row, j, best);
            column = weight > 0 ? j : column;
            target -= weight;
            if (target <= 0) {
                break;
            }
        }
        on = row;
        off = column;
    }

    /** What no pair of each row exceeds. */
    private double[] bounds() {
        double law = second.length == 0 ? 0 : Arrays.stream(second).max().orElse(0);
        double[] bound = new double[n + 1];
        double gainAfter = Double.NEGATIVE_INFINITY;
        for (int i = n; i >= 0; i--) {
            gainAfter = second.length == 0 ? gain[n] : Math.max(gainAfter, gain[i]);
            bound[i] = first[i] - gain[i] + gainAfter + law;
        }
        return bound;
    }

    private double largest(int i) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = from(i); j <= n; j++) {
            largest = Math.max(largest, log(i, j));
        }
        return largest;
    }

    private int from(int i) {
        return second.length == 0 ? n : i;
    }

    private double log(int i, int j) {
        double back = second.length == 0 ? 0 : second[apart ? j - i : j];
        return first[i] - gain[i] + back + gain[j];
    }

    private double weight(int i, int j, double best) {
        double below = log(i, j) - best;
        return below > -NEGLIGIBLE ? Math.exp(below) : 0;
    }
}
