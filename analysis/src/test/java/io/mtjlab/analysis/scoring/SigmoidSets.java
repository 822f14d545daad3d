package io.mtjlab.analysis.scoring;

import java.util.List;
import java.util.Locale;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;

import io.mtjlab.analysis.files.Kinds;

/**
 * Counts k of n over a field: 60 % binomial, 15 % with fields so far apart that few or no points lie between 0 and 1,
 * 15 % beta-binomial (correlation 0.02 to 0.1), 10 % that end at the middle of the curve.
 */
final class SigmoidSets implements SetSource {

    @Override
    public String name() {
        return "sigmoid";
    }

    @Override
    public SimulatedSet draw(long seed, int index) {
        Draws draws = new Draws(seed, "sigmoid-sets", index);
        int twenty = index % 20;
        boolean wide = twenty >= 12 && twenty < 15;
        boolean overdispersed = twenty >= 15 && twenty < 18;
        boolean half = twenty >= 18;
        double alpha = draws.logUniform(0.2, 3) * (draws.chance(0.12) ? -1 : 1);
        double beta = draws.uniform(4, 36) * (draws.chance(0.08) ? -1 : 1);
        int m = draws.integer(8, 30);
        double reach = wide ? draws.uniform(17, 29) : draws.uniform(3, 7.5);
        double low = beta - (reach + draws.uniform(-0.5, 0.5)) / alpha;
        double high = beta + (half ? 0.3 : reach + draws.uniform(-0.5, 0.5)) / alpha;
        boolean unequal = draws.chance(0.2);
        int common = (int) draws.logUniform(20, 600);
        double rho = overdispersed ? draws.uniform(0.02, 0.1) : 0;
        StringBuilder text = new StringBuilder("# kind=switching_probability\nH_Oe,n,k\n");
        int between = 0;
        for (int i = 0; i < m; i++) {
            double field = Math.min(low, high) + Math.abs(high - low) * i / (m - 1);
            double p = 1 / (1 + Math.exp(-alpha * (field - beta)));
            int n = unequal ? draws.integer(15, 300) : common;
            int k = draws.binomial(n, rho > 0 ? beta(p, rho, draws.source()) : p);
            between += k > 0 && k < n ? 1 : 0;
            text.append(String.format(Locale.ROOT, "%.3f,%d,%d\n", field, n, k));
        }
        return new SimulatedSet("sigmoid-" + index, Kinds.SIGMOID, text.toString(), truths(alpha, beta, between));
    }

    /** One point between 0 and 1 bounds alpha from below and leaves beta on one side of that point; none, in a gap. */
    private static List<Truth> truths(double alpha, double beta, int between) {
        return List.of(
                between > 1 ? new Truth("alpha", "alpha", alpha, Math.abs(alpha)) : Truth.none("alpha", "alpha"),
                between > 1 ? new Truth("beta", "beta", beta, 1 / Math.abs(alpha)) : Truth.none("beta", "beta"));
    }

    /** Beta-distributed with mean p and correlation rho between trials. */
    private static double beta(double p, double rho, UniformRandomProvider random) {
        double total = 1 / rho - 1;
        double a = AhrensDieterMarsagliaTsangGammaSampler.of(random, Math.max(p * total, 1e-12), 1)
                .sample();
        double b = AhrensDieterMarsagliaTsangGammaSampler.of(random, Math.max((1 - p) * total, 1e-12), 1)
                .sample();
        return a + b > 0 ? a / (a + b) : p;
    }
}
