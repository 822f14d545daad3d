package io.mtjlab.simulators.twin.keithley2182a;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.sampling.PointSeries;
import io.mtjlab.simulators.wiring.Load;

/**
 * The meter at work: idle until initiated, then what {@link Triggering} asks for, then idle again or, when continuous
 * initiation is on, over and over. Readings are worked out when somebody asks, from what the junction did at the time.
 */
final class MeterState implements Machine {

    /** "> 10 Gohm" up to the 10 V range (Model 2182A specifications). */
    private static final double INPUT_OHMS = 10e9;

    private static final int READING_OVERFLOW = 1;
    private static final int READING_AVAILABLE = 1 << 5;
    private static final int BUFFER_AVAILABLE = 1 << 7;
    private static final int BUFFER_HALF_FULL = 1 << 8;
    private static final int BUFFER_FULL = 1 << 9;
    private static final int MEASURING = 1 << 4;
    private static final int WAITING = 1 << 5;
    private static final int IDLE = 1 << 10;

    private record Conversion(double volts, long doneNanos) {}

    private final Post post;
    private final Status status;
    private final Converter converter;
    final Measurements measurements;
    final Triggering triggering = new Triggering();
    final ReadingBuffer buffer = new ReadingBuffer();
    private final Deque<Double> readings = new ArrayDeque<>();
    private @Nullable Conversion pending;
    private ConversionTiming timing = ConversionTiming.of(Measurements.DEFAULT_CYCLES, true, false);
    private Runnable alsoReset = () -> {};
    private boolean autozero;
    private boolean continuous;
    private long lastConversionNanos;
    private boolean fresh;
    private long wantedReadings;
    private long triggersLeft;

    MeterState(Post post, Status status) {
        this.post = post;
        this.status = status;
        this.converter = new Converter(post.role(), this::converted, () -> continuous && !buffer.filling());
        this.measurements = new Measurements(post);
        post.wires().load(post.role(), Load.input(INPUT_OHMS));
        post.wires().attach(converter);
    }

    @Override
    public String identity() {
        return "KEITHLEY INSTRUMENTS INC.,MODEL 2182A," + post.serial() + ",C06  /A02 ";
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
        buffer.stop();
        readings.clear();
        fresh = false;
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
        readings.clear();
        measurements.clearFilters();
        timing = triggering.timing(ConversionTiming.of(
                measurements.cycles(), autozero, measurements.active().analogFilter()));
        boolean endless = continuous || triggering.endless();
        if (triggering.waits()) {
            triggersLeft = endless ? Long.MAX_VALUE : triggering.count();
            wantedReadings = endless ? Long.MAX_VALUE : triggering.readings();
        } else {
            wantedReadings = endless ? Long.MAX_VALUE : triggering.readings();
            convert(wantedReadings);
        }
    }

    private void convert(long count) {
        long each = measurements.active().filter.conversionsPerReading();
        long start = post.time().nanos() + triggering.delayNanos();
        converter.start(timing, start, count == Long.MAX_VALUE ? count : count * each);
    }

    /** *TRG: the readings of one trigger, while that is waited for. */
    @Override
    public void trigger() throws ScpiException {
        catchUp();
        if (triggersLeft == 0 || converting()) {
            throw new ScpiException(StandardError.TRIGGER_IGNORED);
        }
        triggersLeft -= triggersLeft == Long.MAX_VALUE ? 0 : 1;
        convert(triggering.samples());
    }

    private void stop() {
        catchUp();
        converter.stop();
        triggersLeft = 0;
        pending = null;
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
        post.wires().advance();
        long now = post.time().nanos();
        Conversion last = pending;
        if (last != null && last.doneNanos() <= now) {
            pending = null;
            take(last.volts(), last.doneNanos());
        }
    }

    /** The input of a conversion is known before its result is: it waits until the next one, or until it is due. */
    private void converted(double volts, long doneNanos) {
        Conversion last = pending;
        pending = new Conversion(volts, doneNanos);
        if (last != null) {
            take(last.volts(), last.doneNanos());
        }
        if (measurements.movesRange(volts)) {
            pending = null;
            lastConversionNanos = doneNanos;
            converter.again(doneNanos);
        }
    }

