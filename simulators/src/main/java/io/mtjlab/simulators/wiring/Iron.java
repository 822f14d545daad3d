package io.mtjlab.simulators.wiring;

/**
 * What makes a magnet's field more than a constant times its current.
 *
 * <p>Hysteresis: the iron lags. The field is short of k I by {@code remanenceOersted} while the current rises and above
 * by as much while it falls; after a turn it crosses over within {@code reversalAmperes} on either side (the stop
 * operator of Prandtl and Ishlinskii with one threshold, Brokate and Sprekels, Hysteresis and Phase Transitions,
 * section 2.1). It depends on the order of the turning points and not on the rate.
 *
 * <p>Heating: the winding's temperature rise goes to {@code kelvinPerSquareAmpere} I^2 with {@code warmingSeconds}. Copper
 * gains 0.393 % of its resistance a kelvin (IEC 60228), which the supply's voltage shows; the gap opens with the
 * iron's expansion, which takes {@code fieldPartsPerKelvin} off the coil constant.
 *
 * @param remanenceOersted what stays at zero current after a large one
 * @param reversalAmperes half of the current that a turn takes to cross over
 * @param kelvinPerSquareAmpere temperature rise of the winding in the end; 0 for none
 * @param warmingSeconds time constant
 * @param fieldPartsPerKelvin relative loss of the coil constant
 */
public record Iron(
        double remanenceOersted,
        double reversalAmperes,
        double kelvinPerSquareAmpere,
        double warmingSeconds,
        double fieldPartsPerKelvin) {

    /** A coil in air that stays cold: the field is the constant times the current. */
    public static final Iron NONE = new Iron(0, 0.05, 0, 600, 1e-4);

    static final double COPPER_PER_KELVIN = 3.93e-3;

    public Iron {
        if (!(remanenceOersted >= 0 && reversalAmperes > 0 && kelvinPerSquareAmpere >= 0 && warmingSeconds > 0)) {
            throw new IllegalArgumentException("iron of remanence " + remanenceOersted + " Oe within " + reversalAmperes
                    + " A, " + kelvinPerSquareAmpere + " K/A^2 in " + warmingSeconds + " s");
        }
    }
}
