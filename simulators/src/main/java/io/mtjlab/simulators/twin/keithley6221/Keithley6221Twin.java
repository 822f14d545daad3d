package io.mtjlab.simulators.twin.keithley6221;

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

/** The wire of the 6221 (622X-901-01, section 14: SCPI tables), as far as direct current goes. */
public final class Keithley6221Twin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 10;

    private final Status status = new Status(ERROR_QUEUE);
    private final SourceState source;
    private final Dialect dialect;

    public Keithley6221Twin(Post post) {
        source = new SourceState(post, status);
        dialect = new ScpiDialect(table(source), source, status, ErrorFormat.PLAIN);
    }

    private static CommandTable table(SourceState s) {
        return new CommandTable((out, value) -> Nr3.append(out, value, 6))
                .number(
                        "[:SOURce[1]]:CURRent[:LEVel][:IMMediate][:AMPLitude]",
                        Dimension.AMPERES,
                        Limits.of(-0.105, 0.105, 0),
                        s::level,
                        s::level)
                .number(
                        "[:SOURce[1]]:CURRent:RANGe",
                        Dimension.AMPERES,
                        Limits.of(-0.105, 0.105, 2e-9),
                        s::range,
                        s::range)
                .bool("[:SOURce[1]]:CURRent:RANGe:AUTO", s::autoRange, s::autoRange)
                .number(
                        "[:SOURce[1]]:CURRent:COMPliance",
                        Dimension.VOLTS,
                        Limits.of(0.1, 105, 10),
                        s::compliance,
                        s::compliance)
                .bool("[:SOURce[1]]:CURRent:FILTer[:STATe]", s::filter, s::filter)
                .number("[:SOURce[1]]:DELay", Dimension.SECONDS, Limits.of(1e-3, 999999.999, 1e-3), s::delay, s::delay)
                .action("[:SOURce[1]]:CLEar[:IMMediate]", s::clear)
                .query("[:SOURce[1]]:DELTa:NVPResent", () -> "0")
                .bool("OUTPut[:STATe]", s::output, s::output)
                .bool("OUTPut:LTEarth", s::lowToEarth, s::lowToEarth)
                .choice("OUTPut:ISHield", List.of("GUARd", "OLOW"), s::innerShield, s::innerShield)
                .choice("OUTPut:RESPonse", List.of("FAST", "SLOW"), s::response, s::response)
                .bool("DISPlay:ENABle", s::display, s::display)
                .action("SYSTem:PRESet", s::reset);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        status.powerOn();
        source.reset();
    }

    @Override
    public Map<String, Object> state() {
        return source.state();
    }
}
