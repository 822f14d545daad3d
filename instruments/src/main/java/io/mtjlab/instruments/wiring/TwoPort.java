package io.mtjlab.instruments.wiring;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.mtjlab.base.error.InvalidInput;

/**
 * Measured scattering parameters of a way with two connectors, from generator (port 1) to device (port 2), relative to 50
 * ohm. Between two frequencies, magnitude in decibel and phase, by the shorter way round, go linearly: an interpolation
 * of real and imaginary parts would invent loss where a cable turns the phase quickly.
 *
 * @param source what messages call it
 * @param points at rising frequencies, at least one
 */
public record TwoPort(String source, List<Point> points) {

    /** The four parameters at one frequency. */
    public record Point(double hertz, Complex s11, Complex s21, Complex s12, Complex s22) {}

    public TwoPort {
        points = List.copyOf(points);
    }

    public double lowestHertz() {
        return points.get(0).hertz();
    }

    public double highestHertz() {
        return points.get(points.size() - 1).hertz();
    }

    /** S21 at a frequency. @throws InvalidInput when nothing was measured there */
    public Complex s21(double hertz) {
        return at(hertz, Point::s21);
    }

    /** S22 at a frequency. @throws InvalidInput when nothing was measured there */
    public Complex s22(double hertz) {
        return at(hertz, Point::s22);
    }

    /** Loss of the forward way into 50 ohm. @throws InvalidInput when nothing was measured there */
    public double lossDb(double hertz) {
        return -s21(hertz).decibel();
    }

    /** The least loss at any measured frequency. */
    public double leastLossDb() {
        return points.stream().mapToDouble(p -> -p.s21().decibel()).min().orElse(0);
    }

    /** Loss at the lowest frequency measured, which is what lasts of a pulse. */
    public double lowestFrequencyLossDb() {
        return -points.get(0).s21().decibel();
    }

    /** First frequency measured at which 3.01 dB more are lost than at the lowest; infinite when none is. */
    public double bandwidthHertz() {
        double halfPower = lowestFrequencyLossDb() + 10 * Math.log10(2);
        return points.stream()
                .filter(p -> -p.s21().decibel() >= halfPower)
                .mapToDouble(Point::hertz)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** What echoes between port 2 and a load of reflection {@code gamma} take off the wave, in decibel: |1 - S22 G|. */
    double echoDb(double hertz, double gamma) {
        Complex s22 = s22(hertz);
        return new Complex(1 - gamma * s22.re(), -gamma * s22.im()).decibel();
    }

    private Complex at(double hertz, Function<Point, Complex> parameter) {
        if (!(hertz >= lowestHertz() && hertz <= highestHertz())) {
            throw new InvalidInput(String.format(
                    Locale.ROOT,
                    "%s was measured from %.6g to %.6g Hz and says nothing of %.6g Hz",
                    source,
                    lowestHertz(),
                    highestHertz(),
                    hertz));
        }
        int above = 0;
        while (points.get(above).hertz() < hertz) {
            above++;
        }
        Complex high = parameter.apply(points.get(above));
        if (above == 0) {
            return high;
        }
        Point before = points.get(above - 1);
        double fraction = (hertz - before.hertz()) / (points.get(above).hertz() - before.hertz());
        return between(parameter.apply(before), high, fraction);
    }

    private static Complex between(Complex low, Complex high, double fraction) {
        if (low.magnitude() == 0 || high.magnitude() == 0) { // no decibels
            return new Complex(
                    low.re() + fraction * (high.re() - low.re()), low.im() + fraction * (high.im() - low.im()));
        }
        double turn = Math.IEEEremainder(high.radians() - low.radians(), 2 * Math.PI);
        double magnitude = low.magnitude() * Math.pow(high.magnitude() / low.magnitude(), fraction);
        return Complex.polar(magnitude, low.radians() + fraction * turn);
    }
}
