package io.mtjlab.analysis.design;

import java.util.function.ToDoubleFunction;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A posterior as weighted samples, brought from one observation to the next by sequential Monte Carlo with resampling
 * and moves (Del Moral, Doucet and Jasra, J. R. Stat. Soc. B 68 (2006) 411): an observation that says much is taken in
 * by degrees, each of which leaves half of the samples worth something.
 */
public final class Particles {

    private static final double LEAST_EFFECTIVE = 0.5;
    private static final int MOVES = 6;
    private static final int BISECTIONS = 40;

    /** Steps of the random walk in standard deviations: 2.38/sqrt(d) is best for a normal posterior, shorter for others. */
    private static final double[] STRIDES = {2.38, 0.8, 0.25};

    private final Belief prior;
    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian normal;
    private final double[][] values;
    private final double[] logWeights;

    /** Log-likelihood of all that was learned, and that of each. */
    private ToDoubleFunction<double[]> logLikelihood = p -> 0;

    private final double[] logLikelihoods;

    /** @param count how many; hundreds for a few parameters */
    public Particles(Belief prior, int count, UniformRandomProvider random) {
        this.prior = prior;
        this.random = random;
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
        this.values = new double[count][];
        this.logWeights = new double[count];
        this.logLikelihoods = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = prior.draw(random);
        }
    }

    /** @param observation log-likelihood of one observation, given the parameters */
    public void learn(ToDoubleFunction<double[]> observation) {
        ToDoubleFunction<double[]> before = logLikelihood;
        become(p -> before.applyAsDouble(p) + observation.applyAsDouble(p));
    }

    /** @param next log-likelihood of everything that is known now, in place of what was learned before */
    public void become(ToDoubleFunction<double[]> next) {
        double[] nexts = new double[values.length];
        for (int i = 0; i < nexts.length; i++) {
            nexts[i] = next.applyAsDouble(values[i]);
        }
        double taken = 0;
        while (taken < 1) {
            double[] gain = new double[nexts.length];
            for (int i = 0; i < gain.length; i++) {
                gain[i] = nexts[i] - logLikelihoods[i];
            }
            double step = step(gain, 1 - taken);
            taken = step >= 1 - taken ? 1 : taken + step;
            for (int i = 0; i < gain.length; i++) {
                logWeights[i] += step * gain[i];
            }
            if (taken < 1) {
                resample(nexts);
                move(next, nexts, taken);
            }
        }
        logLikelihood = next;
        System.arraycopy(nexts, 0, logLikelihoods, 0, nexts.length);
        if (effective(logWeights) < LEAST_EFFECTIVE * values.length) {
            resample(nexts);
            move(next, nexts, 1);
            System.arraycopy(nexts, 0, logLikelihoods, 0, nexts.length);
        }
    }

    /** The largest share of the observation that leaves half of the samples. */
    private double step(double[] gain, double most) {
        double[] next = new double[gain.length];
        double low = 0;
        double high = most;
        double now = effective(logWeights);
        double floor = Math.min(LEAST_EFFECTIVE * gain.length, 0.9 * now);
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = i == 0 ? most : 0.5 * (low + high);
            for (int k = 0; k < gain.length; k++) {
                next[k] = logWeights[k] + middle * gain[k];
            }
            if (effective(next) >= floor) {
                low = middle;
                if (i == 0) {
                    return most;
                }
            } else {
                high = middle;
            }
        }
        return Math.max(low, 1e-9 * most);
    }

    private static double effective(double[] logWeights) {
        double[] weights = weights(logWeights);
        double squares = 0;
        for (double weight : weights) {
            squares += weight * weight;
        }
        return 1 / squares;
    }

    private static double[] weights(double[] logs) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            largest = Math.max(largest, log);
        }
        double[] weights = new double[logs.length];
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            weights[i] = Math.exp(logs[i] - largest);
            sum += weights[i];
        }
        for (int i = 0; i < logs.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /** Systematic: every sample as often as its weight says, give or take one. */
    private void resample(double[] nexts) {
        double[] weights = weights(logWeights);
        int n = values.length;
        double[][] kept = new double[n][];
        double[] keptNow = new double[n];
        double[] keptNext = new double[n];
        double sum = weights[0];
        int from = 0;
        double offset = random.nextDouble();
        for (int i = 0; i < n; i++) {
            while (sum < (i + offset) / n && from < n - 1) {
                sum += weights[++from];
            }
            kept[i] = values[from].clone();
            keptNow[i] = logLikelihoods[from];
            keptNext[i] = nexts[from];
        }
        System.arraycopy(kept, 0, values, 0, n);
        System.arraycopy(keptNow, 0, logLikelihoods, 0, n);
        System.arraycopy(keptNext, 0, nexts, 0, n);
        java.util.Arrays.fill(logWeights, 0);
    }

    /** Every sample walks at random under the present target: what was learned turns into what is known now. */
    private void move(ToDoubleFunction<double[]> next, double[] nexts, double taken) {
        int size = values[0].length;
        double[][] root = root();
        double[] dice = new double[size];
        for (int round = 0; round < MOVES; round++) {
            double stride = STRIDES[round % STRIDES.length] / Math.sqrt(size);
            for (int i = 0; i < values.length; i++) {
                double[] there = values[i].clone();
                for (int k = 0; k < size; k++) {
                    dice[k] = normal.sample();
                    for (int j = 0; j <= k; j++) {
                        there[k] += stride * root[k][j] * dice[j];
                    }
                }
                double density = prior.logDensity(there);
                if (density == Double.NEGATIVE_INFINITY) {
                    continue;
                }
                double now = taken == 1 ? 0 : logLikelihood.applyAsDouble(there);
                double then = next.applyAsDouble(there);
                double better = density
                        - prior.logDensity(values[i])
                        + taken * (then - nexts[i])
                        + (1 - taken) * (now - logLikelihoods[i]);
                if (better >= 0 || random.nextDouble() < Math.exp(better)) {
                    values[i] = there;
                    logLikelihoods[i] = now;
                    nexts[i] = then;
                }
            }
        }
    }

    /** Cholesky's factor of the samples' covariance. */
    private double[][] root() {
        int size = values[0].length;
        double[] mean = new double[size];
        for (double[] value : values) {
            for (int k = 0; k < size; k++) {
                mean[k] += value[k] / values.length;
            }
        }
        double[][] covariance = new double[size][size];
        for (double[] value : values) {
            for (int k = 0; k < size; k++) {
                for (int j = 0; j <= k; j++) {
                    covariance[k][j] += (value[k] - mean[k]) * (value[j] - mean[j]) / values.length;
                }
            }
        }
        double[][] lower = new double[size][size];
        for (int k = 0; k < size; k++) {
            for (int j = 0; j <= k; j++) {
                double sum = covariance[k][j];
                for (int m = 0; m < j; m++) {
                    sum -= lower[k][m] * lower[j][m];
                }
                if (k == j) {
                    lower[k][k] = Math.sqrt(Math.max(1e-12 * covariance[k][k], sum));
                } else {
                    lower[k][j] = lower[j][j] > 0 ? sum / lower[j][j] : 0;
                }
            }
        }
        return lower;
    }

    public int size() {
        return values.length;
    }

    /** The parameters of one of them, shape [parameters]; not to be changed. */
    public double[] value(int index) {
        return values[index];
    }

    /** Of all of them, adding up to 1. */
    public double[] weights() {
        return weights(logWeights);
    }
}
