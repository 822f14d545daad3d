package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What a sampled two-state chain says about its rates: how often each pair of neighbouring samples was seen, by the
 * time between the samples. Sufficient for the likelihood of a continuous-time Markov chain observed at intervals,
 * whose transition matrix over a time t is exp(Q t); missed events are accounted for by that matrix.
 *
 * @param steps one entry for each sampling interval that occurs
 * @param startsP segments (far apart compared with the dwell times) that begin in P
 * @param startsAP segments that begin in AP
 * @param samplesP samples in P
 * @param samplesAP samples in AP
 */
public record ChainCounts(List<Step> steps, double startsP, double startsAP, double samplesP, double samplesAP) {

    /** Two times count as the same interval when they differ by less than this fraction. */
    static final double SAME_INTERVAL = 1e-3;

    private static final double HALF_A_READING = 0.5;

    /**
     * Pairs of neighbouring samples that are {@code seconds} apart; the first letter is the earlier state.
     *
     * @param seconds between the samples
     */
    public record Step(double seconds, double pp, double pToAp, double apToP, double apAp) {}

    public ChainCounts {
        steps = List.copyOf(steps);
    }

    /** Counts of an evenly sampled trace. */
    public static ChainCounts ofEven(double sampleSeconds, boolean[] inP) {
        double[] seconds = new double[inP.length];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = i * sampleSeconds;
        }
        return of(seconds, inP);
    }

    /**
     * Counts of a trace whose sampling may have gaps: each distance between neighbours counts by its own length.
     *
     * @param seconds ascending, shape [n]
     * @param inP whether the sample is in the P state, shape [n]
     */
    public static ChainCounts of(double[] seconds, boolean[] inP) {
        TreeMap<Double, double[]> byInterval = new TreeMap<>();
        double samplesP = 0;
        KnownIntervals known = new KnownIntervals();
        double[] same = new double[4];
        for (int i = 0; i < inP.length; i++) {
            samplesP += inP[i] ? 1 : 0;
            if (i > 0) {
                double interval = seconds[i] - seconds[i - 1];
                int pair = (inP[i - 1] ? 0 : 2) + (inP[i] ? 0 : 1);
                if (known.moves(interval)) {
                    same = byInterval.computeIfAbsent(known.representative(), key -> new double[4]);
                }
                same[pair]++;
            }
        }
        List<Step> steps = new ArrayList<>();
        byInterval.forEach((interval, n) -> steps.add(new Step(interval, n[0], n[1], n[2], n[3])));
        boolean any = inP.length > 0;
        return new ChainCounts(steps, any && inP[0] ? 1 : 0, any && !inP[0] ? 1 : 0, samplesP, inP.length - samplesP);
    }

    /** The distances between neighbours that occur, ascending; those that differ by less than a thousandth are one. */
    static double[] intervals(double[] seconds) {
        KnownIntervals known = new KnownIntervals();
        for (int i = 1; i < seconds.length; i++) {
            known.moves(seconds[i] - seconds[i - 1]);
        }
        double[] all = known.ascending();
        int most = 60;
        if (all.length <= most) {
            return all;
        }
        // A ragged time axis: the shortest to the longest in equal ratios, each within a few per cent.
        double ratio = Math.log(all[all.length - 1] / all[0]) / (most - 1);
        double[] few = new double[most];
        for (int k = 0; k < most; k++) {
            few[k] = all[0] * Math.exp(k * ratio);
        }
        return few;
    }

    /** These counts and those of another trace under the same conditions. */
    public ChainCounts plus(ChainCounts other) {
        List<Step> all = new ArrayList<>(steps);
        for (Step more : other.steps) {
            int same = -1;
            for (int i = 0; i < all.size(); i++) {
                if (Math.abs(all.get(i).seconds - more.seconds) <= SAME_INTERVAL * more.seconds) {
                    same = i;
                }
            }
            if (same < 0) {
                all.add(more);
            } else {
                Step mine = all.get(same);
                all.set(
                        same,
                        new Step(
                                mine.seconds,
                                mine.pp + more.pp,
                                mine.pToAp + more.pToAp,
                                mine.apToP + more.apToP,
                                mine.apAp + more.apAp));
            }
        }
        return new ChainCounts(
                all,
                startsP + other.startsP,
                startsAP + other.startsAP,
                samplesP + other.samplesP,
                samplesAP + other.samplesAP);
    }

    /** Whether there is a reading for each that is likelier to be in it than in the other, or an outlier. */
    public boolean seesBothStates() {
        return samplesP >= HALF_A_READING && samplesAP >= HALF_A_READING;
    }

    /** Changes of state between neighbouring samples. */
    public double changes() {
        return steps.stream().mapToDouble(s -> s.pToAp + s.apToP).sum();
    }

    /** Fraction of samples in P. */
    public double occupancyP() {
        return samplesP / (samplesP + samplesAP);
    }
}
