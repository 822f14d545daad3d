package io.mtjlab.simulators.twin.keithley6221;

import java.util.List;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.twin.CalibrationLabel;
import io.mtjlab.simulators.twin.front.DisplayText;
import io.mtjlab.simulators.twin.front.Keys;

/** What of the 6221 does not reach its output: display, keys, beeper. It is kept and told. */
final class FrontPanel {

    /** Characters of the upper and of the lower line of the display. */
    private static final List<Integer> LINES = List.of(20, 32);

    private final Panel panel;
    private final DisplayText text;
    private final Keys keys;

    FrontPanel(CommandTable table, String serial) {
        text = new DisplayText(table, LINES);
        panel = new Panel(table, 1)
                .bool("display", "DISPlay:ENABle", true)
                .choice("power.on", "SYSTem:POSetup", "RST", "PRESet", "SAV0", "SAV1", "SAV2", "SAV3", "SAV4")
                .bool("line.auto", "SYSTem:LFRequency:AUTO", true);
        keys = new Keys(table);
        table.query("SYSTem:LFRequency", () -> "60")
                .query("SYSTem:ABOard:SNUMber", () -> serial)
                .query("SYSTem:DBOard:SNUMber", () -> serial)
                .query("SYSTem:ABOard:REVision", () -> "A")
                .query("SYSTem:DBOard:REVision", () -> "D03")
                .query("CALibration:PROTected:DATE", () -> CalibrationLabel.CALIBRATED)
                .query("CALibration:PROTected:NDUE", () -> CalibrationLabel.DUE);
    }

    void reset() {
        panel.reset();
        text.reset();
        keys.reset();
    }
}
