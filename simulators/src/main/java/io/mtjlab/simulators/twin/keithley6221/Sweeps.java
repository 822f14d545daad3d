package io.mtjlab.simulators.twin.keithley6221;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.keithley6221.delta.SweepLevels;

/**
 * The 6221's sweeps (622X-901-01, section 4): a staircase in equal steps or ratios, or a list with delays of its own,
 * once or several times over. Armed, the source waits at the first level; the last level stays when a sweep is over.
 */
final class Sweeps implements SweepLevels {

    private static final double ENDLESS = 9.9e37;
    private static final int MOST_POINTS = 65_535;
    private static final double SMALLEST_STEP = 1e-13;
    private static final Limits AMPERES = Limits.of(-0.105, 0.105, 0);
    private static final Limits SECONDS = Limits.of(1e-3, 999_999.999, 1);
    private static final Limits VOLTS = Limits.of(0.1, 105, 10);

    private final Panel panel;
    private final List<Double> listed = new ArrayList<>();
    private final List<Double> delays = new ArrayList<>();
    private final List<Double> volts = new ArrayList<>();
    private boolean armed;
    private Steps steps = Steps.NONE;
    private SweepCourse course = Steps.NONE;

    Sweeps(CommandTable table) {
        String at = "[:SOURce[1]]";
        panel = new Panel(table, 1);
        panel.listen((name, channel) -> changed(name));
        panel.choice("spacing", at + ":SWEep:SPACing", "LINear", "LOGarithmic", "LIST")
                .choice("sweep.ranging", at + ":SWEep:RANGing", "BEST", "AUTO", "FIXed")
                .integer("sets", at + ":SWEep:COUNt", Limits.of(1, ENDLESS, 1))
                .number("delay", at + ":DELay", Dimension.SECONDS, Limits.of(1e-3, 999_999.999, 1e-3))
                .bool("sweep.abort", at + ":SWEep:CABort", false)
                .integer("sweep.points", at + ":SWEep:POINts", Limits.of(1, MOST_POINTS, 11))
                .number("start", at + ":CURRent:STARt", Dimension.AMPERES, AMPERES)
                .number("stop", at + ":CURRent:STOP", Dimension.AMPERES, Limits.of(-0.105, 0.105, 10e-3))
                .number("step", at + ":CURRent:STEP", Dimension.AMPERES, Limits.of(SMALLEST_STEP, 0.105, 1e-3))
                .number("center", at + ":CURRent:CENTer", Dimension.AMPERES, Limits.of(-0.105, 0.105, 5e-3))
                .number("span", at + ":CURRent:SPAN", Dimension.AMPERES, Limits.of(2e-13, 0.21, 10e-3));
        list(table, at + ":LIST:CURRent", Dimension.AMPERES, AMPERES, listed);
        list(table, at + ":LIST:DELay", Dimension.SECONDS, SECONDS, delays);
        list(table, at + ":LIST:COMPliance", Dimension.VOLTS, VOLTS, volts);
        table.query(at + ":SWEep:ARM", () -> armed ? "1" : "0");
    }

    private static void list(CommandTable table, String at, Dimension unit, Limits limits, List<Double> values) {
        table.row(
                        at,
                        call -> {
                            List<Double> read = read(call, unit, limits);
                            values.clear();
                            values.addAll(read);
                        },
                        call -> {
                            for (int i = 0; i < values.size(); i++) {
                                call.answer().append(i > 0 ? "," : "");
                                Nr3.append(call.answer(), values.get(i), 6);
                            }
                        })
                .row(
                        at + ":APPend",
                        call -> {
                            List<Double> read = read(call, unit, limits);
                            if (values.size() + read.size() > MOST_POINTS) {
                                throw new ScpiException(StandardError.TOO_MUCH_DATA);
                            }
                            values.addAll(read);
                        },
                        null)
                .query(at + ":POINts", () -> Integer.toString(values.size()));
    }

    private static List<Double> read(Call call, Dimension unit, Limits limits) throws ScpiException {
        call.expect(1, 100);
        List<Double> read = new ArrayList<>();
        for (int i = 0; i < call.parameterCount(); i++) {
            read.add(call.number(i, unit, limits));
        }
        return read;
    }

