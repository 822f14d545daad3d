package io.mtjlab.simulators.twin.keithley2182a;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.random.RandomStreams;

/**
 * What a reading has that the input has not: white noise that falls with the square root of the integration time,
 * 1/f noise as a sum of relaxation processes a decade apart in time, and the slow wander of thermal voltages at the
 * terminals.
 */
final class ReadingNoise {

    /** Correlation times of the slow components in seconds: equal powers a decade apart make a 1/f spectrum. */
    private static final double[] FLICKER_SECONDS = {1, 10, 100};

    private static final double THERMAL_SECONDS = 600;
    private static final double THERMAL_WANDER_VOLTS = 0.1e-6;

    private final String name;
    private ZigguratSampler.NormalizedGaussian normal;
    private final double[] flicker = new double[FLICKER_SECONDS.length];
    private double thermalWander;
    private double kept = Double.NaN;
    private boolean first;
    private final double[] decay = new double[FLICKER_SECONDS.length + 1];
    private final double[] kick = new double[FLICKER_SECONDS.length + 1];

    /** @param name of the readings; keys the dice */
    ReadingNoise(RandomStreams dice, String name) {
        this.name = name;
        this.normal = gaussian(dice);
        begin(dice);
    }

    /** Starts over from the dice of a new unit of work, the slow components in their stationary state. */
    void begin(RandomStreams dice) {
        normal = gaussian(dice);
        for (int i = 0; i < flicker.length; i++) {
            flicker[i] = normal.sample();
        }
        thermalWander = normal.sample();
        first = true;
    }

    private ZigguratSampler.NormalizedGaussian gaussian(RandomStreams dice) {
        UniformRandomProvider stream = dice.stream(name);
        return ZigguratSampler.NormalizedGaussian.of(stream);
    }

    /**
     * The noise of the next conversion, in volts.
     *
     * @param seconds since the conversion before; does not count for the first one of a unit of work, so that the unit
     *     is the same whatever went before
     * @param powerLineCycles of its integration
     */
    double next(MeterRange range, double seconds, double powerLineCycles) {
        double elapsed = first ? 0 : seconds;
        first = false;
        if (elapsed != kept) {
            keep(elapsed);
        }
        double slow = 0;
        for (int i = 0; i < flicker.length; i++) {
            flicker[i] = decay[i] * flicker[i] + kick[i] * normal.sample();
            slow += flicker[i];
        }
        int last = flicker.length;
        thermalWander = decay[last] * thermalWander + kick[last] * normal.sample();
        return range.whiteVolts() / Math.sqrt(powerLineCycles) * normal.sample()
                + range.flickerVolts() * slow
                + THERMAL_WANDER_VOLTS * thermalWander;
    }

    private void keep(double seconds) {
        kept = seconds;
        for (int i = 0; i < decay.length; i++) {
            double time = i < FLICKER_SECONDS.length ? FLICKER_SECONDS[i] : THERMAL_SECONDS;
            decay[i] = Math.exp(-seconds / time);
            kick[i] = Math.sqrt(-Math.expm1(-2 * seconds / time));
        }
    }
}
