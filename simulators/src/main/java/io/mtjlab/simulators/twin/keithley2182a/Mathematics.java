package io.mtjlab.simulators.twin.keithley2182a;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.twin.sampling.MathUnits;

/** CALCulate1: {@code m X + b}, or the deviation from a reference in percent (2182A-900-01, table 4-2). */
final class Mathematics {

    /** Gives the newest reading, for a reference. */
    @FunctionalInterface
    interface Newest {
        double reading() throws ScpiException;
    }

    private static final double LARGEST = 100e6;
    private static final String DEFAULT_UNITS = "MX";

    /** Letters, and the two characters that stand for ohm and degree. */
    private static final String UNITS = "[A-Z\\[\\\\]{1,2}";

    private final Panel panel;
    private final MathUnits units;

    Mathematics(CommandTable table, Newest newest) {
        String at = "CALCulate[1]:";
        String constants = at + "KMATh:";
        panel = new Panel(table, 1)
                .choice("form", at + "FORMat", "NONE", "MXB", "PERCent")
                .number("m", constants + "MMFactor", Dimension.NONE, Limits.of(-LARGEST, LARGEST, 1))
                .number("m", constants + "MA1Factor", Dimension.NONE, Limits.of(-LARGEST, LARGEST, 1))
                .number("b", constants + "MA0Factor", Dimension.NONE, Limits.of(-LARGEST, LARGEST, 0))
                .number("b", constants + "MBFactor", Dimension.NONE, Limits.of(-LARGEST, LARGEST, 0))
                .number("reference", constants + "PERCent", Dimension.NONE, Limits.of(-LARGEST, LARGEST, 1))
                .bool("on", at + "STATe", false);
        units = new MathUnits(table, UNITS, DEFAULT_UNITS);
        table.action(constants + "PERCent:ACQuire", () -> panel.put("reference", newest.reading()))
                .action(at + "IMMediate", () -> {}); // every reading is calculated as it comes
    }

    void reset() {
        panel.reset();
        units.reset();
    }

    double of(double reading) {
        if (!panel.on("on") || reading == Input.OVERFLOW) {
            return reading;
        }
        return switch (panel.word("form")) {
            case "MXB" -> panel.get("m") * reading + panel.get("b");
            case "PERC" -> percent(reading, panel.get("reference"));
            default -> reading;
        };
    }

    private static double percent(double reading, double reference) {
        return reference == 0 ? Input.OVERFLOW : 100 * (reading - reference) / reference;
    }
}
