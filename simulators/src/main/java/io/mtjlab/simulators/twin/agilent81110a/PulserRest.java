package io.mtjlab.simulators.twin.agilent81110a;

import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Handler;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;

/**
 * What is left of the 81110A's command summary (81110-91021; words and ranges as a driver of it at SUNY Polytechnic sends
 * them): the reference of its PLL, units that the panel shows, checks and warnings. Nothing is connected to the clock input,
 * so that measuring its frequency finds none, and there are no doubtful settings to warn of: they are refused.
 */
final class PulserRest {

    private static final int LAST_KEY = 30;
    private static final int NO_KEY = -1;

    private static final double FULL_TURN = 360;
    private static final String PHASE = "[:SOURce]:PHASe<1..2>[:ADJust]";

    private int key = NO_KEY;

    PulserRest(CommandTable table, Panel panel, CommandTable.Action reset) {
        panel.choice("reference", "[:SOURce]:ROSCillator:SOURce", "INTernal", "EXTernal")
                .number("reference.hertz", "[:SOURce]:ROSCillator:EXTernal:FREQuency", Dimension.HERTZ, reference())
                .converted("delay", PHASE, Dimension.DEGREES, Agilent81110aTwin.DELAY, phases(panel))
                .choice("double.hold", "[:SOURce]:PULSe:DOUBle<1..2>:DELay:HOLD", "TIME", "PRATio")
                .choice("double.unit", "[:SOURce]:PULSe:DOUBle<1..2>:DELay:UNIT", "S", "SEC", "PCT")
                .choice("edge.unit", "[:SOURce]:PULSe:TRANsition<1..2>:UNIT", "S", "SEC", "PCT")
                .bool("checks", "SYSTem:CHECk", true)
                .bool("security", "SYSTem:SECurity[:STATe]", false);
        Handler once = PulserRest::once;
        table.row("[:SOURce]:FREQuency:AUTO", once, null)
                .row("[:SOURce]:PULSe:PERiod:AUTO", once, null)
                .action("SYSTem:PRESet", reset)
                .query("SYSTem:WARNing[:COUNt]", () -> "0")
                .query("SYSTem:WARNing:STRing", () -> "\"\"")
                .query("SYSTem:WARNing:BUFFer", () -> "0")
                .integer("SYSTem:KEY", Limits.of(NO_KEY, LAST_KEY, NO_KEY), value -> key = (int) value, () -> key);
    }

    /** Delays as degrees of the period. */
    private static Panel.Conversion phases(Panel panel) {
        return new Panel.Conversion() {
            @Override
            public double kept(double said, String unit, int channel) {
                return said / FULL_TURN * panel.get("period");
            }

            @Override
            public double told(double kept, int channel) {
                return kept / panel.get("period") * FULL_TURN;
            }
        };
    }

    /** Five or ten megahertz. */
    private static Limits reference() {
        return Limits.of(5e6, 10e6, 10e6);
    }

    private static void once(Call call) throws ScpiException {
        call.expect(1, 1);
        call.choice(0, List.of("ONCE"));
    }
}
