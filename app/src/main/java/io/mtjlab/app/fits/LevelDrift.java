package io.mtjlab.app.fits;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.analysis.budget.Source;
import io.mtjlab.analysis.budget.Uncertain;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.steps.Robust;
import io.mtjlab.analysis.trend.DesignLine;

/**
 * How a resistance level moves from the first cycle of a loop to the last: a straight line through the cycles' medians over
 * lab time.
 *
 * @param change from the first cycle to the last, ohm; empty with fewer than three cycles
 * @param seconds between them
 */
record LevelDrift(Optional<Estimate> change, double seconds) {

    private static final int FEWEST_CYCLES = 3;

    /** Readings nearer to the level than this share of the way to the other are of the level. */
    private static final double NEAR = 0.1;

    /** All levels of one junction drift together: one source, whose part in them may cancel in a ratio. */
    private static final Source DRIFT = Source.drift("resistance over the run");

    static final LevelDrift NOT_SEEN = new LevelDrift(Optional.empty(), 0);

    /** @param units cycles of one step */
    static LevelDrift of(StoredRun run, List<StoredUnit> units, double level, double other) {
        double[] seconds = units.stream().mapToDouble(StoredUnit::beganSeconds).toArray();
        double[] medians = units.stream()
                .mapToDouble(unit -> Robust.median(Arrays.stream(run.column(unit, "R"))
                        .filter(r -> Math.abs(r - level) < NEAR * Math.abs(other - level))
                        .toArray()))
                .toArray();
        boolean whole = Arrays.stream(medians).allMatch(Double::isFinite);
        double first = Arrays.stream(seconds).min().orElse(0);
        double last = Arrays.stream(seconds).max().orElse(0);
        if (units.size() < FEWEST_CYCLES || !whole || !(last > first)) {
            return NOT_SEEN;
        }
        Estimate slope = DesignLine.fit(seconds, medians, "s", "ohm").slope();
        return new LevelDrift(Optional.of(slope.scaled(last - first, "ohm")), last - first);
    }

    /** Whether the change is told from none at 95 %. */
    boolean isSeen() {
        return change.filter(c -> !c.interval95().contains(0)).isPresent();
    }

    /** The level is anywhere along its way when something else is measured: the standard deviation of an even law. */
    Uncertain onto(Uncertain ohms) {
        return isSeen() ? ohms.with(DRIFT, change.map(Estimate::value).orElse(0.0) / Math.sqrt(12)) : ohms;
    }
}
