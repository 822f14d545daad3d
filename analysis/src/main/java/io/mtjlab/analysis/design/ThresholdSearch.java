package io.mtjlab.analysis.design;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.apache.commons.math3.special.Erf;
import org.apache.commons.rng.UniformRandomProvider;

import io.mtjlab.analysis.result.Quantiles;
import io.mtjlab.base.random.RandomStreams;

/**
 * At which levels a sweep should stop and look for a junction that switches somewhere on the way, each time elsewhere: a
 * normal law of unknown mean and scatter, of which every sweep shows between which two levels it fell.
 *
 * <p>Levels are added as long as they are worth it, the one first that adds most to the expected information about mean
 * and scatter: entropy of what the sweep will show, less the entropy that would be left if both were known.
 */
public final class ThresholdSearch {

    private static final int MEAN = 0;
    private static final int LOG_SCATTER = 1;
    private static final int PARTICLES = 400;
    private static final double Z95 = Quantiles.NORMAL.at95();

    /** Levels that are added to those of any sweep; each one that adds less than the share below is left out. */
    private static final int MOST_LEVELS = 12;

    private static final double WORTH = 0.04;

    /** Scatter from a tenth of the finest step to half of the window. */
    private static final double LEAST_SCATTER = 0.1;

    private static final double MOST_SCATTER = 0.5;

    /** One in a hundred sweeps shows what the law does not know: an outlier, a step read wrongly. */
    private static final double STRANGE = 0.01;

    private final int sign;
    private final double[] candidates;
    private final double halfWidth;
    private final Particles particles;

    /**
     * @param candidates levels where a sweep may stop, in its order, two or more
     * @param halfWidth what half of the 95 % interval of the mean threshold is to be
     */
    public ThresholdSearch(List<Double> candidates, double halfWidth) {
        this.sign = candidates.get(candidates.size() - 1) > candidates.get(0) ? 1 : -1;
        this.candidates = candidates.stream().mapToDouble(v -> sign * v).toArray();
        this.halfWidth = halfWidth;
        this.particles =
                new Particles(new Window(), PARTICLES, RandomStreams.of(0).child("design").stream("threshold"));
    }

    private double first() {
        return candidates[0];
    }

    private double last() {
        return candidates[candidates.length - 1];
    }

    /** A sweep switched after the one and not after the other. */
    public void learn(double stayedAt, double switchedAt) {
        observe(sign * stayedAt, sign * switchedAt);
    }

    /** A sweep had not switched at its end. */
    public void learnStayed(double endedAt) {
        observe(sign * endedAt, Double.POSITIVE_INFINITY);
    }

    private void observe(double low, double high) {
        double blind = STRANGE * Math.min(1, (high - low) / (last() - first()));
        particles.learn(p -> Math.log((1 - STRANGE) * (below(high, p) - below(low, p)) + blind + 1e-12));
    }

    private static double below(double level, double[] p) {
        if (level == Double.POSITIVE_INFINITY) {
            return 1;
        }
        return 0.5 * Erf.erfc((p[MEAN] - level) / Math.exp(p[LOG_SCATTER]) / Math.sqrt(2));
    }

    /** Whether the mean threshold is known as well as asked. */
    public boolean reached() {
        return halfWidth95() <= halfWidth;
    }

    public double mean() {
        return sign * centre();
    }

    private double centre() {
        double[] weights = particles.weights();
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * particles.value(i)[MEAN];
        }
        return sum;
    }

    /** Half of the 95 % interval of the mean threshold. */
    public double halfWidth95() {
        double[] weights = particles.weights();
        double centre = centre();
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            double off = particles.value(i)[MEAN] - centre;
            variance += weights[i] * off * off;
        }
        return Z95 * Math.sqrt(variance);
    }

    /**
     * Where the next sweep is to stop, in its order; its last level is that of the candidates.
     *
     * @param always candidates at which it stops in any case
     */
    public List<Double> levels(List<Double> always) {
        double[] weights = particles.weights();
        double[][] below = new double[candidates.length][weights.length];
        for (int c = 0; c < candidates.length; c++) {
            for (int i = 0; i < weights.length; i++) {
                below[c][i] = below(candidates[c], particles.value(i));
            }
        }
        TreeSet<Integer> chosen = new TreeSet<>(List.of(candidates.length - 1));
        for (int c = 0; c < candidates.length; c++) {
            if (always.contains(sign * candidates[c])) {
                chosen.add(c);
            }
        }
        int most = MOST_LEVELS + chosen.size();
        double before = information(chosen, below, weights);
        while (chosen.size() < most) {
            int best = -1;
            double highest = before;
            for (int c = 0; c < candidates.length - 1; c++) {
                if (chosen.add(c)) {
                    double gained = information(chosen, below, weights);
                    chosen.remove(c);
                    if (gained > highest) {
                        highest = gained;
                        best = c;
                    }
                }
            }
            if (best < 0 || highest - before < WORTH * highest) {
                break;
            }
            chosen.add(best);
            before = highest;
        }
        List<Double> levels = new ArrayList<>();
        chosen.forEach(c -> levels.add(sign * candidates[c]));
        return levels;
    }

    private static double information(TreeSet<Integer> chosen, double[][] below, double[] weights) {
        double[] lower = new double[weights.length];
        double sum = 0;
        for (int c : chosen) {
            sum += of(below[c], lower, weights);
            lower = below[c];
        }
        double[] one = new double[weights.length];
        java.util.Arrays.fill(one, 1);
        return sum + of(one, lower, weights);
    }

    /** What one bracket contributes. */
    private static double of(double[] upper, double[] lower, double[] weights) {
        double mean = 0;
        double known = 0;
        for (int i = 0; i < weights.length; i++) {
            double p = Math.max(0, upper[i] - lower[i]);
            mean += weights[i] * p;
            known += weights[i] * entropy(p);
        }
        return entropy(mean) - known;
    }

    private static double entropy(double p) {
        return p > 0 ? -p * Math.log(p) : 0;
    }

    /** The mean anywhere in the window, the scatter of any size. */
    private final class Window implements Belief {

        private double leastLogScatter() {
            return Math.log(LEAST_SCATTER * (last() - first()) / (candidates.length - 1));
        }

        private double mostLogScatter() {
            return Math.log(MOST_SCATTER * (last() - first()));
        }

        @Override
        public double[] draw(UniformRandomProvider random) {
            return new double[] {
                first() + (last() - first()) * random.nextDouble(),
                leastLogScatter() + (mostLogScatter() - leastLogScatter()) * random.nextDouble()
            };
        }

        @Override
        public double logDensity(double[] p) {
            boolean possible = p[MEAN] >= first()
                    && p[MEAN] <= last()
                    && p[LOG_SCATTER] >= leastLogScatter()
                    && p[LOG_SCATTER] <= mostLogScatter();
            return possible ? 0 : Double.NEGATIVE_INFINITY;
        }
    }
}
