package io.mtjlab.networks.recurrent;

import io.mtjlab.networks.neuron.SigmoidNeuron;

/**
 * A junction as a neuron of a recurrent network.
 *
 * @param response normalised answer to a normalised drive
 * @param origin where it is from, for the result
 */
public record Device(Response response, String origin) {

    /** Answers with its drive. */
    public static final Device IDEAL = new Device(Response.IDEAL, "ideal: answers with its drive");

    /** The element of Zheng et al. (2020) through the two answers that the paper prints, read as resistance. */
    public static final Device SURROGATE = mtj(MtjElement.Source.SURROGATE, MtjElement.Output.RESISTANCE);

    /** The element of Zheng et al. (2020). */
    public static Device mtj(MtjElement.Source source, MtjElement.Output output) {
        return new Device(
                MtjElement.response(source, output),
                "zheng2020, " + source.name().toLowerCase(java.util.Locale.ROOT) + ", read as "
                        + output.name().toLowerCase(java.util.Locale.ROOT));
    }

    /**
     * A stochastic junction, averaged until its switching probability is known: the drive goes over the four inverse
     * steepnesses in which the probability rises from 12 to 88 %, and the answer is normalised by these ends.
     */
    public static Device sigmoid(SigmoidNeuron measured) {
        double low = 1 / (1 + Math.exp(2.0));
        return new Device(
                drive -> (1 / (1 + Math.exp(-(4 * drive - 2))) - low) / (1 - 2 * low),
                "switching probability, " + measured.origin());
    }
}
