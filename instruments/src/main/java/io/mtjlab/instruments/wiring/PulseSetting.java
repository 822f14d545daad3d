package io.mtjlab.instruments.wiring;

/**
 * A pulse as a generator is programmed.
 *
 * @param baseVolts between pulses
 * @param peakVolts during a pulse
 * @param widthSeconds at half of the step, edges included
 * @param riseSeconds leading edge, 10 % to 90 %
 * @param fallSeconds trailing edge, 90 % to 10 %
 * @param loadOhms for which the volts are calibrated: 50, or infinite
 */
public record PulseSetting(
        double baseVolts,
        double peakVolts,
        double widthSeconds,
        double riseSeconds,
        double fallSeconds,
        double loadOhms) {

    /** Edges so short that only the cable shapes them. */
    public static PulseSetting of(double baseVolts, double peakVolts, double widthSeconds, double loadOhms) {
        return new PulseSetting(baseVolts, peakVolts, widthSeconds, 0, 0, loadOhms);
    }

    /** The pulse with these edges, 10 % to 90 %. */
    public PulseSetting withEdges(double rise, double fall) {
        return new PulseSetting(baseVolts, peakVolts, widthSeconds, rise, fall, loadOhms);
    }
}
