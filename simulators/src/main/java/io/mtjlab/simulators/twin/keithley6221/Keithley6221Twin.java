package io.mtjlab.simulators.twin.keithley6221;

import java.util.Map;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.ErrorFormat;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.RegisterFormat;
import io.mtjlab.simulators.scpi.ScpiDialect;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;
import io.mtjlab.simulators.twin.keithley6221.delta.DeltaModes;

/** The wire of the 6221 (622X-901-01, section 14: SCPI tables): direct current, waves, sweeps, delta modes. */
public final class Keithley6221Twin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 10;

    private final Status status = new Status(ERROR_QUEUE);
    private final SourceState source;
    private final DigitalLines lines;
    private final Dialect dialect;

    public Keithley6221Twin(Post post) {
        CommandTable table = new CommandTable((out, value) -> Nr3.append(out, value, 6));
        Waves waves = new Waves(post, table);
        Sweeps sweeps = new Sweeps(table);
        DeltaModes delta = new DeltaModes(post, table, sweeps);
        TriggerModel triggers = new TriggerModel(table);
        source = new SourceState(post, status, waves, delta, sweeps, triggers);
        SerialPort serial = new SerialPort(post, table);
        Panel terminals = terminals(table);
        new Interfaces(table);
        FrontPanel front = new FrontPanel(table, post.serial());
        RegisterFormat registers = new RegisterFormat(table, status);
        lines = new DigitalLines(table, source::limited);
        source.alsoReset(() -> {
            serial.reset();
            terminals.reset();
            front.reset();
            registers.reset();
            lines.reset();
        });
        direct(table, source);
        modes(table, source, waves, delta);
        ScpiDialect spoken = new ScpiDialect(table, source, status, ErrorFormat.PLAIN);
        source.setups.speak(spoken);
        dialect = spoken;
    }

    private static void modes(CommandTable table, SourceState s, Waves waves, DeltaModes delta) {
        table.action("[:SOURce[1]]:WAVE:ARM", s::armWave)
                .action("[:SOURce[1]]:WAVE:INITiate[:IMMediate]", s::startWave)
                .action("[:SOURce[1]]:WAVE:ABORt", s::abort)
                .query("[:SOURce[1]]:WAVE:ARM", () -> waves.armed() ? "1" : "0")
                .action("[:SOURce[1]]:SWEep:ARM[:IMMediate]", s::armSweep)
                .action("[:SOURce[1]]:SWEep:ABORt", s::abort)
                .action("INITiate[:IMMediate]", s::initiate)
                .action("ARM[:SEQuence[1]][:LAYer[1]]:SIGNal", s::signal)
                .action("TRIGger[:SEQuence[1]]:SIGNal", s::signal)
                .action("ABORt", s::abort);
        for (String mode : delta.names()) {
            table.action("[:SOURce[1]]:" + mode + ":ARM", () -> s.armDelta(mode));
        }
    }

    private static void direct(CommandTable table, SourceState s) {
        DirectCurrent direct = s.direct();
        table.number(
                        "[:SOURce[1]]:CURRent[:LEVel][:IMMediate][:AMPLitude]",
                        Dimension.AMPERES,
                        Limits.of(-0.105, 0.105, 0),
                        value -> s.set(to -> to.level(value)),
                        s::level)
                .number(
                        "[:SOURce[1]]:CURRent:RANGe",
                        Dimension.AMPERES,
                        Limits.of(-0.105, 0.105, 2e-9),
                        value -> s.set(to -> to.range(value)),
                        direct::range)
                .bool("[:SOURce[1]]:CURRent:RANGe:AUTO", on -> s.set(to -> to.autoRange(on)), direct::autoRange)
                .number(
                        "[:SOURce[1]]:CURRent:COMPliance",
                        Dimension.VOLTS,
                        Limits.of(0.1, 105, 10),
                        value -> s.set(to -> to.compliance(value)),
                        direct::compliance)
                .action("[:SOURce[1]]:CLEar[:IMMediate]", s::clear)
                .bool("OUTPut[:STATe]", s::output, s::output)
                .query("OUTPut:INTerlock:TRIPped", () -> "1")
                .action("SYSTem:PRESet", s::reset);
    }

    /** How the output is connected and slowed, none of which a device on this bench can tell. */
    private static Panel terminals(CommandTable table) {
        return new Panel(table, 1)
                .bool("filter", "[:SOURce[1]]:CURRent:FILTer[:STATe]", false)
                .bool("earth", "OUTPut:LTEarth", false)
                .choice("shield", "OUTPut:ISHield", "OLOW", "GUARd")
                .choice("response", "OUTPut:RESPonse", "SLOW", "FAST");
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        status.powerOn();
        source.powerOn();
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> state = source.state();
        state.put("digital_lines", lines.shown());
        return state;
    }
}
