package io.mtjlab.simulators.wiring;

/**
 * The most that the junction has ever borne, in magnitude. A test asks this whether limits held.
 *
 * @param amperes through the junction
 * @param volts across the junction itself, series resistance excluded, while no pulse is on
 * @param pulseVolts the same in pulses of up to a millisecond
 * @param fieldOersted length of the in-plane field vector, offset field included
 * @param rfWatts carrier power at the generator's connector
 */
public record Extremes(double amperes, double volts, double pulseVolts, double fieldOersted, double rfWatts) {

    static final Extremes NONE = new Extremes(0, 0, 0, 0, 0);

    Extremes with(double newAmperes, double newVolts, boolean pulsed, double newOersted, double newWatts) {
        return new Extremes(
                Math.max(amperes, Math.abs(newAmperes)),
                pulsed ? volts : Math.max(volts, Math.abs(newVolts)),
                pulsed ? Math.max(pulseVolts, Math.abs(newVolts)) : pulseVolts,
                Math.max(fieldOersted, Math.abs(newOersted)),
                Math.max(rfWatts, newWatts));
    }
}
