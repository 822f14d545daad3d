package io.mtjlab.analysis.rh;

import io.mtjlab.analysis.budget.Uncertain;

/**
 * The angle between the free and the reference layer from the resistance: conductance is linear in its cosine,
 * G = 1/2 [(1+c)/R_P + (1-c)/R_AP] (Slonczewski, Phys. Rev. B 39, 6995 (1989)). All resistances without series.
 */
public final class Conductance {

    private Conductance() {}

    /** cos of the angle; beyond -1 or 1 when {@code ohms} lies outside the range of the levels. */
    public static double cosine(double ohms, double ohmsP, double ohmsAP) {
        double gP = 1 / ohmsP;
        double gAP = 1 / ohmsAP;
        return (2 / ohms - gP - gAP) / (gP - gAP);
    }

    /** Angle in degrees, 0 at P, 180 at AP. */
    public static double angleDegrees(double ohms, double ohmsP, double ohmsAP) {
        double c = Math.max(-1, Math.min(1, cosine(ohms, ohmsP, ohmsAP)));
        return Math.toDegrees(Math.acos(c));
    }

    /** Resistance in ohm at an angle in degrees. */
    public static double ohms(double angleDegrees, double ohmsP, double ohmsAP) {
        double c = Math.cos(Math.toRadians(angleDegrees));
        return 2 / ((1 + c) / ohmsP + (1 - c) / ohmsAP);
    }

    /** Angle in degrees with all that moves it; the resistances may share sources of error. */
    public static Uncertain angleDegrees(Uncertain ohms, Uncertain ohmsP, Uncertain ohmsAP) {
        Uncertain one = Uncertain.exactly(1);
        Uncertain gP = one.dividedBy(ohmsP);
        Uncertain gAP = one.dividedBy(ohmsAP);
        Uncertain c = one.dividedBy(ohms).times(2).minus(gP).minus(gAP).dividedBy(gP.minus(gAP));
        return c.map(
                v -> Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, v)))),
                v -> -Math.toDegrees(1) / Math.sqrt(Math.max(1e-12, 1 - v * v)));
    }
}
