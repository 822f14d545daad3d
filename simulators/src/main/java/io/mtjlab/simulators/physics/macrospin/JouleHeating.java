package io.mtjlab.simulators.physics.macrospin;

/**
 * A free layer that its own current heats, and what becomes of its magnetisation: Rodrigues et al. (2023), eqs. (1) to
 * (4).
 *
 * <pre>
 * R_norm = (1 + P^2)/(1 - P^2 m.p)
 * dT/dt  = rho R_norm (J A)^2 - (T - T_amb)/tau
 * M_s(T) = M_s(0) [1 - (T/T_C)^1.5],   P(T) = P(0) [M_s(T)/M_s(0)]^1.5
 * </pre>
 *
 * <p>The paper prints the unit of rho as K/(J s), which cannot multiply the square of a current; K/(s A^2) makes the
 * equation homogeneous and is what stands here.
 *
 * @param kelvinPerSecondSquareAmpere rho
 * @param areaSquareMetres A
 * @param relaxationSeconds tau
 * @param ambientKelvin T_amb
 * @param curieKelvin T_C
 */
public record JouleHeating(
        double kelvinPerSecondSquareAmpere,
        double areaSquareMetres,
        double relaxationSeconds,
        double ambientKelvin,
        double curieKelvin) {

    /** R_norm, 1 with the layers' spins against each other in the sense of p, largest along p. */
    public static double normalizedResistance(double polarization, double cosine) {
        double square = polarization * polarization;
        return (1 + square) / (1 - square * cosine);
    }

    /** dT/dt in K/s. */
    public double kelvinPerSecond(double kelvin, double normalizedResistance, double amperesPerSquareMetre) {
        double amperes = amperesPerSquareMetre * areaSquareMetres;
        return kelvinPerSecondSquareAmpere * normalizedResistance * amperes * amperes
                - (kelvin - ambientKelvin) / relaxationSeconds;
    }

    /** M_s(T)/M_s(0), between 0 and 1. */
    public double magnetizationShare(double kelvin) {
        double t = kelvin / curieKelvin;
        return Math.max(0, 1 - t * Math.sqrt(t));
    }

    /** Without the heating: the temperature stays where it is. */
    public JouleHeating withoutPower() {
        return new JouleHeating(0, areaSquareMetres, relaxationSeconds, ambientKelvin, curieKelvin);
    }

    /** In other surroundings. */
    public JouleHeating withAmbient(double kelvin) {
        return new JouleHeating(kelvinPerSecondSquareAmpere, areaSquareMetres, relaxationSeconds, kelvin, curieKelvin);
    }
}
