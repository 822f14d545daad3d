package io.mtjlab.networks.recurrent;

import java.util.Map;

import io.mtjlab.networks.device.Cost;
import io.mtjlab.networks.neuron.SigmoidNeuron;

/**
 * A junction as a neuron of a recurrent network.
 *
 * @param response normalised answer to a normalised drive
 * @param origin where it is from, for the result
 * @param step what one step of a junction costs; {@link Cost#NONE} where that is not known
 */
public record Device(Response response, String origin, Cost step) {

    /**
     * Middle of the densities that Zheng et al. (2020) use, through the printed 11.05 kilohm; the area is that of the
     * simulators' preset, 1e-23 m^3 over 1.2 nm, which is chosen.
     */
    private static final Cost ZHENG_STEP = Cost.ofAmperes(0.9e10 * 1e-23 / 1.2e-9, 11_050, JunctionStep.SECONDS);

    /** Answers with its drive. */
    public static final Device IDEAL = new Device(Response.IDEAL, "ideal: answers with its drive", Cost.NONE);

    /** The element of Zheng et al. (2020) through the two answers that the paper prints, read as resistance. */
    public static final Device SURROGATE = mtj(MtjElement.Source.SURROGATE, MtjElement.Output.RESISTANCE);

    /** The element of Zheng et al. (2020). */
    public static Device mtj(MtjElement.Source source, MtjElement.Output output) {
        return new Device(
                MtjElement.response(source, output),
                "zheng2020, " + source.name().toLowerCase(java.util.Locale.ROOT) + ", read as "
                        + output.name().toLowerCase(java.util.Locale.ROOT),
                ZHENG_STEP);
    }

    /**
     * A stochastic junction, averaged until its switching probability is known: the drive goes over the four inverse
     * steepnesses in which the probability rises from 12 to 88 %, and the answer is normalised by these ends.
     */
    public static Device sigmoid(SigmoidNeuron measured) {
        double low = 1 / (1 + Math.exp(2.0));
        return new Device(
                drive -> (1 / (1 + Math.exp(-(4 * drive - 2))) - low) / (1 - 2 * low),
                "switching probability, " + measured.origin(),
                Cost.NONE);
    }

    /**
     * Adds what {@code junctions} cost in {@code inferenceSteps} and in a step of training, which is one of their steps
     * since the least squares work outside of them.
     */
    public void costs(int junctions, double inferenceSteps, Map<String, Double> metrics) {
        if (step.seconds() > 0) {
            step.abreast(junctions).inTurn(inferenceSteps).into(metrics, "inference");
            step.abreast(junctions).into(metrics, "training_step");
        }
    }
}
