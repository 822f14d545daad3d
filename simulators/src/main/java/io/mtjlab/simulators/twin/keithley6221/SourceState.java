package io.mtjlab.simulators.twin.keithley6221;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.SetupMemory;
import io.mtjlab.simulators.scpi.SpokenMemory;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.keithley6221.delta.DeltaModes;
import io.mtjlab.simulators.twin.sampling.PointSeries;
import io.mtjlab.simulators.wiring.BenchWires;
import io.mtjlab.simulators.wiring.ElectricalSource;
import io.mtjlab.simulators.wiring.Erring;
import io.mtjlab.simulators.wiring.TriggerLine;
import io.mtjlab.simulators.wiring.TriggeredMeter;
import io.mtjlab.simulators.wiring.Waveform;

/** The output of the source: direct current, or the wave, the sweep or the delta mode that is armed. */
final class SourceState implements Machine {

    final SpokenMemory setups = new SpokenMemory(Setup.HEADERS, Setup.HIGHEST);
    private final DirectCurrent direct;
    private final Waves waves;
    private final DeltaModes delta;
    private final Sweeps sweeps;
    private final TriggerModel triggers;
    private final Post post;
    private final Status status;
    private Runnable alsoReset = () -> {};
    private boolean output;
    private boolean waiting;
    private int step;

    SourceState(Post post, Status status, Waves waves, DeltaModes delta, Sweeps sweeps, TriggerModel triggers) {
        this.direct = new DirectCurrent(post.calibration());
        this.waves = waves;
        this.delta = delta;
        this.sweeps = sweeps;
        this.triggers = triggers;
        this.post = post;
        waves.onChange(this::drive);
        this.status = status;
        post.wires().attach(new SweepWatch(post.role(), this::watchesSweep, sweeps::course, this::stepEnds));
    }

    private boolean watchesSweep() {
        return output && sweeps.armed() && (sweeps.abortsInCompliance() || sweeps.hasCompliances());
    }

    /** @param nanos when the next step begins */
    private void stepEnds(long nanos) {
        if (sweeps.abortsInCompliance() && post.wires().inCompliance(post.role(), nanos - 1)) {
            abort();
        } else if (sweeps.hasCompliances()) {
            step = sweeps.course().indexAt(nanos);
            drive();
        }
    }

    /** In a sweep through a list, that of the present point where it has one. */
    private double complianceVolts() {
        return sweeps.armed() && sweeps.hasCompliances() ? sweeps.complianceVolts(step) : direct.compliance();
    }

    /** Has something reset with the instrument that is no matter of the output. */
    void alsoReset(Runnable action) {
        alsoReset = action;
    }

    @Override
    public String identity() {
        return "KEITHLEY INSTRUMENTS INC.,MODEL 6221," + post.serial() + ",D03  /700x ";
    }

    @Override
    public Optional<SetupMemory> memory() {
        return Optional.of(setups);
    }

    @Override
    public void reset() {
        abort();
        waves.reset();
        sweeps.reset();
        delta.reset();
        triggers.reset();
        direct.reset();
        alsoReset.run();
        output = false;
        waiting = false;
        drive();
    }

    /** After the mains switch the buffer is empty, too. */
    void powerOn() {
        reset();
        delta.powerOn();
    }

    /** Settings take less than the 100 us that the analogue output needs; a wave or a counted delta run has an end. */
    @Override
    public void awaitOperations() throws InterruptedException {
        post.time().sleepToEnd(this::endNanos, PointSeries.PIECE_NANOS, delta::advance);
    }

    private long endNanos() {
        return Math.max(sweeps.awaitedNanos(post.time().nanos()), Math.max(waves.endNanos(), delta.endNanos()));
    }

    @Override
    public boolean idle() {
        return endNanos() <= post.time().nanos();
    }

    /** What is armed already is not compatible with a wave or a sweep. */
    private void requireDisarmed(boolean othersArmed) throws ScpiException {
        if (othersArmed) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
    }

    void armWave() throws ScpiException {
        requireDisarmed(delta.armed() || sweeps.armed());
        waves.arm();
        direct.rangeFor(waves.peakAmperes());
        drive();
    }

    /** Starts what is armed, with the output on. */
    void startWave() throws ScpiException {
        try (BenchWires.Moment moment = post.wires().moment()) {
            waves.start(moment.nanos());
            output = true;
            OutputRegisters.waveStarts(status);
            drive();
        }
    }

