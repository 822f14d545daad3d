package io.mtjlab.simulators.physics.domainwall;

import java.util.Map;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.Junction;

/**
 * The anomalous Hall resistance of the bare track: plus or minus half the jump. The easy axis is perpendicular. Not
 * thread-safe.
 *
 * <p>Cui et al. (2023), Fig. 2c, print |H_c1 - H_c2| = 320 Oe, which we read as that of the magnitudes; the coercivities
 * themselves and the jump of 2 ohm are chosen.
 */
public final class HallCross implements Junction {

    private static final FieldHysteresis LOOP = new FieldHysteresis(-45, 365);
    private static final double HALF_JUMP_OHMS = 1;

    private boolean up;
    private Drive drive = Drive.REST;

    /** @return R_xy in ohm after this field has been reached */
    public double hallOhms(double fieldOersted) {
        up = LOOP.up(fieldOersted, up);
        return up ? HALF_JUMP_OHMS : -HALF_JUMP_OHMS;
    }

    /** Coercivities. */
    public FieldHysteresis loop() {
        return LOOP;
    }

    @Override
    public void beginUnit(RandomStreams streams) {
        // nothing in it is random
    }

    @Override
    public void drive(long nanos, Drive next) {
        drive = next;
        hallOhms(next.easyOersted());
    }

    @Override
    public double meanVolts(long fromNanos, long toNanos) {
        return drive.amperes() * ohms(toNanos);
    }

    /** R_xy, which may be negative. */
    @Override
    public double ohms(long nanos) {
        return up ? HALF_JUMP_OHMS : -HALF_JUMP_OHMS;
    }

    @Override
    public double rectifiedVolts() {
        return 0;
    }

    /** {@code rh.Hup} and {@code rh.Hdown}. */
    @Override
    public double truth(String name, Map<String, Object> conditions) {
        return switch (name) {
            case "rh.Hup" -> LOOP.upOersted();
            case "rh.Hdown" -> LOOP.downOersted();
            default ->
                throw new IllegalArgumentException(
                        "the Hall cross has no truth for '" + name + "'; it has rh.Hup, Hdown");
        };
    }
}
