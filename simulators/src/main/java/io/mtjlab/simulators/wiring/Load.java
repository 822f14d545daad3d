package io.mtjlab.simulators.wiring;

/**
 * What hangs across a pair of terminals besides the device: the input of a meter, or an output that is off and still
 * holds its terminals.
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
 */
public record Load(double ohms, double beyondVolts, double mostAmperes, boolean passesDirect, boolean loadsItself) {

    public static final Load NONE = input(Double.POSITIVE_INFINITY);

    /** The input of a meter. */
    public static Load input(double ohms) {
        return new Load(ohms, 0, Double.POSITIVE_INFINITY, true, false);
    }

    /** An input that is open for what stands. */
    public static Load behindCapacitor(double ohms) {
        return new Load(ohms, 0, Double.POSITIVE_INFINITY, false, false);
    }

    /** An input that stands beside the same instrument's output. */
    public static Load besideOwnOutput(double ohms, boolean passesDirect) {
        return new Load(ohms, 0, Double.POSITIVE_INFINITY, passesDirect, true);
    }

    /** An output that holds its terminals at 0 V, as far as so many ampere do it. */
    public static Load clamp(double ohms, double beyondVolts, double mostAmperes) {
        return new Load(ohms, beyondVolts, mostAmperes, true, false);
    }

    boolean linear() {
        return beyondVolts == 0 && Double.isInfinite(mostAmperes);
    }
}
