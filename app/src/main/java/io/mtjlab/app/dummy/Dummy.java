package io.mtjlab.app.dummy;

/**
 * The resistor in place of the device.
 *
 * @param tolerance half width of its 95 % interval, relative
 */
public record Dummy(double ohms, double tolerance) {

    private static final double TWO_SIDED_95 = 1.959963984540054;

    double standardErrorOhms() {
        return ohms * tolerance / TWO_SIDED_95;
    }
}
