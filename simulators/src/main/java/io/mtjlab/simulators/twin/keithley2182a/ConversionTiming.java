package io.mtjlab.simulators.twin.keithley2182a;

/**
 * When conversions happen: one every {@link #intervalNanos}, each of which looks at the input for the first {@link
 * #apertureNanos} of it.
 *
 * @param powerLineCycles integration time in cycles of the mains
 */
record ConversionTiming(double powerLineCycles, long apertureNanos, long intervalNanos) {

    static final double LINE_HERTZ = 60;

    /** 115 readings a second at 0.01 cycles without autozero and filters (specifications, "speed"): 8.7 ms in all. */
    private static final double OVERHEAD_SECONDS = 8.7e-3 - 0.01 / LINE_HERTZ;

    /** "Adds approximately 125 msec of settling between A/D conversions" (User's Manual, 3-8). */
    private static final double ANALOG_FILTER_SECONDS = 0.125;

    /** @param autozero a zero is converted beside every reading, so that one takes the time of two */
    static ConversionTiming of(double powerLineCycles, boolean autozero, boolean analogFilter) {
        double aperture = powerLineCycles / LINE_HERTZ;
        double conversion = aperture + OVERHEAD_SECONDS;
        double interval = (autozero ? 2 : 1) * conversion + (analogFilter ? ANALOG_FILTER_SECONDS : 0);
        return new ConversionTiming(powerLineCycles, Math.round(aperture * 1e9), Math.round(interval * 1e9));
    }
}
