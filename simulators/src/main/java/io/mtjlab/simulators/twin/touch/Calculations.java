package io.mtjlab.simulators.twin.touch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.twin.sampling.Ranged;

/** What is made of a reading of each function: math, then two limit tests (2450 reference manual, CALCulate1 and 2). */
public final class Calculations {

    private static final String NONE = "NONE";

    private static final Limits FACTOR = Limits.of(-1e12, 1e12, 1);
    private static final Limits OFFSET = Limits.of(-1e12, 1e12, 0);
    private static final Limits LIMIT = Limits.of(-1e12, 1e12, 1);
    private static final double LOWER = -1;

    private final Panel panel;
    private final Map<String, String> failed = new HashMap<>();

    public Calculations(Panel panel) {
        this.panel = panel;
    }

    /**
     * @param name of the function, as readings are taken by
     * @param word of the function in headers
     */
    public Calculations function(CommandTable table, String name, String word) {
        String math = "CALCulate[1]:" + word + ":MATH:";
        panel.bool("math." + name, math + "STATe", false)
                .choice("math.kind." + name, math + "FORMat", "PERCent", "MXB", "RECiprocal", NONE)
                .number("math.m." + name, math + "MMFactor", Dimension.NONE, FACTOR)
                .number("math.b." + name, math + "MBFactor", Dimension.NONE, OFFSET)
                .number("math.reference." + name, math + "PERCent", Dimension.NONE, FACTOR);
        for (int test = 1; test <= 2; test++) {
            limit(table, name + "." + test, "CALCulate2:" + word + ":LIMit" + test);
        }
        return this;
    }

    private void limit(CommandTable table, String name, String at) {
        panel.bool("limit.test." + name, at + ":STATe", false)
                .number("limit.upper." + name, at + ":UPPer[:DATA]", Dimension.NONE, LIMIT)
                .number("limit.lower." + name, at + ":LOWer[:DATA]", Dimension.NONE, Limits.of(-1e12, 1e12, LOWER))
                .bool("limit.clears." + name, at + ":CLEar:AUTO", true)
                .choice("limit.sound." + name, at + ":AUDible", NONE, "FAIL", "PASS");
        table.action(at + ":CLEar[:IMMediate]", () -> failed.remove(name))
                .query(at + ":FAIL", () -> failed.getOrDefault(name, NONE));
    }

    /** As after *RST. */
    public void reset() {
        failed.clear();
    }

    /** The reading as it is shown and stored. */
    public double take(String name, double reading) {
        double value = math(name, reading);
        for (int test = 1; test <= 2; test++) {
            test(name + "." + test, value);
        }
        return value;
    }

    private double math(String name, double value) {
        if (!panel.on("math." + name) || Math.abs(value) >= Ranged.OVERFLOW) {
            return value;
        }
        double reference = panel.get("math.reference." + name);
        double made = switch (panel.word("math.kind." + name)) {
            case "PERC" -> (value - reference) / reference * 100;
            case "MXB" -> panel.get("math.m." + name) * value + panel.get("math.b." + name);
            case "REC" -> 1 / value;
            default -> value;
        };
        return Double.isFinite(made) ? made : Ranged.OVERFLOW;
    }

    private void test(String name, double value) {
        if (!panel.on("limit.test." + name)) {
            return;
        }
        String now = value > panel.get("limit.upper." + name)
                ? "HIGH"
                : value < panel.get("limit.lower." + name) ? "LOW" : NONE;
        String before = panel.on("limit.clears." + name) ? NONE : failed.getOrDefault(name, NONE);
        failed.put(name, List.of(NONE, now).contains(before) ? now : now.equals(NONE) ? before : "BOTH");
    }
}
