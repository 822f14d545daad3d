package io.mtjlab.simulators.twin.keithley2182a;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;

/** What of the 2182A does not reach a reading: display, analog output, beeper, power-on setup. It is kept and told. */
final class FrontPanel {

    FrontPanel(CommandTable table) {
        Panel kept = new Panel(table, 1)
                .bool("line", "SYSTem:LSYNc[:STATe]", false)
                .bool("beeper", "SYSTem:BEEPer:STATe", true)
                .choice("power.on", "SYSTem:POSetup", "RST", "PRESet", "SAV0")
                .number("digits.volts", "[:SENSe[1]]:VOLTage[:DC]:DIGits", Dimension.NONE, Limits.of(3.5, 7.5, 7.5))
                .number("digits.kelvin", "[:SENSe[1]]:TEMPerature:DIGits", Dimension.NONE, Limits.of(4, 7, 6))
                .bool("delay", "TRIGger[:SEQuence[1]]:DELay:AUTO", true)
                .number("output.gain", "OUTPut:GAIN", Dimension.NONE, Limits.of(-100e6, 100e6, 1))
                .number("output.offset", "OUTPut:OFFSet", Dimension.VOLTS, Limits.of(-1.2, 1.2, 0))
                .bool("output", "OUTPut[:STATe]", true)
                .bool("output.relative", "OUTPut:RELative", false);
        kept.reset();
    }
}
