package io.mtjlab.simulators.twin.keithley2400;

import java.util.List;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.twin.CalibrationLabel;

/** What the 2400 keeps and tells: source, sense, trigger model, buffer (user's manual, tables 18-1 to 18-9). */
final class SettingRows {

    static final String SOURCE = "[:SOURce[1]]";
    static final String SENSE = "[:SENSe[1]]";
    static final Limits VOLTS = Limits.of(-210, 210, 0);
    static final Limits AMPERES = Limits.of(-1.05, 1.05, 0);
    private static final Limits LOCATIONS = Limits.of(1, SourceMemory.LOCATIONS, 1);
    private static final Limits FACTOR = Limits.of(-999.9999e18, 999.9999e18, 1);
    private static final Limits SECONDS = Limits.of(0, 999.9999, 0);

    private SettingRows() {}

    static void install(Panel panel, CommandTable table) {
        source(panel, table);
        sense(panel);
        triggers(panel, table);
        system(panel, table);
    }

    private static void source(Panel panel, CommandTable table) {
        panel.choice("source", SOURCE + ":FUNCtion[:MODE]", "VOLTage", "CURRent", "MEMory")
                .hidden("sources.volts", 1)
                .integer("memory.points", SOURCE + ":MEMory:POINts", LOCATIONS)
                .integer("memory.start", SOURCE + ":MEMory:STARt", LOCATIONS)
                .number("volts", SOURCE + ":VOLTage[:LEVel][:IMMediate][:AMPLitude]", Dimension.VOLTS, VOLTS)
                .number("amperes", SOURCE + ":CURRent[:LEVel][:IMMediate][:AMPLitude]", Dimension.AMPERES, AMPERES)
                .number("volts.trigger", SOURCE + ":VOLTage[:LEVel]:TRIGgered[:AMPLitude]", Dimension.VOLTS, VOLTS)
                .number(
                        "amperes.trigger",
                        SOURCE + ":CURRent[:LEVel]:TRIGgered[:AMPLitude]",
                        Dimension.AMPERES,
                        AMPERES)
                .number("volts.range", SOURCE + ":VOLTage:RANGe", Dimension.VOLTS, Limits.of(-210, 210, 21))
                .number("amperes.range", SOURCE + ":CURRent:RANGe", Dimension.AMPERES, Limits.of(-1.05, 1.05, 1.05e-4))
                .bool("volts.auto", SOURCE + ":VOLTage:RANGe:AUTO", true)
                .bool("amperes.auto", SOURCE + ":CURRent:RANGe:AUTO", true)
                .choice("volts.mode", SOURCE + ":VOLTage:MODE", "FIXed", "LIST", "SWEep")
                .choice("amperes.mode", SOURCE + ":CURRent:MODE", "FIXed", "LIST", "SWEep")
                .number("overvoltage", SOURCE + ":VOLTage:PROTection[:LEVel]", Dimension.VOLTS, Limits.of(20, 210, 210))
                .number("delay", SOURCE + ":DELay", Dimension.SECONDS, SECONDS)
                .bool("delay.auto", SOURCE + ":DELay:AUTO", true)
                .bool("clear.auto", SOURCE + ":CLEar:AUTO", false)
                .integer("sweep.points", SOURCE + ":SWEep:POINts", Limits.of(1, 2500, 2500))
                .choice("sweep.spacing", SOURCE + ":SWEep:SPACing", "LINear", "LOGarithmic")
                .choice("sweep.direction", SOURCE + ":SWEep:DIRection", "UP", "DOWN")
                .choice("sweep.ranging", SOURCE + ":SWEep:RANGing", "BEST", "AUTO", "FIXed")
                .choice("sweep.abort", SOURCE + ":SWEep:CABort", "NEVer", "EARLy", "LATE");
        for (String each : List.of("VOLTage", "CURRent")) {
            boolean volts = each.equals("VOLTage");
            Dimension unit = volts ? Dimension.VOLTS : Dimension.AMPERES;
            Limits limits = volts ? VOLTS : AMPERES;
            String name = volts ? "volts." : "amperes.";
            String scaled = SOURCE + ":" + each + "[:LEVel]:TRIGgered:SFACtor";
            panel.number(name + "factor", scaled, Dimension.NONE, FACTOR)
                    .bool(name + "scaled", scaled + ":STATe", false)
                    .integer(name + "list.start", SOURCE + ":LIST:" + each + ":STARt", LOCATIONS);
            panel.number(name + "start", SOURCE + ":" + each + ":STARt", unit, limits)
                    .number(name + "stop", SOURCE + ":" + each + ":STOP", unit, limits)
                    .number(name + "step", SOURCE + ":" + each + ":STEP", unit, limits);
        }
        panel.choice("output.off", "OUTPut[1]:SMODe", "NORMal", "HIMPedance", "ZERO", "GUARd")
                .bool("output.enable", "OUTPut[1]:ENABle[:STATe]", false)
                .bool("output", "OUTPut[1][:STATe]", false);
        table.query("OUTPut[1]:ENABle:TRIPped", () -> "1");
        new SweepSpan(panel).install(table);
    }

