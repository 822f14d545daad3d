package io.mtjlab.simulators.physics.telegraph;

/**
 * A double well that a field tilts, left by thermal activation:
 *
 * <pre>
 * x = (H - centre)/scale,   tau_P = tau0 exp[D (1 + x)^2],   tau_AP = tau0 exp[D (1 - x)^2]
 * tau_P/tau_AP = exp(4 D x),   P = tau_P/(tau_P + tau_AP) = 1/(1 + exp(-4 D x))
 * </pre>
 *
 * <p>With centre = H_s and scale = H_eff this is eq. (2) of Luo et al. (2023), exactly; with scale = H_k it is the
 * Stoner-Wohlfarth particle in a field along its easy axis (Néel-Brown-Arrhenius law). Positive field favours P. At |x|
 * = 1 the barrier of the unfavoured state is gone and x goes no further.
 *
 * @param attemptSeconds tau0
 * @param height D, barrier at the centre over the thermal energy
 * @param centreOersted field at which both states are equally likely
 * @param scaleOersted field above the centre at which the barrier of AP vanishes
 */
public record ThermalBarrier(double attemptSeconds, double height, double centreOersted, double scaleOersted) {

    /**
     * The barrier whose occupancy is the sigmoid 1/(1 + exp[-slope (H - centre)]): scale = 4 D/slope.
     *
     * @param slopePerOersted alpha of the sigmoid, above 0
     */
    public static ThermalBarrier ofSigmoid(
            double attemptSeconds, double height, double centreOersted, double slopePerOersted) {
        return new ThermalBarrier(attemptSeconds, height, centreOersted, 4 * height / slopePerOersted);
    }

    public DwellTimes dwellTimes(double fieldOersted) {
        return dwellTimes(fieldOersted, 0);
    }

    /** @param torque i of {@link SpinTorqueBias} */
    public DwellTimes dwellTimes(double fieldOersted, double torque) {
        double x = Math.max(-1, Math.min(1, (fieldOersted - centreOersted) / scaleOersted));
        return new DwellTimes(
                attemptSeconds * Math.exp(height * (1 + x) * (1 + x) * (1 + torque)),
                attemptSeconds * Math.exp(height * (1 - x) * (1 - x) * (1 - torque)));
    }

    /** The same well at another temperature: only the thermal energy changes. */
    public ThermalBarrier heated(double fromKelvin, double toKelvin) {
        return new ThermalBarrier(attemptSeconds, height * fromKelvin / toKelvin, centreOersted, scaleOersted);
    }

    /** Slope alpha of the occupancy's sigmoid, 4 D/scale, in 1/Oe. */
    public double sigmoidSlopePerOersted() {
        return 4 * height / scaleOersted;
    }
}
