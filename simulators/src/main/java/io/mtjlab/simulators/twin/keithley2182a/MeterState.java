package io.mtjlab.simulators.twin.keithley2182a;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.SetupMemory;
import io.mtjlab.simulators.scpi.SpokenMemory;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.wiring.Load;
import io.mtjlab.simulators.wiring.TriggerLine;

/**
 * The meter at work: idle until initiated, then what {@link Triggering} asks for, then idle again or, when continuous
 * initiation is on, over and over. Readings are worked out when somebody asks, from what the junction did at the time.
 */
final class MeterState implements Machine {

    /** "> 10 Gohm" up to the 10 V range (Model 2182A specifications). */
    private static final double INPUT_OHMS = 10e9;

    /** Bits of the operation register. */
    private static final int MEASURING = 1 << 4;

    private static final int WAITING = 1 << 5;
    private static final int FILTER_SETTLED = 1 << 8;
    private static final int IDLE = 1 << 10;

    private final Post post;
    private final Status status;
    final Measurements measurements;
    final Triggering triggering = new Triggering();
    final Readings readings;
    private final Series series;
    final SpokenMemory setups = new SpokenMemory(Setup.headers(), Setup.HIGHEST);
    private Runnable alsoReset = () -> {};
    private boolean autozero;
    private boolean continuous;
    private long triggersLeft;
    private TriggerLine line = TriggerLine.NONE;

    MeterState(Post post, Status status, CommandTable table) {
        this.post = post;
        this.status = status;
        this.measurements = new Measurements(post);
        this.readings = new Readings(table, status, this::catchUp);
        this.series = new Series(post, table, measurements, readings, () -> continuous, this::restart, this::complete);
        post.wires().load(post.role(), Load.input(INPUT_OHMS));
    }

    @Override
    public String identity() {
        return "KEITHLEY INSTRUMENTS INC.,MODEL 2182A," + post.serial() + ",C06  /A02 ";
    }

    @Override
    public Optional<SetupMemory> memory() {
        return Optional.of(setups);
    }

    @Override
    public void reset() {
        defaults();
        alsoReset.run();
    }

    /** Has something reset with the instrument that is no matter of measuring. */
    void alsoReset(Runnable action) {
        alsoReset = action;
    }

    /** As CONFigure leaves it, which does not ask how readings are sent. */
    void defaults() {
        stop();
        measurements.reset();
        triggering.reset();
        autozero = true;
        continuous = false;
        readings.reset();
        series.reset();
    }

    /** After the mains switch, and after SYSTem:PRESet, the meter measures without being told to. */
    void free() {
        reset();
        triggering.free();
        continuous = true;
        begin();
    }

    void autozero(boolean on) {
        autozero = on;
        restart();
    }

    boolean autozero() {
        return autozero;
    }

    // ---- trigger model ----

    void continuous(boolean on) {
        continuous = on;
        if (on) {
            begin();
        } else {
            stop();
        }
    }

    boolean continuous() {
        return continuous;
    }

