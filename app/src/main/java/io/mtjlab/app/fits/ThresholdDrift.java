package io.mtjlab.app.fits;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.trend.DesignLine;

/** How far thresholds move from the first block of cycles to the last: a straight line over lab time. */
final class ThresholdDrift {

    static final int FEWEST_BLOCKS = 3;

    private ThresholdDrift() {}

    /** Cycles that are fitted together, one after the other in time. */
    record Block(List<StoredUnit> units, FitResult fit) {

        double seconds() {
            return units.stream()
                    .mapToDouble(StoredUnit::beganSeconds)
                    .average()
                    .orElse(0);
        }
    }

    /** The change over the run in volts by threshold, of those whose change is told from none at 95 %. */
    static Map<String, Double> of(List<Block> blocks) {
        Map<String, Double> seen = new LinkedHashMap<>();
        double[] seconds = blocks.stream().mapToDouble(Block::seconds).toArray();
        if (blocks.size() < FEWEST_BLOCKS || !(seconds[seconds.length - 1] > seconds[0])) {
            return seen;
        }
        double length = seconds[seconds.length - 1] - seconds[0];
        for (Outcome first : blocks.get(0).fit().outcomes()) {
            double[] volts = blocks.stream()
                    .flatMap(block -> block.fit().find(first.name()).flatMap(Outcome::estimate).stream())
                    .mapToDouble(Estimate::value)
                    .toArray();
            if (first.unit().equals("V") && !isScatter(first.name()) && volts.length == seconds.length) {
                Estimate slope = DesignLine.fit(seconds, volts, "s", "V").slope();
                if (!slope.interval95().contains(0)) {
                    seen.put(first.name(), slope.value() * length);
                }
            }
        }
        return seen;
    }

    /** A spread of thresholds, not a threshold. */
    static boolean isScatter(String name) {
        return name.endsWith("_sd") || name.endsWith("_sigma");
    }
}
