package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.mtjlab.instruments.bench.Exposure;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.instruments.scpi.ErrorQueue;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.Safely;
import io.mtjlab.instruments.scpi.Setting;
import io.mtjlab.instruments.session.Session;

/**
 * What the source meters of Keithley have in common: one quantity is sourced, the other one measured and limited. The
 * measured one is read on the range of its limit, because a smaller fixed range would limit it in place of the
 * compliance, and a larger one only costs accuracy. The sourced one is reported as programmed.
 *
 * <p>A source of current counts at the junction with its voltage compliance, a source of voltage with its level; its
 * current compliance is held against the junction's current limit.
 */
abstract class KeithleySourceMeter extends MessageDriver implements SourceMeter {

    /** Steps of the way down to zero, so that nothing inductive on the way kicks back. */
    private static final int RAMP_STEPS = 5;

    private final Seat seat;
    private final SourcedQuantity amperes;
    private final SourcedQuantity volts;
    private final Setting functionRow;
    private final Setting output;

    private Function function;
    private Ranges.Range sourceRange;
    private Ranges.Range measureRange;
    private Measurement measurement = new Measurement(1, 1, true, false);
    private @Nullable Filling filling;
    private double @Nullable [] sweep;

    /** @param settings the whole table, with the rows of both quantities, the function's and the output's among them */
    KeithleySourceMeter(
            Seat seat,
            List<String> expected,
            Consumer<Session> dialect,
            SourcedQuantity amperes,
            SourcedQuantity volts,
            Setting functionRow,
            Setting output,
            Setting... settings) {
        super(seat.session(), ErrorQueue.SEPARATE, expected, dialect, settings);
        this.seat = seat;
        this.amperes = amperes;
        this.volts = volts;
        this.functionRow = functionRow;
        this.output = output;
        this.function = askFunction();
        this.sourceRange = sourced().source().holding(role(), number(sourced().sourceRange()));
        this.measureRange =
                measured().measure().holding(role(), number(measured().measureRange()));
        if (outputOn()) {
            seat.guard().hold(exposureNow());
        }
    }

    /** What chooses the sourced quantity and, with it, the measured one; the output is off. */
    abstract List<String> functionCommands(SourcedQuantity sourced, SourcedQuantity measured);

    abstract List<String> measurementCommands(Measurement wanted, SourcedQuantity sourced, SourcedQuantity measured);

    abstract List<String> offStateCommands(OffState state);

    abstract List<String> terminalsCommands(boolean rear);

    /** Time of one reading that is not averaged, by the data sheet. */
    abstract double readingSeconds(Measurement measurement);

    /** What is added to the offset of the accuracy for short integration, as a part of the range. */
    abstract double shortIntegrationError(double powerLineCycles, Ranges.Range range);

    /** One reading; the output is known to be on. */
    abstract Reading readNow(Duration timeout);

    abstract void record(int readings);

    abstract void recordSweep(SourcedQuantity sourced, double[] levels, double delaySeconds);

    /** How many readings the buffer holds by now. */
    abstract int recorded();

    abstract Buffer fetch(int readings, Duration timeout);

    /** The question behind {@link #recorded}, for messages. */
    abstract String recordedQuery();

    /** What makes the level fixed again after a sweep. */
    abstract List<String> fixedLevelCommands(SourcedQuantity sourced);

    /** Stops what is under way. */
    abstract void abort();

    /** The instrument's word for a function, CURR or VOLT. */
    private Function askFunction() {
        String answer = session().query(functionRow.query()).strip();
        return answer.toUpperCase(Locale.ROOT).contains(amperes.word()) ? Function.AMPERES : Function.VOLTS;
    }

    final Seat seat() {
        return seat;
    }

    final SourcedQuantity sourced() {
        return function == Function.AMPERES ? amperes : volts;
    }

    final SourcedQuantity measured() {
        return function == Function.AMPERES ? volts : amperes;
    }