    private void take(double volts, long doneNanos) {
        double seconds = (doneNanos - lastConversionNanos) * 1e-9;
        lastConversionNanos = doneNanos;
        OptionalDouble reading = measurements.read(volts, seconds);
        reading.ifPresent(value -> {
            double shown = measurements.active().shown(value);
            status.measurement().condition(READING_OVERFLOW, value == Input.OVERFLOW);
            if (readings.size() == (wantedReadings == Long.MAX_VALUE ? 1 : ReadingBuffer.LARGEST)) {
                readings.removeFirst();
            }
            readings.addLast(shown);
            fresh = true;
            buffer.store(shown);
        });
    }

    private boolean converting() {
        return converter.endNanos() > post.time().nanos();
    }

    @Override
    public boolean idle() {
        return triggersLeft == 0 && !converting();
    }

    @Override
    public void awaitOperations() throws InterruptedException {
        if (converter.endNanos() != Long.MAX_VALUE) {
            post.time()
                    .sleepToEnd(
                            converter::endNanos,
                            PointSeries.PIECE_NANOS,
                            this::catchUp); // automatic range may put the end off
        }
    }

    @Override
    public void refreshStatus() {
        catchUp();
        status.measurement().condition(READING_AVAILABLE, fresh);
        status.measurement().condition(BUFFER_AVAILABLE, buffer.stored() >= ReadingBuffer.SMALLEST);
        status.measurement().condition(BUFFER_HALF_FULL, 2 * buffer.stored() >= buffer.points());
        status.measurement().condition(BUFFER_FULL, buffer.full());
        status.operation().condition(MEASURING, converting());
        status.operation().condition(WAITING, triggersLeft > 0 && !converting());
        status.operation().condition(IDLE, idle());
    }

    // ---- readings ----

    /** READ?: abort, initiate, fetch. */
    double[] read() throws ScpiException, InterruptedException {
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
        return fetch();
    }

    /** FETCh?: waits for a series under way to end and gives its readings; the newest one of an endless series. */
    double[] fetch() throws ScpiException, InterruptedException {
        awaitOperations();
        catchUp();
        requireReadings();
        fresh = false;
        return readings.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** SENSe:DATA?: the newest reading, however old. */
    double latest() throws ScpiException {
        catchUp();
        requireReadings();
        fresh = false;
        return readings.getLast();
    }

    private void requireReadings() throws ScpiException {
        if (readings.isEmpty()) {
            throw new ScpiException(StandardError.DATA_CORRUPT_OR_STALE);
        }
    }

    /** SENSe:DATA:FRESh?: the newest reading, and one that nobody has had; waits for it. */
    double freshest() throws ScpiException, InterruptedException {
        catchUp();
        while (!fresh) {
            if (!converting()) {
                throw new ScpiException(StandardError.DATA_CORRUPT_OR_STALE);
            }
            post.time().sleepUntil(nextDone());
            catchUp();
        }
        return latest();
    }

    private long nextDone() {
        long now = post.time().nanos();
        long edge = converter.nextEdgeAfter(now);
        return converter.listensAt(now) ? edge - timing.apertureNanos() + timing.intervalNanos() : edge;
    }

    /** Takes the present reading as the reference of the function that makes it. */
    void acquire() {
        catchUp();
        measurements.active().acquire(readings.isEmpty() ? 0 : readings.getLast());
    }

    double[] bufferContents() throws ScpiException {
        catchUp();
        if (buffer.stored() == 0) {
            throw new ScpiException(StandardError.DATA_CORRUPT_OR_STALE);
        }
        return buffer.contents();
    }

    Map<String, Object> state() {
        catchUp();
        Input input = measurements.volts1;
        Map<String, Object> state = new TreeMap<>();
        state.put("output", false);
        state.put("range_volts", input.range());
        state.put("power_line_cycles", measurements.cycles());
        state.put("reading_seconds", timing.intervalNanos() * 1e-9);
        state.put("measuring", !idle());
        state.put("buffered_readings", buffer.stored());
        state.put("volts_gain_error", input.error().gain());
        state.put("volts_offset_error", input.error().offset());
        state.put("thermal_volts", measurements.thermalVolts());
        return state;
    }
}
