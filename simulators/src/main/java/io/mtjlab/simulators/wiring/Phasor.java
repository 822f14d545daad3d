package io.mtjlab.simulators.wiring;

/**
 * A sinusoidal part of a signal, RMS.
 *
 * @param inPhase of sin(2 pi n f t), with t from the oscillator's rising zero
 * @param quadrature of cos(2 pi n f t)
 */
public record Phasor(double inPhase, double quadrature) {

    public static final Phasor NONE = new Phasor(0, 0);

    public Phasor times(double factor) {
        return new Phasor(factor * inPhase, factor * quadrature);
    }

    public double magnitude() {
        return Math.hypot(inPhase, quadrature);
    }
}
