package io.mtjlab.networks.recurrent;

/**
 * What a neuron answers to its drive, both normalised as in Zheng et al. (2020): the drive 0 to 1 is the current density
 * 0.8 to 1.0e10 A/m^2, the answer 0 to 1 is what the junction gives between these ends.
 */
@FunctionalInterface
public interface Response {

    /** A neuron that answers with its drive. */
    Response IDEAL = drive -> drive;

    /** @param drive 0 to 1; whoever drives a neuron holds it within */
    double at(double drive);

    /** Standard deviation of an answer about {@link #at}, from one answer to the next. */
    default double deviation(double drive) {
        return 0;
    }
}
