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
 * @param lossDbSe one standard deviation of the real loss around the nominal one
 */
public record Circuit(double sourceOhms, double shuntOhms, double gain, double lossDbSe) {

    /** Straight to the junction. */
    public static final Circuit DIRECT = new Circuit(0, Double.POSITIVE_INFINITY, 1);

    /** With a loss as it is told. */
    public Circuit(double sourceOhms, double shuntOhms, double gain) {
        this(sourceOhms, shuntOhms, gain, 0);
    }

    /** The same with so much more loss, in decibel. */
    Circuit losing(double moreDb) {
        return new Circuit(sourceOhms, shuntOhms, gain * Math.pow(10, -moreDb / 20), lossDbSe);
    }

    /** The same with one more resistor across the terminals. */
    Circuit with(double ohms) {
        double both = Double.isInfinite(shuntOhms) ? ohms : shuntOhms * ohms / (shuntOhms + ohms);
        return new Circuit(sourceOhms, both, gain, lossDbSe);
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
