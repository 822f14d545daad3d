package io.mtjlab.simulators.twin.keithley2182a;

import java.util.List;

/**
 * When conversions happen: one every {@link #intervalNanos}, each of which looks at the input for the first {@link
 * #apertureNanos} of it.
 *
 * @param powerLineCycles integration time in cycles of the mains
 */
record ConversionTiming(double powerLineCycles, long apertureNanos, long intervalNanos) {

    static final double LINE_HERTZ = 60;

    /** Integration time in cycles of the mains, and readings a second without autozero and filters (specifications). */
    private record Rate(double cycles, double perSecond) {
        double overheadSeconds() {
            return 1 / perSecond - cycles / LINE_HERTZ;
        }
    }

    private static final double SHORTEST_SECONDS = 8.7e-3;

    private static final List<Rate> RATES =
            List.of(new Rate(0.01, 1 / SHORTEST_SECONDS), new Rate(0.1, 80), new Rate(1, 45));

    /** "Adds approximately 125 msec of settling between A/D conversions" (User's Manual, 3-8). */
    private static final double ANALOG_FILTER_SECONDS = 0.125;

    /** @param autozero a zero is converted beside every reading, so that one takes the time of two */
    static ConversionTiming of(double powerLineCycles, boolean autozero, boolean analogFilter) {
        double aperture = powerLineCycles / LINE_HERTZ;
        double conversion = aperture + overheadSeconds(powerLineCycles);
        double interval = (autozero ? 2 : 1) * conversion + (analogFilter ? ANALOG_FILTER_SECONDS : 0);
        return new ConversionTiming(powerLineCycles, Math.round(aperture * 1e9), Math.round(interval * 1e9));
    }

    /** What a conversion takes besides its integration: that of the nearest specified rate below. */
    private static double overheadSeconds(double powerLineCycles) {
        return RATES.stream()
                .filter(rate -> rate.cycles() <= powerLineCycles)
                .reduce(RATES.get(0), (before, rate) -> rate)
                .overheadSeconds();
    }
}
