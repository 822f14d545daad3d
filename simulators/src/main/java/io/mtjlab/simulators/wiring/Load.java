package io.mtjlab.simulators.wiring;

/**
 * What an instrument is for those that drive the device: across its terminals the input of a meter, or an output that is
 * off and still holds them; in its line the input of an ammeter.
 *
 * <pre>
 *   |I| = 0                        below beyondVolts
 *   |I| = (|V| - beyondVolts)/ohms above, but at most mostAmperes
 * </pre>
 *
 * @param ohms infinite for nothing
 * @param beyondVolts from which it takes a current
 * @param mostAmperes that it can take; infinite for a resistor
 * @param passesDirect false behind a coupling capacitor, where it is one for what swings alone
 * @param loadsItself true where the instrument's own source drives through it too, as a lock-in's does
 * @param lineOhms in the device's line; 0 for an instrument that is not in it
 * @param farads in parallel with the ohms, felt by what the instrument's own source lets swing
 */
public record Load(
        double ohms,
        double beyondVolts,
        double mostAmperes,
        boolean passesDirect,
        boolean loadsItself,
        double lineOhms,
        double farads) {

    public static final Load NONE = input(Double.POSITIVE_INFINITY);

    /** The input of a meter. */
    public static Load input(double ohms) {
        return new Load(ohms, 0, Double.POSITIVE_INFINITY, true, false, 0, 0);
    }

    /** The input of an ammeter, through which the device's current flows, whoever drives it. */
    public static Load inLine(double ohms) {
        return new Load(Double.POSITIVE_INFINITY, 0, Double.POSITIVE_INFINITY, true, false, ohms, 0);
    }

    /** An input that is open for what stands. */
    public static Load behindCapacitor(double ohms) {
        return new Load(ohms, 0, Double.POSITIVE_INFINITY, false, false, 0, 0);
    }

    /** An input that stands beside the same instrument's output. */
    public static Load besideOwnOutput(double ohms, double farads, boolean passesDirect) {
        return new Load(ohms, 0, Double.POSITIVE_INFINITY, passesDirect, true, 0, farads);
    }

    /** An output that holds its terminals at 0 V, as far as so many ampere do it. */
    public static Load clamp(double ohms, double beyondVolts, double mostAmperes) {
        return new Load(ohms, beyondVolts, mostAmperes, true, false, 0, 0);
    }

    boolean linear() {
        return beyondVolts == 0 && Double.isInfinite(mostAmperes);
    }
}
