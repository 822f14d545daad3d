package io.mtjlab.simulators.twin.generator;

/**
 * Levels of a 50 ohm output, told for the load that the user says is there. What is set and read goes with the load
 * setting; the open-circuit voltage behind the 50 ohm does not, so amplitudes read twice as large after LOAD INF.
 */
public final class Level {

    /** Inside every generator here. */
    public static final double SOURCE_OHMS = 50;

    /** How instruments say "high impedance". */
    public static final double INFINITE = 9.9e37;

    private Level() {}

    /** Voltage at a load over open-circuit voltage. */
    public static double fraction(double loadOhms) {
        return loadOhms >= INFINITE ? 1 : loadOhms / (SOURCE_OHMS + loadOhms);
    }
}
