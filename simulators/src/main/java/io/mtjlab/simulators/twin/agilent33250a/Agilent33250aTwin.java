package io.mtjlab.simulators.twin.agilent33250a;

import java.util.Map;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.ErrorFormat;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiDialect;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;
import io.mtjlab.simulators.twin.generator.FunctionGenerator;
import io.mtjlab.simulators.twin.generator.Level;

/** The wire of the 33250A (user's guide 33250-90002, chapter 4: remote interface reference). */
public final class Agilent33250aTwin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 20;
    private static final double OPEN_VOLTS = 10;
    private static final Limits HERTZ = Limits.of(1e-6, 80e6, 1e3);
    private static final Limits VPP = Limits.of(1e-3, 20, 0.1);
    private static final Limits OFFSET = Limits.of(-9.9995, 9.9995, 0);
    private static final Limits LEVEL = Limits.of(-10, 10, 0.05);

    private final Status status = new Status(ERROR_QUEUE);
    private final FunctionGenerator generator;
    private final Dialect dialect;

    public Agilent33250aTwin(Post post) {
        CommandTable table = new CommandTable((out, value) -> Nr3.append(out, value, 12));
        Panel panel = new Panel(table, 1).clipping(status);
        shape(panel);
        burst(panel);
        system(panel, table);
        String identity = "Agilent Technologies,33250A,0,2.01-1.01-2.00-03-2";
        generator = new FunctionGenerator(identity, post, status, panel, OPEN_VOLTS, 1);
        panel.listen(generator::changed);
        table.row("[:SOURce[1]]:APPLy:SINusoid", call -> apply(panel, call, 0), null)
                .row("[:SOURce[1]]:APPLy:SQUare", call -> apply(panel, call, 1), null)
                .row("[:SOURce[1]]:APPLy:RAMP", call -> apply(panel, call, 2), null)
                .row("[:SOURce[1]]:APPLy:PULSe", call -> apply(panel, call, 3), null)
                .row("[:SOURce[1]]:APPLy:NOISe", call -> apply(panel, call, 4), null)
                .row("[:SOURce[1]]:APPLy:DC", call -> apply(panel, call, 5), null);
        dialect = new ScpiDialect(table, generator, status, ErrorFormat.SIGNED);
    }

    private static void shape(Panel panel) {
        panel.choice(
                        "kind",
                        "[:SOURce[1]]:FUNCtion[:SHAPe]",
                        "SINusoid",
                        "SQUare",
                        "RAMP",
                        "PULSe",
                        "NOISe",
                        "DC",
                        "USER")
                .number("hertz", "[:SOURce[1]]:FREQuency[:CW]", Dimension.HERTZ, HERTZ)
                .number("vpp", "[:SOURce[1]]:VOLTage[:LEVel][:IMMediate][:AMPLitude]", Dimension.VOLTS, VPP)
                .number("offset", "[:SOURce[1]]:VOLTage[:LEVel][:IMMediate]:OFFSet", Dimension.VOLTS, OFFSET)
                .number("high", "[:SOURce[1]]:VOLTage[:LEVel][:IMMediate]:HIGH", Dimension.VOLTS, LEVEL)
                .number(
                        "low",
                        "[:SOURce[1]]:VOLTage[:LEVel][:IMMediate]:LOW",
                        Dimension.VOLTS,
                        Limits.of(-10, 10, -0.05))
                .choice("unit", "[:SOURce[1]]:VOLTage:UNIT", "VPP", "VRMS", "DBM")
                .bool("range.auto", "[:SOURce[1]]:VOLTage:RANGe:AUTO", true)
                .number("duty", "[:SOURce[1]]:FUNCtion:SQUare:DCYCle", Dimension.PERCENT, Limits.of(20, 80, 50))
                .number("symmetry", "[:SOURce[1]]:FUNCtion:RAMP:SYMMetry", Dimension.PERCENT, Limits.of(0, 100, 100))
                .number("period", "[:SOURce[1]]:PULSe:PERiod", Dimension.SECONDS, Limits.of(20e-9, 2000, 1e-3))
                .number("width", "[:SOURce[1]]:PULSe:WIDTh", Dimension.SECONDS, Limits.of(8e-9, 2000, 100e-6))
                .number("edge", "[:SOURce[1]]:PULSe:TRANsition", Dimension.SECONDS, Limits.of(5e-9, 1e-3, 5e-9))
                .hidden("sample.hertz", 0);
    }

    private static void burst(Panel panel) {
        panel.bool("output", "OUTPut[:STATe]", false)
                .number("load", "OUTPut:LOAD", Dimension.OHMS, Limits.of(1, Level.INFINITE, Level.SOURCE_OHMS))
                .choice("polarity", "OUTPut:POLarity", "NORMal", "INVerted")
                .bool("sync", "OUTPut:SYNC[:STATe]", true)
                .bool("trigger.output", "OUTPut:TRIGger[:STATe]", false)
                .choice("trigger.output.slope", "OUTPut:TRIGger:SLOPe", "POSitive", "NEGative")
                .bool("burst", "[:SOURce[1]]:BURSt:STATe", false)
                .choice("burst.mode", "[:SOURce[1]]:BURSt:MODE", "TRIGgered", "GATed")
                .number("burst.cycles", "[:SOURce[1]]:BURSt:NCYCles", Dimension.NONE, Limits.of(1, Level.INFINITE, 1))
                .number(
                        "burst.period",
                        "[:SOURce[1]]:BURSt:INTernal:PERiod",
                        Dimension.SECONDS,
                        Limits.of(1e-6, 500, 10e-3))
                .number("burst.phase", "[:SOURce[1]]:BURSt:PHASe", Dimension.DEGREES, Limits.of(-360, 360, 0))
                .choice("gate.polarity", "[:SOURce[1]]:BURSt:GATE:POLarity", "NORMal", "INVerted")
                .choice("trigger.source", "TRIGger:SOURce", "IMMediate", "EXTernal", "BUS")
                .choice("trigger.slope", "TRIGger:SLOPe", "POSitive", "NEGative")
                .number("trigger.delay", "TRIGger:DELay", Dimension.SECONDS, Limits.of(0, 85, 0));
    }

    private static void system(Panel panel, CommandTable table) {
        panel.bool("display", "DISPlay", true)
                .bool("beeper", "SYSTem:BEEPer:STATe", true)
                .choice("remote", "SYSTem:COMMunicate:RLSTate", "LOCal", "REMote", "RWLock");
        table.action("SYSTem:BEEPer[:IMMediate]", () -> {})
                .action("SYSTem:LOCal", () -> {})
                .action("SYSTem:REMote", () -> {})
                .row("DISPlay:TEXT", call -> call.string(0), null)
                .action("DISPlay:TEXT:CLEar", () -> {});
    }

    /** Frequency, amplitude and offset, each of which may be left out from the end. */
    private void apply(Panel panel, Call call, int kind) throws ScpiException {
        call.expect(0, 3);
        panel.put("kind", kind);
        panel.put("burst", 0);
        panel.put("trigger.source", 0);
        put(panel, call, 0, "hertz", Dimension.HERTZ, HERTZ);
        put(panel, call, 1, "vpp", Dimension.VOLTS, VPP);
        put(panel, call, 2, "offset", Dimension.VOLTS, OFFSET);
        generator.applied(1);
    }

    private static void put(Panel panel, Call call, int index, String name, Dimension unit, Limits limits)
            throws ScpiException {
        if (call.parameterCount() > index) {
            panel.put(name, call.number(index, unit, limits));
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        status.powerOn();
        generator.reset();
    }

    @Override
    public Map<String, Object> state() {
        return generator.state();
    }
}
