package io.mtjlab.app.doctor;

/**
 * What was measured beside what the wiring makes one expect.
 *
 * @param tolerance three standard errors of the difference: the instruments' specifications, the wiring's, the dummy's,
 *     and the noise of the readings
 * @param unit of all three
 */
public record Comparison(double measured, double computed, double tolerance, String unit) {

    public boolean agrees() {
        return Math.abs(measured - computed) <= tolerance; // not so for NaN
    }

    /** Difference in units of the tolerance, magnitude. */
    public double ratio() {
        return Math.abs(measured - computed) / tolerance;
    }
}
