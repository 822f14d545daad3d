package io.mtjlab.analysis.scoring;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * Junctions in parallel, each P or AP.
 *
 * @param ohmsP shape [cells]
 * @param ohmsAP shape [cells]
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
record Cells(double[] ohmsP, double[] ohmsAP) {

    private static final double SAME = 1e-9;

    /** One to three cells, alike in half of the devices. */
    static Cells draw(Dice dice, int cells) {
        boolean alike = dice.chance(0.5);
        double base = cells * dice.decades(60, 32000);
        double ratio = dice.decades(0.1, 1.8);
        double[] p = new double[cells];
        double[] ap = new double[cells];
        for (int i = 0; i < cells; i++) {
            p[i] = alike ? base : base * dice.between(0.75, 1.25);
            ap[i] = p[i] * (1 + (alike ? ratio : ratio * dice.between(0.85, 1.15)));
        }
        return new Cells(p, ap);
    }

    int count() {
        return ohmsP.length;
    }

    double ohms(boolean[] antiparallel) {
        double siemens = 0;
        for (int i = 0; i < ohmsP.length; i++) {
            siemens += 1 / (antiparallel[i] ? ohmsAP[i] : ohmsP[i]);
        }
        return 1 / siemens;
    }

    double allP() {
        return ohms(new boolean[count()]);
    }

    double allAP() {
        boolean[] all = new boolean[count()];
        Arrays.fill(all, true);
        return ohms(all);
    }

    /** Levels that are met when the cells go to AP in one order and come back in another, ascending. */
    double[] levels(int[] orderToAP, int[] orderToP) {
        TreeSet<Double> met = new TreeSet<>();
        boolean[] state = new boolean[count()];
        met.add(ohms(state));
        for (int cell : orderToAP) {
            state[cell] = true;
            met.add(ohms(state));
        }
        for (int cell : orderToP) {
            state[cell] = false;
            met.add(ohms(state));
        }
        double[] sorted = met.stream().mapToDouble(Double::doubleValue).toArray();
        int kept = 0;
        for (double level : sorted) {
            if (kept == 0 || level > sorted[kept - 1] * (1 + SAME)) {
                sorted[kept++] = level;
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    static double smallestGap(double[] levels) {
        double gap = Double.POSITIVE_INFINITY;
        for (int i = 1; i < levels.length; i++) {
            gap = Math.min(gap, levels[i] - levels[i - 1]);
        }
        return gap;
    }
}