    private static void sense(Panel panel) {
        panel.bool("concurrent", SENSE + ":FUNCtion:CONCurrent", true)
                .number("cycles", SENSE + ":CURRent[:DC]:NPLCycles", Dimension.NONE, Limits.of(0.01, 10, 1))
                .number("cycles", SENSE + ":VOLTage[:DC]:NPLCycles", Dimension.NONE, Limits.of(0.01, 10, 1))
                .number("cycles", SENSE + ":RESistance:NPLCycles", Dimension.NONE, Limits.of(0.01, 10, 1))
                .number(
                        "limit.amperes",
                        SENSE + ":CURRent[:DC]:PROTection[:LEVel]",
                        Dimension.AMPERES,
                        Limits.of(-1.05, 1.05, 1.05e-4))
                .number(
                        "limit.volts",
                        SENSE + ":VOLTage[:DC]:PROTection[:LEVel]",
                        Dimension.VOLTS,
                        Limits.of(-210, 210, 21))
                .number(
                        "meter.amperes",
                        SENSE + ":CURRent[:DC]:RANGe[:UPPer]",
                        Dimension.AMPERES,
                        Limits.of(-1.05, 1.05, 1.05e-4))
                .number("meter.volts", SENSE + ":VOLTage[:DC]:RANGe[:UPPer]", Dimension.VOLTS, Limits.of(-210, 210, 21))
                .number("meter.ohms", SENSE + ":RESistance:RANGe[:UPPer]", Dimension.OHMS, Limits.of(0, 2.1e8, 2.1e5))
                .bool("meter.amperes.auto", SENSE + ":CURRent[:DC]:RANGe:AUTO", true)
                .bool("meter.volts.auto", SENSE + ":VOLTage[:DC]:RANGe:AUTO", true)
                .bool("meter.ohms.auto", SENSE + ":RESistance:RANGe:AUTO", true)
                .choice("ohms.mode", SENSE + ":RESistance:MODE", "AUTO", "MANual")
                .bool("ohms.compensated", SENSE + ":RESistance:OCOMpensated", false)
                .bool("average", SENSE + ":AVERage[:STATe]", false)
                .integer("average.count", SENSE + ":AVERage:COUNt", Limits.of(1, 100, 10))
                .choice("average.kind", SENSE + ":AVERage:TCONtrol", "REPeat", "MOVing");
    }

    private static void system(Panel panel, CommandTable table) {
        panel.bool("four.wire", "SYSTem:RSENse", false)
                .choice("terminals", "ROUTe:TERMinals", "FRONt", "REAR")
                .bool("display", "DISPlay:ENABle", true)
                .integer("digits", "DISPlay:DIGits", Limits.of(4, 7, 6))
                .integer("line.hertz", "SYSTem:LFRequency", Limits.of(50, 60, 60))
                .bool("line.auto", "SYSTem:LFRequency:AUTO", true)
                .bool("beeper", "SYSTem:BEEPer:STATe", true)
                .choice("byte.order", "FORMat:BORDer", "NORMal", "SWAPped");
        table.row("SYSTem:BEEPer[:IMMediate]", call -> call.expect(0, 2), null)
                .query("CALibration:PROTected:DATE", () -> CalibrationLabel.CALIBRATED)
                .query("CALibration:PROTected:NDUE", () -> CalibrationLabel.DUE)
                .action("SYSTem:LOCal", () -> {})
                .action("SYSTem:REMote", () -> {});
    }

    /** INFinity, as numbers go over the wire. */
    static final double ENDLESS = 9.9e37;

    private static void triggers(Panel panel, CommandTable table) {
        String trigger = "TRIGger[:SEQuence[1]]";
        String arm = "ARM[:SEQuence[1]][:LAYer[1]]";
        panel.choice("trigger.source", trigger + ":SOURce", "IMMediate", "TLINk")
                .integer("trigger.count", trigger + ":COUNt", Limits.of(1, 2500, 1))
                .number("trigger.delay", trigger + ":DELay", Dimension.SECONDS, SECONDS)
                .choice(
                        "arm.source",
                        arm + ":SOURce",
                        "IMMediate",
                        "TLINk",
                        "TIMer",
                        "MANual",
                        "BUS",
                        "NSTest",
                        "PSTest",
                        "BSTest")
                .integer("arm.count", arm + ":COUNt", Limits.of(1, ENDLESS, 1))
                .number("arm.timer", arm + ":TIMer", Dimension.SECONDS, Limits.of(0.001, 99999.99, 0.1));
        link(panel, "arm", arm);
        link(panel, "trigger", trigger);
        new EventRow(panel, "arm.output", List.of("TENTer", "TEXit")).install(table, arm + ASYNCHRONOUS + "OUTPut");
        List<String> actions = List.of("SOURce", "DELay", "SENSe");
        new EventRow(panel, "trigger.output", actions).install(table, trigger + ASYNCHRONOUS + "OUTPut");
        new EventRow(panel, "trigger.input", actions).install(table, trigger + ASYNCHRONOUS + "INPut");
    }

    /** Nodes that may be left out (table 18-11). */
    private static final String ASYNCHRONOUS = "[:TCONfigure][:ASYNchronous]:";

    private static void link(Panel panel, String layer, String at) {
        panel.choice(layer + ".bypass", at + "[:TCONfigure]:DIRection", "ACCeptor", "SOURce")
                .integer(layer + ".line", at + ASYNCHRONOUS + "ILINe", Limits.of(1, 4, 1))
                .integer(layer + ".out", at + ASYNCHRONOUS + "OLINe", Limits.of(1, 4, 2));
    }
}
