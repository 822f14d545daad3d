package io.mtjlab.simulators.twin.dmm6500;

import java.util.List;
import java.util.Map;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.ErrorFormat;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiDialect;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;

/** The wire of the DMM6500 in its SCPI mode (DMM6500-901-01, reference manual, section 12), digitizer included. */
public final class Dmm6500Twin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 1000;
    private static final String SENSE = "[:SENSe[1]]";
    private static final List<String> FUNCTIONS = List.of(
            "VOLTage", "CURRent", "RESistance", "FRESistance", "VOLT:DC", "CURR:DC", "VOLTAGE:DC", "CURRENT:DC");
    private static final List<String> WORDS = List.of(":VOLTage[:DC]", ":CURRent[:DC]", ":RESistance", ":FRESistance");
    private static final List<String> SHORT = List.of("VOLT", "CURR", "RES", "FRES");

    private final Status status = new Status(ERROR_QUEUE);
    private final Dmm6500 meter;
    private final Dialect dialect;

    public Dmm6500Twin(Post post) {
        CommandTable table = new CommandTable((out, value) -> Nr3.append(out, value, 6));
        Panel panel = new Panel(table, 1);
        panel.hiddenChoice("function", "VOLTage", "CURRent", "RESistance", "FRESistance")
                .hiddenChoice("digital.function", "VOLTage", "CURRent")
                .integer("count", SENSE + ":COUNt", Limits.of(1, 1_000_000, 1));
        sense(panel, "VOLT", "VOLTage[:DC]", Dimension.VOLTS, Limits.of(0, 1000, 10));
        sense(panel, "CURR", "CURRent[:DC]", Dimension.AMPERES, Limits.of(0, 10, 3));
        sense(panel, "RES", "RESistance", Dimension.OHMS, Limits.of(0, 1e8, 1e7));
        sense(panel, "FRES", "FRESistance", Dimension.OHMS, Limits.of(0, 1e8, 1e7));
        digitizer(panel);
        front(panel, table);
        triggers(panel, table);
        meter = new Dmm6500(post, status, table, panel);
        panel.listen(meter::changed);
        actions(table, panel);
        dialect = new ScpiDialect(table, meter, status, ErrorFormat.EVENT);
    }

    private static void sense(Panel panel, String name, String word, Dimension unit, Limits range) {
        String at = SENSE + ":" + word;
        panel.number("range." + name, at + ":RANGe[:UPPer]", unit, range)
                .bool("auto." + name, at + ":RANGe:AUTO", true)
                .number("cycles." + name, at + ":NPLCycles", Dimension.NONE, Limits.of(0.0005, 12, 1))
                .bool("autozero." + name, at + ":AZERo[:STATe]", true)
                .bool("average." + name, at + ":AVERage[:STATe]", false)
                .integer("average.count." + name, at + ":AVERage:COUNt", Limits.of(1, 100, 10))
                .choice("average.kind." + name, at + ":AVERage:TCONtrol", "REPeat", "MOVing")
                .number("delay." + name, at + ":DELay:USER<1..5>", Dimension.SECONDS, Limits.of(0, 10_000, 0))
                .bool("delay.auto." + name, at + ":DELay:AUTO", true)
                .bool("relative." + name, at + ":RELative:STATe", false)
                .number("relative.by." + name, at + ":RELative", Dimension.NONE, Limits.of(-1e9, 1e9, 0));
        panel.integer("digits." + name, "DISPlay:" + word + ":DIGits", Limits.of(3, 6, 6));
        if (name.equals("FRES")) {
            panel.bool("compensated", at + ":OCOMpensated", false);
        }
        if (name.equals("VOLT")) {
            panel.choice("impedance", at + ":INPutimpedance", "MOHM10", "AUTO");
        }
    }

    private static void front(Panel panel, CommandTable table) {
        panel.choice("light", "DISPlay:LIGHt:STATe", "ON100", "ON75", "ON50", "ON25", "OFF", "BLACkout");
        table.row("SYSTem:TIME", call -> call.expect(1, 6), call -> {
                    call.expect(0, 1);
                    call.answer("0");
                })
                .query("SYSTem:CARD1:IDN", () -> "Empty Slot");
    }

    /** Kept and told: nothing on a bench is wired to the trigger input, and no timer runs by itself. */
    private static void triggers(Panel panel, CommandTable table) {
        table.action("TRIGger:EXTernal:IN:CLEar", () -> {}).query("TRIGger:EXTernal:IN:OVERrun", () -> "0");
        panel.choice("external.edge", "TRIGger:EXTernal:IN:EDGE", "FALLing", "RISing", "EITHer");
        for (int i = 1; i <= 4; i++) {
            String at = "TRIGger:TIMer" + i + ":";
            panel.number("timer" + i, at + "DELay", Dimension.SECONDS, Limits.of(8e-6, 100_000, 10e-6))
                    .choice("stimulus" + i, at + "STARt:STIMulus", "NONE", "COMMand", "DISPlay", "EXTernal", "NOTify1");
        }
    }

    private static void digitizer(Panel panel) {
        String at = SENSE + ":DIGitize:";
        panel.integer("digital.count", at + "COUNt", Limits.of(1, 7_000_000, 1))
                .number("digital.hertz", at + "VOLTage:SRATe", Dimension.HERTZ, Limits.of(1e3, 1e6, 1e6))
                .number("digital.hertz", at + "CURRent:SRATe", Dimension.HERTZ, Limits.of(1e3, 1e6, 1e6))
                .number("digital.aperture", at + "CURRent:APERture", Dimension.SECONDS, Limits.of(0, 1e-3, 0))
                .number("digital.range.VOLT", at + "VOLTage:RANGe[:UPPer]", Dimension.VOLTS, Limits.of(0, 1000, 10))
                .number("digital.range.CURR", at + "CURRent:RANGe[:UPPer]", Dimension.AMPERES, Limits.of(0, 10, 3))
                .choice("digital.impedance", at + "VOLTage:INPutimpedance", "AUTO", "MOHM10")
                .choice("digital.coupling", at + "VOLTage:COUPling", "DC", "AC");
    }

    private void actions(CommandTable table, Panel panel) {
        Dmm6500 m = meter;
        table.row(
                        SENSE + ":FUNCtion[:ON]",
                        call -> {
                            call.expect(1, 1);
                            int found = call.quotedChoice(0, FUNCTIONS);
                            panel.put("function", found < 4 ? found : found % 2);
                            m.changed("function", 1);
                        },
                        call -> call.answer(List.of("\"VOLT:DC\"", "\"CURR:DC\"", "\"RES\"", "\"FRES\"")
                                .get((int) panel.get("function"))))
                .row(
                        "[:SENSe[1]]:DIGitize:FUNCtion[:ON]",
                        call -> {
                            call.expect(1, 1);
                            panel.put("digital.function", call.quotedChoice(0, List.of("VOLTage", "CURRent")));
                            m.changed("digital.function", 1);
                        },
                        call -> call.answer("\"" + panel.word("digital.function") + "\""))
                .row(
                        SENSE + ":DIGitize:VOLTage:APERture",
                        call -> {
                            call.expect(1, 1);
                            // Automatic is as long as the sample rate leaves, which 0 stands for.
                            double seconds = call.isWord(0, "AUTO")
                                    ? 0
                                    : call.number(0, Dimension.SECONDS, Limits.of(0, 1e-3, 0));
                            panel.put("digital.aperture", seconds);
                            m.changed("digital.aperture", 1);
                        },
                        call -> Nr3.append(call.answer(), panel.get("digital.aperture"), 6))
                .row("READ:DIGitize", null, m::digitize)
                .row("MEASure:DIGitize", null, m::digitize)
                .row("TRACe:TRIGger:DIGitize", m::beginDigitizing, null)
                .query("ROUTe:TERMinals", () -> "FRON")
                .action(SENSE + ":AZERo:ONCE", () -> {})
                .row("MEASure", null, call -> m.measure(call, -1));
        for (int i = 0; i < SHORT.size(); i++) {
            String cycles = "cycles." + SHORT.get(i);
            table.number(
                    SENSE + WORDS.get(i) + ":APERture",
                    Dimension.SECONDS,
                    Limits.of(8.333e-6, 0.25, 1 / 60.0),
                    seconds -> panel.put(cycles, seconds * Dmm6500.LINE_HERTZ),
                    () -> panel.get(cycles) / Dmm6500.LINE_HERTZ);
        }
        for (int i = 0; i < WORDS.size(); i++) {
            int function = i;
            table.row("MEASure" + WORDS.get(i), null, call -> m.measure(call, function))
                    .action(SENSE + WORDS.get(i) + ":RELative:ACQuire", () -> m.acquireRelative(SHORT.get(function)));
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        status.powerOn();
        meter.reset();
    }

    @Override
    public Map<String, Object> state() {
        return meter.state();
    }
}
