package io.mtjlab.simulators.twin.keithley2182a;

import java.util.List;

/**
 * A range: one-year accuracy at 23 +-5 degrees Celsius and typical noise (Model 2182A specifications,
 * "DCV" and "DC noise performance"). It reads up to 120 % of its name.
 *
 * @param volts name of the range
 * @param fraction limit of error in proportion to the reading
 * @param offsetVolts limit of error besides
 * @param whiteVolts RMS of one reading over one power line cycle
 * @param flickerVolts RMS of each of the slow components (see {@link ReadingNoise})
 */
record MeterRange(double volts, double fraction, double offsetVolts, double whiteVolts, double flickerVolts) {

    /** Channel 1. */
    static final List<MeterRange> FIRST = List.of(
            new MeterRange(0.01, 50e-6, 4e-6 * 0.01, 10e-9, 2e-9),
            new MeterRange(0.1, 30e-6, 4e-6 * 0.1, 25e-9, 5e-9),
            new MeterRange(1, 25e-6, 2e-6 * 1, 180e-9, 40e-9),
            new MeterRange(10, 25e-6, 2e-6 * 10, 1.8e-6, 0.4e-6),
            new MeterRange(100, 35e-6, 4e-6 * 100, 18e-6, 4e-6));

    /** Channel 2 has no 10 mV and no 100 V range; its accuracy and noise are taken as those of channel 1. */
    static final List<MeterRange> SECOND = FIRST.subList(1, 4);

    private static final double OVERRANGE = 1.2;

    boolean holds(double reading) {
        return Math.abs(reading) <= volts * OVERRANGE;
    }

    static MeterRange forVolts(List<MeterRange> ranges, double expected) {
        return ranges.stream()
                .filter(range -> range.holds(expected))
                .findFirst()
                .orElse(ranges.get(ranges.size() - 1));
    }
}
