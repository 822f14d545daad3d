package io.mtjlab.simulators.twin.keithley2182a;

import java.util.List;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.twin.CalibrationLabel;
import io.mtjlab.simulators.twin.front.DisplayText;
import io.mtjlab.simulators.twin.front.Keys;

/** What of the 2182A does not reach a reading: display, keys, analog output, beeper, power-on setup. It is kept and told. */
final class FrontPanel {

    /** Characters of the display's only line. */
    private static final List<Integer> LINES = List.of(12);

    private final Panel kept;
    private final DisplayText text;
    private final Keys keys;

    FrontPanel(CommandTable table) {
        text = new DisplayText(table, LINES);
        kept = new Panel(table, 1)
                .bool("display", "DISPlay:ENABle", true)
                .bool("line", "SYSTem:LSYNc[:STATe]", false)
                .choice("power.on", "SYSTem:POSetup", "RST", "PRESet", "SAV0")
                .number("digits.volts", "[:SENSe[1]]:VOLTage[:DC]:DIGits", Dimension.NONE, Limits.of(3.5, 7.5, 7.5))
                .number("digits.kelvin", "[:SENSe[1]]:TEMPerature:DIGits", Dimension.NONE, Limits.of(4, 7, 6))
                .bool("delay", "TRIGger[:SEQuence[1]]:DELay:AUTO", true)
                .number("output.gain", "OUTPut:GAIN", Dimension.NONE, Limits.of(-100e6, 100e6, 1))
                .number("output.offset", "OUTPut:OFFSet", Dimension.VOLTS, Limits.of(-1.2, 1.2, 0))
                .bool("output", "OUTPut[:STATe]", true)
                .bool("lockout", "SYSTem:RWLock", false)
                .bool("output.relative", "OUTPut:RELative", false);
        keys = new Keys(table);
        table.query("CALibration:PROTected:COUNt", () -> "1")
                .query("CALibration:PROTected:LOCK", () -> "1")
                .query("CALibration:UNPRotected:ACALibration:TEMPerature", () -> "23.0")
                .action("CALibration:UNPRotected:ACALibration:INITiate", () -> {})
                .action("CALibration:UNPRotected:ACALibration:STEP1", () -> {})
                .action("CALibration:UNPRotected:ACALibration:STEP2", () -> {})
                .action("CALibration:UNPRotected:ACALibration:DONE", () -> {})
                .query("CALibration:PROTected:DATE", () -> CalibrationLabel.CALIBRATED)
                .query("CALibration:PROTected:NDUE", () -> CalibrationLabel.DUE)
                .query("SYSTem:LFRequency", () -> Integer.toString((int) ConversionTiming.LINE_HERTZ))
                .action("SYSTem:LOCal", () -> {})
                .action("SYSTem:REMote", () -> {});
    }

    void reset() {
        kept.reset();
        text.reset();
        keys.reset();
    }
}
