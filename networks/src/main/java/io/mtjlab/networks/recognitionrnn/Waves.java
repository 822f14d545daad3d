package io.mtjlab.networks.recognitionrnn;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The inputs of Zheng et al. (2020), Fig. 4: windows of 60 ns that hold a square wave 2 sgn sin(w1 t) or a sine sin(w2 t),
 * with normal noise of a fraction of the magnitude. w1 = 0.16 and w2 = 0.21 "GHz" are taken as angular frequencies in
 * rad/ns: periods of 39.3 and 29.9 ns then fit into a window, while as frequencies they would leave four samples each.
 */
final class Waves {

    /** Steps of 1.5 ns in a window of 60 ns. */
    static final int WINDOW_STEPS = 40;

    private static final double STEP_NANOSECONDS = 1.5;
    private static final double SQUARE_RADIANS_PER_NANOSECOND = 0.16;
    private static final double SINE_RADIANS_PER_NANOSECOND = 0.21;
    private static final double SQUARE_MAGNITUDE = 2;

    private final double noise;
    private final boolean randomPhase;
    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian normal;
    private boolean sine;
    private double phase;

    /**
     * @param noise standard deviation, of the magnitude of the wave
     * @param randomPhase whether windows begin anywhere in the period, else at its beginning
     */
    Waves(double noise, boolean randomPhase, UniformRandomProvider random) {
        this.noise = noise;
        this.randomPhase = randomPhase;
        this.random = random;
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
    }

    /** Begins the next window. */
    void next() {
        sine = random.nextBoolean();
        phase = randomPhase ? 2 * Math.PI * random.nextDouble() : 0;
    }

    /** What the network is to say of this window: +1 for a sine, -1 for a square wave. */
    double target() {
        return sine ? 1 : -1;
    }

    /** The input at a step of the window, counted from 0. */
    double at(int step) {
        double t = step * STEP_NANOSECONDS;
        if (sine) {
            return Math.sin(SINE_RADIANS_PER_NANOSECOND * t + phase) + noise * normal.sample();
        }
        double sign = Math.signum(Math.sin(SQUARE_RADIANS_PER_NANOSECOND * t + phase));
        return SQUARE_MAGNITUDE * (sign + noise * normal.sample());
    }
}
