package io.mtjlab.simulators.twin.keithley6221;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.wiring.BenchWires;
import io.mtjlab.simulators.wiring.ElectricalSource;
import io.mtjlab.simulators.wiring.Erring;
import io.mtjlab.simulators.wiring.Waveform;

/** The settings of the source, and the current that follows from them. */
final class SourceState implements Machine {

    /** Bit of the measurement condition register that says that the source is at its compliance. */
    private static final int COMPLIANCE = 1 << 3;

    private static final double DEFAULT_COMPLIANCE_VOLTS = 10;

    /** Bits of the operation register (622X-901-01, section 11). */
    private static final int WAVE_STARTED = 1 << 4;

    private static final int WAVE_STOPPED = 1 << 7;
    private static final int SWEEP_DONE = 1 << 1;
    private static final int SWEEPING = 1 << 3;

    /** Bit of the measurement register: the buffer is full. */
    private static final int BUFFER_FULL = 1 << 9;

    private final Waves waves;
    private final Delta delta;
    private final Sweeps sweeps;
    private final SerialPort serial;
    private final Post post;
    private final Status status;
    private final Map<CurrentRange, CalibrationError> errors = new HashMap<>();
    private CurrentRange range = CurrentRange.ALL.get(0);
    private boolean autoRange;
    private double levelAmperes;
    private double complianceVolts;
    private boolean output;
    private boolean filter;
    private boolean fast;
    private boolean innerShieldGuarded;
    private boolean lowToEarth;
    private double delaySeconds;
    private boolean display;

    SourceState(Post post, Status status, Waves waves, Delta delta, Sweeps sweeps, SerialPort serial) {
        this.waves = waves;
        this.delta = delta;
        this.sweeps = sweeps;
        this.serial = serial;
        this.post = post;
        waves.onChange(this::drive);
        this.status = status;
        for (CurrentRange each : CurrentRange.ALL) {
            errors.put(
                    each,
                    CalibrationError.draw(
                            post.calibration(), each.fraction(), each.offsetAmperes(), "amperes", each.amperes()));
        }
    }

    @Override
    public String identity() {
        return "KEITHLEY INSTRUMENTS INC.,MODEL 6221," + post.serial() + ",D03  /700x ";
    }

    @Override
    public void reset() {
        waves.reset();
        sweeps.reset();
        delta.reset();
        serial.reset();
        output = false;
        levelAmperes = 0;
        range = CurrentRange.ALL.get(0);
        autoRange = true;
        complianceVolts = DEFAULT_COMPLIANCE_VOLTS;
        filter = false;
        fast = false;
        innerShieldGuarded = false;
        lowToEarth = false;
        delaySeconds = 1e-3;
        display = true;
        drive();
    }

    /** Settings take less than the 100 us that the analogue output needs; a wave or a counted delta run has an end. */
    @Override
    public void awaitOperations() throws InterruptedException {
        post.time().sleepUntil(endNanos());
    }

    private long endNanos() {
        return Math.max(sweeps.endNanos(), Math.max(waves.endNanos(), delta.endNanos()));
    }

    @Override
    public boolean idle() {
        return endNanos() <= post.time().nanos();
    }

