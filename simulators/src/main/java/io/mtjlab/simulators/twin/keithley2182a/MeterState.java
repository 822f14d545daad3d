package io.mtjlab.simulators.twin.keithley2182a;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;

/**
 * The meter's settings and its trigger model: idle until initiated, then trigger count times sample count readings,
 * then idle again or, when continuous initiation is on, over and over. Readings are worked out when somebody asks, from
 * what the junction did at the time.
 */
final class MeterState implements Machine {

    static final double OVERFLOW = 9.9e37;
    static final double ENDLESS_COUNT = 9.9e37;
    static final double DEFAULT_CYCLES = 5;
    private static final double THERMAL_EMF_LIMIT_VOLTS = 2e-6;

    private static final int READING_OVERFLOW = 1;
    private static final int READING_AVAILABLE = 1 << 5;
    private static final int BUFFER_AVAILABLE = 1 << 7;
    private static final int BUFFER_HALF_FULL = 1 << 8;
    private static final int BUFFER_FULL = 1 << 9;
    private static final int MEASURING = 1 << 4;
    private static final int IDLE = 1 << 10;

    private record Conversion(double volts, long doneNanos) {}

    private final Post post;
    private final Status status;
    private final Converter converter;
    private final Map<MeterRange, CalibrationError> errors = new HashMap<>();
    private final double thermalVolts;
    private final ReadingNoise noise;
    final DigitalFilter filter = new DigitalFilter();
    final ReadingBuffer buffer = new ReadingBuffer();
    private final Deque<Double> readings = new ArrayDeque<>();
    private @Nullable Conversion pending;
    private ConversionTiming timing = ConversionTiming.of(DEFAULT_CYCLES, true, false);
    private MeterRange range = MeterRange.ALL.get(0);
    private boolean autoRange;
    private double cycles;
    private boolean autozero;
    private boolean analogFilter;
    private boolean relative;
    private double relativeVolts;
    private boolean continuous;
    private double triggerCount;
    private int sampleCount;
    private double triggerDelaySeconds;
    private int triggerSource;
    private long lastConversionNanos;
    private boolean fresh;
    private long wantedReadings;

    MeterState(Post post, Status status) {
        this.post = post;
        this.status = status;
        this.converter = new Converter(post.role(), this::converted);
        for (MeterRange each : MeterRange.ALL) {
            errors.put(
                    each,
                    CalibrationError.draw(
                            post.calibration(), each.fraction(), each.offsetVolts(), "volts", each.volts()));
        }
        thermalVolts = CalibrationError.draw(post.calibration(), 0, THERMAL_EMF_LIMIT_VOLTS, "thermal")
                .offset();
        noise = new ReadingNoise(post.calibration());
        post.wires().onUnit(post.role(), noise::begin);
        post.wires().attach(converter);
    }

    @Override
    public String identity() {
        return "KEITHLEY INSTRUMENTS INC.,MODEL 2182A," + post.serial() + ",C06  /A02 ";
    }

    @Override
    public void reset() {
        stop();
        autoRange = true;
        range = MeterRange.ALL.get(MeterRange.ALL.size() - 1);
        cycles = DEFAULT_CYCLES;
        autozero = true;
        analogFilter = false;
        relative = false;
        relativeVolts = 0;
        filter.reset();
        continuous = false;
        triggerCount = 1;
        sampleCount = 1;
        triggerDelaySeconds = 0;
        triggerSource = 0;
        buffer.stop();
        readings.clear();
        fresh = false;
    }

    /** After the mains switch, and after SYSTem:PRESet, the meter measures without being told to. */
    void free() {
        reset();
        triggerCount = ENDLESS_COUNT;
        continuous = true;
        begin();
    }

    // ---- settings that change how a conversion is made: a series under way starts over with them ----

    void cycles(double value) {
        cycles = value;
        restart();
    }

    double cycles() {
        return cycles;
    }

    void aperture(double seconds) {
        cycles(seconds * ConversionTiming.LINE_HERTZ);
    }

    double aperture() {
        return cycles / ConversionTiming.LINE_HERTZ;
    }

    void autozero(boolean on) {
        autozero = on;
        restart();
    }

    boolean autozero() {
        return autozero;
    }

    void analogFilter(boolean on) {
        analogFilter = on;
        restart();
    }

    boolean analogFilter() {
        return analogFilter;
    }

    void range(double volts) {
        range = MeterRange.forVolts(volts);
        autoRange = false;
        restart();
    }

    double range() {
        return range.volts();
    }

    void autoRange(boolean on) {
        autoRange = on;
        restart();
    }

    boolean autoRange() {
        return autoRange;
    }

    void relative(boolean on) {
        relative = on;
    }

    boolean relative() {
        return relative;
    }

    void relativeVolts(double volts) {
        relativeVolts = volts;
    }

    double relativeVolts() {
        return relativeVolts;
    }

