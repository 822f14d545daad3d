package io.mtjlab.simulators.physics.compound;

import java.util.List;
import java.util.Map;

import org.apache.commons.rng.UniformRandomProvider;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.PulsedJunction;

/**
 * n cells in parallel on one channel, Kumar et al. (2024): n + 1 states, 1/R the sum of 1/R_i. Positive field favours AP.
 */
public final class CompoundJunction implements PulsedJunction {

    private static final double OERSTED_PER_MILLITESLA = 10;
    private static final double NANOS = 1e-9;

    private final CompoundPreset preset;
    private final List<SotCell> cells;
    private Drive drive = Drive.REST;
    private long atNanos;
    private int switchedByField;

    /** All cells in P. */
    public CompoundJunction(CompoundPreset preset, UniformRandomProvider random) {
        this.preset = preset;
        this.cells = preset.cells().stream()
                .map(cell -> new SotCell(cell, preset.write(cell), random))
                .toList();
    }

    /** Cells in parallel, in ohm. */
    public static double parallel(double... ohms) {
        double sum = 0;
        for (double each : ohms) {
            sum += 1 / each;
        }
        return 1 / sum;
    }

    /** Puts the first {@code n} cells into AP and the rest into P. */
    public void setAntiparallel(int n) {
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).set(i >= n);
        }
    }

    /** How many cells are in AP. */
    public int antiparallel() {
        return (int) cells.stream().filter(cell -> !cell.parallel()).count();
    }

    /** How often a cell has switched without a pulse. */
    public int switchedByField() {
        return switchedByField;
    }

    public boolean broken() {
        return cells.stream().anyMatch(SotCell::broken);
    }

    /** The randomness of a cell's history is its own from the beginning on: nothing starts anew. */
    @Override
    public void beginUnit(RandomStreams streams) {}

    @Override
    public void drive(long nanos, Drive next) {
        passTime(nanos);
        drive = next;
    }

    /** A write pulse in the channel under the present easy-axis field; at the breakdown voltage the first barrier goes. */
    @Override
    public void pulse(long nanos, double volts, double seconds) {
        passTime(nanos);
        cells.forEach(cell -> cell.pulse(volts, seconds, drive.easyOersted() / OERSTED_PER_MILLITESLA));
        if (Math.abs(volts) >= preset.breakdownVolts()) {
            cells.get(0).breakDown();
        }
    }

    @Override
    public double writeOhms(long nanos) {
        return preset.channelOhms();
    }

    /** Mean of what the cells show at the two ends: they do not switch by themselves within an aperture. */
    @Override
    public double meanVolts(long fromNanos, long toNanos) {
        double before = ohms(fromNanos);
        return drive.amperes() * (before + ohms(toNanos)) / 2;
    }

    @Override
    public double ohms(long nanos) {
        passTime(nanos);
        return parallel(cells.stream().mapToDouble(SotCell::ohms).toArray());
    }

    @Override
    public double rectifiedVolts() {
        return 0;
    }

    /** {@code rh.R_P}, {@code rh.R_AP}, {@code rh.TMR}, {@code rv.breakdown_V}, the number of states, and the
     * critical voltages of the cell that goes first. */
    @Override
    public double truth(String name, Map<String, Object> conditions) {
        double low = parallel(preset.cells().stream()
                .mapToDouble(CompoundPreset.CellPreset::parallelOhms)
                .toArray());
        double high = parallel(preset.cells().stream()
                .mapToDouble(CompoundPreset.CellPreset::antiparallelOhms)
                .toArray());
        return switch (name) {
            case "rh.R_P", "rv.R_P" -> low;
            case "rh.R_AP", "rv.R_AP" -> high;
            case "rh.TMR", "rv.TMR" -> high / low - 1;
            case "rh.n_levels", "rv.n_levels" -> cells.size() + 1;
            case "rv.Vc_plus" -> preset.cells().get(0).criticalVolts();
            case "rv.Vc_minus" -> -preset.cells().get(0).criticalVolts();
            case "rv.breakdown_V" -> preset.breakdownVolts();
            default ->
                throw new IllegalArgumentException(
                        "the compound junction has no truth for '" + name
                                + "'; it has R_P, R_AP, TMR, n_levels of rh and rv, and rv.Vc_plus, rv.Vc_minus, rv.breakdown_V");
        };
    }

    private void passTime(long toNanos) {
        if (toNanos < atNanos) {
            throw new IllegalArgumentException(
                    "the junction stands at " + atNanos + " ns; asked of " + toNanos + " ns");
        }
        double seconds = (toNanos - atNanos) * NANOS;
        atNanos = toNanos;
        if (seconds > 0) {
            for (SotCell cell : cells) {
                switchedByField += cell.hold(drive.easyOersted(), drive.kelvin(), seconds) ? 1 : 0;
            }
        }
    }
}