    final Ranges.Range measureRange() {
        return measureRange;
    }

    final Measurement measurement() {
        return measurement;
    }

    @Override
    public synchronized Function function() {
        return function;
    }

    @Override
    public synchronized void setRangeAmperes(double largest) {
        chooseRange(amperes, volts, largest);
    }

    @Override
    public synchronized void setRangeVolts(double largest) {
        chooseRange(volts, amperes, largest);
    }

    private void chooseRange(SourcedQuantity wanted, SourcedQuantity other, double largest) {
        Ranges.Range chosen = wanted.source().holding(role(), largest);
        List<String> commands = new ArrayList<>();
        boolean live = outputOn();
        if (wanted.function() != function) {
            if (live) {
                throw new IllegalStateException(role() + ": it sources "
                        + sourced().symbol() + " with its output on; switch that off before it is made a source of "
                        + wanted.symbol());
            }
            commands.addAll(functionCommands(wanted, other));
        }
        if (!live) {
            // A level left from before may not fit into the new range; off, it is nobody's.
            commands.add(wanted.level().command(role(), 0));
        } else if (Math.abs(number(wanted.level())) > chosen.holds()) {
            throw new IllegalStateException(role() + ": its level does not fit into the range of " + chosen.fullScale()
                    + " " + wanted.symbol() + "; set a smaller level first");
        }
        commands.add(wanted.sourceRange().command(role(), chosen.fullScale()));
        sendAll(commands);
        if (wanted.function() != function) {
            function = wanted.function();
            measureRange =
                    measured().measure().holding(role(), number(measured().measureRange()));
        }
        sourceRange = chosen;
    }

    @Override
    public synchronized void setComplianceVolts(double limit) {
        requireFunction(amperes, "compliance in volts");
        String command = volts.limit().command(role(), limit);
        if (outputOn()) {
            live(exposure(number(amperes.level()), limit), () -> limit(volts, limit, command));
        } else {
            seat.guard().checkVolts(role(), limit, "compliance " + limit + " V");
            limit(volts, limit, command);
            seat.guard().holdNothing(role());
        }
    }

    @Override
    public synchronized void setComplianceAmperes(double limit) {
        requireFunction(volts, "compliance in amperes");
        String command = amperes.limit().command(role(), limit);
        if (outputOn()) {
            live(exposure(number(volts.level()), limit), () -> limit(amperes, limit, command));
        } else {
            seat.guard().checkAmperes(role(), limit, "compliance " + limit + " A");
            limit(amperes, limit, command);
            seat.guard().holdNothing(role());
        }
    }

    /** The range never larger than the limit's, on the way up as on the way down. */
    private void limit(SourcedQuantity limited, double limit, String limitCommand) {
        Ranges.Range chosen = limited.measure().holding(role(), limit);
        String rangeCommand = limited.measureRange().command(role(), chosen.fullScale());
        if (limit < number(limited.limit())) {
            send(rangeCommand, limitCommand);
        } else {
            send(limitCommand, rangeCommand);
        }
        measureRange = chosen;
    }

    @Override
    public synchronized void setAmperes(double level) {
        requireFunction(amperes, "a current");
        String command = levelCommand(level);
        if (outputOn()) {
            live(exposure(level, number(volts.limit())), () -> send(command));
        } else {
            seat.guard().checkAmperes(role(), level, "current " + level + " A");
            send(command);
            seat.guard().holdNothing(role());
        }
    }

    @Override
    public synchronized void setVolts(double level) {
        requireFunction(volts, "a voltage");
        String command = levelCommand(level);
        if (outputOn()) {
            live(exposure(level, number(amperes.limit())), () -> send(command));
        } else {
            seat.guard().checkVolts(role(), level, "voltage " + level + " V");
            send(command);
            seat.guard().holdNothing(role());
        }
    }

