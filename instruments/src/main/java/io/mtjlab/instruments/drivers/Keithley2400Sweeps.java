package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import io.mtjlab.instruments.bench.Exposure;
import io.mtjlab.instruments.capability.ReadingOverflow;
import io.mtjlab.instruments.scpi.Setting;
import io.mtjlab.instruments.session.Session;

import static io.mtjlab.instruments.drivers.Keithley2400Settings.AUTO_DELAY;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.BUFFER_POINTS;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.MEMORY_POINTS;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.SOURCE_DELAY;

/**
 * How a 2400 reads: one at once, or by itself into its trace buffer, at one level, along a list of levels or through
 * its memory locations. A reading is refused while the output is off, because a 2400 that is read so stops answering
 * until it is switched off and on. The trace buffer stamps each reading with its time.
 */
abstract class Keithley2400Sweeps extends KeithleySourceMeter {

    private static final String STORED = ":TRAC:POIN:ACT?";

    private final Keithley2400Program program = new Keithley2400Program(role());
    private boolean readySingle;

    Keithley2400Sweeps(
            Seat seat,
            List<String> expected,
            Consumer<Session> dialect,
            SourcedQuantity amperes,
            SourcedQuantity volts,
            Setting functionRow,
            Setting output,
            Setting... settings) {
        super(seat, expected, dialect, amperes, volts, functionRow, output, settings);
    }

    final Keithley2400Program program() {
        return program;
    }

    /** The trigger model is set up for something else: the next reading prepares it anew. */
    final void nothingPrepared() {
        readySingle = false;
    }

    @Override
    Reading readNow(Duration timeout) {
        if (!readySingle) {
            sendAll(program.trigger(1, AUTO_DELAY.command(true)));
            readySingle = true;
        }
        Buffer one = parse(session().queryDoubles(":READ?", timeout), ":READ?");
        return new Reading(one.volts()[0], one.amperes()[0], one.inCompliance()[0]);
    }

    @Override
    void record(int readings) {
        record(readings, 0, List.of());
    }

    @Override
    void recordSweep(SourcedQuantity sourced, double[] levels, double delaySeconds) {
        record(levels.length, delaySeconds, program.list(sourced, levels));
    }

    private void record(int readings, double delaySeconds, List<String> before) {
        List<String> commands = new ArrayList<>(before);
        commands.addAll(
                program.trigger(readings, AUTO_DELAY.command(false), SOURCE_DELAY.command(role(), delaySeconds)));
        commands.addAll(program.buffer(readings));
        readySingle = false;
        sendAll(commands);
        start(":INIT");
    }

    /**
     * Starts a sweep through complete setups, one reading each, that the instrument times by itself; returns at once.
     * Every location is checked before the first is sent. They are stored with the output off, since a setup that is
     * being stored is applied as well; then it goes on. {@link #takeMemorySweep} takes the readings.
     *
     * @param locations 1 to 100
     */
    public synchronized void startMemorySweep(List<SourceLocation> locations) {
        int count = locations.size();
        MEMORY_POINTS.argument(role(), count);
        List<Exposure> exposures = exposures(locations);
        exposures.forEach(seat().guard()::check);
        if (outputOn()) {
            throw new IllegalStateException(
                    role() + ": its output is on; switch it off before memory locations are stored");
        }
        readySingle = false;
        // A failure on the way leaves no source of levels behind: a range must be chosen, or it be made safe.
        sourcingFromMemory();
        sendAll(program.trigger(count));
        store(locations);
        exposures.forEach(seat().guard()::claim);
        List<String> commands = new ArrayList<>(program.buffer(count));
        commands.addAll(program.memory(count));
        sendAll(commands);
        output(true);
        start(":INIT");
        filling(count, locations.stream().mapToDouble(this::seconds).average().orElse(0), null);
    }

    private List<Exposure> exposures(List<SourceLocation> locations) {
        List<Exposure> exposures = new ArrayList<>();
        for (SourceLocation each : locations) {
            SourcedQuantity sourced = quantity(each.sources());
            // Formatted once without being sent: a setting beyond its row is refused before the wire.
            program.location(exposures.size() + 1, each, sourced, other(sourced), Double.POSITIVE_INFINITY);
            Exposure exposure = exposure(each.sources(), each.level(), each.limit());
            exposures.add(exposure.as("memory location " + (exposures.size() + 1) + ", " + exposure.setPoint()));
        }
        return exposures;
    }

    private SourcedQuantity other(SourcedQuantity quantity) {
        return quantity(quantity.function() == Function.AMPERES ? Function.VOLTS : Function.AMPERES);
    }

    private void store(List<SourceLocation> locations) {
        Map<SourcedQuantity, Double> limits = new LinkedHashMap<>();
        int number = 0;
        for (SourceLocation each : locations) {
            SourcedQuantity sourced = quantity(each.sources());
            SourcedQuantity limited = other(sourced);
            double limitNow = limits.computeIfAbsent(limited, any -> number(any.limit()));
            List<String> commands = new ArrayList<>(functionCommands(sourced, limited));
            commands.addAll(program.location(++number, each, sourced, limited, limitNow));
            sendAll(commands);
            limits.put(limited, each.limit());
        }
        for (SourcedQuantity limited : limits.keySet()) {
            set(other(limited).level(), 0);
        }
    }

    private double seconds(SourceLocation location) {
        Measurement usual = measurement();
        Measurement here = new Measurement(
                location.powerLineCycles(), usual.averagedReadings(), usual.autozero(), usual.fourWire());
        return location.delay().toNanos() * 1e-9 + usual.averagedReadings() * readingSeconds(here);
    }

    /**
     * Waits, on the lab's clock, for a memory sweep to be over, takes its readings, and switches the output off: not by a
     * ramp, so let the last location be at zero where that matters. Integration and compliance are those of the last
     * location from now on, and the level is zero.
     */
    public synchronized Buffer takeMemorySweep() throws InterruptedException {
        if (!fromMemory()) {
            throw new IllegalStateException(role() + ": no memory sweep was started");
        }
        Buffer buffer = takeReadings();
        leaveMemory();
        return buffer;
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
        if (!Keithley2400Readings.areWhole(fields)) {
            throw garbage(
                    query,
                    Arrays.toString(fields),
                    String.format(
                            Locale.ROOT, "%d numbers are no readings of volts, amperes, time, status", fields.length));
        }
        return Keithley2400Readings.of(fields, volts -> sound(volts, "V"), amperes -> sound(amperes, "A"));
    }

    final double sound(double value, String symbol) {
        if (Math.abs(value) >= Keithley2400Readings.OVERFLOW) {
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
