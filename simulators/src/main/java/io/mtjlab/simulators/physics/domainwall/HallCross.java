package io.mtjlab.simulators.physics.domainwall;

/**
 * The anomalous Hall resistance of the bare track: plus or minus half the jump. Not thread-safe.
 *
 * <p>Cui et al. (2023), Fig. 2c, print |H_c1 - H_c2| = 320 Oe, which we read as that of the magnitudes; the coercivities
 * themselves and the jump of 2 ohm are chosen.
 */
public final class HallCross {

    private static final FieldHysteresis LOOP = new FieldHysteresis(-45, 365);
    private static final double HALF_JUMP_OHMS = 1;

    private boolean up;

    /** @return R_xy in ohm after this field has been reached */
    public double hallOhms(double fieldOersted) {
        up = LOOP.up(fieldOersted, up);
        return up ? HALF_JUMP_OHMS : -HALF_JUMP_OHMS;
    }

    /** Coercivities. */
    public FieldHysteresis loop() {
        return LOOP;
    }
}
