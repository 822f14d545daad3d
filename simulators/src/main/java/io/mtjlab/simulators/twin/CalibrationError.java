package io.mtjlab.simulators.twin;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.random.RandomStreams;

/**
 * By how much an instrument is off, within what its maker specifies: {@code actual = nominal * (1 + gain) + offset}.
 * A specified limit is read as covering 95 % of instruments with a normal distribution.
 *
 * @param gain dimensionless
 * @param offset in the unit of the quantity
 */
public record CalibrationError(double gain, double offset) {

    private static final double TWO_SIDED_95 = 1.959963984540054;

    /**
     * @param fraction specified limit in proportion to the value
     * @param offset specified limit whatever the value
     * @param name of the quantity and range; another one has errors of its own
     */
    public static CalibrationError draw(RandomStreams dice, double fraction, double offset, Object... name) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(dice.stream(name));
        return new CalibrationError(normal.sample() * fraction / TWO_SIDED_95, normal.sample() * offset / TWO_SIDED_95);
    }

    public double apply(double nominal) {
        return nominal * (1 + gain) + offset;
    }
}
