package io.mtjlab.simulators.physics.macrospin;

/**
 * Resistance of a pillar whose conductance goes with the cosine between its layers:
 *
 * <pre>R = R_cross/(1 + slope m.reference)</pre>
 *
 * @param reference direction of the reference layer, of length 1
 * @param crossOhms resistance with the layers at right angles; 1 + P^2 where a paper gives R in its own unit
 * @param slope between -1 and 1; positive where the resistance is least along {@code reference}
 */
public record AngularResistance(Vec3 reference, double crossOhms, double slope) {

    public double ohms(Vec3 m) {
        return crossOhms / (1 + slope * m.dot(reference));
    }

    /** From the resistances along and against {@code reference}, in ohm. */
    public static AngularResistance between(Vec3 reference, double alongOhms, double againstOhms) {
        double along = 1 / alongOhms;
        double against = 1 / againstOhms;
        return new AngularResistance(reference, 2 / (along + against), (along - against) / (along + against));
    }
}
