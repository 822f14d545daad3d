package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import static io.mtjlab.instruments.drivers.Keithley2400Settings.AMPERES;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.AMPERES_POWER_LINE_CYCLES;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.ARM_COUNT;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.AUTOZERO;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.AUTO_CLEAR;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.AUTO_DELAY;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.BUFFER_POINTS;
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
import static io.mtjlab.instruments.drivers.Keithley2400Settings.OUTPUT;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.PROTECTION;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.REMOTE_SENSE;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.SOURCE_DELAY;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.SOURCE_RANGE_AMPERES;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.SOURCE_RANGE_VOLTS;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.TERMINALS;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.TRIGGER_COUNT;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.TRIGGER_DELAY;
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
public final class Keithley2400 extends KeithleySourceMeter {

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

    private static final String STORED = ":TRAC:POIN:ACT?";

    /** Elements of a reading, always in this order: volts, amperes, time, status. */
    private static final int ELEMENTS = 4;

    /** Status of a reading: the compliance, or the measurement range in its place, limits the source. */
    private static final int LIMITED = 1 << 3 | 1 << 16;

    private static final double OVERFLOW = 9.9e37;

    /** A message must not grow beyond the input buffer: so many levels of a list at once. */
    private static final int LEVELS_A_MESSAGE = 100;

    /**
     * What a reading takes besides its integration: 2081, 510 and 59 readings a second into memory at 0.01, 0.1 and 1
     * cycles of 60 Hz without autozero (system speeds of the specifications; as remembered, not seen in print). What
     * really passed, the time stamps tell.
     */
    private static final double OVERHEAD_SECONDS = 0.31e-3;

    /** With autozero each reading measures zero and reference as well. */
    private static final int AUTOZERO_PHASES = 3;

    private final double lineHertz;
    private boolean readySingle;

    public Keithley2400(Seat seat) {
        super(
                seat,
                List.of("KEITHLEY", "MODEL 2400"),
                any -> {},
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
                        OFF_STATE,
                        TERMINALS,
                        REMOTE_SENSE,
                        AUTOZERO,
                        VOLTS_POWER_LINE_CYCLES,
                        AMPERES_POWER_LINE_CYCLES,
                        FILTER,
                        FILTER_COUNT,
                        FILTER_KIND,
                        CONCURRENT,
                        SOURCE_DELAY,
                        AUTO_DELAY,
                        AUTO_CLEAR,
                        ARM_COUNT,
                        TRIGGER_COUNT,
                        TRIGGER_SOURCE,
                        TRIGGER_INPUT,
                        TRIGGER_OUTPUT_LINE,
                        TRIGGER_OUTPUT,
                        TRIGGER_DELAY,
                        BUFFER_POINTS));
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

    private static List<String> measuring(SourcedQuantity measured) {
        return List.of(CONCURRENT.command(false), ":SENS:FUNC '" + measured.word() + "'");
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
        return (measurement.autozero() ? AUTOZERO_PHASES : 1) * reading;
    }

    @Override
    double shortIntegrationError(double powerLineCycles, Ranges.Range range) {
        return Keithley2400Tables.shortIntegrationError(powerLineCycles, range);
    }

    @Override
    Reading readNow(Duration timeout) {
        if (!readySingle) {
            send(trigger(1, AUTO_DELAY.command(true)).toArray(String[]::new));
            readySingle = true;
        }
        Buffer one = parse(session().queryDoubles(":READ?", timeout), ":READ?");
        return new Reading(one.volts()[0], one.amperes()[0], one.inCompliance()[0]);
    }

    private List<String> trigger(int count, String... delayCommands) {
        List<String> commands = new ArrayList<>(List.of(
                ":ABOR",
                ":FORM:DATA ASC",
                ":FORM:ELEM VOLT,CURR,TIME,STAT",
                ARM_COUNT.command(role(), 1),
                ":ARM:SOUR IMM",
                TRIGGER_COUNT.command(role(), count),
                TRIGGER_DELAY.command(role(), 0)));
        commands.addAll(List.of(delayCommands));
        return commands;
    }

    private List<String> buffer(int count) {
        return List.of(
                ":TRAC:FEED:CONT NEV",
                ":TRAC:CLE",
                BUFFER_POINTS.command(role(), count),
                ":TRAC:TST:FORM ABS",
                ":TRAC:FEED SENS",
                ":TRAC:FEED:CONT NEXT");
    }

    @Override
    void record(int readings) {
        record(readings, 0, List.of());
    }

    @Override
    void recordSweep(SourcedQuantity sourced, double[] levels, double delaySeconds) {
        List<String> commands = new ArrayList<>();
        for (int from = 0; from < levels.length; from += LEVELS_A_MESSAGE) {
            String list = Arrays.stream(levels, from, Math.min(levels.length, from + LEVELS_A_MESSAGE))
                    .mapToObj(level -> sourced.level().argument(role(), level))
                    .collect(Collectors.joining(","));
            commands.add(":SOUR:LIST:" + sourced.word() + (from == 0 ? " " : ":APP ") + list);
        }
        commands.add(":SOUR:SWE:RANG FIX");
        commands.add(":SOUR:" + sourced.word() + ":MODE LIST");
        record(levels.length, delaySeconds, commands);
    }

    private void record(int readings, double delaySeconds, List<String> before) {
        List<String> commands = new ArrayList<>(before);
        commands.addAll(trigger(readings, AUTO_DELAY.command(false), SOURCE_DELAY.command(role(), delaySeconds)));
        commands.addAll(buffer(readings));
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
        Buffer buffer = parse(session().queryDoubles(":TRAC:DATA?", timeout), ":TRAC:DATA?");
        send(":TRAC:FEED:CONT NEV");
        return buffer;
    }

    private Buffer parse(double[] fields, String query) {
        int count = fields.length / ELEMENTS;
        if (count * ELEMENTS != fields.length || count == 0) {
            throw garbage(
                    query,
                    Arrays.toString(fields),
                    String.format(
                            Locale.ROOT, "%d numbers are no readings of volts, amperes, time, status", fields.length));
        }
        double[] seconds = new double[count];
        double[] volts = new double[count];
        double[] amperes = new double[count];
        boolean[] limited = new boolean[count];
        for (int i = 0; i < count; i++) {
            volts[i] = sound(fields[ELEMENTS * i], "V");
            amperes[i] = sound(fields[ELEMENTS * i + 1], "A");
            seconds[i] = fields[ELEMENTS * i + 2] - fields[2];
            limited[i] = ((long) fields[ELEMENTS * i + 3] & LIMITED) != 0;
        }
        return new Buffer(seconds, volts, amperes, limited);
    }

    private double sound(double value, String symbol) {
        if (Math.abs(value) >= OVERFLOW) {
            throw new ReadingOverflow(role(), measureRange().fullScale(), symbol);
        }
        return value;
    }

    @Override
    void abort() {
        readySingle = false;
        send(":ABOR");
    }
}
