package io.mtjlab.instruments.wiring;

/**
 * The way of a pulse from its generator to the junction. A generator of output resistance R_g whose volts are
 * calibrated for a load R_l has the open-circuit voltage
 *
 * <pre>
 *   V_open = V_programmed (R_g + R_l) / R_l,
 * </pre>
 *
 * twice what is programmed for 50 ohm into 50 ohm, and exactly that for a high-ohmic calibration. A matched line of loss
 * L behind it is again a source of R_g, with 10^(-L/20) times the voltage. At its end stand, in parallel, an optional
 * termination and the leads with the junction ({@link DcCircuit}), so that a high-ohmic junction without termination
 * bears almost V_open.
 *
 * @param generatorOhms R_g
 * @param lossDb of cables and tee, L
 * @param lossDbSe standard error of that; 0 where it is taken as known
 * @param terminationOhms in parallel at the device's end; infinite for none
 * @param bandwidthHertz at which cables and tee, as one pole, have lost 3 dB; infinite where it does not matter
 */
public record PulsePath(
        double generatorOhms, double lossDb, double lossDbSe, double terminationOhms, double bandwidthHertz) {

    /** 50 ohm, no loss, no termination, no edge of its own. */
    public static final PulsePath IDEAL = new PulsePath(50, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** With a loss that is known. */
    public PulsePath(double generatorOhms, double lossDb, double terminationOhms, double bandwidthHertz) {
        this(generatorOhms, lossDb, 0, terminationOhms, bandwidthHertz);
    }

    /**
     * A pulse as the junction sees it.
     *
     * @param baseVolts between pulses, settled
     * @param plateauVolts what the peak goes to if the pulse is long enough
     * @param peakVolts what it reaches
     * @param widthSeconds at half of the step from base to peak reached
     * @param riseSeconds 10 % to 90 % of that step
     * @param fallSeconds 90 % to 10 %
     * @param plateauAmperes through the junction on the plateau
     */
    public record AtJunction(
            double baseVolts,
            double plateauVolts,
            double peakVolts,
            double widthSeconds,
            double riseSeconds,
            double fallSeconds,
            double plateauAmperes) {}

    /** V_open of a programmed voltage. */
    public double openVolts(double programmedVolts, double loadOhms) {
        return Double.isInfinite(loadOhms) ? programmedVolts : programmedVolts * (generatorOhms + loadOhms) / loadOhms;
    }

    /** The settled circuit that a programmed voltage ends in. */
    public DcCircuit.State settled(double programmedVolts, double loadOhms, double seriesOhms, double junctionOhms) {
        double arriving = openVolts(programmedVolts, loadOhms) * Math.pow(10, -lossDb / 20);
        return new DcCircuit(generatorOhms, terminationOhms, seriesOhms)
                .fromVolts(arriving, Double.POSITIVE_INFINITY, junctionOhms);
    }

    /**
     * The pulse at the junction.
     *
     * @param seriesOhms leads and contacts
     */
    public AtJunction at(PulseSetting pulse, double seriesOhms, double junctionOhms) {
        DcCircuit.State base = settled(pulse.baseVolts(), pulse.loadOhms(), seriesOhms, junctionOhms);
        DcCircuit.State plateau = settled(pulse.peakVolts(), pulse.loadOhms(), seriesOhms, junctionOhms);
        PulseShape shape = new PulseShape(
                pulse.widthSeconds(),
                pulse.riseSeconds(),
                pulse.fallSeconds(),
                Double.isInfinite(bandwidthHertz) ? 0 : 1 / (2 * Math.PI * bandwidthHertz));
        double step = plateau.junctionVolts() - base.junctionVolts();
        return new AtJunction(
                base.junctionVolts(),
                plateau.junctionVolts(),
                base.junctionVolts() + step * shape.peak(),
                shape.width(),
                shape.rise(),
                shape.fall(),
                plateau.junctionAmperes());
    }
}
