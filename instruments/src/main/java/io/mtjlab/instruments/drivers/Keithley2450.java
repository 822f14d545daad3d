package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.ReadingOverflow;
import io.mtjlab.instruments.scpi.Setting;
import io.mtjlab.instruments.session.Session;

import static io.mtjlab.instruments.drivers.Keithley2450Settings.AMPERES;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.AMPERES_AUTOZERO;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.AMPERES_AUTO_DELAY;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.AMPERES_DELAY;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.AMPERES_FILTER;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.AMPERES_FILTER_COUNT;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.AMPERES_FILTER_KIND;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.AMPERES_OFF_STATE;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.AMPERES_POWER_LINE_CYCLES;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.AMPERES_READ_BACK;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.AMPERES_REMOTE_SENSE;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.BUFFER_POINTS;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.COMPLIANCE_AMPERES;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.COMPLIANCE_VOLTS;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.FUNCTION;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.MEASURE_RANGE_AMPERES;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.MEASURE_RANGE_VOLTS;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.OUTPUT;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.PROTECTION;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.READINGS_A_QUERY;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.SOURCE_RANGE_AMPERES;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.SOURCE_RANGE_VOLTS;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.TERMINALS;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.VOLTS;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.VOLTS_AUTOZERO;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.VOLTS_AUTO_DELAY;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.VOLTS_DELAY;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.VOLTS_FILTER;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.VOLTS_FILTER_COUNT;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.VOLTS_FILTER_KIND;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.VOLTS_OFF_STATE;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.VOLTS_POWER_LINE_CYCLES;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.VOLTS_READ_BACK;
import static io.mtjlab.instruments.drivers.Keithley2450Settings.VOLTS_REMOTE_SENSE;

/**
 * Keithley 2450 source meter in its SCPI mode (2450 reference manual, 2450-901-01). In its two other languages, TSP and
 * SCPI2400, the same words mean other things or nothing, so both are refused. A list sweep switches the output off at
 * its end; the last level is put on again.
 */
public final class Keithley2450 extends KeithleySourceMeter {

    private static final String BUFFER = "\"defbuffer1\"";
    private static final String ELEMENTS_ASKED = "SOUR, READ, SOURSTAT, REL";
    private static final String STORED = ":TRAC:ACT? " + BUFFER;

    /** Elements of a reading, always in this order: source, reading, source status, relative time. */
    private static final int ELEMENTS = 4;

    /** Source status of a reading, bit 5: the other quantity is at its limit. */
    private static final int LIMITED = 1 << 5;

    private static final double OVERFLOW = 9.9e37;
    private static final int LEVELS_A_MESSAGE = 100;

    /** 3130 readings a second into memory at 0.01 cycles of 60 Hz without autozero (as remembered). */
    private static final double OVERHEAD_SECONDS = 0.15e-3;

    /** With autozero each reading measures zero and reference as well. */
    private static final int AUTOZERO_PHASES = 3;

    private static final SourcedQuantity CURRENT = new SourcedQuantity(
            Function.AMPERES,
            "CURR",
            AMPERES,
            SOURCE_RANGE_AMPERES,
            COMPLIANCE_AMPERES,
            MEASURE_RANGE_AMPERES,
            Keithley2450Tables.SOURCE_AMPERES,
            Keithley2450Tables.MEASURED_AMPERES);

    private static final SourcedQuantity VOLTAGE = new SourcedQuantity(
            Function.VOLTS,
            "VOLT",
            VOLTS,
            SOURCE_RANGE_VOLTS,
            COMPLIANCE_VOLTS,
            MEASURE_RANGE_VOLTS,
            Keithley2450Tables.SOURCE_VOLTS,
            Keithley2450Tables.MEASURED_VOLTS);

    private final double lineHertz;
    private boolean readySingle;

