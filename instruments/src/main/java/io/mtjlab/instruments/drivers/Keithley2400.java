package io.mtjlab.instruments.drivers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import static io.mtjlab.instruments.drivers.Keithley2400Settings.AMPERES;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.AMPERES_POWER_LINE_CYCLES;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.AUTOZERO;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.AUTO_CLEAR;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.AUTO_DELAY;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.COMPLIANCE_AMPERES;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.COMPLIANCE_VOLTS;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.CONCURRENT;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.FILTER;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.FILTER_COUNT;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.FILTER_KIND;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.FUNCTION;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.MEASURE_RANGE_AMPERES;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.MEASURE_RANGE_VOLTS;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.OFF_STATE;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.OHMS_MODE;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.OUTPUT;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.PROTECTION;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.REMOTE_SENSE;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.SOURCE_RANGE_AMPERES;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.SOURCE_RANGE_VOLTS;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.TERMINALS;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.TRIGGER_INPUT;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.TRIGGER_OUTPUT;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.TRIGGER_OUTPUT_LINE;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.TRIGGER_SOURCE;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.VOLTS;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.VOLTS_POWER_LINE_CYCLES;

/**
 * Keithley 2400 source meter (Series 2400 user's manual, 2400S-900-01 Rev. K). {@code :MEAS?} is never used: it sets the
 * compliance back to its default. A reading is refused while the output is off, because a 2400 that is read so stops
 * answering until it is switched off and on. The trace buffer stamps each reading with its time.
 */
public final class Keithley2400 extends Keithley2400Sweeps {

    private static final SourcedQuantity CURRENT = new SourcedQuantity(
            Function.AMPERES,
            "CURR",
            AMPERES,
            SOURCE_RANGE_AMPERES,
            COMPLIANCE_AMPERES,
            MEASURE_RANGE_AMPERES,
            Keithley2400Tables.SOURCE_AMPERES,
            Keithley2400Tables.MEASURED_AMPERES);

    private static final SourcedQuantity VOLTAGE = new SourcedQuantity(
            Function.VOLTS,
            "VOLT",
            VOLTS,
            SOURCE_RANGE_VOLTS,
            COMPLIANCE_VOLTS,
            MEASURE_RANGE_VOLTS,
            Keithley2400Tables.SOURCE_VOLTS,
            Keithley2400Tables.MEASURED_VOLTS);

    /**
     * What a reading takes besides its integration: 2081, 510 and 59 readings a second into memory at 0.01, 0.1 and 1
     * cycles of 60 Hz without autozero (system speeds of the specifications; as remembered, not seen in print). What
     * really passed, the time stamps tell.
     */
    private static final double OVERHEAD_SECONDS = 0.31e-3;

    /** With autozero each reading measures zero and reference as well. */
    private static final int AUTOZERO_PHASES = 3;

    private final double lineHertz;
    private boolean concurrent;

    public Keithley2400(Seat seat) {
        super(
                seat,
                List.of("KEITHLEY", "MODEL 2400"),
                any -> {},
                CURRENT,
                VOLTAGE,
                FUNCTION,
                OUTPUT,
                table(CURRENT, VOLTAGE, Keithley2400Settings.others()));
        this.lineHertz = seat.session().queryDouble(":SYST:LFR?");
    }

    @Override
    List<String> offStateCommands(OffState state) {
        return List.of(OFF_STATE.command(role(), state.word()));
    }

    @Override
    List<String> terminalsCommands(boolean rear) {
        return List.of(TERMINALS.command(role(), rear ? "REAR" : "FRON"));
    }

    @Override
    public Optional<LocalDate> calibrationDue() {
        return CalibrationDate.due(session());
    }

    /** The output never exceeds this, whatever is programmed. */
    public void setProtectionVolts(double volts) {
        set(PROTECTION, volts);
    }

    /**
     * Each reading of a buffer waits for a pulse on a line of the trigger link, and gives one on another when its
     * measurement is done.
     */
    public void useTriggerLink(int inputLine, int outputLine) {
        send(
                TRIGGER_INPUT.command(role(), inputLine),
                TRIGGER_OUTPUT_LINE.command(role(), outputLine),
                TRIGGER_OUTPUT.command(role(), "SENS"),
                TRIGGER_SOURCE.command(role(), "TLIN"));
    }

