package io.mtjlab.simulators.wiring;

/**
 * What stands between one source and the junction, besides the cable's own series resistance:
 *
 * <pre>
 *   source --- R0 ---+--- series --- junction ---+
 *                   Rin                          |
 *   low  ------------+---------------------------+
 * </pre>
 *
 * @param sourceOhms R0, in series with this source alone
 * @param shuntOhms Rin, of meters and a termination beside the junction; infinite for none
 * @param gain part of an open-circuit voltage that a lossy, matched line lets through
 */
public record Circuit(double sourceOhms, double shuntOhms, double gain) {

    /** Straight to the junction. */
    public static final Circuit DIRECT = new Circuit(0, Double.POSITIVE_INFINITY, 1);

    /** The same with one more resistor across the terminals. */
    Circuit with(double ohms) {
        double both = Double.isInfinite(shuntOhms) ? ohms : shuntOhms * ohms / (shuntOhms + ohms);
        return new Circuit(sourceOhms, both, gain);
    }

    /** Of the source's current, the part that goes through a branch of {@code ohms}. */
    double part(double ohms) {
        return Double.isInfinite(shuntOhms) ? 1 : shuntOhms / (shuntOhms + ohms);
    }

    /** What the source sees when a branch of {@code ohms} is at the other end. */
    double loadOhms(double ohms) {
        return sourceOhms + ohms * part(ohms);
    }
}
