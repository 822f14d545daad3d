package io.mtjlab.simulators.twin.keithley6221;

import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.CalibrationLabel;
import io.mtjlab.simulators.twin.sampling.DisplayText;

/** What of the 6221 does not reach its output: display, keys, beeper, interfaces, password. It is kept and told. */
final class FrontPanel {

    /** Characters of the upper and of the lower line of the display. */
    private static final List<Integer> LINES = List.of(20, 32);

    private static final int LAST_KEY = 31;

    private final Panel panel;
    private final DisplayText text;
    private int lastKey;

    FrontPanel(CommandTable table, String serial) {
        text = new DisplayText(table, LINES);
        panel = new Panel(table, 1)
                .bool("display", "DISPlay:ENABle", true)
                .bool("click", "SYSTem:KCLick", true)
                .choice("power.on", "SYSTem:POSetup", "RST", "PRESet", "SAV0", "SAV1", "SAV2", "SAV3", "SAV4")
                .bool("line.auto", "SYSTem:LFRequency:AUTO", true)
                .choice("interface", "SYSTem:COMMunicate:SELect", "ETHernet", "GPIB", "SERial")
                .integer("address", "SYSTem:COMMunicate:GPIB:ADDRess", Limits.of(0, 30, 12))
                .bool("dhcp", "SYSTem:COMMunicate:ETHernet:DHCP", true)
                .bool("lockout", "SYSTem:COMMunicate:RWLock", false)
                .bool("protected", "SYSTem:PASSword:ENABle", false)
                .hidden("beeper", 1);
        table.row("SYSTem:BEEPer[:STATe]", this::beep, call -> call.answer((int) panel.get("beeper")))
                .row("SYSTem:BEEPer:IMMediate", call -> call.expect(0, 2), null)
                .row(
                        "SYSTem:KEY",
                        call -> {
                            call.expect(1, 1);
                            lastKey = call.integer(0, 1, LAST_KEY);
                        },
                        call -> call.answer(lastKey))
                .query("SYSTem:LFRequency", () -> "60")
                .query("SYSTem:ABOard:SNUMber", () -> serial)
                .query("SYSTem:DBOard:SNUMber", () -> serial)
                .query("SYSTem:ABOard:REVision", () -> "A")
                .query("SYSTem:DBOard:REVision", () -> "D03")
                .query("CALibration:PROTected:DATE", () -> CalibrationLabel.CALIBRATED)
                .query("CALibration:PROTected:NDUE", () -> CalibrationLabel.DUE)
                .action("SYSTem:COMMunicate:LOCal", () -> {})
                .action("SYSTem:COMMunicate:REMote", () -> {});
    }

    /** A switch, or a tone of so many hertz and seconds. */
    private void beep(Call call) throws ScpiException {
        call.expect(0, 2);
        if (call.parameterCount() == 1) {
            panel.put("beeper", call.bool(0) ? 1 : 0);
        } else if (call.parameterCount() == 2 && !(call.isNumber(0) && call.isNumber(1))) {
            throw new ScpiException(StandardError.DATA_TYPE_ERROR);
        }
    }

    void reset() {
        panel.reset();
        text.reset();
        lastKey = 0;
    }
}