    /** What a level and a compliance can do at the device. */
    private Exposure exposure(double level, double limit) {
        return function == Function.AMPERES
                ? seat.guard().current(role(), level, limit)
                : seat.guard().voltage(role(), level, limit);
    }

    private Exposure exposureNow() {
        return exposure(number(sourced().level()), number(measured().limit()));
    }

    /** Counts what is wanted from before the wire, and alone once the instrument has accepted it. */
    private void live(Exposure wanted, Runnable commands) {
        seat.guard().claim(wanted);
        commands.run();
        seat.guard().hold(wanted);
    }

    private String levelCommand(double level) {
        String command = sourced().level().command(role(), level);
        sourceRange.require(role(), level, sourced().symbol());
        return command;
    }

    private void requireFunction(SourcedQuantity wanted, String what) {
        if (function != wanted.function()) {
            throw new IllegalStateException(role() + ": it sources " + sourced().symbol() + ", so " + what
                    + " cannot be set; choose a range in " + wanted.symbol() + " first");
        }
    }

    @Override
    public double amperes() {
        return number(amperes.level());
    }

    @Override
    public double volts() {
        return number(volts.level());
    }

    @Override
    public synchronized void setOutput(boolean on) {
        if (on) {
            live(exposureNow(), () -> set(output, true));
        } else {
            set(output, false);
            seat.guard().holdNothing(role());
        }
    }

    @Override
    public boolean outputOn() {
        return on(output);
    }

    /** What the terminals are while the output is off. */
    public enum OffState {
        /** 0 V with a small current limit. */
        NORMAL("NORM"),
        /** Disconnected by a relay; wears it out when switched often. */
        HIGH_IMPEDANCE("HIMP"),
        /** 0 V with the current compliance as it is. */
        ZERO("ZERO"),
        /** 0 A with a small voltage limit, for six-wire measurements. */
        GUARD("GUAR");

        private final String word;

