package io.mtjlab.simulators.twin.keithley2400;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.NumberBase;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/** The four output lines of the 2400's digital port (user's manual, 18-73: SOURce2); nothing is wired to them. */
final class DigitalPort {

    private static final int HIGHEST = 15;
    private static final int HIGHEST_OF_THREE = 7;

    private final Panel panel;
    private int lines = HIGHEST;

    DigitalPort(Panel panel, CommandTable table) {
        this.panel = panel;
        panel.choice("digital.format", "FORMat:SOURce2", NumberBase.WORDS.toArray(String[]::new))
                .bool("digital.clear", "SOURce2:CLEar:AUTO", false)
                .number("digital.clear.delay", "SOURce2:CLEar:AUTO:DELay", Dimension.SECONDS, Limits.of(0, 60, 1e-4))
                .choice("digital.end", "SOURce2:TTL4:MODE", "EOTest", "BUSY")
                .bool("digital.busy", "SOURce2:TTL4:BSTate", false)
                .integer("digital.size", "SOURce2:BSIZe", Limits.of(3, 4, 4));
        pattern(table, "digital", "SOURce2:TTL[:LEVel][:DEFault]");
        table.action("SOURce2:CLEar[:IMMediate]", this::clear);
    }

    /** @param follow lets the instrument catch up with time before the lines are read */
    void install(CommandTable table, Runnable follow) {
        table.query("SOURce2:TTL[:LEVel]:ACTual", () -> {
            follow.run();
            return told(lines);
        });
    }

    /** A setting that is a pattern of these lines: told in the form that is chosen for them. */
    void pattern(CommandTable table, String name, String header) {
        panel.hidden(name, HIGHEST);
        table.row(
                header,
                call -> {
                    call.expect(1, 1);
                    int value = call.integer(0, 0, HIGHEST);
                    if (value > highest()) {
                        throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
                    }
                    panel.put(name, value);
                    if (name.equals("digital")) {
                        clear();
                    }
                },
                call -> {
                    call.expect(0, 0);
                    call.answer(told((int) panel.get(name)));
                });
    }

    private int highest() {
        return panel.get("digital.size") == 3 ? HIGHEST_OF_THREE : HIGHEST;
    }

    private String told(int value) {
        return NumberBase.print((int) panel.get("digital.format"), value);
    }

    /** Lays a pattern on the lines; where they clear themselves they are back before anybody can ask. */
    void show(String name) {
        lines = panel.on("digital.clear") ? (int) panel.get("digital") : (int) panel.get(name) & highest();
    }

    /** The lines as SOURce2:TTL sets them. */
    void clear() {
        lines = (int) panel.get("digital") & highest();
    }
}
