package io.mtjlab.simulators.physics.spiking;

/**
 * How the spikes of input neurons become the current of an output neuron: eq. (11) of Rodrigues et al. (2023), in the
 * reading that works.
 *
 * <pre>
 * dg_n/dt = -g_n/tau + (1 at each spike of n)
 * J_m     = max(J_least, J_rest - chi_m K sum_n W_mn g_n)
 * </pre>
 *
 * <p>As printed, the sign of the last term lets g grow without bound, and a larger input would raise the current, which
 * silences this neuron. J_rest, K and tau are choices of ours: "according to the range of currents and frequency of
 * spikes desired".
 *
 * @param restAmperesPerSquareMetre J_rest: silent
 * @param leastAmperesPerSquareMetre J_least
 * @param amperesPerSquareMetreEach K
 * @param memorySeconds tau
 * @param inhibition chi_m of an output for a while after another one's spike; 1 otherwise
 * @param inhibitionSeconds that while
 */
public record Coupling(
        double restAmperesPerSquareMetre,
        double leastAmperesPerSquareMetre,
        double amperesPerSquareMetreEach,
        double memorySeconds,
        double inhibition,
        double inhibitionSeconds) {

    /** Of two inputs, one of which alone, at 1.6 GHz and W = 1, takes an output from 3.2 to about 1.9e10 A/m^2. */
    public static final Coupling TWO_INPUTS = new Coupling(3.2e10, 1.4e10, 0.2e10, 4e-9, 0.1, 1e-9);

    public Coupling withEach(double amperesPerSquareMetre) {
        return new Coupling(
                restAmperesPerSquareMetre,
                leastAmperesPerSquareMetre,
                amperesPerSquareMetre,
                memorySeconds,
                inhibition,
                inhibitionSeconds);
    }

    /** J of an output. */
    double amperesPerSquareMetre(double weighted, boolean inhibited) {
        double chi = inhibited ? inhibition : 1;
        return Math.max(
                leastAmperesPerSquareMetre, restAmperesPerSquareMetre - chi * amperesPerSquareMetreEach * weighted);
    }
}
