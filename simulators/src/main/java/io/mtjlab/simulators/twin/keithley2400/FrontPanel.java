package io.mtjlab.simulators.twin.keithley2400;

import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;

/**
 * What of the 2400 does not reach the device: display, guard, what it does at power-on, and how automatic
 * range synchronises (user's manual, section 18). It is kept and told.
 */
final class FrontPanel {

    /** Characters that a display line shows (18-36: DISPlay:TEXT). */
    private static final List<Integer> LONGEST = List.of(20, 32);

    private final String[] text = {"", ""};

    FrontPanel(Panel panel, CommandTable table) {
        panel.choice("guard", "SYSTem:GUARd", "CABLe", "OHMS")
                .choice("power.on", "SYSTem:POSetup", "RST", "PRESet", "SAV0", "SAV1", "SAV2", "SAV3", "SAV4")
                .bool("exchange", "SYSTem:MEP[:STATe]", true)
                .choice("remembered", "SYSTem:RCMode", "SINGle", "MULTiple")
                .number("soak", "[:SOURce[1]]:SOAK", Dimension.SECONDS, Limits.of(0, 9999.999, 0))
                .bool("text.1", "DISPlay[:WINDow[1]]:TEXT:STATe", false)
                .bool("text.2", "DISPlay:WINDow2:TEXT:STATe", false);
        for (String each : List.of("VOLTage", "CURRent")) {
            boolean volts = each.equals("VOLTage");
            String at = "[:SENSe[1]]:" + each + "[:DC]";
            panel.bool("synchronous." + each, at + ":PROTection:RSYNchronize", false)
                    .number(
                            "lowest." + each,
                            at + ":RANGe:AUTO:LLIMit",
                            volts ? Dimension.VOLTS : Dimension.AMPERES,
                            volts ? Limits.of(-210, 210, 0.21) : Limits.of(-1.05, 1.05, 1.05e-6));
        }
        table.action("DISPlay:CNDisplay", () -> {});
        text(table, "DISPlay[:WINDow[1]]:TEXT[:DATA]", 0);
        text(table, "DISPlay:WINDow2:TEXT[:DATA]", 1);
    }

    private void text(CommandTable table, String at, int line) {
        table.row(at, call -> text[line] = said(call, line), call -> call.answer("\"" + text[line] + "\""));
    }

    private static String said(Call call, int line) throws ScpiException {
        call.expect(1, 1);
        String said = call.string(0);
        return said.substring(0, Math.min(said.length(), LONGEST.get(line)));
    }
}
