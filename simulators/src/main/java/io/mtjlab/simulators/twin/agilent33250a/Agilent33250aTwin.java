package io.mtjlab.simulators.twin.agilent33250a;

import java.util.List;
import java.util.Locale;
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
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;
import io.mtjlab.simulators.twin.generator.ArbitraryStore;
import io.mtjlab.simulators.twin.generator.FunctionGenerator;
import io.mtjlab.simulators.twin.generator.GeneratorRows;
import io.mtjlab.simulators.twin.generator.Level;
import io.mtjlab.simulators.twin.generator.Samples;

/**
 * The wire of the 33250A (user's guide 33250-90002, chapter 4: remote interface reference). The only output may be
 * numbered, and a pulse's settings stand under FUNCtion:PULSe as well, where the 33220A has them: programs for the whole
 * family send them so.
 */
public final class Agilent33250aTwin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 20;
    private static final double OPEN_VOLTS = 10;
    private static final double DAC_FULL_SCALE = 2047;
    private static final double MOST_CYCLES = 1e6;
    private static final int MOST_SAMPLES = 65_536;
    private static final String SOURCE = "[:SOURce[1]]";
    private static final String TRIGGER = "TRIGger<1..1>";
    private static final String OUTPUT = "OUTPut<1..1>";
    private static final String VOLATILE = "VOLATILE";
    private static final Limits HERTZ = Limits.of(1e-6, 80e6, 1e3);
    private static final Limits VPP = Limits.of(1e-3, 20, 0.1);
    private static final Limits OFFSET = Limits.of(-9.9995, 9.9995, 0);
    private static final Limits LEVEL = Limits.of(-10, 10, 0.05);

    private final Status status = new Status(ERROR_QUEUE);
    private final FunctionGenerator generator;
    private final Dialect dialect;

    public Agilent33250aTwin(Post post) {
        CommandTable table = new CommandTable((out, value) -> Nr3.append(out, value, 12)).identityEndsAnswer();
        Panel panel = new Panel(table, 1).clipping(status);
        String identity = "Agilent Technologies,33250A,0,2.01-1.01-2.00-03-2";
        ArbitraryStore shapes = new ArbitraryStore("", "");
        generator = new FunctionGenerator(identity, post, status, panel, OPEN_VOLTS, 1, MOST_CYCLES, shapes);
        shape(panel);
        pulse(panel);
        levels(panel);
        burst(panel);
        List<String> kinds = List.of("SINusoid", "SQUare", "RAMP", "PULSe", "NOISe", "DC", "USER");
        new GeneratorRows(table, panel, SOURCE)
                .sweepAndModulation(HERTZ, List.of("AM", "FM", "FSKey"))
                .apply(generator, kinds, HERTZ, VPP, OFFSET)
                .system();
        panel.listen(generator::changed);
        arbitrary(table);
        table.row("MEMory:STATe:VALid", null, call -> {
            call.expect(1, 1);
            call.answer(generator.memory().orElseThrow().holds(call.integer(0, 0, 4)) ? 1 : 0);
        });
        dialect = new ScpiDialect(table, generator, status, ErrorFormat.SIGNED);
    }

    private static void shape(Panel panel) {
        panel.choice("kind", SOURCE + ":FUNCtion[:SHAPe]", "SINusoid", "SQUare", "RAMP", "PULSe", "NOISe", "DC", "USER")
                .number("hertz", SOURCE + ":FREQuency[:CW]", Dimension.HERTZ, HERTZ)
                .choice("hertz.mode", SOURCE + ":FREQuency:MODE", "CW", "SWEep", "FIXed")
                .number("phase", SOURCE + ":PHASe", Dimension.DEGREES, Limits.of(-360, 360, 0))
                .number("duty", SOURCE + ":FUNCtion:SQUare:DCYCle", Dimension.PERCENT, Limits.of(20, 80, 50))
                .number("symmetry", SOURCE + ":FUNCtion:RAMP:SYMMetry", Dimension.PERCENT, Limits.of(0, 100, 100))
                .hidden("sample.hertz", 0);
    }

    private static void pulse(Panel panel) {
        for (String at : List.of(SOURCE + ":PULSe", SOURCE + ":FUNCtion:PULSe")) {
            panel.number("period", at + ":PERiod", Dimension.SECONDS, Limits.of(20e-9, 2000, 1e-3))
                    .number("width", at + ":WIDTh", Dimension.SECONDS, Limits.of(8e-9, 2000, 100e-6))
                    .number("edge", at + ":TRANsition", Dimension.SECONDS, Limits.of(5e-9, 1e-3, 5e-9));
        }
        panel.number("pulse.duty", SOURCE + ":FUNCtion:PULSe:DCYCle", Dimension.PERCENT, Limits.of(0, 100, 10))
                .choice("hold", SOURCE + ":FUNCtion:PULSe:HOLD", "WIDTh", "DCYCle");
    }

    private void levels(Panel panel) {
        String at = SOURCE + ":VOLTage[:LEVel][:IMMediate]";
        panel.choice("unit", SOURCE + ":VOLTage:UNIT", "VPP", "VRMS", "DBM")
                .converted("vpp", at + "[:AMPLitude]", Dimension.AMPLITUDE, VPP, generator.amplitudes())
                .number("offset", at + ":OFFSet", Dimension.VOLTS, OFFSET)
                .number("high", at + ":HIGH", Dimension.VOLTS, LEVEL)
                .number("low", at + ":LOW", Dimension.VOLTS, Limits.of(-10, 10, -0.05))
                .bool("range.auto", SOURCE + ":VOLTage:RANGe:AUTO", true)
                .bool("output", OUTPUT + "[:STATe]", false)
                .number("load", OUTPUT + ":LOAD", Dimension.OHMS, Limits.of(1, Level.INFINITE, Level.SOURCE_OHMS))
                .choice("polarity", OUTPUT + ":POLarity", "NORMal", "INVerted")
                .bool("sync", OUTPUT + ":SYNC[:STATe]", true)
                .bool("display", "DISPlay", true);
    }

    private static void burst(Panel panel) {
        panel.bool("burst", SOURCE + ":BURSt[:STATe]", false)
                .choice("burst.mode", SOURCE + ":BURSt:MODE", "TRIGgered", "GATed")
                .number("burst.cycles", SOURCE + ":BURSt:NCYCles", Dimension.NONE, Limits.of(1, Level.INFINITE, 1))
                .number(
                        "burst.period",
                        SOURCE + ":BURSt:INTernal:PERiod",
                        Dimension.SECONDS,
                        Limits.of(1e-6, 500, 10e-3))
                .number("burst.phase", SOURCE + ":BURSt:PHASe", Dimension.DEGREES, Limits.of(-360, 360, 0))
                .choice("gate.polarity", SOURCE + ":BURSt:GATE:POLarity", "NORMal", "INVerted")
                .choice("trigger.source", TRIGGER + ":SOURce", "IMMediate", "EXTernal", "BUS")
                .choice("trigger.slope", TRIGGER + ":SLOPe", "POSitive", "NEGative")
                .number("trigger.delay", TRIGGER + ":DELay", Dimension.SECONDS, Limits.of(0, 85, 0));
    }

    /** What is downloaded goes to volatile memory, from which it can be kept under a name of its own. */
    private void arbitrary(CommandTable table) {
        ArbitraryStore shapes = generator.shapes();
        table.row(SOURCE + ":DATA", call -> download(call, 0, 1), null)
                .row(SOURCE + ":DATA:DAC", call -> download(call, 0, DAC_FULL_SCALE), null)
                .row(
                        SOURCE + ":DATA:COPY",
                        call -> {
                            call.expect(1, 2);
                            shapes.copy(named(call, 0), call.parameterCount() == 2 ? named(call, 1) : VOLATILE);
                        },
                        null)
                .row(
                        SOURCE + ":DATA:DELete[:NAME]",
                        call -> {
                            call.expect(1, 1);
                            shapes.delete(named(call, 0), generator.selected());
                        },
                        null)
                .query(SOURCE + ":DATA:CATalog", shapes::catalog)
                .query(SOURCE + ":DATA:NVOLatile:CATalog", shapes::stored)
                .query(SOURCE + ":DATA:NVOLatile:FREE", () -> Integer.toString(Math.max(0, 4 - shapes.count())))
                .row(SOURCE + ":DATA:ATTRibute:POINts", null, call -> {
                    call.expect(0, 1);
                    String name = call.parameterCount() == 1 ? named(call, 0) : generator.selected();
                    shapes.require(name);
                    call.answer(shapes.find(name).size());
                })
                .row(
                        SOURCE + ":FUNCtion:USER",
                        call -> {
                            call.expect(1, 1);
                            generator.select(named(call, 0));
                        },
                        call -> call.answer(generator.selected()));
    }

    private static String named(Call call, int index) throws ScpiException {
        return call.name(index).toUpperCase(Locale.ROOT);
    }

    private void download(Call call, int from, double fullScale) throws ScpiException {
        call.expect(from + 2, from + 1 + MOST_SAMPLES);
        if (!named(call, from).equals(VOLATILE)) {
            throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
        }
        generator.shapes().store(VOLATILE, Samples.read(call, from + 1, fullScale));
        if (generator.selected().equals(VOLATILE)) {
            generator.select(VOLATILE);
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
