package io.mtjlab.simulators.wiring;

import org.jspecify.annotations.Nullable;

/**
 * What a generator puts out at its connector.
 *
 * @param hertz carrier frequency
 * @param watts carrier power while it is on; 0 is off
 * @param modulationHertz rate of the square amplitude modulation; 0 for a steady carrier
 * @param depth of the modulation, 0 to 1: amplitude falls to {@code 1 - depth} in every second half period. Level is
 *     that of the upper half (the bench's convention; 1 switches the carrier fully on and off)
 * @param swing what the frequency is a step of; null where it stays
 */
public record RfDrive(
        double hertz,
        double watts,
        double modulationHertz,
        double depth,
        @Nullable FrequencySwing swing) {

    public static final RfDrive OFF = new RfDrive(0, 0, 0, 0);

    /** One whose frequency stays. */
    public RfDrive(double hertz, double watts, double modulationHertz, double depth) {
        this(hertz, watts, modulationHertz, depth, null);
    }

    /** The same in one of the steps of a swing. */
    public RfDrive swinging(FrequencySwing around, int step) {
        return new RfDrive(around.hertz(step), watts, modulationHertz, depth, around);
    }

    /** Root mean square of the fundamental of a square wave between 0 and 1: sqrt(2)/pi. */
    public static final double FUNDAMENTAL_RMS = Math.sqrt(2) / Math.PI;

    private double lowPower() {
        return (1 - depth) * (1 - depth);
    }

    private boolean modulated() {
        return modulationHertz > 0 && depth > 0;
    }

    /** Mean power over the carrier's, 0.5 under full square modulation. */
    double onFraction() {
        return modulated() ? 0.5 * (1 + lowPower()) : 1;
    }

    /** RMS of the rectified voltage's component at the modulation rate, over the rectified voltage of the carrier. */
    double fundamentalFraction() {
        return modulated() ? FUNDAMENTAL_RMS * (1 - lowPower()) : 0;
    }
}
