package io.mtjlab.networks.forcernn;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.recurrent.Reservoir;

/**
 * How the network is made and taught. The paper's supplement is not at hand; the defaults were found on seeds that the
 * counts in docs/networks/force-rnn.md do not use.
 *
 * @param size junctions
 * @param density fraction of the connections that there are
 * @param gain of the connections
 * @param feedbackStrength standard deviation of the weights by which the output drives the junctions
 * @param biasRange biases are uniform within plus and minus this
 * @param leak of the junctions' state in a step
 * @param alpha first inverse of the learning rate: P starts as 1/alpha
 * @param forgetting lambda of the recursive least squares; 1 forgets nothing, and then the second sine is not learnt
 * @param imperfections of junctions and synapses
 */
public record ForceSettings(
        int size,
        double density,
        double gain,
        double feedbackStrength,
        double biasRange,
        double leak,
        double alpha,
        double forgetting,
        Imperfections imperfections) {

    /** 40 junctions, as in the paper. */
    public static final ForceSettings PAPER =
            new ForceSettings(40, 0.25, 0.8, 0.5, 0.1, 0.2, 0.1, 0.99, Imperfections.NONE);

    public ForceSettings {
        if (size < 2) {
            throw new InvalidInput("a recurrent network of " + size + " junctions: at least 2 expected");
        }
        within("density", density, 0, 1);
        within("leak", leak, 0, 1);
        within("forgetting", forgetting, 0, 1);
        within("alpha", alpha, 0, Double.MAX_VALUE);
    }

    private static void within(String what, double value, double above, double most) {
        if (!(value > above && value <= most)) {
            throw new InvalidInput(what + " " + value + ": above " + above + " and at most " + most + " expected");
        }
    }

    public ForceSettings withSize(int newSize) {
        return new ForceSettings(
                newSize, density, gain, feedbackStrength, biasRange, leak, alpha, forgetting, imperfections);
    }

    public ForceSettings withLeak(double newLeak) {
        return new ForceSettings(
                size, density, gain, feedbackStrength, biasRange, newLeak, alpha, forgetting, imperfections);
    }

    public ForceSettings withForgetting(double lambda) {
        return new ForceSettings(size, density, gain, feedbackStrength, biasRange, leak, alpha, lambda, imperfections);
    }

    public ForceSettings withImperfections(Imperfections newImperfections) {
        return new ForceSettings(
                size, density, gain, feedbackStrength, biasRange, leak, alpha, forgetting, newImperfections);
    }

    Reservoir.Wiring wiring() {
        return new Reservoir.Wiring(size, density, gain, 1, feedbackStrength, biasRange, leak);
    }
}
