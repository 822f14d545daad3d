package io.mtjlab.analysis.telegraph;

/**
 * Forward-backward pass of a two-state hidden Markov chain in continuous time (Rabiner, Proc. IEEE 77, 257 (1989), with
 * the transition matrix exp(Q t) of each distance between readings): the log-likelihood, the probability of P at each
 * reading, the expected transition counts, and the sums that the levels are updated from.
 *
 * <p>Densities come from a table, numbers are scaled once in eight readings, and only block starts are kept on the way
 * forward: a block is run again when the way back reaches it. So the memory beside the readings is that of a block.
 */
final class TwoStatePass {

    private static final int BLOCK = 4096;
    /** Readings between two scalings; {@link DensityTable#FLOOR} to this power is a number. */
    private static final int RUN = 8;

    private static final int COLUMNS = DensityTable.COLUMNS;

    private final Readings readings;
    private final int n;
    private final byte[] kinds;
    private final double[] startP;
    private final double[] startAP;
    private final double[] forwardP = new double[BLOCK + 1];
    private final double[] forwardAP = new double[BLOCK + 1];
    private final double[] densityP = new double[BLOCK];
    private final double[] densityAP = new double[BLOCK];
    private final int[] node = new int[BLOCK];
    private final double[] share = new double[BLOCK];
    private final double[] direct = new double[COLUMNS + 2];
    private double[] stayP = {};
    private double[] stayAP = {};
    private DensityTable[] tables = {};

    TwoStatePass(Readings readings) {
        this.readings = readings;
        n = readings.size();
        kinds = readings.kinds();
        int blocks = (n + BLOCK - 1) / BLOCK;
        startP = new double[blocks + 1];
        startAP = new double[blocks + 1];
    }

    /**
     * @param eta logit P
     * @param u ln(1/tau_P + 1/tau_AP)
     */
    double logLikelihood(float[] ohms, Levels levels, double eta, double u) {
        prepare(levels, eta, u);
        double p = 1 / (1 + Math.exp(-eta));
        startP[0] = p;
        startAP[0] = 1 - p;
        double log = -n * Math.log(levels.sigmaOhms());
        for (int block = 0; block * BLOCK < n; block++) {
            log += forward(ohms, block);
        }
        return log;
    }

    /** A pass there and back; {@code probabilityP}, where it has room, receives P of each reading. */
    LevelSums smooth(float[] ohms, Levels levels, double eta, double u, float[] probabilityP) {
        double log = logLikelihood(ohms, levels, eta, u);
        LevelSums sums = new LevelSums(readings, log);
        double[] back = {1, 1};
        int blocks = (n + BLOCK - 1) / BLOCK;
        for (int block = blocks - 1; block >= 0; block--) {
            if (block < blocks - 1) {
                forward(ohms, block);
            }
            backward(ohms, block, back, sums, probabilityP);
        }
        return sums;
    }

    private void prepare(Levels levels, double eta, double u) {
        double centre = readings.centreOhms();
        tables = readings.reverses()
                ? new DensityTable[] {new DensityTable(levels, centre, 1), new DensityTable(levels, centre, -1)}
                : new DensityTable[] {
                    new DensityTable(levels, centre, readings.trace().polarity()[0])
                };
        double p = 1 / (1 + Math.exp(-eta));
        double q = 1 / (1 + Math.exp(eta));
        double[] intervals = readings.intervals();
        stayP = new double[2 * intervals.length];
        stayAP = new double[2 * intervals.length];
        for (int k = 0; k < stayP.length; k++) {
            double r = Math.exp(-Math.exp(u) * intervals[k / 2]);
            stayP[k] = p + q * r;
            stayAP[k] = q + p * r;
        }
    }

    /** Runs a block from its start, fills the block's arrays and the start of the next; the log of what was scaled away. */
    private double forward(float[] ohms, int block) {
        int from = block * BLOCK;
        int to = Math.min(n, from + BLOCK);
        lookUp(ohms, from, to);
        double inP = startP[block];
        double inAP = startAP[block];
        double log = 0;
        double sP = stayP[0];
        double sAP = stayAP[0];
        for (int i = from; i < to; i++) {
            int j = i - from;
            if (kinds.length > 0) {
                sP = stayP[kinds[i]];
                sAP = stayAP[kinds[i]];
            }
            if (i > 0) {
                double nextP = inP * sP + inAP * (1 - sAP);
                inAP = inP * (1 - sP) + inAP * sAP;
                inP = nextP;
            }
            inP *= densityP[j];
            inAP *= densityAP[j];
            if ((j & (RUN - 1)) == RUN - 1 || i == to - 1) {
                double total = inP + inAP;
                log += Math.log(total);
                inP /= total;
                inAP /= total;
            }
            forwardP[j] = inP;
            forwardAP[j] = inAP;
        }
        startP[block + 1] = inP;
        startAP[block + 1] = inAP;
        return log;
    }