    void requireIdle() throws ScpiException {
        if (!continuous && !idle()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
    }

    /** INITiate: refused while a series is under way. */
    void initiate() throws ScpiException {
        if (continuous || !idle()) {
            throw new ScpiException(StandardError.INIT_IGNORED);
        }
        begin();
    }

    /** ABORt: back to idle; with continuous initiation on, a new series begins at once. */
    void abort() {
        stop();
        if (continuous) {
            begin();
        }
    }

    private void begin() {
        stop();
        series.begin(triggering.timing(ConversionTiming.of(
                measurements.cycles(), autozero, measurements.active().analogFilter())));
        boolean endless = continuous || triggering.endless();
        readings.begin(endless);
        if (triggering.waits()) {
            triggersLeft = endless ? Long.MAX_VALUE : triggering.count();
            awaitLine(post.time().nanos());
        } else {
            series.convert(
                    endless ? Long.MAX_VALUE : triggering.readings(),
                    measurements.conversionsPerReading(),
                    post.time().nanos() + triggering.delayNanos());
        }
    }

    /** *TRG: the readings of one trigger, while that is waited for. */
    @Override
    public void trigger() throws ScpiException {
        catchUp();
        if (triggersLeft == 0 || converting()) {
            throw new ScpiException(StandardError.TRIGGER_IGNORED);
        }
        convertAt(post.time().nanos());
    }

    private void convertAt(long nanos) {
        triggersLeft -= triggersLeft == Long.MAX_VALUE ? 0 : 1;
        series.convert(triggering.samples(), measurements.conversionsPerTrigger(), nanos + triggering.delayNanos());
    }

    /** From now on these trigger it, where it waits for them. */
    void listen(TriggerLine next) {
        catchUp();
        line = next;
        if (triggersLeft > 0 && !converting()) {
            awaitLine(post.time().nanos());
        } else if (next == TriggerLine.NONE && triggering.external()) {
            series.cancel();
        }
    }

    /** Takes the next trigger of the lines, which may lie ahead. */
    private void awaitLine(long readyNanos) {
        long next = triggering.external() && triggersLeft > 0 ? line.nextFrom(readyNanos) : Long.MAX_VALUE;
        if (next != Long.MAX_VALUE) {
            convertAt(next);
        }
    }

    /** The conversions of a trigger are over: the lines are told, and may trigger again. */
    private void complete(long nanos) {
        if (triggering.external()) {
            line.complete(nanos);
            awaitLine(nanos);
        }
    }

    long nextEdgeAfter(long nanos) {
        return series.nextEdgeAfter(nanos);
    }

    private void stop() {
        series.stop();
        triggersLeft = 0;
    }

    /** A setting has changed how a conversion is made: a series under way starts over with it. */
    void restart() {
        if (continuous || !idle()) {
            begin();
        } else {
            measurements.clearFilters();
        }
    }

    /** Works out every reading that is complete by now. */
    void catchUp() {
        series.catchUp();
    }

    private boolean converting() {
        return series.converting();
    }

    @Override
    public boolean idle() {
        return triggersLeft == 0 && !converting();
    }

    @Override
    public void awaitOperations() throws InterruptedException {
        series.awaitEnd();
    }

    @Override
    public void refreshStatus() {
        catchUp();
        readings.refreshStatus();
        status.operation().condition(MEASURING, converting());
        status.operation().condition(WAITING, triggersLeft > 0 && !converting());
        status.operation()
                .condition(FILTER_SETTLED, measurements.active().filter.settled());
        status.operation().condition(IDLE, idle());
    }

    // ---- readings ----

    /** READ?: begins a series anew, where one has an end without a trigger from outside. */
    void start() throws ScpiException {
        if (continuous) {
            throw new ScpiException(StandardError.INIT_IGNORED);
        }
        if (triggering.endless()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        if (triggering.waits()) {
            throw new ScpiException(StandardError.TRIGGER_DEADLOCK);
        }
        begin();
    }

    /** Waits for a reading that nobody has had. */
    void awaitFresh() throws ScpiException, InterruptedException {
        catchUp();
        while (!readings.fresh()) {
            if (!converting()) {
                throw new ScpiException(StandardError.DATA_CORRUPT_OR_STALE);
            }
            series.awaitNext();
        }
    }

    /** Takes the present reading as the reference of the function that makes it. */
    void acquire() {
        catchUp();
        measurements.active().acquire(readings.newestOrZero());
    }

    Map<String, Object> state() {
        catchUp();
        Input input = measurements.volts1;
        Map<String, Object> state = new TreeMap<>();
        state.put("output", false);
        state.put("range_volts", input.range());
        state.put("power_line_cycles", measurements.cycles());
        state.put("reading_seconds", series.intervalSeconds());
        state.put("measuring", !idle());
        state.put("buffered_readings", readings.buffer.stored());
        state.put("volts_gain_error", input.error().gain());
        state.put("volts_offset_error", input.error().offset());
        state.put("thermal_volts", measurements.thermalVolts());
        return state;
    }
}
