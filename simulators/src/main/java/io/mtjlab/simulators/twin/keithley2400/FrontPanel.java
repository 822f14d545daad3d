package io.mtjlab.simulators.twin.keithley2400;

import java.util.List;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.twin.front.DisplayText;

/**
 * What of the 2400 does not reach the device: display, guard, what it does at power-on, and how automatic
 * range synchronises (user's manual, section 18). It is kept and told.
 */
final class FrontPanel {

    /** Characters that a display line shows (18-36: DISPlay:TEXT). */
    private static final List<Integer> LONGEST = List.of(20, 32);

    private static final Limits HELD = Limits.of(0, 999.9999, 0.005);

    private static final int LAST_KEY = 31;

    private int key;

    FrontPanel(Panel panel, CommandTable table) {
        panel.choice("guard", "SYSTem:GUARd", "CABLe", "OHMS")
                .choice("power.on", "SYSTem:POSetup", "RST", "PRESet", "SAV0", "SAV1", "SAV2", "SAV3", "SAV4")
                .bool("locked", "SYSTem:RWLock", false)
                .bool("exchange.held", "SYSTem:MEP:HOLDoff", false)
                .bool("exchange", "SYSTem:MEP[:STATe]", true)
                .choice("remembered", "SYSTem:RCMode", "SINGle", "MULTiple")
                .number("soak", "[:SOURce[1]]:SOAK", Dimension.SECONDS, Limits.of(0, 9999.999, 0))
                .bool("cache", "SYSTem:AZERo:CACHing[:STATe]", true)
                .bool("time.auto", "SYSTem:TIME:RESet:AUTO", false)
                .choice("clear.mode", "[:SOURce[1]]:CLEar:AUTO:MODE", "ALWays", "TCOunt");
        for (String each : List.of("VOLTage", "CURRent")) {
            boolean volts = each.equals("VOLTage");
            String at = "[:SENSe[1]]:" + each + "[:DC]";
            panel.bool("synchronous." + each, at + ":PROTection:RSYNchronize", false)
                    .number(
                            "lowest." + each,
                            at + ":RANGe:AUTO:LLIMit",
                            volts ? Dimension.VOLTS : Dimension.AMPERES,
                            volts ? Limits.of(-21, 21, 0.21) : Limits.of(-105e-6, 105e-6, 1e-6))
                    .bool("held." + each, at + ":RANGe:HOLDoff[:STATe]", false)
                    .number("held.seconds." + each, at + ":RANGe:HOLDoff:DELay", Dimension.SECONDS, HELD);
        }
        new DisplayText(table, LONGEST);
        table.integer("SYSTem:KEY", Limits.of(1, LAST_KEY, 1), pressed -> key = (int) pressed, () -> key)
                .action("SYSTem:AZERo:CACHing:RESet", () -> {})
                .query("SYSTem:AZERo:CACHing:NCHanges", () -> "0")
                .query("CALibration:PROTected:LOCK", () -> "1")
                .query("CALibration:PROTected:COUNt", () -> "1")
                .action("SYSTem:AZERo:CACHing:REFResh", () -> {})
                .reading("SYSTem:AZERo:CACHing:NPLCycles", () -> panel.get("cycles"));
    }
}