    private void lookUp(float[] ohms, int from, int to) {
        DensityTable table = tables[0];
        double low = table.low;
        double perOhm = table.perOhm;
        double[] values = table.values;
        int last = table.nodes - 1;
        for (int i = from; i < to; i++) {
            if (tables.length > 1) {
                table = tables[kinds[i] & 1];
                low = table.low;
                perOhm = table.perOhm;
                values = table.values;
                last = table.nodes - 1;
            }
            int j = i - from;
            double at = (ohms[i] - low) * perOhm;
            if (at >= 0 && at < last) {
                int k = (int) at;
                double f = at - k;
                int c = COLUMNS * k;
                if (values[c] == 0 || values[c + COLUMNS] == 0) {
                    table.compute(k);
                }
                densityP[j] = values[c] + f * (values[c + COLUMNS] - values[c]);
                densityAP[j] = values[c + 1] + f * (values[c + COLUMNS + 1] - values[c + 1]);
                node[j] = k;
                share[j] = f;
            } else {
                table.evaluate(ohms[i], direct);
                densityP[j] = direct[0];
                densityAP[j] = direct[1];
                node[j] = -1;
            }
        }
    }

    private void backward(float[] ohms, int block, double[] back, LevelSums sums, float[] probabilityP) {
        int from = block * BLOCK;
        int to = Math.min(n, from + BLOCK);
        double backP = back[0];
        double backAP = back[1];
        for (int i = to - 1; i >= from; i--) {
            int j = i - from;
            double beforeP = j > 0 ? forwardP[j - 1] : startP[block];
            double beforeAP = j > 0 ? forwardAP[j - 1] : startAP[block];
            double posterior = forwardP[j] * backP / (forwardP[j] * backP + forwardAP[j] * backAP);
            int kind = kinds.length == 0 ? 0 : kinds[i];
            accumulate(ohms[i], j, kind, posterior, sums, i);
            if (probabilityP.length > 0) {
                probabilityP[i] = (float) posterior;
            }
            if (i == 0) {
                sums.start(posterior);
                break;
            }
            double sP = stayP[kind];
            double sAP = stayAP[kind];
            double hereP = densityP[j] * backP;
            double hereAP = densityAP[j] * backAP;
            backP = sP * hereP + (1 - sP) * hereAP;
            backAP = (1 - sAP) * hereP + sAP * hereAP;
            double over = 1 / (beforeP * backP + beforeAP * backAP);
            double stayed = beforeP * sP * hereP * over;
            double left = beforeP * backP * over - stayed;
            double came = beforeAP * (1 - sAP) * hereP * over;
            sums.pair(kind, stayed, left, came);
            if ((j & (RUN - 1)) == 0) {
                double total = 1 / (backP + backAP);
                backP *= total;
                backAP *= total;
            }
        }
        back[0] = backP;
        back[1] = backAP;
    }

    private void accumulate(float ohms, int j, int kind, double posterior, LevelSums sums, int i) {
        DensityTable table = tables.length > 1 ? tables[kind & 1] : tables[0];
        double cleanP;
        double cleanAP;
        if (node[j] >= 0) {
            int c = COLUMNS * node[j] + 2;
            double f = share[j];
            cleanP = table.values[c] + f * (table.values[c + COLUMNS] - table.values[c]);
            cleanAP = table.values[c + 1] + f * (table.values[c + COLUMNS + 1] - table.values[c + 1]);
            if (table.between.length > 0) {
                int b = 2 * node[j];
                sums.between(posterior * table.between[b] + (1 - posterior) * table.between[b + 1]);
            }
        } else {
            table.evaluate(ohms, direct);
            cleanP = direct[2];
            cleanAP = direct[3];
            sums.between(posterior * direct[4] + (1 - posterior) * direct[5]);
        }
        sums.add(i, kind & 1, ohms, posterior, posterior * cleanP, (1 - posterior) * cleanAP);
    }
}
