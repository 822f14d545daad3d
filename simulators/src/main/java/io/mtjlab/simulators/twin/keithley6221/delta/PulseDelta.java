package io.mtjlab.simulators.twin.keithley6221.delta;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/**
 * Pulse delta (622X-901-01, section 5): low, high and low again on the first three cycles of the mains of an interval,
 * the nanovoltmeter integrating from the source delay to the end of each pulse. The high level is always the same, or
 * that of a sweep.
 */
final class PulseDelta implements Mode {

    /** The shortest time that the nanovoltmeter can integrate: the width of 50 us less the delay of 16 us. */
    private static final double SHORTEST_APERTURE_SECONDS = 34e-6;

    private static final int SHORTEST_INTERVAL_CYCLES = 5;

    private final Panel panel;
    private final Panel power;
    private final SweepLevels sweep;

    PulseDelta(CommandTable table, Locks locks, SweepLevels sweep) {
        this.sweep = sweep;
        String at = "[:SOURce[1]]:PDELta:";
        Limits level = Limits.of(-LARGEST_AMPERES, LARGEST_AMPERES, 1e-3);
        panel = new Panel(table, 1)
                .number("high", at + "HIGH", Dimension.AMPERES, level)
                .number("low", at + "LOW", Dimension.AMPERES, Limits.of(-LARGEST_AMPERES, LARGEST_AMPERES, 0))
                .number("width", at + "WIDTh", Dimension.SECONDS, Limits.of(50e-6, 12e-3, 110e-6))
                .number("delay", at + "SDELay", Dimension.SECONDS, Limits.of(16e-6, 11.966e-3, 16e-6))
                .integer("count", at + "COUNt", COUNT)
                .choice("ranging", at + "RANGing", "BEST", "FIXed")
                .integer("interval", at + "INTerval", Limits.of(SHORTEST_INTERVAL_CYCLES, 999_999, 5))
                .bool("sweep", at + "SWEep[:STATe]", false)
                .integer("lows", at + "LMEasure", Limits.of(1, 2, 2));
        panel.listen((name, channel) -> {
            locks.requireOpen(this);
            Mode.requireCount(panel.get("count"));
        });
        power = new Panel(table, 1).choice("kind", "UNIT:POWer[:TYPE]", "PEAK", "AVERage");
    }

    @Override
    public String name() {
        return "PULS";
    }

    @Override
    public void reset() {
        panel.reset();
        power.reset();
    }

    @Override
    public boolean abortsInCompliance() {
        return false;
    }

    /** True when the range that is set is to stay. */
    boolean fixedRange() {
        return panel.word("ranging").equals("FIX");
    }

    @Override
    public Course course(double powerLineCycles, int perReading) throws ScpiException {
        if (panel.get("width") - panel.get("delay") < SHORTEST_APERTURE_SECONDS - 1e-12) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        boolean swept = panel.on("sweep");
        List<Double> highs = swept ? sweep.amperes() : List.of(panel.get("high"));
        if (highs.isEmpty()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        List<Long> starts = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < highs.size(); i++) {
            starts.add(at);
            at += Mode.nanos(LINE_SECONDS * (swept ? sweptCycles(i) : panel.get("interval")));
        }
        long wanted = swept ? sweep.times() : Mode.readings(panel.get("count"));
        long readings = wanted == Long.MAX_VALUE ? wanted : wanted * highs.size();
        return new Pulses(
                new Pulses.Shape(panel.get("low"), highs, starts, at, Mode.nanos(panel.get("width"))),
                Mode.nanos(panel.get("delay")),
                (int) panel.get("lows"),
                readings,
                power.word("kind").equals("AVER"));
    }

    /** A sweep's delay in whole cycles of the mains, which the pulses need five of. */
    private double sweptCycles(int index) {
        List<Double> seconds = sweep.seconds();
        double delay = seconds.get(Math.min(index, seconds.size() - 1));
        return Math.max(SHORTEST_INTERVAL_CYCLES, Math.ceil(delay / LINE_SECONDS - 1e-9));
    }
}
