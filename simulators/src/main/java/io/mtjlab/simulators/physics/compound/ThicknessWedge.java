package io.mtjlab.simulators.physics.compound;

import io.mtjlab.simulators.physics.Constants;

/**
 * What the thickness of the free layer does, 1.6 to 2.6 nm, Kumar et al. (2024): smooth curves through the values that
 * the paper prints. Phenomenological. Fields are mu0 H.
 *
 * @param nanometres t
 */
public record ThicknessWedge(double nanometres) {

    public static final double THINNEST = 1.6;
    public static final double THICKEST = 2.6;

    public ThicknessWedge {
        if (!(nanometres >= THINNEST && nanometres <= THICKEST)) {
            throw new IllegalArgumentException(
                    "a free layer of " + nanometres + " nm: the wedge goes from 1.6 to 2.6 nm");
        }
    }

    /** M_s in A/m, chosen, with which the paper's torque gives its critical voltages. */
    private static final double SATURATION = 1.2e6;

    private double beyond() {
        return nanometres - THINNEST;
    }

    /**
     * The free layer of a cell with this coercivity. B_k comes out at 12.7 to 13.5 mT for 10 mT, where the film's
     * saturation field is {@link #saturationMillitesla}, and the stability at 310 to 470: no cell switches by itself in an
     * assist field well below its coercivity.
     */
    public WholeLayer layer(double coercivityMillitesla) {
        return WholeLayer.of(coercivityMillitesla, SATURATION, CompoundPreset.CELL_SQUARE_METRES * nanometres * 1e-9);
    }

    /** TMR, a ratio: 0.33 at 1.6, 0.40 at 1.9, 0.78 at 2.6 nm. */
    public double tmr() {
        return (33 + 45 * Math.pow(beyond(), 1.545)) / 100;
    }

    /** Exchange field of the film in mT, 2.5 to 0.4. */
    public double exchangeMillitesla() {
        return 2.5 - 2.1 * beyond();
    }

    /** Saturation field of the film in mT, 12.7 to 14.8. */
    public double saturationMillitesla() {
        return 12.7 + 2.1 * beyond();
    }

    /** Critical voltage of a single cell from AP to P in volts, 0.7 to 2.0: linear in t as the macrospin's is. */
    public double criticalVolts() {
        return 1.30 * (nanometres - 1.0615);
    }

    /** Voltage that breaks a barrier: one cell 1.8 to 2.0 V, three or more 1.7 to 1.9 V. */
    public double breakdownVolts(int cells) {
        return (cells == 1 ? 1.8 : cells == 2 ? 1.75 : 1.7) + 0.2 * beyond();
    }

    /** R_P in ohm: a dome over t, 25.2 kilohm at 1.6 nm; its height of 15 % is chosen. */
    public double parallelOhms() {
        double t = beyond();
        return 25_200 * (1 + 0.6 * t * (1 - t));
    }

    /**
     * Density in the channel in A/m^2 that switches, from the torque: j_c = (2 e/hbar) (mu0 M_s t alpha/theta)(H_c +
     * M_eff/2), M_eff = M_s (1 - t0/t); the paper's eq. (1) in SI units, with M_s = 1.2e6 A/m, alpha = 0.015, t0 = 1.06
     * nm, theta = 0.11, mu0 H_c = 10 mT.
     */
    public double criticalAmperesPerSquareMetre() {
        double effective = SATURATION * (1 - 1.06 / nanometres);
        double mu0 = Constants.MU_0;
        return 2
                * Constants.ELEMENTARY_CHARGE
                / Constants.HBAR
                * (mu0 * SATURATION * nanometres * 1e-9 * 0.015 / 0.11)
                * (0.01 / mu0 + effective / 2);
    }
}
