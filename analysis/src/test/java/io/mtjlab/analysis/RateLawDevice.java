package io.mtjlab.analysis;

import org.apache.commons.rng.UniformRandomProvider;

import io.mtjlab.analysis.telegraph.ChainCounts;

/**
 * The exact rate law of the microwave neuron: x = (H-beta)/H_eff with H_eff = 4 D/alpha, tau_P = tau0 exp(D (1+x)^2),
 * tau_AP = tau0 exp(D (1-x)^2), tau0 = 1 ns; so P = 1/(1+exp(-alpha(H-beta))).
 */
public record RateLawDevice(double alphaPerOersted, double betaOersted, double barrier) {

    private static final double TAU0_SECONDS = 1e-9;

    public double tauP(double fieldOersted) {
        return TAU0_SECONDS * Math.exp(barrier * square(1 + x(fieldOersted)));
    }

    public double tauAp(double fieldOersted) {
        return TAU0_SECONDS * Math.exp(barrier * square(1 - x(fieldOersted)));
    }

    public double occupancyP(double fieldOersted) {
        return tauP(fieldOersted) / (tauP(fieldOersted) + tauAp(fieldOersted));
    }

    /** The states at {@code n} samples {@code seconds} apart, in equilibrium from the start. */
    public boolean[] sample(double fieldOersted, double seconds, int n, UniformRandomProvider random) {
        double p = occupancyP(fieldOersted);
        double r = Math.exp(-seconds * (1 / tauP(fieldOersted) + 1 / tauAp(fieldOersted)));
        double stayP = p + (1 - p) * r;
        double toP = p * (1 - r);
        boolean[] states = new boolean[n];
        boolean state = random.nextDouble() < p;
        for (int i = 0; i < n; i++) {
            states[i] = state;
            state = random.nextDouble() < (state ? stayP : toP);
        }
        return states;
    }

    public ChainCounts trace(double fieldOersted, double seconds, int n, UniformRandomProvider random) {
        return ChainCounts.ofEven(seconds, sample(fieldOersted, seconds, n, random));
    }

    private double x(double fieldOersted) {
        return (fieldOersted - betaOersted) * alphaPerOersted / (4 * barrier);
    }

    private static double square(double v) {
        return v * v;
    }
}