        OffState(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    public synchronized void setOffState(OffState state) {
        sendAll(offStateCommands(state));
    }

    /** Refused while the output is on: the instrument would switch it off without a ramp. */
    public synchronized void useRearTerminals(boolean rear) {
        if (outputOn()) {
            throw new IllegalStateException(role() + ": its output is on; switch it off before the terminals change");
        }
        sendAll(terminalsCommands(rear));
    }

    private void sendAll(List<String> commands) {
        if (!commands.isEmpty()) {
            send(commands.toArray(String[]::new));
        }
    }

    @Override
    public synchronized boolean inCompliance() {
        return register(measured().limit().header() + ":TRIP?") != 0;
    }

    @Override
    public synchronized void configure(Measurement wanted) {
        sendAll(measurementCommands(wanted, sourced(), measured()));
        measurement = wanted;
    }

    /** Asks before whether the output is on: some stop to answer for good when they are read with it off. */
    @Override
    public synchronized Reading read() {
        requireOutput();
        return readNow(session().timeout().plus(readingInterval()));
    }

    private void requireOutput() {
        if (!outputOn()) {
            throw new IllegalStateException(
                    role() + ": its output is off, so there is nothing to read; switch it on first");
        }
    }

    @Override
    public synchronized Duration readingInterval() {
        return Duration.ofNanos(Math.round(1e9 * intervalSeconds()));
    }

    private double intervalSeconds() {
        return measurement.averagedReadings() * readingSeconds(measurement);
    }

    @Override
    public synchronized void startBuffer(int readings) {
        requireOutput();
        record(readings);
        sweep = null;
        filling = Filling.started(seat.clock(), readings, intervalSeconds());
    }

    @Override
    public synchronized void startSweep(double[] levels, Duration delay) {
        double largest = 0;
        for (double level : levels) {
            levelCommand(level);
            largest = Math.max(largest, Math.abs(level));
        }
        requireOutput();
        seat.guard().claim(exposure(largest, number(measured().limit())));
        double delaySeconds = delay.toNanos() * 1e-9;
        recordSweep(sourced(), levels.clone(), delaySeconds);
        sweep = levels.clone();
        filling = Filling.started(seat.clock(), levels.length, intervalSeconds() + delaySeconds);
    }

    @Override
    public synchronized Buffer takeBuffer() throws InterruptedException {
        Filling started = filling;
        if (started == null) {
            throw new IllegalStateException(role() + ": no buffer was started");
        }
        started.await(seat.clock(), role(), recordedQuery(), this::recorded);
        Buffer buffer = fetch(started.readings(), session().timeout());
        filling = null;
        if (sweep != null) {
            stay(sweep[sweep.length - 1]);
        }
        return buffer;
    }

    /** The last level of a sweep, from now on as any other level; some switch off behind a sweep. */
    private void stay(double level) {
        List<String> commands = new ArrayList<>();
        commands.add(sourced().level().command(role(), level));
        commands.addAll(fixedLevelCommands(sourced()));
        live(exposure(level, number(measured().limit())), () -> {
            sendAll(commands);
            if (!outputOn()) {
                set(output, true);
            }
        });
        sweep = null;
    }

    @Override
    public synchronized Accuracy amperesAccuracy() {
        return sourceAccuracy(amperes);
    }

    @Override
    public synchronized Accuracy voltsAccuracy() {
        return sourceAccuracy(volts);
    }

    private Accuracy sourceAccuracy(SourcedQuantity quantity) {
        return quantity.source()
                .accuracy(
                        quantity.function() == function
                                ? sourceRange
                                : quantity.source().holding(role(), number(quantity.sourceRange())));
    }

    @Override
    public synchronized Accuracy measuredAmperesAccuracy() {
        return readingAccuracy(amperes);
    }

    @Override
    public synchronized Accuracy measuredVoltsAccuracy() {
        return readingAccuracy(volts);
    }

    private Accuracy readingAccuracy(SourcedQuantity quantity) {
        if (quantity.function() == function) {
            return sourceAccuracy(quantity);
        }
        Accuracy specified = quantity.measure().accuracy(measureRange);
        double more = shortIntegrationError(measurement.powerLineCycles(), measureRange) * measureRange.fullScale();
        return new Accuracy(specified.fraction(), specified.offset() + more, specified.source());
    }

    /** A reading of both: what is measured as it came, what is sourced as programmed. */
    static Reading reading(Function function, double sourcedValue, double measuredValue, boolean limited) {
        return function == Function.AMPERES
                ? new Reading(measuredValue, sourcedValue, limited)
                : new Reading(sourcedValue, measuredValue, limited);
    }

    @Override
    public SafeOrder safeOrder() {
        return SafeOrder.CURRENT;
    }

    @Override
    public synchronized void makeSafe() {
        filling = null;
        sweep = null;
        new Safely()
                .then(this::abort)
                .then(() -> function = askFunction())
                .then(() -> sendAll(fixedLevelCommands(sourced())))
                .then(this::rampToZero)
                .then(() -> set(sourced().level(), 0))
                .then(() -> setOutput(false))
                .then(() -> verifySafe(this))
                .done();
    }

    private void rampToZero() {
        Setting level = sourced().level();
        double from = number(level);
        if (from == 0 || !outputOn()) {
            return;
        }
        for (int step = 1; step < RAMP_STEPS; step++) {
            set(level, from * (RAMP_STEPS - step) / RAMP_STEPS);
        }
    }

    @Override
    public boolean isSafe() {
        return !outputOn();
    }

    /** Rows of a table, joined: those of both quantities and the others. */
    static Setting[] table(SourcedQuantity amperes, SourcedQuantity volts, Setting... others) {
        List<Setting> rows = new ArrayList<>();
        for (SourcedQuantity each : List.of(amperes, volts)) {
            rows.addAll(List.of(each.level(), each.sourceRange(), each.limit(), each.measureRange()));
        }
        rows.addAll(Arrays.asList(others));
        return rows.toArray(Setting[]::new);
    }
}
