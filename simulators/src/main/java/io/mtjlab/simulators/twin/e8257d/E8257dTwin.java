package io.mtjlab.simulators.twin.e8257d;

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

/** The wire of the E8257D (E8251-90356, SCPI command reference): carrier, amplitude modulation, LF output. */
public final class E8257dTwin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 30;
    private static final List<String> SHAPES =
            List.of("SINE", "SQUare", "TRIangle", "RAMP", "NOISe", "DUALsine", "SWEPtsine");

    private final Status status = new Status(ERROR_QUEUE);
    private final GeneratorState generator;
    private final Panel panel;
    private final Dialect dialect;

    public E8257dTwin(Post post) {
        generator = new GeneratorState(post);
        CommandTable table = table(generator);
        panel = new Panel(table, 1);
        sweeps(table);
        pulses();
        dialect = new ScpiDialect(table, generator, status, ErrorFormat.SIGNED);
        generator.onReset(panel::reset);
        panel.listen((name, channel) -> generator.pulses(
                panel.on("pulse") && panel.word("pulse.source").equals("INT"), panel.get("pulse.hertz")));
    }

    /** Sweeps are kept and told; the carrier stays at its frequency. */
    private void sweeps(CommandTable table) {
        Limits frequency =
                Limits.of(GeneratorState.LOWEST_HERTZ, GeneratorState.HIGHEST_HERTZ, GeneratorState.HIGHEST_HERTZ);
        Limits level = Limits.of(GeneratorState.LOWEST_DBM, GeneratorState.HIGHEST_DBM, GeneratorState.LOWEST_DBM);
        panel.number("start", "[:SOURce[1]]:FREQuency:STARt", Dimension.HERTZ, frequency)
                .number("stop", "[:SOURce[1]]:FREQuency:STOP", Dimension.HERTZ, frequency)
                .choice("mode", "[:SOURce[1]]:FREQuency:MODE", "CW", "FIXed", "SWEep", "LIST")
                .choice("level.mode", "[:SOURce[1]]:POWer:MODE", "FIXed", "SWEep", "LIST")
                .number("level.start", "[:SOURce[1]]:POWer:STARt", Dimension.DBM, level)
                .number("level.stop", "[:SOURce[1]]:POWer:STOP", Dimension.DBM, level)
                .integer("points", "[:SOURce[1]]:SWEep:POINts", Limits.of(2, 65535, 2))
                .number("dwell", "[:SOURce[1]]:SWEep:DWELl<1..1>", Dimension.SECONDS, Limits.of(1e-3, 60, 2e-3))
                .choice("generation", "[:SOURce[1]]:SWEep:GENeration", "STEPped", "ANALog")
                .choice("sweep.mode", "[:SOURce[1]]:SWEep:MODE", "AUTO", "MANual")
                .bool("continuous", "[:SOURce[1]]:SWEep:CONTinuous:STATe", false)
                .bool("continuous.initiate", "INITiate:CONTinuous[:ALL]", false)
                .bool("retrace", "[:SOURce[1]]:LIST:RETRace", true);
        table.action("[:SOURce[1]]:TSWeep", () -> {})
                .query("DIAGnostic[:CPU]:INFOrmation:OPTions:DETail", () -> "")
                .row(
                        "[:SOURce[1]]:FREQuency:CENTer",
                        call -> {
                            call.expect(1, 1);
                            double half = (panel.get("stop") - panel.get("start")) / 2;
                            double middle = call.number(0, Dimension.HERTZ, frequency);
                            panel.put("start", middle - half);
                            panel.put("stop", middle + half);
                        },
                        call -> Nr3.append(call.answer(), (panel.get("start") + panel.get("stop")) / 2, 14));
    }

    private void pulses() {
        panel.bool("pulse", "[:SOURce[1]]:PULM:STATe", false)
                .choice("pulse.source", "[:SOURce[1]]:PULM:SOURce", "INTernal", "EXTernal", "SCALar")
                .choice(
                        "pulse.input",
                        "[:SOURce[1]]:PULM:SOURce:INTernal",
                        "FRUN",
                        "SQUare",
                        "TRIGgered",
                        "DOUBlet",
                        "GATEd")
                .number(
                        "pulse.hertz",
                        "[:SOURce[1]]:PULM:INTernal<1..1>:FREQuency",
                        Dimension.HERTZ,
                        Limits.of(0.1, 10e6, 400))
                .number(
                        "pulse.period",
                        "[:SOURce[1]]:PULM:INTernal<1..1>:PERiod",
                        Dimension.SECONDS,
                        Limits.of(70e-9, 42, 80e-6))
                .number(
                        "pulse.width",
                        "[:SOURce[1]]:PULM:INTernal<1..1>:PWIDth",
                        Dimension.SECONDS,
                        Limits.of(10e-9, 42, 40e-6));
    }

    private static CommandTable table(GeneratorState g) {
        Limits frequency = GeneratorState.HERTZ;
        Limits level = GeneratorState.DBM;
        Limits rate = Limits.of(0.5, 1e6, GeneratorState.DEFAULT_MODULATION_HERTZ);
        return g.sweep()
                .install(new CommandTable((out, value) -> Nr3.append(out, value, 14)))
                .number("[:SOURce[1]]:FREQuency[:CW]", Dimension.HERTZ, frequency, g::hertz, g::hertz)
                .number("[:SOURce[1]]:FREQuency:FIXed", Dimension.HERTZ, frequency, g::hertz, g::hertz)
                .number("[:SOURce[1]]:POWer[:LEVel][:IMMediate][:AMPLitude]", Dimension.DBM, level, g::dbm, g::dbm)
                .bool("[:SOURce[1]]:POWer:ALC[:STATe]", g::alc, g::alc)
                .number(
                        "[:SOURce[1]]:PHASe[:ADJust]",
                        Dimension.NONE,
                        Limits.of(-Math.PI, Math.PI, 0),
                        g::phaseRadians,
                        g::phaseRadians)
                .bool("OUTPut[:STATe]", g::output, g::output)
                .bool("OUTPut:MODulation[:STATe]", g::modulation, g::modulation)
                .bool("[:SOURce[1]]:AM<1..2>:STATe", g::amplitudeModulation, g::amplitudeModulation)
                .number(
                        "[:SOURce[1]]:AM<1..2>:DEPTh[:LINear]",
                        Dimension.PERCENT,
                        Limits.of(0, 100, 0.1),
                        g::depthPercent,
                        g::depthPercent)
                .choice(
                        "[:SOURce[1]]:AM<1..2>:SOURce",
                        List.of("INTernal", "EXTernal"),
                        g::modulationSource,
                        g::modulationSource)
                .number(
                        "[:SOURce[1]]:AM<1..2>:INTernal<1..2>:FREQuency",
                        Dimension.HERTZ,
                        rate,
                        g::modulationHertz,
                        g::modulationHertz)
                .choice("[:SOURce[1]]:AM<1..2>:INTernal<1..2>:FUNCtion:SHAPe", SHAPES, g::shape, g::shape)
                .bool("[:SOURce[1]]:LFOutput:STATe", g::lfOutput, g::lfOutput)
                .number(
                        "[:SOURce[1]]:LFOutput:AMPLitude",
                        Dimension.VOLTS,
                        Limits.of(0, 3.5, 0),
                        g::lfAmplitudeVolts,
                        g::lfAmplitudeVolts)
                .choice(
                        "[:SOURce[1]]:LFOutput:SOURce",
                        List.of("INTernal", "INT2", "FUNCtion", "FUNC2"),
                        g::lfSource,
                        g::lfSource)
                .bool("[:SOURce[1]]:ROSCillator:SOURce:AUTO", g::automaticReference, g::automaticReference)
                .query("[:SOURce[1]]:ROSCillator:SOURce", () -> "INT")
                .bool("DISPlay[:WINDow][:STATe]", g::display, g::display)
                .action("SYSTem:PRESet", g::reset);
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
