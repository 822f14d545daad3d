package io.mtjlab.networks.recurrent;

/**
 * A junction that answers 0 or 1, averaged over some answers: the drive goes over the four inverse steepnesses in which
 * the nominal switching probability rises from 12 to 88 %, and the answer is normalised by these ends.
 *
 * @param steepness alpha over the nominal alpha
 * @param shift beta less the nominal beta, in nominal inverse steepnesses
 * @param answers independent ones that are averaged
 */
record StochasticJunction(double steepness, double shift, double answers) implements Response {

    private static final double LOW = probability(-2);

    private static double probability(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private double switched(double drive) {
        return probability(steepness * (4 * drive - 2 - shift));
    }

    @Override
    public double at(double drive) {
        return (switched(drive) - LOW) / (1 - 2 * LOW);
    }

    @Override
    public double deviation(double drive) {
        double p = switched(drive);
        return Math.sqrt(p * (1 - p) / answers) / (1 - 2 * LOW);
    }
}