    /** Takes the present reading as the reference. */
    void acquireRelative() {
        catchUp();
        relativeVolts += readings.isEmpty() ? 0 : readings.getLast();
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

    void triggerCount(double count) throws ScpiException {
        requireIdle();
        triggerCount = count;
    }

    double triggerCount() {
        return triggerCount;
    }

    void sampleCount(double count) throws ScpiException {
        requireIdle();
        sampleCount = (int) count;
    }

    int sampleCount() {
        return sampleCount;
    }

    void triggerDelay(double seconds) {
        triggerDelaySeconds = seconds;
    }

    double triggerDelay() {
        return triggerDelaySeconds;
    }

    void triggerSource(int index) {
        triggerSource = index;
    }

    int triggerSource() {
        return triggerSource;
    }

    private void requireIdle() throws ScpiException {
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
        filter.clear();
        timing = ConversionTiming.of(cycles, autozero, analogFilter);
        boolean endless = continuous || triggerCount >= ENDLESS_COUNT;
        wantedReadings = endless ? Long.MAX_VALUE : (long) triggerCount * sampleCount;
        long conversions = endless ? Long.MAX_VALUE : wantedReadings * filter.conversionsPerReading();
        long start = post.time().nanos() + Math.round(triggerDelaySeconds * 1e9);
        converter.start(timing, start, conversions);
    }

    private void stop() {
        catchUp();
        converter.stop();
        pending = null;
    }

    private void restart() {
        if (continuous || !idle()) {
            begin();
        } else {
            filter.clear();
        }
    }

    /** Works out every reading that is complete by now. */
    private void catchUp() {
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
    }

    private void take(double input, long doneNanos) {
        double terminal = input + thermalVolts;
        if (autoRange) {
            range = MeterRange.forVolts(terminal);
        }
        double seconds = (doneNanos - lastConversionNanos) * 1e-9;
        lastConversionNanos = doneNanos;
        CalibrationError error = errors.getOrDefault(range, new CalibrationError(0, 0));
        double volts = error.apply(terminal) + noise.next(range, seconds, timing.powerLineCycles());
        OptionalDouble reading = range.holds(volts) ? filter.push(volts, range.volts()) : OptionalDouble.of(OVERFLOW);
        reading.ifPresent(value -> {
            boolean overflow = value == OVERFLOW;
            double shown = relative && !overflow ? value - relativeVolts : value;
            status.measurement().condition(READING_OVERFLOW, overflow);
            if (readings.size() == (wantedReadings == Long.MAX_VALUE ? 1 : ReadingBuffer.LARGEST)) {
                readings.removeFirst();
            }
            readings.addLast(shown);
            fresh = true;
            buffer.store(shown);
        });
    }

    @Override
    public boolean idle() {
        return converter.endNanos() <= post.time().nanos();
    }

    @Override
    public void awaitOperations() throws InterruptedException {
        long end = converter.endNanos();
        if (end != Long.MAX_VALUE) {
            post.time().sleepUntil(end);
        }
    }

    @Override
    public void refreshStatus() {
        catchUp();
        status.measurement().condition(READING_AVAILABLE, fresh);
        status.measurement().condition(BUFFER_AVAILABLE, buffer.stored() >= ReadingBuffer.SMALLEST);
        status.measurement().condition(BUFFER_HALF_FULL, 2 * buffer.stored() >= buffer.points());
        status.measurement().condition(BUFFER_FULL, buffer.full());
        status.operation().condition(MEASURING, !idle());
        status.operation().condition(IDLE, idle());
    }

    // ---- readings ----

    /** READ?: abort, initiate, fetch. */
    double[] read() throws ScpiException, InterruptedException {
        if (continuous) {
            throw new ScpiException(StandardError.INIT_IGNORED);
        }
        if (triggerCount >= ENDLESS_COUNT) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        begin();
        return fetch();
    }

    /** FETCh?: waits for a series under way to end and gives its readings; the newest one of an endless series. */
    double[] fetch() throws ScpiException, InterruptedException {
        awaitOperations();
        catchUp();
        if (readings.isEmpty()) {
            throw new ScpiException(StandardError.DATA_CORRUPT_OR_STALE);
        }
        fresh = false;
        return readings.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** SENSe:DATA?: the newest reading, however old. */
    double latest() throws ScpiException {
        catchUp();
        if (readings.isEmpty()) {
            throw new ScpiException(StandardError.DATA_CORRUPT_OR_STALE);
        }
        fresh = false;
        return readings.getLast();
    }

    /** SENSe:DATA:FRESh?: the newest reading, and one that nobody has had; waits for it. */
    double freshest() throws ScpiException, InterruptedException {
        catchUp();
        while (!fresh) {
            if (idle()) {
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

    double[] bufferContents() throws ScpiException {
        catchUp();
        if (buffer.stored() == 0) {
            throw new ScpiException(StandardError.DATA_CORRUPT_OR_STALE);
        }
        return buffer.contents();
    }

    /** TRACe:FEED:CONTrol, 0 for NEXT: what was read before does not count. */
    void feedControl(int index) {
        catchUp();
        if (index == 0) {
            buffer.fill();
        } else {
            buffer.stop();
        }
    }

    int feedControl() {
        catchUp();
        return buffer.filling() ? 0 : 1;
    }

    void points(double count) {
        catchUp();
        buffer.points(count);
    }

    Map<String, Object> state() {
        catchUp();
        CalibrationError error = errors.getOrDefault(range, new CalibrationError(0, 0));
        Map<String, Object> state = new TreeMap<>();
        state.put("output", false);
        state.put("range_volts", range.volts());
        state.put("power_line_cycles", cycles);
        state.put("reading_seconds", timing.intervalNanos() * 1e-9);
        state.put("measuring", !idle());
        state.put("buffered_readings", buffer.stored());
        state.put("volts_gain_error", error.gain());
        state.put("volts_offset_error", error.offset());
        state.put("thermal_volts", thermalVolts);
        return state;
    }
}
