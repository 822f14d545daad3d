package io.mtjlab.simulators.twin.keithley6221;

import java.util.List;

/**
 * A range of the source and its one-year accuracy, 23 +-5 degrees Celsius (Keithley 6220/6221 specifications, "source
 * specifications"). A range can be programmed to 105 % of its name, the highest one to 105 mA.
 *
 * @param amperes name of the range
 * @param fraction limit of error in proportion to the setting
 * @param offsetAmperes limit of error besides
 */
record CurrentRange(double amperes, double fraction, double offsetAmperes) {

    static final List<CurrentRange> ALL = List.of(
            new CurrentRange(2e-9, 0.4e-2, 2e-12),
            new CurrentRange(20e-9, 0.3e-2, 10e-12),
            new CurrentRange(200e-9, 0.3e-2, 100e-12),
            new CurrentRange(2e-6, 0.1e-2, 1e-9),
            new CurrentRange(20e-6, 0.05e-2, 10e-9),
            new CurrentRange(200e-6, 0.05e-2, 100e-9),
            new CurrentRange(2e-3, 0.05e-2, 1e-6),
            new CurrentRange(20e-3, 0.05e-2, 10e-6),
            new CurrentRange(100e-3, 0.1e-2, 50e-6));

    private static final double OVERRANGE = 1.05;

    double fullScaleAmperes() {
        return amperes * OVERRANGE;
    }

    boolean holds(double level) {
        return Math.abs(level) <= fullScaleAmperes() * (1 + 1e-12);
    }

    /** The lowest range that holds {@code level}; the highest when none does. */
    static CurrentRange forLevel(double level) {
        return ALL.stream().filter(range -> range.holds(level)).findFirst().orElse(ALL.get(ALL.size() - 1));
    }
}
