package io.mtjlab.simulators.physics.resonance;

/**
 * The direct voltage that a carrier rectifies to, eq. (1) of Luo et al. (2023), in proportion to its power:
 *
 * <pre>V(f) = (P/P_ref) [V_A antisymmetric(f) + V_S symmetric(f) + V_C]</pre>
 *
 * <p>V_C is rectification without a resonance (the curvature of the tunnel characteristic, heating of the junction): it
 * comes and goes with the carrier, so that a lock-in measurement under amplitude modulation sees it, while a constant
 * offset of an amplifier it does not.
 *
 * @param symmetricVolts V_S, unmodulated direct volts at the junction
 * @param antisymmetricVolts V_A, positive for a voltage that is positive below resonance
 * @param broadbandVolts V_C
 * @param referenceWatts P_ref, power at the generator's connector at which the three voltages hold
 */
public record Rectification(
        double symmetricVolts, double antisymmetricVolts, double broadbandVolts, double referenceWatts) {

    public double volts(ResonanceLine line, double hertz, double watts) {
        return watts
                / referenceWatts
                * (antisymmetricVolts * line.antisymmetric(hertz)
                        + symmetricVolts * line.symmetric(hertz)
                        + broadbandVolts);
    }
}
