package io.mtjlab.simulators.physics.spiking;

/**
 * The current density of a neuron over time: a bias with a train of pulses, as the leaky-integrate-and-fire experiment of
 * Rodrigues et al. (2023), fig. 4, has it, where pulses of lower current make a neuron fire that its bias holds still.
 *
 * @param biasAmperesPerSquareMetre before, between and after the pulses
 * @param pulseAmperesPerSquareMetre in a pulse
 * @param widthSeconds of a pulse
 * @param periodSeconds from one pulse's beginning to the next; the first one begins after a period
 * @param pulses how many; 0 for none
 */
public record NeuronCurrent(
        double biasAmperesPerSquareMetre,
        double pulseAmperesPerSquareMetre,
        double widthSeconds,
        double periodSeconds,
        int pulses) {

    /** The same all the time. */
    public static NeuronCurrent constant(double amperesPerSquareMetre) {
        return new NeuronCurrent(amperesPerSquareMetre, amperesPerSquareMetre, 1, 1, 0);
    }

    /** This train with another density in its pulses; without a train, this density all the time. */
    public NeuronCurrent withDensity(double amperesPerSquareMetre) {
        return pulses == 0
                ? constant(amperesPerSquareMetre)
                : new NeuronCurrent(
                        biasAmperesPerSquareMetre, amperesPerSquareMetre, widthSeconds, periodSeconds, pulses);
    }

    /** A/m^2 at a time. */
    public double amperesPerSquareMetre(double seconds) {
        int begun = pulsesBegun(seconds);
        boolean inPulse = begun > 0 && seconds - begun * periodSeconds < widthSeconds;
        return inPulse ? pulseAmperesPerSquareMetre : biasAmperesPerSquareMetre;
    }

    /** When the first pulse begins, or 0 without any: times to the first spike count from here. */
    public double beginSeconds() {
        return pulses == 0 ? 0 : periodSeconds;
    }

    /** How many pulses have begun by then. */
    public int pulsesBegun(double seconds) {
        return (int) Math.min(pulses, Math.floor(seconds / periodSeconds));
    }
}
