package io.mtjlab.networks.quantizedmlp;

import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.networks.device.CardValues;
import io.mtjlab.networks.device.Cost;
import io.mtjlab.simulators.physics.compound.CompoundPreset;

/**
 * The cell that compounds are made of.
 *
 * @param tmr (R_AP - R_P)/R_P
 * @param parallelOhms R_P of a cell; 0 for an ideal one, which costs nothing
 * @param conductanceSpread relative standard deviation of a compound's conductance from device to device
 * @param areaSquareMetres of a cell
 * @param origin where the numbers are from
 */
public record CellDevice(
        double tmr, double parallelOhms, double conductanceSpread, double areaSquareMetres, String origin) {

    /** Read at 0.1 V for 10 ns; chosen, the paper prints neither. */
    private static final double READ_VOLTS = 0.1;

    private static final double READ_SECONDS = 10e-9;

    /** A write pulse of 200 ns as in Kumar et al. (2024); 1 V over a channel of 1 kilohm is chosen. */
    private static final double WRITE_VOLTS = 1;

    private static final double WRITE_SECONDS = 200e-9;

    private static final double CHANNEL_OHMS = 1_000;

    /** TMR 78 %, the paper's best; R_P at 1.6 nm. */
    public static final CellDevice KUMAR_2024 = new CellDevice(
            0.78, 25_200, 0, CompoundPreset.CELL_SQUARE_METRES, "Kumar et al. 2024: TMR 78 %, 25.2 kilohm");

    /** Without any device behind it. */
    public static final CellDevice IDEAL = new CellDevice(0.78, 0, 0, 0, "ideal, TMR 78 %");

    /**
     * The device of a card: {@code rh.TMR}, {@code rh.R_P}, and its spread of {@code rh.R_P} as that of conductances.
     *
     * @throws io.mtjlab.base.error.InvalidInput if the card lacks one of them
     */
    public static CellDevice of(DeviceCard card) {
        CardValues values = new CardValues(card);
        double ohms = values.need("rh.R_P", "the resistance of a cell");
        return new CellDevice(
                values.need("rh.TMR", "what the levels of a synapse follow from"),
                ohms,
                values.spread("rh.R_P") / ohms,
                0,
                values.origin() + ", rh");
    }

    public CellDevice withTmr(double other) {
        return new CellDevice(other, parallelOhms, conductanceSpread, areaSquareMetres, origin);
    }

    /** A reading of a cell that stands half-way between P and AP. */
    Cost read() {
        if (parallelOhms == 0) {
            return Cost.NONE;
        }
        double siemens = 0.5 / parallelOhms * (1 + 1 / (1 + tmr));
        return Cost.ofVolts(READ_VOLTS, 1 / siemens, READ_SECONDS);
    }

    /** A write pulse through the channel below a cell. */
    Cost write() {
        return parallelOhms == 0 ? Cost.NONE : Cost.ofVolts(WRITE_VOLTS, CHANNEL_OHMS, WRITE_SECONDS);
    }
}