    public Keithley2450(Seat seat) {
        super(
                seat,
                List.of("KEITHLEY", "2450"),
                Keithley2450::requireScpi,
                CURRENT,
                VOLTAGE,
                FUNCTION,
                OUTPUT,
                table(
                        CURRENT,
                        VOLTAGE,
                        FUNCTION,
                        PROTECTION,
                        OUTPUT,
                        AMPERES_OFF_STATE,
                        VOLTS_OFF_STATE,
                        TERMINALS,
                        AMPERES_REMOTE_SENSE,
                        VOLTS_REMOTE_SENSE,
                        AMPERES_AUTOZERO,
                        VOLTS_AUTOZERO,
                        AMPERES_POWER_LINE_CYCLES,
                        VOLTS_POWER_LINE_CYCLES,
                        AMPERES_FILTER,
                        VOLTS_FILTER,
                        AMPERES_FILTER_COUNT,
                        VOLTS_FILTER_COUNT,
                        AMPERES_FILTER_KIND,
                        VOLTS_FILTER_KIND,
                        READINGS_A_QUERY,
                        AMPERES_READ_BACK,
                        VOLTS_READ_BACK,
                        AMPERES_DELAY,
                        VOLTS_DELAY,
                        AMPERES_AUTO_DELAY,
                        VOLTS_AUTO_DELAY,
                        BUFFER_POINTS));
        this.lineHertz = seat.session().queryDouble(":SYST:LFR?");
    }

    private static void requireScpi(Session session) {
        ScpiLanguage.require(session, "SCPI");
    }

    /** The output never exceeds this, whatever is programmed. @param level as the manual names it, e.g. PROT20 */
    public void setProtection(String level) {
        send(PROTECTION.command(role(), level));
    }

    private static Setting ofFunction(SourcedQuantity quantity, Setting ofAmperes, Setting ofVolts) {
        return quantity.function() == Function.AMPERES ? ofAmperes : ofVolts;
    }

    @Override
    List<String> functionCommands(SourcedQuantity sourced, SourcedQuantity measured) {
        return List.of(
                FUNCTION.command(role(), sourced.word()),
                ":SENS:FUNC \"" + measured.word() + "\"",
                ofFunction(sourced, AMPERES_READ_BACK, VOLTS_READ_BACK).command(false));
    }

    @Override
    List<String> fixedLevelCommands(SourcedQuantity sourced) {
        return List.of();
    }

    @Override
    List<String> measurementCommands(Measurement wanted, SourcedQuantity sourced, SourcedQuantity measured) {
        return List.of(
                ":SENS:FUNC \"" + measured.word() + "\"",
                ofFunction(measured, AMPERES_POWER_LINE_CYCLES, VOLTS_POWER_LINE_CYCLES)
                        .command(role(), wanted.powerLineCycles()),
                ofFunction(measured, AMPERES_FILTER_KIND, VOLTS_FILTER_KIND).command(role(), "REP"),
                ofFunction(measured, AMPERES_FILTER_COUNT, VOLTS_FILTER_COUNT)
                        .command(role(), wanted.averagedReadings()),
                ofFunction(measured, AMPERES_FILTER, VOLTS_FILTER).command(wanted.averagedReadings() > 1),
                ofFunction(measured, AMPERES_AUTOZERO, VOLTS_AUTOZERO).command(wanted.autozero()),
                ofFunction(measured, AMPERES_REMOTE_SENSE, VOLTS_REMOTE_SENSE).command(wanted.fourWire()),
                ofFunction(sourced, AMPERES_READ_BACK, VOLTS_READ_BACK).command(false));
    }

    @Override
    List<String> offStateCommands(OffState state) {
        return List.of(AMPERES_OFF_STATE.command(role(), state.word()), VOLTS_OFF_STATE.command(role(), state.word()));
    }

    @Override
    List<String> terminalsCommands(boolean rear) {
        return List.of(TERMINALS.command(role(), rear ? "REAR" : "FRON"));
    }

    @Override
    double readingSeconds(Measurement measurement) {
        double reading = measurement.powerLineCycles() / lineHertz + OVERHEAD_SECONDS;
        return (measurement.autozero() ? AUTOZERO_PHASES : 1) * reading;
    }

    @Override
    double shortIntegrationError(double powerLineCycles, Ranges.Range range) {
        return Keithley2450Tables.shortIntegrationError(powerLineCycles);
    }

