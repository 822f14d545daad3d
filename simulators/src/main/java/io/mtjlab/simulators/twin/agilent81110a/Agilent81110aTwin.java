package io.mtjlab.simulators.twin.agilent81110a;

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
import io.mtjlab.simulators.twin.generator.Level;

/** The wire of an 81110A with 81111A outputs (81110-91021, "Programming reference"): the channel stands at the end. */
public final class Agilent81110aTwin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 30;
    private static final String PULSE = "[:SOURce]:PULSe:";
    private static final String VOLTS = "[:SOURce]:VOLTage<1..2>[:LEVel][:IMMediate]";
    private static final String LIMITS = "[:SOURce]:CURRent<1..2>:LIMit";
    private static final String OUTPUT = "OUTPut<1..2>";
    private static final Limits WIDTH = Limits.of(3.03e-9, 999.5, 100e-9);
    private static final Limits PERIOD = Limits.of(6.06e-9, 999.5, 1e-6);
    static final Limits DELAY = Limits.of(0, 999.5, 0);
    private static final Limits EDGE = Limits.of(2e-9, 0.2, 2e-9);

    private final Status status = new Status(ERROR_QUEUE);
    private final PulserState pulser;
    private final Dialect dialect;

    public Agilent81110aTwin(Post post) {
        CommandTable table = new CommandTable((out, value) -> Nr3.append(out, value, 5)).identityEndsAnswer();
        Panel panel = new Panel(table, PulserState.CHANNELS);
        Patterns patterns = new Patterns();
        pulser = new PulserState(post, panel, patterns);
        timing(panel);
        levels(panel);
        currents(panel, pulser);
        trigger(panel);
        patterns.install(table);
        PulserFiles.install(table, pulser.setups());
        panel.listen(pulser::changed);
        new PulserRest(table, panel, pulser::reset);
        dialect = new ScpiDialect(table, pulser, status, ErrorFormat.SIGNED);
    }

    /** The same levels, told as what they drive through the load. */
    private static void currents(Panel panel, PulserState pulser) {
        String amperes = "[:SOURce]:CURRent<1..2>[:LEVel][:IMMediate]";
        Dimension unit = Dimension.AMPERES;
        panel.converted("high", amperes + ":HIGH", unit, Limits.of(-20, 20, 0.5), pulser.currents())
                .converted("low", amperes + ":LOW", unit, Limits.of(-20, 20, -0.5), pulser.currents())
                .converted("vpp", amperes + "[:AMPLitude]", unit, Limits.of(0.1, 20, 1), pulser.currents())
                .converted("offset", amperes + ":OFFSet", unit, Limits.of(-20, 20, 0), pulser.currents())
                .converted("limits.high", LIMITS + "[:HIGH]", unit, Limits.of(-20, 20, 0.5), pulser.currents())
                .converted("limits.low", LIMITS + ":LOW", unit, Limits.of(-20, 20, -0.5), pulser.currents())
                .bool("limits", LIMITS + ":STATe", false);
    }

    private static void timing(Panel panel) {
        Dimension seconds = Dimension.SECONDS;
        panel.number("period", PULSE + "PERiod", seconds, PERIOD)
                .number("hertz", "[:SOURce]:FREQuency[:CW]", Dimension.HERTZ, Limits.of(1e-3, 165e6, 1e6))
                .number("width", PULSE + "WIDTh<1..2>", seconds, WIDTH)
                .number("delay", PULSE + "DELay<1..2>", seconds, DELAY)
                .number("duty", PULSE + "DCYCle<1..2>", Dimension.PERCENT, Limits.of(0.1, 99.9, 10))
                .choice("hold.width", PULSE + "HOLD<1..2>", "WIDTh", "DCYCle", "TDELay")
                .number("trailing", PULSE + "TDELay<1..2>", seconds, Limits.of(0, 999.5, 100e-9))
                .choice("delay.hold", PULSE + "DELay<1..2>:HOLD", "TIME", "PRATio")
                .choice("delay.unit", PULSE + "DELay<1..2>:UNIT", "S", "SEC", "PCT", "DEG", "RAD")
                .choice("edge.hold", PULSE + "TRANsition<1..2>:HOLD", "TIME", "WRATio")
                .choice("mark.mode", PULSE + "TRIGger<1..1>:MODE", "CONTinuous", "STARt")
                .choice("mark.level", PULSE + "TRIGger<1..1>:VOLTage[:LEVel]", "TTL", "ECL")
                .number("edge", PULSE + "TRANsition<1..2>[:LEADing]", seconds, EDGE)
                .number("edge.trailing", PULSE + "TRANsition<1..2>:TRAiling", seconds, EDGE)
                .bool("edge.auto", PULSE + "TRANsition<1..2>:TRAiling:AUTO", true)
                .bool("double", PULSE + "DOUBle<1..2>[:STATe]", false)
                .number("double.delay", PULSE + "DOUBle<1..2>:DELay", seconds, Limits.of(0, 999.5, 300e-9));
    }

    private static void levels(Panel panel) {
        panel.number("high", VOLTS + ":HIGH", Dimension.VOLTS, Limits.of(-20, 20, 0.5))
                .number("low", VOLTS + ":LOW", Dimension.VOLTS, Limits.of(-20, 20, -0.5))
                .number("vpp", VOLTS + "[:AMPLitude]", Dimension.VOLTS, Limits.of(0.1, 20, 1))
                .number("offset", VOLTS + ":OFFSet", Dimension.VOLTS, Limits.of(-20, 20, 0))
                .bool("limits", "[:SOURce]:VOLTage<1..2>:LIMit:STATe", false)
                .number("limits.high", "[:SOURce]:VOLTage<1..2>:LIMit[:HIGH]", Dimension.VOLTS, Limits.of(-20, 20, 0.5))
                .number("limits.low", "[:SOURce]:VOLTage<1..2>:LIMit:LOW", Dimension.VOLTS, Limits.of(-20, 20, -0.5))
                .choice("hold", "[:SOURce]:HOLD<1..2>", "VOLTage", "CURRent")
                .bool("output", OUTPUT + "[:STATe]", false)
                .bool("complement", OUTPUT + ":COMPlement", false)
                .choice("polarity", OUTPUT + ":POLarity", "NORMal", "INVerted")
                .number("impedance", OUTPUT + ":IMPedance[:INTernal]", Dimension.OHMS, Limits.of(50, 1000, 50))
                .number("load", OUTPUT + ":IMPedance:EXTernal", Dimension.OHMS, Limits.of(0.1, Level.INFINITE, 50));
    }

    private static void trigger(Panel panel) {
        panel.choice(
                        "arm.source",
                        "ARM[:SEQuence[1]][:LAYer[1]]:SOURce",
                        "IMMediate",
                        "EXTernal",
                        "INTernal",
                        "MANual",
                        "INTernal2",
                        "EXTernal1")
                .bool("arm.width", "ARM[:SEQuence[1]][:LAYer[1]]:EWIDth[:STATe]", false)
                .choice("arm.mode", "ARM[:SEQuence[1]][:LAYer[1]]:MODE", "STARted", "GATed")
                .choice("arm.sense", "ARM[:SEQuence[1]][:LAYer[1]]:SENSe", "EDGE", "LEVel")
                .choice("arm.slope", "ARM[:SEQuence[1]][:LAYer[1]]:SLOPe", "POSitive", "NEGative", "EITHer")
                .number("arm.level", "ARM[:SEQuence[1]][:LAYer[1]]:LEVel", Dimension.VOLTS, Limits.of(-10, 10, 1))
                .number(
                        "arm.period",
                        "ARM[:SEQuence[1]][:LAYer[1]]:PERiod",
                        Dimension.SECONDS,
                        Limits.of(60.6e-9, 999.5, 1e-3))
                .number(
                        "arm.hertz",
                        "ARM[:SEQuence[1]][:LAYer[1]]:FREQuency",
                        Dimension.HERTZ,
                        Limits.of(1e-3, 16.5e6, 1e3))
                .number("arm.ohms", "ARM[:SEQuence[1]][:LAYer[1]]:IMPedance", Dimension.OHMS, Limits.of(50, 10e3, 50))
                .integer("count", "TRIGger[:SEQuence[1]]:COUNt", Limits.of(1, 65536, 1))
                .number("trigger.ohms", "TRIGger[:SEQuence[1]]:IMPedance", Dimension.OHMS, Limits.of(50, 10e3, 50))
                .number("trigger.level", "TRIGger[:SEQuence[1]]:LEVel", Dimension.VOLTS, Limits.of(-10, 10, 1))
                .choice("math", "CHANnel:MATH", "OFF", "PLUS")
                .choice(
                        "trigger.source",
                        "TRIGger[:SEQuence[1]]:SOURce",
                        "IMMediate",
                        "INTernal2",
                        "EXTernal",
                        "INTernal",
                        "INTernal1",
                        "EXTernal2")
                .choice("trigger.slope", "TRIGger[:SEQuence[1]]:SLOPe", "POSitive", "NEGative")
                .bool("pattern", "DIGital<1..1>[:STIMulus]:PATTern[:STATe]", false)
                .choice("data", "DIGital<1..1>[:STIMulus]:SIGNal<1..2>:FORMat", "RZ", "NRZ")
                .choice("data", "DIGital<1..1>[:STIMulus]:SIGNal:FORMat<1..2>", "RZ", "NRZ")
                .bool("display", "DISPlay[:WINDow][:STATe]", true);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        status.powerOn();
        pulser.reset();
    }

    @Override
    public Map<String, Object> state() {
        return pulser.state();
    }
}
