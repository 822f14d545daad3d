package io.mtjlab.simulators.physics;

/** Constants of nature in SI units: CODATA 2018, the exact ones exact. */
public final class Constants {

    /** Gyromagnetic ratio of the free-layer's electrons with g = 2.0023, in rad/(s T); over 2 pi 28.02495 GHz/T. */
    public static final double GAMMA = 1.76085963e11;

    /** Vacuum permeability in T m/A. */
    public static final double MU_0 = 4e-7 * Math.PI;

    /** Boltzmann's constant in J/K. */
    public static final double BOLTZMANN = 1.380649e-23;

    /** Planck's constant over 2 pi in J s. */
    public static final double HBAR = 1.054571817e-34;

    /** Elementary charge in C. */
    public static final double ELEMENTARY_CHARGE = 1.602176634e-19;

    /** Bohr's magneton in J/T. */
    public static final double BOHR_MAGNETON = 9.2740100783e-24;

    /** Flux density in tesla of one oersted. */
    public static final double TESLA_PER_OERSTED = 1e-4;

    private Constants() {}
}
