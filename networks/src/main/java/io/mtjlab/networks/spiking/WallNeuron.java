package io.mtjlab.networks.spiking;

import io.mtjlab.base.error.InvalidInput;

/**
 * A domain wall on a track (Cui et al. 2023): each step's drive moves it, at the far junction it fires and starts anew.
 * In lengths of the track,
 *
 * <pre>u &lt;- max(0, u + I/N (1 + sigma xi)),   fires at u &gt;= 1,   then u = 0</pre>
 *
 * <p>Nothing leaks, since a wall stays where it is without a pulse.
 *
 * @param pulses N: full pulses from one junction to the other
 * @param sigma relative deviation of the way that a pulse moves the wall, drawn for every neuron and step
 * @param spread relative standard deviation of N from neuron to neuron, drawn once a network
 * @param origin where the numbers are from
 */
public record WallNeuron(double pulses, double sigma, double spread, String origin) implements SpikingNeuron {

    public WallNeuron {
        if (!(pulses >= 1) || Double.isInfinite(pulses)) {
            throw new InvalidInput("a domain wall that takes " + pulses
                    + " pulses across its track; at least 1 expected (Cui et al. 2023: 12 and 35)");
        }
        if (!(sigma >= 0 && sigma <= 2)) {
            throw new InvalidInput("pulses that move a wall with a relative deviation of " + sigma
                    + "; 0 to 2 expected (Cui et al. 2023: 0.3)");
        }
        if (!(spread >= 0 && spread < 0.5)) {
            throw new InvalidInput(
                    "tracks that differ by a relative deviation of " + spread + "; 0 to below 0.5 expected");
        }
    }

    /** All devices alike. */
    public static WallNeuron of(double pulses, double sigma) {
        return new WallNeuron(pulses, sigma, 0, "ideal wall, " + pulses + " pulses, sigma " + sigma);
    }

    /** A third of the pulses: found by trial; with weights of order one no neuron of 12 pulses would ever fire. */
    @Override
    public double weightScale() {
        return Math.max(1, pulses / 3);
    }
}