    /** What the last setting leaves of the others (622X-901-01, 4-22: coupled sweep commands). */
    private void changed(String name) {
        switch (name) {
            case "start", "stop" -> {
                panel.put("center", (panel.get("start") + panel.get("stop")) / 2);
                panel.put("span", Math.abs(panel.get("stop") - panel.get("start")));
                fitStep();
            }
            case "center", "span" -> {
                panel.put("start", panel.get("center") - panel.get("span") / 2);
                panel.put("stop", panel.get("center") + panel.get("span") / 2);
                fitStep();
            }
            case "sweep.points" -> fitStep();
            case "step" -> {
                double steps = Math.floor(panel.get("span") / panel.get("step") + 1e-9);
                panel.put("sweep.points", Math.min(MOST_POINTS, steps + 1));
            }
            default -> {}
        }
    }

    private void fitStep() {
        double steps = panel.get("sweep.points") - 1;
        if (steps > 0) {
            panel.put("step", Math.max(SMALLEST_STEP, panel.get("span") / steps));
        }
    }

    void reset() {
        panel.reset();
        listed.clear();
        delays.clear();
        volts.clear();
        abort();
    }

    boolean armed() {
        return armed;
    }

    /** @param triggers what goes over the trigger lines */
    void arm(TriggerModel triggers) throws ScpiException {
        List<Double> levels = amperes();
        if (levels.isEmpty()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        steps = new Steps(Long.MAX_VALUE, levels, seconds(), times(), triggers.output());
        course = steps;
        armed = true;
    }

    @Override
    public List<Double> seconds() {
        boolean own = panel.word("spacing").equals("LIST") && !delays.isEmpty();
        return own ? List.copyOf(delays) : List.of(panel.get("delay"));
    }

    @Override
    public long times() {
        double wanted = panel.get("sets");
        return wanted >= ENDLESS ? Long.MAX_VALUE : (long) wanted;
    }

    @Override
    public List<Double> amperes() throws ScpiException {
        double start = panel.get("start");
        double stop = panel.get("stop");
        int points = (int) panel.get("sweep.points");
        List<Double> levels = new ArrayList<>();
        switch (panel.word("spacing")) {
            case "LIST" -> levels.addAll(listed);
            case "LOG" -> {
                if (start * stop <= 0) {
                    throw new ScpiException(StandardError.SETTINGS_CONFLICT);
                }
                for (int i = 0; i < points; i++) {
                    levels.add(points == 1 ? start : start * Math.pow(stop / start, (double) i / (points - 1)));
                }
            }
            default -> {
                double step = Math.copySign(panel.get("step"), stop - start);
                for (int i = 0; i < points; i++) {
                    levels.add(start + i * step);
                }
            }
        }
        return levels;
    }

    /** @param meterEdge when the meter at the trigger lines begins or ends a conversion next */
    void start(long nanos, TriggerModel triggers, LongUnaryOperator meterEdge) {
        Steps started = steps.from(nanos);
        course = triggers.linked() ? new LinkedSteps(started, triggers.bypassed(), meterEdge) : started;
    }

    void abort() {
        armed = false;
        steps = Steps.NONE;
        course = steps;
    }

    /** True when a step in compliance ends the sweep. */
    boolean abortsInCompliance() {
        return panel.on("sweep.abort");
    }

    /** True when the points of a list have each a compliance of their own. */
    boolean hasCompliances() {
        return panel.word("spacing").equals("LIST") && !volts.isEmpty();
    }

    /** Of a point of the list; the last goes for the rest. */
    double complianceVolts(int index) {
        return volts.get(Math.min(index, volts.size() - 1));
    }

    /** True when the range that is set is to stay. */
    boolean fixedRange() {
        return panel.word("sweep.ranging").equals("FIX");
    }

    double peakAmperes() {
        return steps.levels().stream().mapToDouble(Math::abs).max().orElse(0);
    }

    SweepCourse course() {
        return course;
    }

    boolean startedBy(long nanos) {
        return armed && nanos >= course.startNanos();
    }

    boolean runningAt(long nanos) {
        return startedBy(nanos) && nanos < course.endNanos();
    }

    /** What *OPC? waits for; 0 for nothing. */
    long awaitedNanos(long now) {
        return armed && course.startNanos() != Long.MAX_VALUE ? course.awaitedNanos(now) : 0;
    }
}
