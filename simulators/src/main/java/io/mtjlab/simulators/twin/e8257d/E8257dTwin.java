package io.mtjlab.simulators.twin.e8257d;

import java.util.Map;

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
import io.mtjlab.simulators.twin.files.CalendarRows;

/** The wire of the E8257D (E8251-90356, SCPI command reference): carrier, sweeps, modulation, LF output. */
public final class E8257dTwin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 30;
    private static final int DIGITS = 14;
    private static final Limits HERTZ = GeneratorState.HERTZ;
    private static final Limits WIDEST = Limits.of(0, HERTZ.max() - HERTZ.min(), 0);
    private static final String SOURCE = "[:SOURce[1]]";
    private static final String[] SHAPES = {"SINE", "SQUare", "TRIangle", "RAMP", "NOISe", "DUALsine", "SWEPtsine", "DC"
    };
    private static final double DEFAULT_MODULATION_HERTZ = 400;

    private final Status status = new Status(ERROR_QUEUE);
    private final CommandTable table =
            new CommandTable((out, value) -> Nr3.append(out, value, DIGITS)).identityEndsAnswer();
    private final Panel panel = new Panel(table, 1);
    private final GeneratorState generator;
    private final Dialect dialect;

    public E8257dTwin(Post post) {
        generator = new GeneratorState(post, status, panel);
        generator.sweep().install(table);
        carrier();
        amplitude();
        pulses();
        lowFrequency();
        span();
        system();
        generator.installFiles(table);
        new CalendarRows(post, table);
        new InstrumentRows(generator).install(table);
        dialect = new ScpiDialect(table, generator, status, ErrorFormat.SIGNED);
        panel.listen(generator::changed);
    }

    private void carrier() {
        generator.carrierRows().install(table);
        generator.angle().install(table);
        panel.number("phase", SOURCE + ":PHASe[:ADJust]", Dimension.RADIANS, Limits.of(-Math.PI, Math.PI, 0))
                .bool("output", "OUTPut[:STATe]", false)
                .bool("modulation", "OUTPut:MODulation[:STATe]", true)
                .bool("reference.auto", SOURCE + ":ROSCillator:SOURce:AUTO", true)
                .choice("unit", "UNIT:POWer", "DBM", "DBUV", "V", "VEMF");
        table.query(SOURCE + ":ROSCillator:SOURce", () -> "INT")
                .action(SOURCE + ":PHASe:REFerence", () -> panel.put("phase", 0));
    }

    private void amplitude() {
        Limits rate = Limits.of(0.5, 1e6, DEFAULT_MODULATION_HERTZ);
        panel.bool("am", SOURCE + ":AM<1..2>:STATe", false)
                .number("am.percent", SOURCE + ":AM<1..2>:DEPTh[:LINear]", Dimension.PERCENT, Limits.of(0, 100, 0.1))
                .number("am.decibel", SOURCE + ":AM<1..2>:DEPTh:EXPonential", Dimension.DECIBEL, Limits.of(0, 40, 40))
                .choice("am.type", SOURCE + ":AM<1..2>:TYPE", "LINear", "EXPonential")
                .choice("am.source", SOURCE + ":AM<1..2>:SOURce", "INTernal[1]", "INT2", "EXTernal[1]", "EXT2")
                .choice("am.coupling", SOURCE + ":AM<1..2>:EXTernal<1..2>:COUPling", "DC", "AC")
                .integer("am.ohms", SOURCE + ":AM<1..2>:EXTernal<1..2>:IMPedance", Limits.of(50, 600, 50))
                .number("am.hertz", SOURCE + ":AM<1..2>:INTernal<1..2>:FREQuency", Dimension.HERTZ, rate)
                .choice("am.shape", SOURCE + ":AM<1..2>:INTernal<1..2>:FUNCtion:SHAPe", SHAPES);
    }

    private void pulses() {
        panel.bool("pulse", SOURCE + ":PULM:STATe", false)
                .choice("pulse.source", SOURCE + ":PULM:SOURce", "INTernal", "EXTernal", "SCALar")
                .choice(
                        "pulse.input",
                        SOURCE + ":PULM:SOURce:INTernal",
                        "FRUN",
                        "SQUare",
                        "TRIGgered",
                        "DOUBlet",
                        "GATEd")
                .number(
                        "pulse.hertz",
                        SOURCE + ":PULM:INTernal<1..1>:FREQuency",
                        Dimension.HERTZ,
                        Limits.of(0.1, 10e6, DEFAULT_MODULATION_HERTZ))
                .number(
                        "pulse.period",
                        SOURCE + ":PULM:INTernal<1..1>:PERiod",
                        Dimension.SECONDS,
                        Limits.of(70e-9, 42, 80e-6))
                .number(
                        "pulse.width",
                        SOURCE + ":PULM:INTernal<1..1>:PWIDth",
                        Dimension.SECONDS,
                        Limits.of(10e-9, 42, 40e-6))
                .number("pulse.delay", SOURCE + ":PULM:INTernal<1..1>:DELay", Dimension.SECONDS, Limits.of(-42, 42, 0));
    }

    private void lowFrequency() {
        Limits rate = Limits.of(0.5, 1e6, DEFAULT_MODULATION_HERTZ);
        panel.bool("lf", SOURCE + ":LFOutput:STATe", false)
                .number("lf.volts", SOURCE + ":LFOutput:AMPLitude", Dimension.VOLTS, Limits.of(0, 3.5, 0))
                .choice("lf.source", SOURCE + ":LFOutput:SOURce", "INTernal[1]", "INT2", "FUNCtion[1]", "FUNC2")
                .number("lf.hertz", SOURCE + ":LFOutput:FUNCtion<1..2>:FREQuency", Dimension.HERTZ, rate)
                .choice("lf.shape", SOURCE + ":LFOutput:FUNCtion<1..2>:SHAPe", SHAPES);
    }

    /** Centre and span are another way to say start and stop. */
    private void span() {
        table.row(
                        SOURCE + ":FREQuency:CENTer",
                        call -> middle(call.number(0, Dimension.HERTZ, HERTZ)),
                        call -> Nr3.append(call.answer(), (start() + stop()) / 2, DIGITS))
                .row(
                        SOURCE + ":FREQuency:SPAN",
                        call -> span(call.number(0, Dimension.HERTZ, WIDEST)),
                        call -> Nr3.append(call.answer(), stop() - start(), DIGITS));
    }

    private double start() {
        return panel.get("start");
    }

    private double stop() {
        return panel.get("stop");
    }

    /** The span stays, unless the range is narrower there. */
    private void middle(double middle) throws ScpiException {
        double room = Math.min(HERTZ.max() - middle, middle - HERTZ.min());
        ends(middle, Math.min((stop() - start()) / 2, room));
    }

    /** The middle stays, unless the range ends before. */
    private void span(double width) throws ScpiException {
        double middle = (start() + stop()) / 2;
        ends(Math.max(HERTZ.min() + width / 2, Math.min(HERTZ.max() - width / 2, middle)), width / 2);
    }

    private void ends(double middle, double half) throws ScpiException {
        panel.put("start", middle - half);
        panel.put("stop", middle + half);
        generator.changed("stop", 1);
    }

    private void system() {
        panel.bool("display", "DISPlay[:WINDow][:STATe]", true);
        panel.choice("pulse.external", SOURCE + ":PULM:EXTernal:POLarity", "NORMal", "INVerted")
                .number("hertz.manual", SOURCE + ":FREQuency:MANual", Dimension.HERTZ, HERTZ)
                .integer("synthesis", SOURCE + ":FREQuency:SYNThesis", Limits.of(1, 2, 1))
                .bool("blanking", "OUTPut:BLANking[:STATe]", false)
                .bool("blanking.auto", "OUTPut:BLANking:AUTO", true)
                .choice("slope", "TRIGger[:SEQuence]:SLOPe", "POSitive", "NEGative")
                .choice("polarity", "TRIGger:OUTPut:POLarity", "POSitive", "NEGative")
                .number("display.brightness", "DISPlay:BRIGhtness", Dimension.NONE, Limits.of(0.02, 1, 1))
                .number("display.contrast", "DISPlay:CONTrast", Dimension.NONE, Limits.of(0, 1, 0.5))
                .bool("display.remote", "DISPlay:REMote", false);
        table.action("SYSTem:PRESet", generator::reset)
                .action("SYSTem:PRESet:ALL", generator::reset)
                .query("STATus:QUEStionable:POWer:CONDition", () -> "0")
                .query("STATus:QUEStionable:POWer[:EVENt]", () -> "0")
                .query("STATus:QUEStionable:FREQuency:CONDition", () -> "0")
                .query("STATus:QUEStionable:FREQuency[:EVENt]", () -> "0");
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
