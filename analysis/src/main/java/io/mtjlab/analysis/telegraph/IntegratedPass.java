package io.mtjlab.analysis.telegraph;

import java.util.Arrays;

/**
 * Log-likelihood of readings that each average over the whole time to the next: the hidden states are those between the
 * readings, and a reading's density depends on the states at both of its ends and on the share of the time between that
 * was spent in AP. That share's distribution is computed from the chain itself, so that any number of changes within a
 * reading is accounted for.
 */
final class IntegratedPass {

    /** Steps that a reading is cut into; the share has twice as many values and one. */
    private static final int CUTS = 32;

    private static final int SHARES = 2 * CUTS + 1;
    private static final int NODES_PER_SIGMA = 24;
    private static final double MARGIN = 8;

    private final Readings readings;
    private final double seconds;

    IntegratedPass(Readings readings) {
        this.readings = readings;
        seconds = readings.intervals()[0];
    }

    double logLikelihood(float[] ohms, Levels levels, double eta, double u) {
        double p = 1 / (1 + Math.exp(-eta));
        double rate = Math.exp(u);
        double[][] shares = shares(p, rate);
        double sigma = levels.sigmaOhms();
        double shiftP = levels.ohmsP() - readings.centreOhms();
        double low = Math.min(shiftP, shiftP + levels.gap()) - MARGIN * sigma;
        double span = Math.abs(levels.gap()) + 2 * MARGIN * sigma;
        int nodes = (int) Math.min(1 << 14, span / sigma * NODES_PER_SIGMA) + 1;
        double perOhm = (nodes - 1) / span;
        double[] table = table(shares, levels, low - shiftP, perOhm, nodes);
        double flat = sigma * levels.outliers() * levels.broad(0) + DensityTable.FLOOR;
        double inP = p;
        double inAP = 1 - p;
        double log = -ohms.length * Math.log(sigma);
        for (int i = 0; i < ohms.length; i++) {
            double at = (ohms[i] - low) * perOhm;
            double newP;
            double newAP;
            if (at >= 0 && at < nodes - 1) {
                int k = (int) at;
                double f = at - k;
                int c = 4 * k;
                double pp = table[c] + f * (table[c + 4] - table[c]);
                double pa = table[c + 1] + f * (table[c + 5] - table[c + 1]);
                double ap = table[c + 2] + f * (table[c + 6] - table[c + 2]);
                double aa = table[c + 3] + f * (table[c + 7] - table[c + 3]);
                newP = inP * pp + inAP * ap;
                newAP = inP * pa + inAP * aa;
            } else {
                double r = Math.exp(-rate * seconds);
                newP = flat * (inP * (p + (1 - p) * r) + inAP * p * (1 - r));
                newAP = flat * (inP * (1 - p) * (1 - r) + inAP * (1 - p + p * r));
            }
            double total = newP + newAP;
            log += Math.log(total);
            inP = newP / total;
            inAP = newAP / total;
        }
        return log;
    }

    /**
     * Probability, from P or AP, to arrive in P or AP having spent each share of the time in AP; shape [4][SHARES]. Each
     * cut counts half for the state at either of its ends.
     */
    private double[][] shares(double p, double rate) {
        double r = Math.exp(-rate * seconds / CUTS);
        double[][] go = {{p + (1 - p) * r, (1 - p) * (1 - r)}, {p * (1 - r), 1 - p + p * r}};
        double[][] out = new double[4][];
        for (int from = 0; from < 2; from++) {
            double[][] now = new double[2][SHARES];
            now[from][0] = 1;
            for (int cut = 0; cut < CUTS; cut++) {
                double[][] next = new double[2][SHARES];
                for (int s = 0; s < 2; s++) {
                    for (int c = 0; c <= 2 * cut; c++) {
                        double here = now[s][c];
                        if (here > 0) {
                            next[0][c + s] += here * go[s][0];
                            next[1][c + s + 1] += here * go[s][1];
                        }
                    }
                }
                now = next;
            }
            out[2 * from] = now[0];
            out[2 * from + 1] = now[1];
        }
        return out;
    }

    /** Of every node the four joint densities (PP, P to AP, AP to P, APAP) times the noise. */
    private static double[] table(double[][] shares, Levels levels, double lowFromP, double perOhm, int nodes) {
        double sigma = levels.sigmaOhms();
        double clean = (1 - levels.outliers()) / Math.sqrt(2 * Math.PI);
        double[] out = new double[4 * (nodes + 1)];
        double[] total =
                Arrays.stream(shares).mapToDouble(s -> Arrays.stream(s).sum()).toArray();
        for (int k = 0; k <= nodes; k++) {
            double fromP = lowFromP + k / perOhm;
            for (int c = 0; c < SHARES; c++) {
                double z = (fromP - levels.gap() * c / (SHARES - 1)) / sigma;
                if (Math.abs(z) < MARGIN) {
                    double density = clean * Math.exp(-0.5 * z * z);
                    for (int pair = 0; pair < 4; pair++) {
                        out[4 * k + pair] += shares[pair][c] * density;
                    }
                }
            }
            double broad = sigma * levels.outliers() * levels.broad(fromP - levels.gap() / 2) + DensityTable.FLOOR;
            for (int pair = 0; pair < 4; pair++) {
                out[4 * k + pair] += total[pair] * broad;
            }
        }
        return out;
    }
}
