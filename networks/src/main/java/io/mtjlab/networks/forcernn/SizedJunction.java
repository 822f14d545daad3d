package io.mtjlab.networks.forcernn;

import org.apache.commons.rng.UniformRandomProvider;

import io.mtjlab.networks.recurrent.Response;

/**
 * A junction of another area under a source of current: with s times the nominal area it sees 1/s of the current density
 * and has 1/s of the resistance. Drive and answer stay normalised by the nominal junction, so an answer may leave 0 to 1.
 *
 * @param nominal what a junction of the nominal area answers
 * @param area s
 */
record SizedJunction(Response nominal, double area) implements Response {

    /** Nominal density and answer at the lower end of the range, in units of the range: 0.8/0.2 and 114/31. */
    private static final double DENSITY_BELOW = 4;

    private static final double ANSWER_BELOW = 114.0 / 31.0;

    /** One of {@code sizes} areas, evenly spaced about the nominal one. */
    static SizedJunction drawn(Response nominal, int sizes, UniformRandomProvider random) {
        return new SizedJunction(
                nominal, 1 + Imperfections.AREA_SPREAD * (2.0 * random.nextInt(sizes) / (sizes - 1) - 1));
    }

    private double density(double drive) {
        return (DENSITY_BELOW + drive) / area - DENSITY_BELOW;
    }

    @Override
    public double at(double drive) {
        return (ANSWER_BELOW + nominal.at(density(drive))) / area - ANSWER_BELOW;
    }

    @Override
    public double deviation(double drive) {
        return nominal.deviation(density(drive)) / area;
    }
}
