package io.mtjlab.simulators.physics.macrospin;

/** A vector in space. */
public record Vec3(double x, double y, double z) {

    public static final Vec3 ZERO = new Vec3(0, 0, 0);
    public static final Vec3 X = new Vec3(1, 0, 0);
    public static final Vec3 Y = new Vec3(0, 1, 0);
    public static final Vec3 Z = new Vec3(0, 0, 1);

    public Vec3 plus(Vec3 o) {
        return new Vec3(x + o.x, y + o.y, z + o.z);
    }

    /** this + factor o. */
    public Vec3 plus(double factor, Vec3 o) {
        return new Vec3(Math.fma(factor, o.x, x), Math.fma(factor, o.y, y), Math.fma(factor, o.z, z));
    }

    /** this + the product of each component of {@code factors} with {@code o}'s. */
    public Vec3 plusEach(Vec3 factors, Vec3 o) {
        return new Vec3(Math.fma(factors.x, o.x, x), Math.fma(factors.y, o.y, y), Math.fma(factors.z, o.z, z));
    }

    public Vec3 times(double factor) {
        return new Vec3(factor * x, factor * y, factor * z);
    }

    /** The product of each component with the other's. */
    public Vec3 timesEach(Vec3 o) {
        return new Vec3(x * o.x, y * o.y, z * o.z);
    }

    public double dot(Vec3 o) {
        return Math.fma(x, o.x, Math.fma(y, o.y, z * o.z));
    }

    public Vec3 cross(Vec3 o) {
        return new Vec3(Math.fma(y, o.z, -z * o.y), Math.fma(z, o.x, -x * o.z), Math.fma(x, o.y, -y * o.x));
    }

    public double length() {
        return Math.sqrt(dot(this));
    }

    /** The same direction with length 1. */
    public Vec3 unit() {
        return times(1 / length());
    }
}
