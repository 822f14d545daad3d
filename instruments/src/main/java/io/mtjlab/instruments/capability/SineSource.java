package io.mtjlab.instruments.capability;

/**
 * The sine output of an instrument, behind a resistor that makes a current of it. It drives the device only where the
 * bench's wiring says that resistor ({@code sources: {lockin: {series_ohms: 1e6}}}); elsewhere nothing is plugged in, it
 * can do no harm and is safe as it is. Where it cannot be switched off, its least amplitude counts as off.
 */
public interface SineSource extends Output {

    /**
     * @param hertz frequency of the reference, which becomes the instrument's own
     * @param rmsVolts of the open output; rounded down to what the instrument resolves
     */
    void setSine(double hertz, double rmsVolts);

    /** RMS volts of the open output, as the instrument says itself. */
    double sineRmsVolts();

    /** Resistance of the output itself. */
    double sineOhms();

    Accuracy sineRmsVoltsAccuracy();
}