    /** @param name of the delta mode */
    void armDelta(String name) throws ScpiException {
        requireDisarmed(waves.armed() || sweeps.armed());
        delta.arm(name);
        if (!delta.fixedRange()) {
            direct.rangeFor(delta.peakAmperes());
        } else if (!direct.holds(delta.peakAmperes())) {
            abort();
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        output = true;
        drive();
    }

    /** A staircase or a list: the source stands at the first level, its output on. */
    void armSweep() throws ScpiException {
        requireDisarmed(waves.armed() || delta.armed());
        sweeps.arm(triggers);
        step = 0;
        if (!sweeps.fixedRange()) {
            direct.rangeFor(sweeps.peakAmperes());
        }
        output = true;
        drive();
    }

    void initiate() throws ScpiException {
        if (!sweeps.armed() && !delta.armed()) {
            startWave();
            return;
        }
        if (sweeps.armed() && triggers.waits()) {
            waiting = true;
            return;
        }
        begin();
    }

    private void begin() {
        waiting = false;
        try (BenchWires.Moment moment = post.wires().moment()) {
            if (sweeps.armed()) {
                sweeps.start(moment.nanos(), triggers, this::meterEdge);
            } else {
                delta.start(moment.nanos());
                output = true;
            }
            drive();
            meter().ifPresent(meter -> meter.listen(sweeps.course()));
        }
    }

    private Optional<TriggeredMeter> meter() {
        return post.wires().neighbours().triggered(SerialPort.METER);
    }

    private long meterEdge(long nanos) {
        return meter().map(meter -> meter.nextEdgeAfter(nanos)).orElse(Long.MAX_VALUE);
    }

    /** *TRG: what an armed sweep waits for, where the bus is its trigger. */
    @Override
    public void trigger() throws ScpiException {
        if (!waiting || !triggers.bus()) {
            throw new ScpiException(StandardError.TRIGGER_IGNORED);
        }
        begin();
    }

    /** The event that is waited for is done without. */
    void signal() throws ScpiException {
        if (!waiting) {
            throw new ScpiException(StandardError.TRIGGER_IGNORED);
        }
        begin();
    }

    /** Back to direct current, output off. */
    void abort() {
        if (waves.armed() || delta.armed() || sweeps.armed()) {
            waves.abort();
            delta.abort();
            sweeps.abort();
            meter().ifPresent(meter -> meter.listen(TriggerLine.NONE));
            waiting = false;
            output = false;
            drive();
        }
    }

    /** A run that ended in compliance has taken the output with it. */
    private void settle() {
        if (output && delta.aborted()) {
            output = false;
            drive();
        }
    }

    /** True while the output cannot drive what it is to. */
    boolean limited() {
        return post.wires().inCompliance(post.role());
    }

    @Override
    public void refreshStatus() {
        settle();
        new OutputRegisters(waves, sweeps, delta).refresh(status, post.time().nanos(), waiting, limited());
        delta.refresh(status);
    }

    /** Something that is set of the direct current. */
    @FunctionalInterface
    interface Change {
        void make(DirectCurrent direct) throws ScpiException;
    }

    void set(Change change) throws ScpiException {
        change.make(direct);
        drive();
    }

    DirectCurrent direct() {
        return direct;
    }

    /** In a sweep, that of its present step. */
    double level() {
        return sweeps.armed() ? sweeps.course().valueAt(post.time().nanos()) : direct.level();
    }

    void output(boolean on) {
        output = on;
        drive();
    }

    boolean output() {
        settle();
        return output;
    }

    /** SOURce:CLEar: level to zero and output off. */
    void clear() {
        output = false;
        direct.clear();
        drive();
    }

    private void drive() {
        post.wires().sync(waves.marker());
        if (output && (waves.armed() || delta.armed() || sweeps.armed())) {
            Waveform told = sweeps.armed() ? sweeps.course() : waves.armed() ? waves.waveform() : delta.waveform();
            Erring driven =
                    new Erring(told, direct.error().gain(), direct.error().offset());
            post.wires().source(post.role(), new ElectricalSource.Current(driven, complianceVolts()));
        } else {
            post.wires().source(post.role(), output ? direct.actualAmperes() : 0, direct.compliance());
        }
    }

    Map<String, Object> state() {
        settle();
        Map<String, Object> state = new TreeMap<>();
        state.put("output", output);
        state.put("amperes", output ? direct.actualAmperes() : 0);
        state.put("in_compliance", limited());
        direct.tell(state);
        return state;
    }
}
