package io.mtjlab.instruments.bench;

/**
 * What one output's set-point can do to the device at worst, as {@link Guard} computes it from the wiring. Magnitudes,
 * at the terminals of the device itself.
 *
 * @param role whose output
 * @param setPoint in the words of a message, e.g. {@code current 0.001 A}
 * @param volts that last, at the highest resistance of the device
 * @param amperes through it, at its lowest
 * @param pulseVolts peak of a pulse; 0 where there is none
 * @param pulseWidthSeconds at half height; 0 where there is none
 */
public record Exposure(
        String role, String setPoint, double volts, double amperes, double pulseVolts, double pulseWidthSeconds) {

    /** An output that is off. */
    public static Exposure none(String role) {
        return new Exposure(role, "off", 0, 0, 0, 0);
    }

    /** The same in other words, e.g. {@code output on at 3 dBm}. */
    public Exposure as(String what) {
        return new Exposure(role, what, volts, amperes, pulseVolts, pulseWidthSeconds);
    }

    /** The larger of both in everything: what counts while an instrument goes from one to the other. */
    Exposure or(Exposure other) {
        return new Exposure(
                role,
                other.setPoint,
                Math.max(volts, other.volts),
                Math.max(amperes, other.amperes),
                Math.max(pulseVolts, other.pulseVolts),
                Math.max(pulseWidthSeconds, other.pulseWidthSeconds));
    }

    /** Peak volts, pulses included. */
    double peakVolts() {
        return Math.max(volts, pulseVolts);
    }
}
