package io.mtjlab.simulators.twin.keysight33500;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

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

/** The wire of a 33522B, two channels (33500 series operating and service guide, part "SCPI programming"). */
public final class Keysight33500Twin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 20;
    private static final int CHANNELS = 2;
    private static final double OPEN_VOLTS = 10;
    private static final String SOURCE = "[:SOURce<1..2>]";
    private static final String TRIGGER = "TRIGger<1..2>";
    private static final String OUTPUT = "OUTPut<1..2>";
    private static final Limits HERTZ = Limits.of(1e-6, 30e6, 1e3);
    private static final Limits VPP = Limits.of(1e-3, 20, 0.1);
    private static final Limits OFFSET = Limits.of(-10, 10, 0);
    private static final Limits RATE = Limits.of(1e-6, 250e6, 40e3);
    private static final double DAC_FULL_SCALE = 32767;
    private static final double MOST_CYCLES = 1e8;
    private static final int LEAST_POINTS = 8;

    private final Status status = new Status(ERROR_QUEUE);
    private final Panel panel;
    private final FunctionGenerator generator;
    private final Dialect dialect;

    public Keysight33500Twin(Post post) {
        CommandTable table = new CommandTable((out, value) -> Nr3.append(out, value, 15)).identityEndsAnswer();
        panel = new Panel(table, CHANNELS).clipping(status);
        String identity = "Agilent Technologies,33522B,MY" + post.serial() + "0,3.05-1.19-2.00-52-00";
        ArbitraryStore shapes = new ArbitraryStore("INT:\\BUILTIN\\", ".ARB");
        generator = new FunctionGenerator(identity, post, status, panel, OPEN_VOLTS, CHANNELS, MOST_CYCLES, shapes);
        shape(panel);
        levels(panel);
        burst(panel);
        system(panel, table);
        panel.listen(generator::changed);
        arbitrary(table);
        List<String> kinds =
                List.of("SINusoid", "SQUare", "TRIangle", "RAMP", "PULSe", "PRBS", "NOISe", "ARBitrary", "DC");
        new GeneratorRows(table, panel, SOURCE)
                .sweepAndModulation(HERTZ, List.of("AM", "FM", "PM", "PWM", "FSKey", "BPSK", "SUM"))
                .apply(generator, kinds, HERTZ, VPP, OFFSET)
                .system();
        dialect = new ScpiDialect(table, generator, status, ErrorFormat.SIGNED);
    }

    private static void shape(Panel panel) {
        Dimension seconds = Dimension.SECONDS;
        Limits width = Limits.of(16e-9, 1e6, 100e-6);
        Limits period = Limits.of(33e-9, 1e6, 1e-3);
        Limits edge = Limits.of(8.4e-9, 1e-6, 10e-9);
        panel.choice(
                        "kind",
                        SOURCE + ":FUNCtion",
                        "SINusoid",
                        "SQUare",
                        "TRIangle",
                        "RAMP",
                        "PULSe",
                        "PRBS",
                        "NOISe",
                        "ARB",
                        "DC",
                        "USER")
                .number("hertz", SOURCE + ":FREQuency[:CW]", Dimension.HERTZ, HERTZ)
                .choice("hertz.mode", SOURCE + ":FREQuency:MODE", "CW", "LIST", "SWEep", "FIXed")
                .number("phase", SOURCE + ":PHASe", Dimension.DEGREES, Limits.of(-360, 360, 0))
                .number("duty", SOURCE + ":FUNCtion:SQUare:DCYCle", Dimension.PERCENT, Limits.of(0.01, 99.99, 50))
                .number("symmetry", SOURCE + ":FUNCtion:RAMP:SYMMetry", Dimension.PERCENT, Limits.of(0, 100, 100))
                .number("period", SOURCE + ":FUNCtion:PULSe:PERiod", seconds, period)
                .number("period", SOURCE + ":PULSe:PERiod", seconds, period)
                .number("width", SOURCE + ":FUNCtion:PULSe:WIDTh", seconds, width)
                .number("width", SOURCE + ":PULSe:WIDTh", seconds, width)
                .number("pulse.duty", SOURCE + ":FUNCtion:PULSe:DCYCle", Dimension.PERCENT, Limits.of(0, 100, 10))
                .choice("hold", SOURCE + ":FUNCtion:PULSe:HOLD", "WIDTh", "DCYCle")
                .number("edge", SOURCE + ":FUNCtion:PULSe:TRANsition[:BOTH]", seconds, edge)
                .number("edge", SOURCE + ":FUNCtion:PULSe:TRANsition:LEADing", seconds, edge)
                .number("edge.trailing", SOURCE + ":FUNCtion:PULSe:TRANsition:TRAiling", seconds, edge)
                .number("sample.hertz", SOURCE + ":FUNCtion:ARBitrary:SRATe", Dimension.NONE, RATE)
                .choice("arb.filter", SOURCE + ":FUNCtion:ARBitrary:FILTer", "NORMal", "STEP", "OFF")
                .choice("arb.advance", SOURCE + ":FUNCtion:ARBitrary:ADVance", "SRATe", "TRIGger")
                .number("noise.hertz", SOURCE + ":FUNCtion:NOISe:BWIDth", Dimension.HERTZ, Limits.of(1e-3, 30e6, 1e5));
    }

    private void levels(Panel panel) {
        String at = SOURCE + ":VOLTage[:LEVel][:IMMediate]";
        panel.choice("unit", SOURCE + ":VOLTage:UNIT", "VPP", "VRMS", "DBM")
                .converted("vpp", at + "[:AMPLitude]", Dimension.AMPLITUDE, VPP, generator.amplitudes())
                .number("offset", at + ":OFFSet", Dimension.VOLTS, OFFSET)
                .number("high", at + ":HIGH", Dimension.VOLTS, Limits.of(-10, 10, 0.05))
                .number("low", at + ":LOW", Dimension.VOLTS, Limits.of(-10, 10, -0.05))
                .bool("range.auto", SOURCE + ":VOLTage:RANGe:AUTO", true)
                .bool("limits", SOURCE + ":VOLTage:LIMit:STATe", false)
                .number("limits.high", SOURCE + ":VOLTage:LIMit:HIGH", Dimension.VOLTS, Limits.of(-10, 10, 10))
                .number("limits.low", SOURCE + ":VOLTage:LIMit:LOW", Dimension.VOLTS, Limits.of(-10, 10, -10))
                .bool("output", OUTPUT + "[:STATe]", false)
                .number("load", OUTPUT + ":LOAD", Dimension.OHMS, Limits.of(1, Level.INFINITE, Level.SOURCE_OHMS))
                .choice("polarity", OUTPUT + ":POLarity", "NORMal", "INVerted")
                .choice("output.mode", OUTPUT + ":MODE", "NORMal", "GATed")
                .bool("sync", OUTPUT + ":SYNC[:STATe]", true)
                .choice("sync.source", "OUTPut:SYNC:SOURce", "CH1", "CH2")
                .choice("sync.mode", OUTPUT + ":SYNC:MODE", "NORMal", "CARRier", "MARKer")
                .bool("volts.coupled", SOURCE + ":VOLTage:COUPle[:STATe]", false)
                .bool("hertz.coupled", SOURCE + ":FREQuency:COUPle[:STATe]", false)
                .choice("track", SOURCE + ":TRACk", "OFF", "ON", "INVerted");
    }

    private static void burst(Panel panel) {
        panel.bool("burst", SOURCE + ":BURSt[:STATe]", false)
                .choice("burst.mode", SOURCE + ":BURSt:MODE", "TRIGgered", "GATed")
                .number("burst.cycles", SOURCE + ":BURSt:NCYCles", Dimension.NONE, Limits.of(1, Level.INFINITE, 1))
                .number(
                        "burst.period",
                        SOURCE + ":BURSt:INTernal:PERiod",
                        Dimension.SECONDS,
                        Limits.of(1e-6, 8000, 10e-3))
                .number("burst.phase", SOURCE + ":BURSt:PHASe", Dimension.DEGREES, Limits.of(-360, 360, 0))
                .choice("gate.polarity", SOURCE + ":BURSt:GATE:POLarity", "NORMal", "INVerted")
                .choice("trigger.source", TRIGGER + ":SOURce", "IMMediate", "EXTernal", "TIMer", "BUS")
                .choice("trigger.slope", TRIGGER + ":SLOPe", "POSitive", "NEGative")
                .number("trigger.delay", TRIGGER + ":DELay", Dimension.SECONDS, Limits.of(0, 1000, 0))
                .integer("trigger.count", TRIGGER + ":COUNt", Limits.of(1, 1e6, 1))
                .number("trigger.timer", TRIGGER + ":TIMer", Dimension.SECONDS, Limits.of(1e-6, 8000, 1));
    }

    private void system(Panel panel, CommandTable table) {
        panel.bool("display", "DISPlay[:STATe]", true)
                .choice("focus", "DISPlay:FOCus", "CH1", "CH2")
                .choice("arb.angle", "UNIT:ARBitrary:ANGLe", "SECond", "DEGree", "RADian", "SAMPle")
                .choice("arb.form", SOURCE + ":DATA:ARBitrary<1..2>:FORMat", "AABB", "ABAB")
                .bool("continuous", "INITiate<1..2>:CONTinuous[:ALL]", true);
        table.action("PHASe:SYNChronize", () -> {})
                .action(SOURCE + ":PHASe:SYNChronize", () -> {})
                .action(SOURCE + ":FUNCtion:ARBitrary:SYNChronize", () -> {})
                .query("ROSCillator:SOURce", () -> "INT")
                .action("INITiate<1..2>[:IMMediate]", () -> {})
                .action("ABORt", generator::abort)
                .row(
                        "TRIGger<1..2>[:SEQuence][:IMMediate]",
                        call -> {
                            call.expect(0, 0);
                            if (call.onlySuffix() == 1) {
                                generator.triggerNow();
                            }
                        },
                        null);
    }

    private void arbitrary(CommandTable table) {
        FunctionGenerator g = generator;
        ArbitraryStore shapes = g.shapes();
        table.action(SOURCE + ":DATA:VOLatile:CLEar", () -> {
                    shapes.clear();
                    g.selectFirst();
                })
                .query(SOURCE + ":DATA:VOLatile:CATalog", shapes::catalog)
                .query(SOURCE + ":DATA:VOLatile:FREE", () -> "1000000")
                .row(SOURCE + ":DATA:ARBitrary<1..2>", call -> store(call, 1), null)
                .row(SOURCE + ":DATA:ARBitrary<1..2>:DAC", call -> store(call, DAC_FULL_SCALE), null)
                .row(
                        SOURCE + ":FUNCtion:ARBitrary",
                        call -> {
                            call.expect(1, 1);
                            g.select(call.name(0));
                        },
                        call -> call.answer("\"" + g.selected() + "\""))
                .query(SOURCE + ":FUNCtion:ARBitrary:POINts", () -> Integer.toString(g.points()));
        rate(table, ":FREQuency", Dimension.HERTZ, hertz -> hertz * g.points());
        rate(table, ":PERiod", Dimension.SECONDS, seconds -> g.points() / seconds);
        Limits peaks = Limits.of(1e-3, 10, 0.1);
        panel.number("vpp", SOURCE + ":FUNCtion:ARBitrary:PTPeak", Dimension.VOLTS, peaks);
    }

    /** Frequency and period of a whole shape are another way to say its sample rate. */
    private void rate(CommandTable table, String word, Dimension unit, DoubleUnaryOperator toRate) {
        table.row(
                SOURCE + ":FUNCtion:ARBitrary" + word,
                call -> {
                    call.expect(1, 1);
                    double rate = toRate.applyAsDouble(call.number(0, unit, Limits.of(1e-12, 1e12, 1)));
                    if (!(rate >= RATE.min() && rate <= RATE.max())) {
                        throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
                    }
                    panel.put("sample.hertz", call.onlySuffix(), rate);
                    generator.changed("sample.hertz", call.onlySuffix());
                },
                call -> {
                    call.expect(0, 0);
                    double perSecond = panel.get("sample.hertz", call.onlySuffix()) / generator.points();
                    Nr3.append(call.answer(), unit == Dimension.HERTZ ? perSecond : 1 / perSecond, 15);
                });
    }

    /** A name, then samples as numbers or as a block of two bytes each. */
    private void store(Call call, double fullScale) throws ScpiException {
        call.expect(2, 65_537);
        List<Double> samples = Samples.read(call, 1, call.isBlock(1) ? DAC_FULL_SCALE : fullScale);
        if (samples.size() < LEAST_POINTS) {
            throw new ScpiException(786, "Specified arb waveform has too few points");
        }
        generator.shapes().store(call.name(0), samples);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        status.powerOn();
        generator.shapes().clear();
        generator.reset();
    }

    @Override
    public Map<String, Object> state() {
        return generator.state();
    }
}
