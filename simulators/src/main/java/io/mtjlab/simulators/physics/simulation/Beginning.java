package io.mtjlab.simulators.physics.simulation;

import java.util.Optional;

import io.mtjlab.simulators.physics.macrospin.Macrospin;
import io.mtjlab.simulators.physics.macrospin.Start;
import io.mtjlab.simulators.physics.macrospin.Vec3;

/**
 * Where a macrospin begins.
 *
 * @param direction instead of {@code start}'s; not of length 0
 * @param tiltDegrees by which it is turned away from there, about y, or about z where it lies along y, so that it rings
 *     without heat
 */
public record Beginning(Start start, Optional<Vec3> direction, double tiltDegrees) {

    public static final Beginning REST = new Beginning(Start.REST, Optional.empty(), 0);

    /** At rest, turned away by this. */
    public static Beginning tilted(double degrees) {
        return new Beginning(Start.REST, Optional.empty(), degrees);
    }

    /**
     * Brings {@code spin} there.
     *
     * @return where it was before the tilt
     */
    Vec3 apply(Macrospin spin, double stepSeconds) {
        if (direction.isPresent()) {
            spin.place(direction.get());
        } else {
            start.apply(spin, stepSeconds);
        }
        Vec3 axis = spin.magnetization();
        spin.place(tilted(axis));
        return axis;
    }

    private Vec3 tilted(Vec3 m) {
        double cos = Math.cos(Math.toRadians(tiltDegrees));
        double sin = Math.sin(Math.toRadians(tiltDegrees));
        return Math.abs(m.y()) > 0.9
                ? new Vec3(cos * m.x() - sin * m.y(), sin * m.x() + cos * m.y(), m.z())
                : new Vec3(cos * m.x() + sin * m.z(), m.y(), cos * m.z() - sin * m.x());
    }
}
