package io.mtjlab.simulators.twin.keithley2182a;

import java.util.List;
import java.util.Map;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.ErrorFormat;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.RegisterFormat;
import io.mtjlab.simulators.scpi.ScpiDialect;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;
import io.mtjlab.simulators.twin.sampling.BufferStatistics;

/** The wire of the 2182A (2182A-900-01, section 14: SCPI reference tables). */
public final class Keithley2182aTwin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 10;
    private static final int DECIMALS = 8;
    private static final List<String> STATISTICS = List.of("NONE", "MEAN", "SDEViation", "MAXimum", "MINimum");

    private final Status status = new Status(ERROR_QUEUE);
    private final MeterState meter;
    private final BufferStatistics statistics;
    private final Dialect dialect;

    public Keithley2182aTwin(Post post) {
        CommandTable table = new CommandTable((out, value) -> Nr3.append(out, value, DECIMALS));
        meter = new MeterState(post, status, table);
        ReadingFormat format = new ReadingFormat(table, DECIMALS);
        FrontPanel front = new FrontPanel(table);
        RegisterFormat registers = new RegisterFormat(table, status);
        meter.alsoReset(() -> {
            format.reset();
            front.reset();
            registers.reset();
        });
        new SenseCommands(table, meter, DECIMALS);
        TriggerCommands.addTo(table, meter);
        ReadCommands reads = new ReadCommands(table, meter, format);
        statistics = new BufferStatistics(table, STATISTICS, reads::stored, DECIMALS);
        table.bool("SYSTem:AZERo[:STATe]", meter::autozero, meter::autozero)
                .bool("SYSTem:FAZero[:STATe]", meter::autozero, meter::autozero)
                .action("SYSTem:PRESet", meter::free);
        ScpiDialect spoken = new ScpiDialect(table, meter, status, ErrorFormat.PLAIN);
        meter.setups.speak(spoken);
        dialect = spoken;
        connect(post, meter, dialect);
    }

    /** The serial port and the trigger lines, for a 6221. */
    private static void connect(Post post, MeterState meter, Dialect spoken) {
        post.wires().neighbours().triggered("keithley2182a", new TriggeredConversions(post.role(), meter));
        post.wires().neighbours().serial("keithley2182a", line -> {
            StringBuilder answer = new StringBuilder();
            spoken.execute(line, answer);
            return answer.toString();
        });
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        status.powerOn();
        statistics.reset();
        meter.readings.buffer.reset();
        meter.free();
    }

    @Override
    public Map<String, Object> state() {
        return meter.state();
    }
}
