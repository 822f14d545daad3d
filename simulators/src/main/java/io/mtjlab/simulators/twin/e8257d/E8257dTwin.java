package io.mtjlab.simulators.twin.e8257d;

import java.util.List;
import java.util.Map;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.ErrorFormat;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Nr3;
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
    private final Dialect dialect;

    public E8257dTwin(Post post) {
        generator = new GeneratorState(post);
        dialect = new ScpiDialect(table(generator), generator, status, ErrorFormat.SIGNED);
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
