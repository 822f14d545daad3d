package io.mtjlab.simulators.twin.lockin;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.random.RandomStreams;

/**
 * The noise of both outputs, drawn only at the moments at which somebody looks, the first time of a unit of work in its
 * stationary state. How often the path was followed meanwhile, as by a magnet that ramps from elsewhere, has no part in
 * it: a unit measured again hears the same noise.
 */
final class OutputNoise {

    private final FilteredNoise x;
    private final FilteredNoise y;
    private RandomStreams dice;
    private double density;
    private double tauSeconds;
    private boolean heard;
    private long heardNanos;

    /** @param density one-sided, in V/sqrt(Hz) */
    OutputNoise(RandomStreams dice, double density, double tauSeconds) {
        this.dice = dice;
        this.density = density;
        this.tauSeconds = tauSeconds;
        this.x = new FilteredNoise(gaussian("x"));
        this.y = new FilteredNoise(gaussian("y"));
    }

    private ZigguratSampler.NormalizedGaussian gaussian(String output) {
        return ZigguratSampler.NormalizedGaussian.of(dice.stream(output));
    }

    /** A unit of work begins. */
    void begin(RandomStreams next) {
        dice = next;
        heard = false;
    }

    /** From {@code nanos} on it is of this density behind poles of this time constant. */
    void becomes(double nextDensity, double nextTauSeconds, long nanos) {
        if (nextDensity == density && nextTauSeconds == tauSeconds) {
            return;
        }
        if (heard) {
            hear(nanos);
        }
        density = nextDensity;
        tauSeconds = nextTauSeconds;
    }

    private void hear(long nanos) {
        if (heard) {
            double seconds = (nanos - heardNanos) * 1e-9;
            x.advance(seconds, density, tauSeconds);
            y.advance(seconds, density, tauSeconds);
        } else {
            x.begin(gaussian("x"), density, tauSeconds);
            y.begin(gaussian("y"), density, tauSeconds);
            heard = true;
        }
        heardNanos = nanos;
    }

    /** In volts; time never goes back. @param poles of the filter that is in */
    double xAt(long nanos, int poles) {
        hear(nanos);
        return x.output(poles);
    }

    /** The same of the other output. */
    double yAt(long nanos, int poles) {
        hear(nanos);
        return y.output(poles);
    }
}