    @Override
    Reading readNow(Duration timeout) {
        if (!readySingle) {
            send(
                    ":ABOR",
                    ":FORM ASC",
                    READINGS_A_QUERY.command(role(), 1),
                    ofFunction(sourced(), AMPERES_AUTO_DELAY, VOLTS_AUTO_DELAY).command(true));
            readySingle = true;
        }
        String query = ":READ? " + BUFFER + ", " + ELEMENTS_ASKED;
        Buffer one = parse(session().queryDoubles(query, timeout), query);
        return new Reading(one.volts()[0], one.amperes()[0], one.inCompliance()[0]);
    }

    private List<String> emptyBuffer(int readings) {
        return List.of(
                ":ABOR",
                ":FORM ASC",
                ":TRAC:CLE " + BUFFER,
                BUFFER_POINTS.command(role(), Math.max(readings, BUFFER_POINTS.low())) + ", " + BUFFER);
    }

    @Override
    void record(int readings) {
        List<String> commands = new ArrayList<>(emptyBuffer(checkedCount(readings)));
        commands.add(":TRIG:LOAD \"SimpleLoop\", " + readings + ", 0, " + BUFFER);
        begin(commands);
    }

    private int checkedCount(int readings) {
        if (readings < 1 || readings > bufferCapacity()) {
            throw new InvalidInput(
                    role() + ": a buffer of " + readings + " readings refused: it holds 1 to " + bufferCapacity());
        }
        return readings;
    }

    @Override
    void recordSweep(SourcedQuantity sourced, double[] levels, double delaySeconds) {
        List<String> commands = new ArrayList<>(emptyBuffer(checkedCount(levels.length)));
        for (int from = 0; from < levels.length; from += LEVELS_A_MESSAGE) {
            String list = Arrays.stream(levels, from, Math.min(levels.length, from + LEVELS_A_MESSAGE))
                    .mapToObj(level -> sourced.level().argument(role(), level))
                    .collect(Collectors.joining(", "));
            commands.add(":SOUR:LIST:" + sourced.word() + (from == 0 ? " " : ":APP ") + list);
        }
        String delay = ofFunction(sourced, AMPERES_DELAY, VOLTS_DELAY).argument(role(), delaySeconds);
        commands.add(":SOUR:SWE:" + sourced.word() + ":LIST 1, " + delay + ", 1, OFF, " + BUFFER);
        begin(commands);
    }

    private void begin(List<String> commands) {
        readySingle = false;
        send(commands.toArray(String[]::new));
        start(":INIT");
    }

    @Override
    public int bufferCapacity() {
        return (int) BUFFER_POINTS.high();
    }

    @Override
    int recorded() {
        return register(STORED);
    }

    @Override
    String recordedQuery() {
        return STORED;
    }

    @Override
    Buffer fetch(int readings, Duration timeout) {
        String query = ":TRAC:DATA? 1, " + readings + ", " + BUFFER + ", " + ELEMENTS_ASKED;
        return parse(session().queryDoubles(query, timeout), query);
    }

    private Buffer parse(double[] fields, String query) {
        int count = fields.length / ELEMENTS;
        if (count * ELEMENTS != fields.length || count == 0) {
            throw garbage(query, Arrays.toString(fields), "these are no readings of four numbers each");
        }
        boolean sourcesAmperes = sourced().function() == Function.AMPERES;
        double[] seconds = new double[count];
        double[] source = new double[count];
        double[] reading = new double[count];
        boolean[] limited = new boolean[count];
        for (int i = 0; i < count; i++) {
            source[i] = fields[ELEMENTS * i];
            reading[i] = fields[ELEMENTS * i + 1];
            limited[i] = ((long) fields[ELEMENTS * i + 2] & LIMITED) != 0;
            seconds[i] = fields[ELEMENTS * i + 3] - fields[3];
            if (Math.abs(reading[i]) >= OVERFLOW) {
                throw new ReadingOverflow(
                        role(), measureRange().fullScale(), measured().symbol());
            }
        }
        return sourcesAmperes
                ? new Buffer(seconds, reading, source, limited)
                : new Buffer(seconds, source, reading, limited);
    }

    @Override
    void abort() {
        readySingle = false;
        send(":ABOR");
    }
}
