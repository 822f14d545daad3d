package io.mtjlab.simulators.twin.keithley6221.delta;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.twin.sampling.MathUnits;

/** CALCulate1: {@code m X + b} or {@code m / X + b} of a delta reading (622X-901-01, section 6). */
final class Mathematics {

    private static final Limits FACTOR = Limits.of(-9.99999e20, 9.99999e20, 1);
    private static final Limits OFFSET = Limits.of(-9.99999e20, 9.99999e20, 0);
    private static final String UNITS = "[A-Z\\[\\\\\\]]{1,2}";

    private final Panel panel;
    private final MathUnits units;

    Mathematics(CommandTable table) {
        String at = "CALCulate[1]:";
        String constants = at + "KMATh:";
        panel = new Panel(table, 1)
                .choice("form", at + "FORMat", "MXB", "RECiprocal", "NONE")
                .number("m", constants + "MMFactor", Dimension.NONE, FACTOR)
                .number("m", constants + "MA1Factor", Dimension.NONE, FACTOR)
                .number("b", constants + "MBFactor", Dimension.NONE, OFFSET)
                .number("b", constants + "MA0Factor", Dimension.NONE, OFFSET)
                .bool("on", at + "STATe", false);
        units = new MathUnits(table, UNITS, "X");
        table.action(at + "IMMediate", () -> {}); // every reading is calculated as it comes
    }

    void reset() {
        panel.reset();
        units.reset();
    }

    /** The row with its result; as it is while nothing is calculated. */
    ReadingFormat.Row of(ReadingFormat.Row row) {
        String form = panel.word("form");
        if (!panel.on("on") || form.equals("NONE") || row.value() >= DeltaReading.OVERFLOW) {
            return row;
        }
        double m = panel.get("m");
        double b = panel.get("b");
        return row.shownAs(form.equals("MXB") ? m * row.value() + b : m / row.value() + b, units.told());
    }
}
