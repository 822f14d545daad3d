package io.mtjlab.simulators.twin.keithley2400;

/**
 * What the 2400 sources by itself when it measures resistance in auto mode: a current for each range (SPEC-2400:
 * resistance measurement, default test current), with the limit at its value after *RST.
 */
final class AutoOhms {

    static final double LIMIT_VOLTS = 21;

    private static final double LOWEST_OHMS = 20;
    private static final double OVERRANGE = 1.05;

    /** For 20 ohm, 200 ohm and so on to 200 megohm. */
    private static final double[] AMPERES = {100e-3, 10e-3, 1e-3, 100e-6, 10e-6, 5e-6, 0.5e-6, 100e-9};

    private AutoOhms() {}

    /** @param fullScale of the range, as SENSe:RESistance:RANGe? tells it */
    static double testAmperes(double fullScale) {
        return AMPERES[index(fullScale)];
    }

    /** The full scale of the lowest range that holds {@code ohms}; the highest when none does. */
    static double fullScale(double ohms) {
        return OVERRANGE * LOWEST_OHMS * Math.pow(10, index(ohms));
    }

    private static int index(double ohms) {
        double decade = Math.ceil(Math.log10(Math.abs(ohms) / (OVERRANGE * LOWEST_OHMS)) - 1e-9);
        return (int) Math.max(0, Math.min(AMPERES.length - 1, decade));
    }
}