    void armWave() throws ScpiException {
        if (delta.armed() || sweeps.armed()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        waves.arm();
        range = CurrentRange.forLevel(waves.peakAmperes());
        drive();
    }

    /** Starts what is armed, with the output on. */
    void startWave() throws ScpiException {
        try (BenchWires.Moment moment = post.wires().moment()) {
            waves.start(moment.nanos());
            output = true;
            status.operation().condition(WAVE_STOPPED, false);
            drive();
        }
    }

    void armDelta() throws ScpiException {
        if (waves.armed() || sweeps.armed()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        delta.arm();
        range = CurrentRange.forLevel(delta.peakAmperes());
        output = true;
        drive();
    }

    /** A staircase or a list: the source stands at the first level, its output on. */
    void armSweep() throws ScpiException {
        if (waves.armed() || delta.armed()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        sweeps.arm(delaySeconds);
        if (!sweeps.fixedRange()) {
            range = CurrentRange.forLevel(sweeps.peakAmperes());
        }
        output = true;
        drive();
    }

    void initiate() throws ScpiException {
        if (sweeps.armed()) {
            try (BenchWires.Moment moment = post.wires().moment()) {
                sweeps.start(moment.nanos());
                drive();
            }
            return;
        }
        if (!delta.armed()) {
            startWave();
            return;
        }
        try (BenchWires.Moment moment = post.wires().moment()) {
            delta.start(moment.nanos());
            drive();
        }
    }

    /** Back to direct current, output off. */
    void abortWave() {
        if (waves.armed() || delta.armed() || sweeps.armed()) {
            waves.abort();
            delta.abort();
            sweeps.abort();
            output = false;
            drive();
        }
    }

    @Override
    public void refreshStatus() {
        long now = post.time().nanos();
        status.measurement().condition(COMPLIANCE, post.wires().inCompliance(post.role()));
        status.measurement().condition(BUFFER_FULL, delta.full());
        status.operation().condition(SWEEP_DONE, sweeps.startedBy(now) && !sweeps.runningAt(now));
        status.operation().condition(SWEEPING, sweeps.runningAt(now));
        status.operation().condition(WAVE_STARTED, waves.runningAt(now));
        status.operation().condition(WAVE_STOPPED, waves.startedBy(now) && !waves.runningAt(now));
    }

    void level(double amperes) throws ScpiException {
        if (autoRange) {
            range = CurrentRange.forLevel(amperes);
        } else if (!range.holds(amperes)) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        levelAmperes = amperes;
        drive();
    }

    /** In a sweep, that of its present step. */
    double level() {
        return sweeps.armed() ? sweeps.waveform().valueAt(post.time().nanos()) : levelAmperes;
    }

    /** Takes the lowest range that holds {@code amperes} and stays there; a level that it cannot hold is a conflict. */
    void range(double amperes) throws ScpiException {
        CurrentRange wanted = CurrentRange.forLevel(amperes);
        if (!wanted.holds(levelAmperes)) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        range = wanted;
        autoRange = false;
        drive();
    }

    double range() {
        return range.amperes();
    }

    void autoRange(boolean on) {
        autoRange = on;
        if (on) {
            range = CurrentRange.forLevel(levelAmperes);
            drive();
        }
    }

    boolean autoRange() {
        return autoRange;
    }

    void compliance(double volts) {
        complianceVolts = volts;
        drive();
    }

    double compliance() {
        return complianceVolts;
    }

    void output(boolean on) {
        output = on;
        drive();
    }

    boolean output() {
        return output;
    }

    /** SOURce:CLEar: level to zero and output off. */
    void clear() {
        output = false;
        levelAmperes = 0;
        drive();
    }

    void filter(boolean on) {
        filter = on;
    }

    boolean filter() {
        return filter;
    }

    void response(int index) {
        fast = index == 0;
    }

    int response() {
        return fast ? 0 : 1;
    }

    void innerShield(int index) {
        innerShieldGuarded = index == 0;
    }

    int innerShield() {
        return innerShieldGuarded ? 0 : 1;
    }

    void lowToEarth(boolean on) {
        lowToEarth = on;
    }

    boolean lowToEarth() {
        return lowToEarth;
    }

    void delay(double seconds) {
        delaySeconds = seconds;
    }

    double delay() {
        return delaySeconds;
    }

    void display(boolean on) {
        display = on;
    }

    boolean display() {
        return display;
    }

    /** What the source would drive into a short: set level with the error of the range; nothing while off. */
    private double actualAmperes() {
        return output ? error().apply(levelAmperes) : 0;
    }

    private CalibrationError error() {
        CalibrationError error = errors.get(range);
        return error == null ? new CalibrationError(0, 0) : error;
    }

    private void drive() {
        post.wires().sync(waves.marker());
        if (output && (waves.armed() || delta.armed() || sweeps.armed())) {
            Waveform told = sweeps.armed() ? sweeps.waveform() : waves.armed() ? waves.waveform() : delta.waveform();
            post.wires()
                    .source(
                            post.role(),
                            new ElectricalSource.Current(
                                    new Erring(told, error().gain(), error().offset()), complianceVolts));
        } else {
            post.wires().source(post.role(), actualAmperes(), complianceVolts);
        }
    }

    Map<String, Object> state() {
        Map<String, Object> state = new TreeMap<>();
        state.put("output", output);
        state.put("level_amperes", levelAmperes);
        state.put("amperes", actualAmperes());
        state.put("range_amperes", range.amperes());
        state.put("compliance_volts", complianceVolts);
        state.put("in_compliance", post.wires().inCompliance(post.role()));
        state.put("amperes_gain_error", error().gain());
        state.put("amperes_offset_error", error().offset());
        return state;
    }
}
