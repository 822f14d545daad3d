package io.mtjlab.simulators.physics;

/**
 * What acts on a junction, constant until the next change.
 *
 * @param easyOersted field along the in-plane easy axis
 * @param hardOersted field along the in-plane hard axis
 * @param amperes direct current into the terminal named high
 * @param rfHertz carrier frequency
 * @param rfWatts carrier power at the generator's connector while it is on; 0 is off
 * @param rfOnFraction fraction of time in which the carrier is on (0.5 under full square modulation, else 1)
 * @param kelvin temperature
 */
public record Drive(
        double easyOersted,
        double hardOersted,
        double amperes,
        double rfHertz,
        double rfWatts,
        double rfOnFraction,
        double kelvin) {

    public static final Drive REST = new Drive(0, 0, 0, 0, 0, 1, 300);

    public Drive withField(double easy, double hard) {
        return new Drive(easy, hard, amperes, rfHertz, rfWatts, rfOnFraction, kelvin);
    }

    public Drive withAmperes(double current) {
        return new Drive(easyOersted, hardOersted, current, rfHertz, rfWatts, rfOnFraction, kelvin);
    }

    public Drive withKelvin(double temperature) {
        return new Drive(easyOersted, hardOersted, amperes, rfHertz, rfWatts, rfOnFraction, temperature);
    }

    public Drive withRf(double hertz, double watts, double onFraction) {
        return new Drive(easyOersted, hardOersted, amperes, hertz, watts, onFraction, kelvin);
    }
}
