package io.mtjlab.analysis.pulses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.steps.Normal;
import io.mtjlab.analysis.steps.Robust;

/**
 * Posterior of what happened in each cycle and of the laws behind it, by Gibbs sampling: in turns the pulses at which each
 * cycle switched on and off (all pairs weighed exactly, hidden state by hidden state, so that no reading needs to be
 * told apart from the noise by itself), the laws of the thresholds, the two levels and the noise.
 *
 * <p>The second threshold is a place of its own, or, where pulses are counted, a distance from the first: a wall that is
 * slow to fire is slow to reset.
 */
final class TrainSampler {

    private static final int BURN_IN = 150;
    private static final int KEPT = 800;
    private static final double[] NO_LAW = {};
    private static final double OUTLIER_SIGMAS = 6;

    private final Signal signal;
    private final double[][] place;
    private final boolean pulse;
    private final boolean byNumber;
    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian gaussian;
    private final Threshold first;
    private final Threshold second;
    private final int[] on;
    private final int[] off;
    private final PairDraw pair = new PairDraw();
    /** Of the readings of each state; shape [2]. */
    private final double[] sum = new double[2];

    private final double[] squares = new double[2];
    private final int[] count = new int[2];
    private double base;
    private double gap;
    private double noise;
    private final List<Draw> draws = new ArrayList<>();
    private int switched;
    private int switchedBack;

    /**
     * One draw.
     *
     * @param first where each cycle switched on, shape [cycles]
     * @param second where it switched back
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Draw(double[] first, double[] second, double mean, double sd, double secondMean, double secondSd) {}

    TrainSampler(Signal signal, double[][] place, boolean pulse, boolean byNumber, UniformRandomProvider random) {
        this.signal = signal;
        this.place = place;
        this.pulse = pulse;
        this.byNumber = byNumber;
        this.random = random;
        this.gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        this.base = signal.base();
        this.gap = signal.gap();
        this.noise = signal.noise();
        double[] x = place[0];
        double step = (x[x.length - 1] - x[0]) / (x.length - 1);
        int end = Math.min(signal.to(), x.length - 1);
        double spread = Math.max(step, 0.25 * (x[end] - x[signal.from()]));
        this.first = new Threshold(random, step, x[signal.from()], spread);
        this.second = new Threshold(random, step, x[end] - (byNumber ? x[signal.from()] : 0), spread);
        this.on = new int[place.length];
        this.off = new int[place.length];
        run();
    }

    List<Draw> draws() {
        return draws;
    }

    /** Cycles that more likely than not were switched at one reading at least. */
    int switchedCycles() {
        return switched;
    }

    /** Cycles that more likely than not switched back before their end. */
    int switchedBackCycles() {
        return switchedBack;
    }

    /** Whether it knows of a second threshold. */
    boolean hasSecond() {
        return pulse;
    }

    double base() {
        return base;
    }

    double noise() {
        return noise;
    }

    double gap() {
        return gap;
    }

