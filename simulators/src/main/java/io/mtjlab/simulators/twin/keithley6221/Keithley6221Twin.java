package io.mtjlab.simulators.twin.keithley6221;

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

/** The wire of the 6221 (622X-901-01, section 14: SCPI tables): direct current, waves, delta mode. */
public final class Keithley6221Twin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 10;

    private final Status status = new Status(ERROR_QUEUE);
    private final SourceState source;
    private final Dialect dialect;

    public Keithley6221Twin(Post post) {
        CommandTable table = new CommandTable((out, value) -> Nr3.append(out, value, 6));
        Waves waves = new Waves(post, table);
        Delta delta = new Delta(post, table);
        source = new SourceState(post, status, waves, delta, delta.sweeps(), new SerialPort(post, table));
        direct(table, source);
        modes(table, source, waves, delta);
        dialect = new ScpiDialect(table, source, status, ErrorFormat.PLAIN);
    }

    private static void modes(CommandTable table, SourceState s, Waves waves, Delta delta) {
        table.action("[:SOURce[1]]:WAVE:ARM", s::armWave)
                .action("[:SOURce[1]]:WAVE:INITiate[:IMMediate]", s::startWave)
                .action("[:SOURce[1]]:WAVE:ABORt", s::abortWave)
                .query("[:SOURce[1]]:WAVE:ARM", () -> waves.armed() ? "1" : "0")
                .action("[:SOURce[1]]:DELTa:ARM", s::armDelta)
                .action("[:SOURce[1]]:SWEep:ARM[:IMMediate]", s::armSweep)
                .action("[:SOURce[1]]:SWEep:ABORt", s::abortWave)
                .action("INITiate[:IMMediate]", s::initiate)
                .action("ABORt", s::abortWave);
        Panel kept = new Panel(table, 1)
                .choice(
                        "arm",
                        "ARM[:LAYer[1]]:SOURce",
                        "IMMediate",
                        "TIMer",
                        "BUS",
                        "TLINk",
                        "BSTest",
                        "PSTest",
                        "NSTest",
                        "MANual")
                .number("timer", "ARM[:LAYer[1]]:TIMer", Dimension.SECONDS, Limits.of(0, 99999.99, 0.1))
                .integer("arm.line", "ARM[:LAYer[1]]:ILINe", Limits.of(1, 6, 1))
                .integer("arm.out", "ARM[:LAYer[1]]:OLINe", Limits.of(1, 6, 2))
                .choice("trigger", "TRIGger[:SEQuence[1]]:SOURce", "IMMediate", "TLINk", "BUS")
                .integer("trigger.line", "TRIGger[:SEQuence[1]]:ILINe", Limits.of(1, 6, 1))
                .integer("trigger.out", "TRIGger[:SEQuence[1]]:OLINe", Limits.of(1, 6, 2))
                .integer("trigger.count", "TRIGger[:SEQuence[1]]:COUNt", Limits.of(1, 99_999, 1))
                .number("trigger.delay", "TRIGger[:SEQuence[1]]:DELay", Dimension.SECONDS, Limits.of(0, 999999.999, 0))
                .choice("trigger.output", "TRIGger[:SEQuence[1]]:OUTPut", "NONE", "SOURce", "DELay");
        kept.integer("arm.count", "ARM[:LAYer[1]]:COUNt", Limits.of(1, 99_999, 1))
                .choice("arm.direction", "ARM[:LAYer[1]]:DIRection", "ACCeptor", "SOURce")
                .choice("trigger.direction", "TRIGger[:SEQuence[1]]:DIRection", "ACCeptor", "SOURce")
                .choice("power.on", "SYSTem:POSetup", "RST", "PRESet", "SAV0", "SAV1", "SAV2", "SAV3", "SAV4")
                .choice("power", "UNIT:POWer", "PEAK", "AVERage")
                .bool("beeper", "SYSTem:BEEPer:STATe", true)
                .bool("interlock", "OUTPut:INTerlock[:STATe]", true)
                .integer("digital", "SOURce2:TTL[:LEVel]", Limits.of(0, 15, 15));
        kept.reset();
        table.query("SYSTem:LFRequency", () -> "60").row("SYSTem:BEEPer[:IMMediate]", call -> call.expect(0, 2), null);
    }

    private static void direct(CommandTable table, SourceState s) {
        table.number(
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
