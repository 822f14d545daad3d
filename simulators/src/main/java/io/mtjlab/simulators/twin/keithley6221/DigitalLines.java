package io.mtjlab.simulators.twin.keithley6221;

import java.util.function.BooleanSupplier;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;

/** CALCulate3: the test for compliance, and the pattern that the digital outputs show meanwhile (section 9). */
final class DigitalLines {

    private static final int ALL_HIGH = 15;
    private static final Limits PATTERN = Limits.of(0, ALL_HIGH, ALL_HIGH);

    private final Panel panel;
    private final BooleanSupplier limited;

    /** @param limited true while the source is in compliance */
    DigitalLines(CommandTable table, BooleanSupplier limited) {
        panel = new Panel(table, 1)
                .bool("forced", "CALCulate3:FORCe:STATe", false)
                .integer("pattern", "CALCulate3:FORCe:PATTern", PATTERN)
                .bool("tested", "CALCulate3:LIMit[:STATe]", false)
                .integer("failed", "CALCulate3:LIMit:SOURce", PATTERN)
                .integer("level", "SOURce2:TTL[:LEVel]", PATTERN);
        this.limited = limited;
        table.query("CALCulate3:LIMit:FAIL", () -> limited.getAsBoolean() ? "1" : "0");
    }

    /** The four lines now, the first one as bit 0. */
    int shown() {
        if (panel.on("forced")) {
            return (int) panel.get("pattern");
        }
        return (int) panel.get(panel.on("tested") && limited.getAsBoolean() ? "failed" : "level");
    }

    void reset() {
        panel.reset();
    }
}
