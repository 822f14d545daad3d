package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Expected counts of a chain and sums for its levels. */
final class LevelSums {

    /** Parts of a trace within which drift is taken as constant when its coefficients are corrected. */
    static final int PARTS = 256;

    final double logLikelihood;
    /** By part, polarity (two), state (two): weight, weight times ohms. */
    final double[] cells = new double[PARTS * 2 * 2 * 2];

    private final Readings readings;
    private final double[] stayedP;
    private final double[] left;
    private final double[] came;
    private final double[] pairs;
    double squares;
    double weights;
    double between;
    private double samplesP;
    private double firstP;
    private int part = PARTS - 1;
    private int partStart;

    LevelSums(Readings readings, double logLikelihood) {
        this.readings = readings;
        this.logLikelihood = logLikelihood;
        int kinds = 2 * readings.intervals().length;
        stayedP = new double[kinds];
        left = new double[kinds];
        came = new double[kinds];
        pairs = new double[kinds];
        partStart = start(part);
    }

    private int start(int part) {
        return (int) ((long) part * readings.size() / PARTS);
    }

    void add(int i, int negative, double ohms, double posterior, double inP, double inAP) {
        while (i < partStart) {
            partStart = start(--part);
        }
        int cell = 8 * part + 4 * negative;
        cells[cell] += inP;
        cells[cell + 1] += inP * ohms;
        cells[cell + 2] += inAP;
        cells[cell + 3] += inAP * ohms;
        squares += (inP + inAP) * ohms * ohms;
        weights += inP + inAP;
        samplesP += posterior;
    }

    void pair(int kind, double stayed, double leftP, double cameBack) {
        stayedP[kind] += stayed;
        left[kind] += leftP;
        came[kind] += cameBack;
        pairs[kind] += 1;
    }

    void between(double probability) {
        between += probability;
    }

    void start(double probabilityP) {
        firstP = probabilityP;
    }

    ChainCounts counts() {
        double[] intervals = readings.intervals();
        List<ChainCounts.Step> steps = new ArrayList<>();
        for (int k = 0; k < intervals.length; k++) {
            double pp = stayedP[2 * k] + stayedP[2 * k + 1];
            double pToAp = left[2 * k] + left[2 * k + 1];
            double apToP = came[2 * k] + came[2 * k + 1];
            double all = pairs[2 * k] + pairs[2 * k + 1];
            steps.add(new ChainCounts.Step(
                    intervals[k], pp, Math.max(0, pToAp), apToP, Math.max(0, all - pp - pToAp - apToP)));
        }
        return new ChainCounts(steps, firstP, 1 - firstP, samplesP, readings.size() - samplesP);
    }

    /** Weight of the readings in P or AP, over all parts and polarities. */
    double weight(boolean inP) {
        return Arrays.stream(cellsOf(inP)).sum();
    }

    private double[] cellsOf(boolean inP) {
        double[] out = new double[2 * PARTS];
        for (int k = 0; k < out.length; k++) {
            out[k] = cells[4 * k + (inP ? 0 : 2)];
        }
        return out;
    }
}
