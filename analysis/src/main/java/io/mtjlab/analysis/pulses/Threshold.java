package io.mtjlab.analysis.pulses;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.analysis.steps.Normal;

/**
 * A threshold that scatters normally from cycle to cycle: mean and standard deviation, drawn from their posterior given
 * in which bracket each cycle's lies. Prior flat in the mean and 1/(s + step/5) in the deviation, so that a scatter which
 * the step hides is not drawn towards nought. Random-walk Metropolis on (mean, ln s).
 */
final class Threshold {

    private static final int MOVES = 6;
    private static final double PRIOR_KNEE = 0.2;

    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian gaussian;
    private final double step;
    private double mean;
    private double sd;

    Threshold(UniformRandomProvider random, double step, double mean, double sd) {
        this.random = random;
        this.gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        this.step = step;
        this.mean = mean;
        this.sd = sd;
    }

    double mean() {
        return mean;
    }

    double sd() {
        return sd;
    }

    /** Probability that it lies between. */
    double between(double low, double high) {
        return Normal.between((low - mean) / sd, (high - mean) / sd);
    }

    /** A draw of it from within a bracket. */
    double within(double low, double high) {
        double from = Math.max(low, mean - 8 * sd);
        double to = Math.min(high, mean + 8 * sd);
        if (!(to > from)) {
            return Math.abs(low - mean) < Math.abs(high - mean) ? low : high;
        }
        double peak = Math.max(from, Math.min(to, mean));
        double least = Math.pow((peak - mean) / sd, 2);
        for (int attempt = 0; attempt < 1000; attempt++) {
            double t = from + (to - from) * random.nextDouble();
            double z = (t - mean) / sd;
            if (random.nextDouble() < Math.exp(0.5 * (least - z * z))) {
                return t;
            }
        }
        return peak;
    }

    /** @param brackets ends and how many cycles have it, shape [distinct][3] */
    void move(double[][] brackets) {
        double n = 0;
        for (double[] bracket : brackets) {
            n += bracket[2];
        }
        if (n < 2) {
            return;
        }
        double log = log(brackets, mean, sd);
        for (int k = 0; k < MOVES; k++) {
            double width = Math.max(sd, 0.15 * step);
            double newMean = mean + 1.7 * width / Math.sqrt(n) * gaussian.sample();
            double newSd = sd * Math.exp(Math.max(1.2 / Math.sqrt(n), 0.15 * step / width) * gaussian.sample());
            double newWidth = Math.max(newSd, 0.15 * step);
            double newLog = log(brackets, newMean, newSd);
            // The mean's move is as wide as the deviation it starts from; the way back may be narrower.
            double z = (newMean - mean) * Math.sqrt(n) / 1.7;
            double way = Math.log(width / newWidth) - 0.5 * z * z * (1 / (newWidth * newWidth) - 1 / (width * width));
            if (Math.log(random.nextDouble()) < newLog - log + way) {
                mean = newMean;
                sd = newSd;
                log = newLog;
            }
        }
    }

    private double log(double[][] brackets, double m, double s) {
        double sum = Math.log(s / (s + PRIOR_KNEE * step));
        for (double[] bracket : brackets) {
            double p = Normal.between((bracket[0] - m) / s, (bracket[1] - m) / s);
            sum += bracket[2] * Math.log(Math.max(p, 1e-300));
        }
        return sum;
    }
}
