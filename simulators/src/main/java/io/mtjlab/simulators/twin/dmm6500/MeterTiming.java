package io.mtjlab.simulators.twin.dmm6500;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.twin.touch.TouchInstrument.Timing;

/** How long a reading of a DMM6500 takes: delay, integration, automatic zeroing, the filter that repeats. */
final class MeterTiming {

    private static final double OVERHEAD_SECONDS = 0.1e-3;
    private static final double CHARGING_SECONDS = 0.1;
    private static final double SHORTEST_SAMPLE_SECONDS = 1e-6;

    /** A reading of a root mean square waits for the slowest swing that the detector takes, in hertz. */
    private static final NavigableMap<Integer, Double> SETTLING_SECONDS =
            new TreeMap<>(Map.of(3, 2.0, 30, 0.3, 300, 0.02));

    private final Panel panel;

    MeterTiming(Panel panel) {
        this.panel = panel;
    }

    /** The detector's bandwidth that is meant, in hertz: the next one below. */
    static int bandwidth(double hertz) {
        return SETTLING_SECONDS.floorKey((int) hertz);
    }

    Timing sample() {
        double period = 1 / panel.get("digital.hertz");
        double set = panel.get("digital.aperture");
        return new Timing(period, Math.max(SHORTEST_SAMPLE_SECONDS, set > 0 ? Math.min(set, period) : period));
    }

    Timing reading(MeterFunction function) {
        String key = function.key();
        double delay = panel.on("delay.auto." + key) ? 0 : panel.get("delay." + key);
        if (!function.integrates()) {
            double seconds = switch (function) {
                case HERTZ, SECONDS -> panel.get("gate." + key);
                case FARADS -> CHARGING_SECONDS;
                default ->
                    SETTLING_SECONDS
                            .floorEntry((int) panel.get("detector." + key))
                            .getValue();
            };
            return new Timing(delay + repeats(function) * (seconds + OVERHEAD_SECONDS), seconds);
        }
        double aperture = panel.get("cycles." + key) / Dmm6500.LINE_HERTZ;
        double looks = (panel.on("autozero." + key) ? 2 : 1) * aperture;
        return new Timing(delay + repeats(function) * (looks + OVERHEAD_SECONDS), aperture);
    }

    /** How many conversions a reading is made of. */
    double repeats(MeterFunction function) {
        String key = function.key();
        boolean averaged =
                panel.on("average." + key) && panel.word("average.kind." + key).equals("REP");
        return averaged ? panel.get("average.count." + key) : 1;
    }
}
