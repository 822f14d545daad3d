package io.mtjlab.simulators.physics;

/**
 * What a pulse in the channel below a cell has to have to switch it, Kumar et al. (2024): it and the assist field point
 * the same way (Fig. 4). The critical voltage falls with the assist field by 3 % a millitesla about 7 mT, which is chosen
 * to fit the paper's remark that 8.5 mT switches what 7 mT does not; with the width of the pulse it falls as thermal
 * activation has it, 1 - ln(width/200 ns)/D. What lets a cell do without an assist field stands up to a weak one against
 * it, such as the remanence of a magnet; up to 1 mT is chosen.
 *
 * @param criticalVolts between the ends of the channel, at 7 mT and 200 ns
 * @param withoutField whether it needs no assist field
 * @param stability D
 * @param thermalSpread relative deviation of the critical voltage from pulse to pulse
 * @param channelOhms between the ends of the channel
 */
public record SpinOrbitWrite(
        double criticalVolts, boolean withoutField, double stability, double thermalSpread, double channelOhms) {

    /** Assist field in mT at which the critical voltages hold. */
    public static final double ASSIST_MILLITESLA = 7;

    /** Width of the pulses for which they hold. */
    public static final double PULSE_SECONDS = 200e-9;

    private static final double WITHSTOOD_MILLITESLA = 1;
    private static final double SHARE_PER_MILLITESLA = 0.03;
    private static final double LARGEST_SHARE = 0.5;

    /**
     * From so many volts on a pulse switches; infinite where the assist field points the wrong way, or is missing and
     * needed.
     *
     * @param alongMillitesla assist field in the direction that the pulse writes
     * @param normal a normal variate, for this pulse
     */
    public double thresholdVolts(double alongMillitesla, double seconds, double normal) {
        boolean favoured = withoutField ? alongMillitesla >= -WITHSTOOD_MILLITESLA : alongMillitesla > 0;
        if (!favoured) {
            return Double.POSITIVE_INFINITY;
        }
        double less = Math.min(LARGEST_SHARE, SHARE_PER_MILLITESLA * (alongMillitesla - ASSIST_MILLITESLA));
        double width = 1 - Math.log(seconds / PULSE_SECONDS) / stability;
        return criticalVolts * (1 - less) * width * (1 + thermalSpread * normal);
    }
}
