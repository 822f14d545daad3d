package io.mtjlab.simulators.twin.lockin;

import io.mtjlab.simulators.physics.Constants;

/**
 * A lock-in's input for a current: an amplifier with a feedback resistor, whose input stands in the device's line.
 *
 * <p>Both models tell a current as volts, a microampere as one volt, at either gain.
 *
 * @param feedbackOhms which is the gain in volts per ampere
 * @param bandwidthHertz of the amplifier, a pole
 */
public record CurrentInput(double feedbackOhms, double bandwidthHertz) {

    /** SR830, 10^6 V/A: 70 kHz (manual, 3-21: current input). */
    public static final CurrentInput SR830_MEGOHM = new CurrentInput(1e6, 70e3);

    /** SR830, 10^8 V/A: 700 Hz. */
    public static final CurrentInput SR830_100_MEGOHM = new CurrentInput(100e6, 700);

    /** SR860, for a microampere: 400 kHz (manual, specifications). */
    public static final CurrentInput SR860_MEGOHM = new CurrentInput(1e6, 400e3);

    /** SR860, for 10 nA: 2 kHz. */
    public static final CurrentInput SR860_100_MEGOHM = new CurrentInput(100e6, 2e3);

    /** "1 kohm to virtual ground" (SR830 manual, specifications; the SR860's is taken as that). */
    static final double INPUT_OHMS = 1e3;

    static final double VOLTS_PER_AMPERE = 1e6;

    private static final double KELVIN = 300;

    /** The largest current before it overloads, told as volts: what makes a volt behind the feedback resistor. */
    double fullScale() {
        return VOLTS_PER_AMPERE / feedbackOhms;
    }

    /** What the feedback resistor adds by being warm, sqrt(4 k T/R), told as volts per root hertz. */
    double noiseDensity() {
        return VOLTS_PER_AMPERE * Math.sqrt(4 * Constants.BOLTZMANN * KELVIN / feedbackOhms);
    }
}
