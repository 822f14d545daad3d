package io.mtjlab.simulators.physics;

/**
 * Resistance of a junction against the angle between its layers.
 *
 * <pre>G(theta) = 1/2 [(1 + cos theta)/R_P + (1 - cos theta)/R_AP]</pre>
 *
 * <p>Luo et al., Phys. Rev. Applied 20, L011002 (2023), prints the law without the factor 1/2; only with it are G(0) =
 * 1/R_P and G(180 deg) = 1/R_AP.
 *
 * @param parallelOhms R_P, above 0
 * @param antiparallelOhms R_AP, at least R_P
 */
public record ConductanceLaw(double parallelOhms, double antiparallelOhms) {

    public ConductanceLaw {
        if (!(parallelOhms > 0 && antiparallelOhms >= parallelOhms)) {
            throw new IllegalArgumentException(
                    "resistances " + parallelOhms + " and " + antiparallelOhms + " ohm: want 0 < R_P <= R_AP");
        }
    }

    /** Resistance in ohm at {@code degrees} between the layers. */
    public double ohms(double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        return 2 / ((1 + c) / parallelOhms + (1 - c) / antiparallelOhms);
    }

    /** Angle between the layers, 0 to 180 degrees, at which the junction has {@code ohms}. */
    public double degrees(double ohms) {
        double mean = (1 / parallelOhms + 1 / antiparallelOhms) / 2;
        double amplitude = (1 / parallelOhms - 1 / antiparallelOhms) / 2;
        double c = (1 / ohms - mean) / amplitude;
        if (!(Math.abs(c) <= 1 + 1e-12)) {
            throw new IllegalArgumentException(
                    "no angle gives " + ohms + " ohm between " + parallelOhms + " and " + antiparallelOhms + " ohm");
        }
        return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, c))));
    }

    /** Tunnel magnetoresistance (R_AP - R_P)/R_P, a ratio. */
    public double tmr() {
        return (antiparallelOhms - parallelOhms) / parallelOhms;
    }
}
