package io.mtjlab.instruments.wiring;

/** A complex number, as scattering parameters are. */
public record Complex(double re, double im) {

    public static Complex polar(double magnitude, double radians) {
        return new Complex(magnitude * Math.cos(radians), magnitude * Math.sin(radians));
    }

    public double magnitude() {
        return Math.hypot(re, im);
    }

    /** From -pi to pi. */
    public double radians() {
        return Math.atan2(im, re);
    }

    /** Magnitude in decibel; minus infinity for 0. */
    public double decibel() {
        return 20 * Math.log10(magnitude());
    }
}
