package io.mtjlab.analysis.trend;

import org.apache.commons.math3.distribution.BetaDistribution;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Quantiles;
import io.mtjlab.base.error.InvalidInput;

/** A share of trials, {@code successes} of {@code trials}. */
public record Proportion(int successes, int trials) {

    private static final double TAIL_68 = 0.15865525393145707;
    private static final double TAIL_95 = 0.025;
    private static final double Z_95 = Quantiles.NORMAL.at95();

    public Proportion {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new InvalidInput("share: " + successes + " of " + trials + "; 0 <= successes <= trials expected");
        }
    }

    public static Proportion of(int successes, int trials) {
        return new Proportion(successes, trials);
    }

    /** Clopper and Pearson, Biometrika 26, 404 (1934): covers at least what it says, whatever the share. */
    public Estimate clopperPearson(String name) {
        return estimate(name, exact(TAIL_68), exact(TAIL_95), "Clopper-Pearson");
    }

    /** Wilson, J. Am. Stat. Assoc. 22, 209 (1927): shorter, and covers what it says on average over shares. */
    public Estimate wilson(String name) {
        return estimate(name, score(1), score(Z_95), "Wilson score");
    }

    private Estimate estimate(String name, Interval at68, Interval at95, String method) {
        double share = (double) successes / trials;
        return new Estimate(name, "1", share, at68.width() / 2, at68, at95, method);
    }

    private Interval exact(double tail) {
        double low = successes == 0
                ? 0
                : new BetaDistribution(successes, trials - successes + 1.0).inverseCumulativeProbability(tail);
        double high = successes == trials
                ? 1
                : new BetaDistribution(successes + 1.0, trials - successes).inverseCumulativeProbability(1 - tail);
        return new Interval(low, high);
    }

    private Interval score(double z) {
        double p = (double) successes / trials;
        double square = z * z / trials;
        double centre = (p + square / 2) / (1 + square);
        double half = z / (1 + square) * Math.sqrt(p * (1 - p) / trials + square / (4 * trials));
        return new Interval(Math.max(0, Math.min(p, centre - half)), Math.min(1, Math.max(p, centre + half)));
    }
}
