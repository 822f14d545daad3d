package io.mtjlab.simulators.twin.lockin;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.wiring.Load;
import io.mtjlab.simulators.wiring.Phasor;

/**
 * The signal input in front of the detector: coupling, and notch filters at the line's frequency and at twice that.
 *
 * @param current amperes through the device; null for volts across it
 * @param directCoupled false: a high pass at {@value #COUPLING_HERTZ} Hz, which keeps direct currents out
 * @param line whether the notch at the line's frequency is in
 * @param twiceLine whether the one at twice that is in
 */
public record SignalInput(@Nullable CurrentInput current, boolean directCoupled, boolean line, boolean twiceLine) {

    /** "10 Mohm + 25 pF, AC or DC coupled" (SR830 and SR860 manuals, specifications). */
    private static final double INPUT_OHMS = 10e6;

    private static final double INPUT_FARADS = 25e-12;

    /** Corner of the AC coupling (SR830 manual, chapter 3: signal inputs). */
    private static final double COUPLING_HERTZ = 0.16;

    private static final double LINE_HERTZ = 60;

    /** Of the notch filters (SR830 manual, chapter 3: "Q of 4"). */
    private static final double NOTCH_QUALITY = 4;

    /** What the input is for those that drive the device. */
    public Load load() {
        return current != null
                ? Load.inLine(CurrentInput.INPUT_OHMS)
                : Load.besideOwnOutput(INPUT_OHMS, INPUT_FARADS, directCoupled);
    }

    /** The largest input that it takes, in volts as it tells them: {@code volts} unless a current is measured. */
    public double largest(double volts) {
        return current == null ? volts : volts * current.fullScale();
    }

    /** What is left of a sinusoid at {@code hertz} behind all of it. */
    Phasor pass(Phasor part, double hertz) {
        Phasor left = part;
        if (!directCoupled) {
            double ratio = hertz / COUPLING_HERTZ;
            // i r / (1 + i r)
            left = times(left, ratio * ratio / (1 + ratio * ratio), ratio / (1 + ratio * ratio));
        }
        if (current != null) {
            double ratio = hertz / current.bandwidthHertz();
            // 1 / (1 + i r)
            left = times(left, 1 / (1 + ratio * ratio), -ratio / (1 + ratio * ratio));
        }
        if (line) {
            left = notched(left, hertz / LINE_HERTZ);
        }
        return twiceLine ? notched(left, hertz / (2 * LINE_HERTZ)) : left;
    }

    /** (1 - x^2)/(1 - x^2 + i x/Q) at x times the notch's frequency. */
    private static Phasor notched(Phasor part, double x) {
        double real = 1 - x * x;
        double imaginary = x / NOTCH_QUALITY;
        double norm = real * real + imaginary * imaginary;
        return times(part, real * real / norm, -real * imaginary / norm);
    }

    private static Phasor times(Phasor part, double real, double imaginary) {
        return new Phasor(
                part.inPhase() * real - part.quadrature() * imaginary,
                part.inPhase() * imaginary + part.quadrature() * real);
    }
}