    public void useInternalTrigger() {
        send(TRIGGER_SOURCE.command(role(), "IMM"), TRIGGER_OUTPUT.command(role(), "NONE"));
    }

    @Override
    List<String> functionCommands(SourcedQuantity sourced, SourcedQuantity measured) {
        List<String> commands = new ArrayList<>(measuring(measured));
        commands.addAll(fixedLevelCommands(sourced));
        commands.add(FUNCTION.command(role(), sourced.word()));
        return commands;
    }

    private List<String> measuring(SourcedQuantity measured) {
        return concurrent
                ? List.of(CONCURRENT.command(true), ":SENS:FUNC:OFF 'RES'", ":SENS:FUNC 'VOLT','CURR'")
                : List.of(CONCURRENT.command(false), ":SENS:FUNC '" + measured.word() + "'");
    }

    /**
     * Whether the sourced quantity is measured as well, in place of being reported as programmed. Takes a second
     * integration for each reading.
     */
    public synchronized void measureConcurrently(boolean both) {
        concurrent = both;
        sendAll(measuring(measured()));
    }

    @Override
    boolean readsSourced() {
        return concurrent;
    }

    @Override
    List<String> fixedLevelCommands(SourcedQuantity sourced) {
        return List.of(":SOUR:" + sourced.word() + ":MODE FIX");
    }

    @Override
    List<String> measurementCommands(Measurement wanted, SourcedQuantity sourced, SourcedQuantity measured) {
        List<String> commands = new ArrayList<>(measuring(measured));
        commands.addAll(List.of(
                VOLTS_POWER_LINE_CYCLES.command(role(), wanted.powerLineCycles()),
                AMPERES_POWER_LINE_CYCLES.command(role(), wanted.powerLineCycles()),
                FILTER_KIND.command(role(), "REP"),
                FILTER_COUNT.command(role(), wanted.averagedReadings()),
                FILTER.command(wanted.averagedReadings() > 1),
                AUTOZERO.command(wanted.autozero()),
                REMOTE_SENSE.command(wanted.fourWire()),
                AUTO_CLEAR.command(false)));
        return commands;
    }

    @Override
    double readingSeconds(Measurement measurement) {
        double reading = measurement.powerLineCycles() / lineHertz + OVERHEAD_SECONDS;
        return ((measurement.autozero() ? AUTOZERO_PHASES : 1) + (concurrent ? 1 : 0)) * reading;
    }

    @Override
    double shortIntegrationError(double powerLineCycles, Ranges.Range range) {
        return Keithley2400Tables.shortIntegrationError(powerLineCycles, range);
    }

    /**
     * One resistance, in ohms, at the source's present level: volts over amperes by the instrument itself. Its own choice
     * of a test current, which no limit of the bench knows of, is never used. Sets up one reading and takes that back.
     */
    public synchronized double readOhms() {
        requireOutput();
        nothingPrepared();
        List<String> commands = new ArrayList<>(program().trigger(1, AUTO_DELAY.command(true)));
        commands.addAll(List.of(
                OHMS_MODE.command(role(), "MAN"), CONCURRENT.command(true), ":SENS:FUNC 'RES'", ":FORM:ELEM RES,STAT"));
        sendAll(commands);
        double[] fields = session().queryDoubles(":READ?", session().timeout().plus(readingInterval()));
        sendAll(withoutOhms());
        if (fields.length != 2) {
            throw garbage(":READ?", Arrays.toString(fields), "it is no resistance with a status");
        }
        if (Keithley2400Readings.limited(fields[1])) {
            throw new IllegalStateException(role() + ": its source is limited by the compliance; no resistance");
        }
        return sound(fields[0], "ohm");
    }

    private List<String> withoutOhms() {
        List<String> commands = new ArrayList<>(List.of(":SENS:FUNC:OFF 'RES'"));
        commands.addAll(measuring(measured()));
        commands.add(":FORM:ELEM " + Keithley2400Readings.ELEMENTS);
        return commands;
    }
}
