package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.List;

/**
 * Forward-backward pass of a two-state hidden Markov chain in continuous time: from the densities of every reading to
 * the probability of P at each, the expected transition counts by interval, and the log-likelihood (Rabiner, Proc.
 * IEEE 77, 257 (1989), with the transition matrix exp(Q t) of each distance between readings).
 */
final class TwoStateSmoother {

    private final double[] intervals;
    private final int[] intervalOf;
    private final double[] forwardP;
    private final double[] scale;
    private final double[] probabilityP;
    private final double[][] stay;

    TwoStateSmoother(double[] seconds) {
        int n = seconds.length;
        ChainCounts pattern = ChainCounts.of(seconds, new boolean[n]);
        intervals =
                pattern.steps().stream().mapToDouble(ChainCounts.Step::seconds).toArray();
        intervalOf = new int[n];
        for (int i = 1; i < n; i++) {
            double interval = seconds[i] - seconds[i - 1];
            int nearest = 0;
            for (int k = 1; k < intervals.length; k++) {
                if (Math.abs(intervals[k] - interval) < Math.abs(intervals[nearest] - interval)) {
                    nearest = k;
                }
            }
            intervalOf[i] = nearest;
        }
        forwardP = new double[n];
        scale = new double[n];
        probabilityP = new double[n];
        stay = new double[intervals.length][2];
    }

    /**
     * @param probabilityP of P at each reading given all of them, shape [n]; reused by the next pass
     * @param counts expected
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Pass(double logLikelihood, double[] probabilityP, ChainCounts counts) {}

    /** Forward pass alone. */
    double logLikelihood(double[] densityP, double[] densityAP, double eta, double u) {
        double p = 1 / (1 + Math.exp(-eta));
        prepare(p, Math.exp(u));
        double log = 0;
        double alpha = p;
        for (int i = 0; i < densityP.length; i++) {
            if (i > 0) {
                double[] s = stay[intervalOf[i]];
                alpha = alpha * s[0] + (1 - alpha) * (1 - s[1]);
            }
            double inP = alpha * densityP[i];
            double total = inP + (1 - alpha) * densityAP[i];
            alpha = inP / total;
            forwardP[i] = alpha;
            scale[i] = total;
            log += Math.log(total);
        }
        return log;
    }

    Pass smooth(double[] densityP, double[] densityAP, double eta, double u) {
        double log = logLikelihood(densityP, densityAP, eta, u);
        int n = densityP.length;
        double[][] counts = new double[intervals.length][4];
        double betaP = 1;
        double betaAP = 1;
        probabilityP[n - 1] = forwardP[n - 1];
        for (int i = n - 1; i > 0; i--) {
            double[] s = stay[intervalOf[i]];
            double[] c = counts[intervalOf[i]];
            double nextP = densityP[i] * betaP / scale[i];
            double nextAP = densityAP[i] * betaAP / scale[i];
            double before = forwardP[i - 1];
            double pp = before * s[0] * nextP;
            double pa = before * (1 - s[0]) * nextAP;
            double ap = (1 - before) * (1 - s[1]) * nextP;
            double aa = (1 - before) * s[1] * nextAP;
            double sum = pp + pa + ap + aa;
            c[0] += pp / sum;
            c[1] += pa / sum;
            c[2] += ap / sum;
            c[3] += aa / sum;
            probabilityP[i - 1] = (pp + pa) / sum;
            double newP = s[0] * nextP + (1 - s[0]) * nextAP;
            double newAP = (1 - s[1]) * nextP + s[1] * nextAP;
            betaP = newP;
            betaAP = newAP;
        }
        double samplesP = 0;
        for (double probability : probabilityP) {
            samplesP += probability;
        }
        List<ChainCounts.Step> steps = new ArrayList<>();
        for (int k = 0; k < intervals.length; k++) {
            double[] c = counts[k];
            steps.add(new ChainCounts.Step(intervals[k], c[0], c[1], c[2], c[3]));
        }
        ChainCounts expected = new ChainCounts(steps, probabilityP[0], 1 - probabilityP[0], samplesP, n - samplesP);
        return new Pass(log, probabilityP, expected);
    }

    private void prepare(double p, double lambda) {
        for (int k = 0; k < intervals.length; k++) {
            double r = Math.exp(-lambda * intervals[k]);
            stay[k][0] = p + (1 - p) * r;
            stay[k][1] = 1 - p + p * r;
        }
    }
}