    /** Probability that the first threshold, or the second, lies below each place, by the median draw of its law. */
    double[] law(double[] x, boolean ofSecond) {
        double mean = median(d -> d.mean() + (ofSecond && byNumber ? d.secondMean() : 0));
        double sd = median(Draw::sd);
        if (ofSecond) {
            mean = byNumber ? mean : median(Draw::secondMean);
            sd = byNumber ? median(d -> Math.hypot(d.sd(), d.secondSd())) : median(Draw::secondSd);
        }
        double[] below = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            below[i] = Normal.below((x[i] + (byNumber ? 0.5 : 0) - mean) / sd);
        }
        return below;
    }

    /** The mean reading at each place by these laws. */
    double[] expected(double[] x) {
        double[] mean = law(x, false);
        double[] back = pulse ? law(x, true) : new double[x.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = base + gap * (mean[i] - back[i]);
        }
        return mean;
    }

    private double median(ToDoubleFunction<Draw> of) {
        return Robust.median(draws.stream().mapToDouble(of).toArray());
    }

    private void run() {
        int cycles = place.length;
        int[] seen = new int[cycles];
        int[] seenBack = new int[cycles];
        for (int k = 0; k < BURN_IN + KEPT; k++) {
            Laws laws = laws(0);
            for (int c = 0; c < cycles; c++) {
                boolean same = c == 0 || Arrays.equals(place[c], place[c - 1]);
                laws = same ? laws : laws(c);
                draw(c, laws);
            }
            first.move(brackets(true));
            if (pulse) {
                second.move(brackets(false));
            }
            levels();
            if (k >= BURN_IN) {
                draws.add(keep());
                for (int c = 0; c < cycles; c++) {
                    seen[c] += on[c] < off[c] ? 1 : 0;
                    seenBack[c] += on[c] < off[c] && off[c] < place[c].length ? 1 : 0;
                }
            }
        }
        for (int count : seen) {
            switched += 2 * count > KEPT ? 1 : 0;
        }
        for (int count : seenBack) {
            switchedBack += 2 * count > KEPT ? 1 : 0;
        }
    }

    /** The pulses at which cycle {@code c} switches on and off, given everything else. */
    private void draw(int c, Laws laws) {
        double[] y = signal.y()[c];
        double[] gain = new double[y.length + 1];
        double least = Math.min(0, gap) - OUTLIER_SIGMAS * noise;
        double most = Math.max(0, gap) + OUTLIER_SIGMAS * noise;
        double slope = gap / (noise * noise);
        for (int i = 0; i < y.length; i++) {
            double z = y[i] - base;
            gain[i + 1] = gain[i] + (z < least || z > most ? 0 : slope * (z - gap / 2));
        }
        pair.draw(laws.first, pulse ? laws.second : NO_LAW, byNumber, gain, on[c], random.nextDouble());
        on[c] = pair.on();
        off[c] = pair.off();
    }

    /** Log-probabilities of both thresholds by pulse; of the second by the number of pulses apart where they count. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Laws(double[] first, double[] second) {}

    private Laws laws(int c) {
        int n = place[c].length;
        double[] one = new double[n + 1];
        double[] other = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            one[i] = Math.log(Math.max(1e-300, first.between(lower(c, i), upper(c, i))));
            double low = byNumber ? i - 0.5 : lower(c, i);
            double high = byNumber ? i + 0.5 : upper(c, i);
            other[i] = pulse ? Math.log(Math.max(1e-300, second.between(low, high))) : 0;
        }
        return new Laws(one, other);
    }

    private double lower(int c, int i) {
        double shift = byNumber ? 0.5 : 0;
        return i == 0 ? Double.NEGATIVE_INFINITY : place[c][i - 1] + shift;
    }

    private double upper(int c, int i) {
        double shift = byNumber ? 0.5 : 0;
        return i == place[c].length ? Double.POSITIVE_INFINITY : place[c][i] + shift;
    }

    private double[][] brackets(boolean ofFirst) {
        Map<Interval, double[]> distinct = new LinkedHashMap<>();
        for (int c = 0; c < on.length; c++) {
            double low;
            double high;
            if (ofFirst || !byNumber) {
                int i = ofFirst ? on[c] : off[c];
                low = lower(c, i);
                high = upper(c, i);
            } else {
                int apart = off[c] - on[c];
                low = apart - 0.5;
                high = off[c] == place[c].length ? Double.POSITIVE_INFINITY : apart + 0.5;
            }
            double from = low;
            double to = high;
            distinct.computeIfAbsent(new Interval(low, high), key -> new double[] {from, to, 0})[2]++;
        }
        return distinct.values().toArray(double[][]::new);
    }

    private void levels() {
        Arrays.fill(sum, 0);
        Arrays.fill(squares, 0);
        Arrays.fill(count, 0);
        for (int c = 0; c < on.length; c++) {
            add(signal.y()[c], 0, on[c], 0);
            add(signal.y()[c], on[c], off[c], 1);
            add(signal.y()[c], off[c], signal.y()[c].length, 0);
        }
        if (count[0] < 2 || count[1] < 2) {
            return;
        }
        double rest = squares[0] - sum[0] * sum[0] / count[0] + squares[1] - sum[1] * sum[1] / count[1];
        double shape = 0.5 * (count[0] + count[1] - 2);
        double gamma =
                AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1).sample();
        noise = Math.sqrt(Math.max(0.5 * rest / gamma, Double.MIN_NORMAL));
        double low = sum[0] / count[0] + noise / Math.sqrt(count[0]) * gaussian.sample();
        double high = sum[1] / count[1] + noise / Math.sqrt(count[1]) * gaussian.sample();
        base = signal.base() + low;
        gap = high - low;
    }

    /** Readings of one state, without those that are too far from its level. */
    private void add(double[] y, int from, int to, int state) {
        double level = base + state * gap;
        double limit = OUTLIER_SIGMAS * noise;
        double total = 0;
        double square = 0;
        int n = 0;
        for (int i = from; i < to; i++) {
            double r = y[i] - level;
            if (r < limit && r > -limit) {
                double v = y[i] - signal.base();
                total += v;
                square += v * v;
                n++;
            }
        }
        sum[state] += total;
        squares[state] += square;
        count[state] += n;
    }

    private Draw keep() {
        int cycles = on.length;
        double[] one = new double[cycles];
        double[] other = new double[cycles];
        for (int c = 0; c < cycles; c++) {
            int n = place[c].length;
            if (byNumber) {
                one[c] = on[c] < n ? place[c][on[c]] : place[c][n - 1] + 1;
                other[c] = off[c] < n ? place[c][off[c]] : place[c][n - 1] + 1;
            } else {
                one[c] = first.within(lower(c, on[c]), upper(c, on[c]));
                other[c] = pulse ? second.within(lower(c, off[c]), upper(c, off[c])) : 0;
            }
        }
        return new Draw(one, other, first.mean(), first.sd(), second.mean(), second.sd());
    }
}
