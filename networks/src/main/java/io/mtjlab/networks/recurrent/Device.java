package io.mtjlab.networks.recurrent;

import java.util.Map;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.device.Cost;
import io.mtjlab.networks.device.NeuronHardware;
import io.mtjlab.networks.neuron.SigmoidNeuron;

/**
 * A junction as a neuron of a recurrent network.
 *
 * @param draw a junction as it comes from the wafer
 * @param origin where it is from, for the result
 * @param step what one step of a junction costs; {@link Cost#NONE} where that is not known
 */
public record Device(Draw draw, String origin, Cost step) {

    /** Where junctions come from. */
    @FunctionalInterface
    public interface Draw {
        /** The next one: its normalised answer to a normalised drive. */
        Response junction(UniformRandomProvider random);

        /** Junctions that are all alike. */
        static Draw alike(Response response) {
            return random -> response;
        }
    }

    /**
     * Middle of the densities that Zheng et al. (2020) use, through the printed 11.05 kilohm; the area is that of the
     * simulators' preset, 1e-23 m^3 over 1.2 nm, which is chosen.
     */
    private static final Cost ZHENG_STEP = Cost.ofAmperes(0.9e10 * 1e-23 / 1.2e-9, 11_050, JunctionStep.SECONDS);

    private static final double LEAST_STEEPNESS = 0.01;

    /** Answers with its drive. */
    public static final Device IDEAL =
            new Device(Draw.alike(Response.IDEAL), "ideal: answers with its drive", Cost.NONE);

    /** The element of Zheng et al. (2020) through the two answers that the paper prints, read as resistance. */
    public static final Device SURROGATE = mtj(MtjElement.Source.SURROGATE, MtjElement.Output.RESISTANCE);

    /** The element of Zheng et al. (2020). */
    public static Device mtj(MtjElement.Source source, MtjElement.Output output) {
        return new Device(
                Draw.alike(MtjElement.response(source, output)),
                "zheng2020, " + source.name().toLowerCase(java.util.Locale.ROOT) + ", read as "
                        + output.name().toLowerCase(java.util.Locale.ROOT),
                ZHENG_STEP);
    }

    /**
     * Stochastic junctions with the mean response {@code mean}, each with an alpha and a beta of its own.
     *
     * @param answers independent ones that are averaged for an answer of the network; the fewer, the noisier
     */
    public static Device stochastic(SigmoidNeuron mean, NeuronHardware hardware, double answers) {
        if (!(answers >= 1)) {
            throw new InvalidInput("an average over " + answers + " answers; at least 1 expected");
        }
        double alpha = mean.alphaPerOersted();
        return new Device(
                random -> {
                    var normal = ZigguratSampler.NormalizedGaussian.of(random);
                    double steepness = 1 + hardware.alphaSpread() / alpha * normal.sample();
                    double shift = hardware.betaSpread() * alpha * normal.sample();
                    return new StochasticJunction(Math.max(LEAST_STEEPNESS, steepness), shift, answers);
                },
                "switching probability, " + mean.origin(),
                hardware.reading().map(r -> r.answer().inTurn(answers)).orElse(Cost.NONE));
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
