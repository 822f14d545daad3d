package io.mtjlab.networks.spiking;

import io.mtjlab.base.error.InvalidInput;

/**
 * The ideal leaky neuron that Cui et al. (2023) compare with, a current that decays and a voltage that it drives:
 *
 * <pre>v &lt;- v + dt/tau_m (i - v),   fires at v &gt;= 1, then v = 0;   i &lt;- i (1 - dt/tau_s) + I</pre>
 *
 * @param membraneSteps tau_m/dt
 * @param synapseSteps tau_s/dt
 */
public record LeakyNeuron(double membraneSteps, double synapseSteps) implements SpikingNeuron {

    /** The defaults of the package norse, which the paper uses: tau_m = 10 ms, tau_s = 5 ms, dt = 1 ms. */
    public static final LeakyNeuron NORSE = new LeakyNeuron(10, 5);

    public LeakyNeuron {
        if (!(membraneSteps >= 1) || !(synapseSteps >= 1)) {
            throw new InvalidInput("time constants of " + membraneSteps + " and " + synapseSteps
                    + " steps; a step must not be longer than they are");
        }
    }

    @Override
    public double weightScale() {
        return 1;
    }

    @Override
    public String origin() {
        return "ideal leaky neuron, tau_m = " + membraneSteps + " steps, tau_s = " + synapseSteps + " steps";
    }
}
