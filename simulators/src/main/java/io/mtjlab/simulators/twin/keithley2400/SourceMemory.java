package io.mtjlab.simulators.twin.keithley2400;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.scpi.Panel;

/**
 * The 2400's source memory: complete source and measure setups by number (Series 2400 user's manual, table 18-7 and page
 * 18-93, memory sweep). Assumed, not seen in print: which settings a location keeps, that *RST leaves locations alone,
 * and that one into which nothing was saved holds the setup after *RST.
 */
final class SourceMemory {

    static final int LOCATIONS = 100;

    /** The settings that a location keeps; neither the output nor the trigger model are among them. */
    private static final List<String> KEPT = List.of(
            "sources.volts",
            "volts",
            "amperes",
            "volts.range",
            "amperes.range",
            "volts.auto",
            "amperes.auto",
            "volts.factor",
            "volts.scaled",
            "amperes.factor",
            "amperes.scaled",
            "delay",
            "delay.auto",
            "concurrent",
            "cycles",
            "limit.volts",
            "limit.amperes",
            "meter.volts",
            "meter.amperes",
            "meter.ohms",
            "meter.volts.auto",
            "meter.amperes.auto",
            "meter.ohms.auto",
            "ohms.mode",
            "ohms.compensated",
            "average",
            "average.count",
            "average.kind",
            "four.wire",
            "terminals");

    /**
     * One setup.
     *
     * @param settings by their names on the panel
     * @param functions that are measured
     */
    record Setup(Map<String, Double> settings, List<Integer> functions, boolean autozero) {

        static Setup of(Panel panel, List<Integer> functions, boolean autozero) {
            Map<String, Double> settings = new TreeMap<>();
            KEPT.forEach(name -> settings.put(name, panel.get(name)));
            return new Setup(Map.copyOf(settings), List.copyOf(functions), autozero);
        }

        void putOn(Panel panel) {
            settings.forEach(panel::put);
        }
    }

    private final Map<Integer, Setup> saved = new HashMap<>();
    private @Nullable Setup afterReset;

    /** What an empty location holds. */
    void afterReset(Setup setup) {
        afterReset = setup;
    }

    /** Every location holds what an empty one does. */
    void clear() {
        saved.clear();
    }

    void save(int location, Setup setup) {
        saved.put(location, setup);
    }

    Setup at(int location) {
        Setup setup = saved.getOrDefault(location, afterReset);
        if (setup == null) {
            throw new IllegalStateException("no reset before location " + location + " was asked for");
        }
        return setup;
    }
}
