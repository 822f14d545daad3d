package io.mtjlab.networks.neuron;

import io.mtjlab.base.error.InvalidInput;

/**
 * The switching probability of a junction as activation: {@code P = 1/(1 + exp(-alpha (H - beta)))} (Luo et al. 2023,
 * eq. 2), where the drive H is a field.
 *
 * <p>A network's drive comes centred: the bias of every neuron holds beta, so that a neuron computes
 * {@code 1/(1 + exp(-alpha x))} of {@code x = H - beta}. A shift of beta is a shift of the bias.
 *
 * @param alphaPerOersted steepness, per oersted of drive
 * @param betaOersted field at which P = 1/2, in oersted
 * @param origin where alpha and beta come from, for the result's reader
 */
public record SigmoidNeuron(double alphaPerOersted, double betaOersted, String origin) implements Neuron {

    /** The conventional neuron: alpha = 1, beta = 0. */
    public static final SigmoidNeuron PLAIN = new SigmoidNeuron(1, 0, "conventional sigmoid");

    public SigmoidNeuron {
        if (!(alphaPerOersted > 0) || Double.isInfinite(alphaPerOersted)) {
            throw new InvalidInput("alpha of a sigmoid neuron is " + alphaPerOersted
                    + " per Oe; it must be positive and finite (measured: 0.69 to 1.5)");
        }
        if (!Double.isFinite(betaOersted)) {
            throw new InvalidInput("beta of a sigmoid neuron is " + betaOersted + " Oe; it must be finite");
        }
    }

    public static SigmoidNeuron of(double alphaPerOersted, double betaOersted, String origin) {
        return new SigmoidNeuron(alphaPerOersted, betaOersted, origin);
    }

    @Override
    public boolean stochastic() {
        return false;
    }
}
