package io.mtjlab.simulators.physics.compound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.simulators.physics.SpinOrbitWrite;

/**
 * A compound junction as it was made: its cells, which differ a little, and what breaks them.
 *
 * @param cells from the first to switch to the last
 * @param breakdownVolts write voltage from which a barrier breaks
 * @param thermalSpread relative deviation of a critical voltage from pulse to pulse
 */
public record CompoundPreset(List<CellPreset> cells, double breakdownVolts, double thermalSpread) {

    public CompoundPreset {
        cells = List.copyOf(cells);
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("a compound of no cells");
        }
    }

    /**
     * One cell.
     *
     * @param parallelOhms R_P
     * @param antiparallelOhms R_AP
     * @param criticalVolts from AP to P under the assist field of {@link SpinOrbitWrite#ASSIST_MILLITESLA}
     * @param layer what holds its direction
     * @param offsetMillitesla field at the middle of its loop
     * @param switchesWithoutField whether it needs no assist field
     */
    public record CellPreset(
            double parallelOhms,
            double antiparallelOhms,
            double criticalVolts,
            WholeLayer layer,
            double offsetMillitesla,
            boolean switchesWithoutField) {}

    /** Area of a cell, an ellipse of 250 nm x 500 nm, to which the resistance-area product belongs. */
    public static final double CELL_SQUARE_METRES = Math.PI / 4 * 250e-9 * 500e-9;

    private static final double COERCIVITY_MILLITESLA = 10;
    private static final double COERCIVITY_SPREAD = 0.15;
    private static final double OFFSET_MILLITESLA = 0.2;

    /** n identical cells of 25.2 and 33.8 kilohm: the numbers of Kumar et al. (2024) at 1.6 nm without any spread. */
    public static CompoundPreset identical(int cells) {
        ThicknessWedge wedge = new ThicknessWedge(ThicknessWedge.THINNEST);
        List<CellPreset> same = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            same.add(
                    new CellPreset(25_200, 33_800, wedge.criticalVolts(), wedge.layer(COERCIVITY_MILLITESLA), 0, true));
        }
        return new CompoundPreset(same, wedge.breakdownVolts(cells), 0);
    }

    /**
     * The junction of Kumar et al. (2024) with n cells on one channel. Printed: R_P and R_AP at 1.6 nm, the TMR and the
     * critical voltages over the wedge, 10 mT +- 15 %, breakdown voltages, critical voltages 20 to 30 % higher with three
     * cells, fewer devices that switch without a field the thicker the layer. Chosen: coercivities normal within these 15
     * %, which are two deviations; offsets of 0.2 mT; 3 % spread of R_P, 4 % of the voltages between cells and 3 % from
     * pulse to pulse. Phenomenological.
     */
    public static CompoundPreset kumar2024(int cells, double nanometres, UniformRandomProvider random) {
        ThicknessWedge wedge = new ThicknessWedge(nanometres);
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        double rise = 1 + 0.125 * Math.min(2, cells - 1);
        List<CellPreset> made = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            double parallel = wedge.parallelOhms() * (1 + 0.03 * normal.sample());
            made.add(new CellPreset(
                    parallel,
                    parallel * (1 + wedge.tmr()),
                    wedge.criticalVolts() * rise * (1 + 0.04 * normal.sample()),
                    wedge.layer(COERCIVITY_MILLITESLA * (1 + COERCIVITY_SPREAD / 2 * withinTwo(normal))),
                    OFFSET_MILLITESLA * normal.sample(),
                    random.nextDouble() < ThicknessWedge.THICKEST - nanometres));
        }
        made.sort(Comparator.comparingDouble(CellPreset::criticalVolts));
        return new CompoundPreset(made, wedge.breakdownVolts(cells), 0.03);
    }

    /** Channel below the cells in ohm: 300 with one cell, 600 with three (printed), and in proportion. */
    public double channelOhms() {
        return channelOhms(cells.size());
    }

    /** The same with so many cells. */
    public static double channelOhms(int cells) {
        return 150.0 * (cells + 1);
    }

    /** What switches a cell: the critical voltage falls with the width of a pulse by the cell's stability. */
    SpinOrbitWrite write(CellPreset cell) {
        return new SpinOrbitWrite(
                cell.criticalVolts(),
                cell.switchesWithoutField(),
                cell.layer().stability(),
                thermalSpread,
                channelOhms());
    }

    /** A normal variate of deviation 1, not beyond 2. */
    private static double withinTwo(ContinuousSampler normal) {
        double value = normal.sample();
        while (Math.abs(value) > 2) {
            value = normal.sample();
        }
        return value;
    }
}
