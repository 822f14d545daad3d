package io.mtjlab.simulators.twin.e8257d;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.SettingMemory;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.files.FileStore;
import io.mtjlab.simulators.twin.rf.SweepPoint;
import io.mtjlab.simulators.wiring.CarrierSignal;
import io.mtjlab.simulators.wiring.RfDrive;

/**
 * The carrier that follows from the settings. Level accuracy is +-0.6 dB (E8257D data sheet, "level accuracy", 250 kHz to
 * 2 GHz and 2 to 20 GHz in the middle of the range); frequency is taken as exact, its ageing of 3e-8 a year being far
 * below any line width here.
 */
final class GeneratorState implements Machine {

    static final double LOWEST_HERTZ = 250e3;
    static final double HIGHEST_HERTZ = 20e9;
    static final double LOWEST_DBM = -135;
    static final double HIGHEST_DBM = 25;
    static final Limits HERTZ = Limits.of(LOWEST_HERTZ, HIGHEST_HERTZ, HIGHEST_HERTZ);
    static final Limits DBM = Limits.of(LOWEST_DBM, HIGHEST_DBM, LOWEST_DBM);

    private static final double LEVEL_ERROR_LIMIT_DB = 0.6;

    /** Typical switching time of frequency and of level (data sheet, "switching speed": below 16 ms and 30 ms). */
    private static final long SWITCHING_NANOS = 16_000_000;

    /** Bits of the operation register (E8251-90356, "status registers"). */
    private static final int SWEEPING = 1 << 3;

    private static final int WAITING_FOR_TRIGGER = 1 << 5;
    private static final int HIGHEST_SETUP = 99;

    private final Post post;
    private final Status status;
    private final Panel panel;
    private final CalibrationError levelError;
    private final StepSweep sweep;
    private final SettingMemory memory;
    private final CarrierRows carrierRows;
    private final AngleModulation angle;
    private final FlatnessRows flatness;
    private long settledNanos;

    GeneratorState(Post post, Status status, Panel panel) {
        this.post = post;
        this.status = status;
        this.panel = panel;
        this.sweep = new StepSweep(post, panel, this::drive);
        this.carrierRows = new CarrierRows(panel);
        this.angle = new AngleModulation(panel);
        this.flatness = new FlatnessRows(panel);
        this.memory = new SettingMemory(panel, HIGHEST_SETUP, this::recalled);
        this.levelError = CalibrationError.draw(post.calibration(), 0, LEVEL_ERROR_LIMIT_DB, "decibel");
    }

    CarrierRows carrierRows() {
        return carrierRows;
    }

    AngleModulation angle() {
        return angle;
    }

    StepSweep sweep() {
        return sweep;
    }

    void installFiles(CommandTable table) {
        FileStore files = new FileStore(table, "");
        flatness.install(table, files, this::drive);
        sweep.installFiles(table, files);
    }

    @Override
    public String identity() {
        return "Agilent Technologies, E8257D, MY" + post.serial() + "0, C.06.16";
    }

    /** 20 GHz, step attenuator, pulse modulation. */
    @Override
    public String options() {
        return "520,1E1,UNU,UNT";
    }

    @Override
    public void reset() {
        panel.reset();
        settledNanos = 0;
        sweep.reset();
        drive();
    }

    @Override
    public Optional<SettingMemory> memory() {
        return Optional.of(memory);
    }

    private void recalled() throws ScpiException {
        sweep.rearm();
        switched();
    }

    @Override
    public void awaitOperations() throws InterruptedException {
        post.time().sleepUntil(Math.max(settledNanos, sweep.endNanos()));
    }

    @Override
    public boolean idle() {
        return post.time().nanos() >= Math.max(settledNanos, sweep.endNanos());
    }

    @Override
    public long nextEventNanos(long now) {
        long done = Math.max(settledNanos, sweep.endNanos());
        return done > now ? done : Long.MAX_VALUE;
    }

    @Override
    public void refreshStatus() {
        status.operation().condition(SWEEPING, sweep.running());
        status.operation().condition(WAITING_FOR_TRIGGER, sweep.waiting());
    }

    @Override
    public void trigger() throws ScpiException {
        if (!sweep.trigger()) {
            throw new ScpiException(StandardError.TRIGGER_IGNORED);
        }
    }

    /** A setting has changed. */
    void changed(String name, int channel) throws ScpiException {
        angle.check(name);
        carrierRows.changed(name);
        if (name.matches("dbm|dbm.most") && panel.get("dbm") - panel.get("dbm.offset") > panel.get("dbm.most")) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        if (sweep.concerns(name)) {
            sweep.rearm();
        }
        switch (name) {
            case "hertz", "dbm", "dbm.offset", "output" -> switched();
            default -> drive();
        }
    }

    private void switched() {
        settledNanos = post.time().nanos() + SWITCHING_NANOS;
        drive();
    }

    private double actualDbm(SweepPoint point) {
        return point.dbm() - panel.get("dbm.offset") + flatness.decibelAt(point.hertz()) + levelError.offset();
    }

    private boolean pulsed() {
        return panel.on("modulation")
                && panel.on("pulse")
                && panel.word("pulse.source").equals("INT");
    }

    private boolean amplitudeModulated() {
        return panel.on("modulation")
                && panel.on("am")
                && panel.word("am.source").startsWith("INT")
                && panel.word("am.shape").equals("SQU");
    }

    /** Exponential modulation takes the level down by its depth, in decibels of power. */
    private boolean exponential() {
        return panel.word("am.type").equals("EXP");
    }

    private double swing() {
        if (!amplitudeModulated() || pulsed()) {
            return 0;
        }
        return exponential() ? 1 - Math.pow(10, -panel.get("am.decibel") / 20) : panel.get("am.percent") / 100;
    }

    /** At its highest: linear modulation of depth m takes the amplitude up to 1 + m times that of the level. */
    private double watts(SweepPoint point) {
        double most = exponential() ? 1 : 1 + swing();
        return panel.on("output") ? 1e-3 * Math.pow(10, actualDbm(point) / 10) * most * most : 0;
    }

    /** A square pulse train switches the carrier fully, half of the time; any other by its own duty. */
    private double pulseHertz() {
        return panel.word("pulse.input").equals("SQU") ? panel.get("pulse.hertz") : 1 / panel.get("pulse.period");
    }

    private double pulseDepth() {
        if (panel.word("pulse.input").equals("SQU")) {
            return 1;
        }
        double duty = Math.min(1, panel.get("pulse.width") / panel.get("pulse.period"));
        return 1 - Math.sqrt(Math.max(0, 2 * duty - 1));
    }

    private RfDrive carrier(SweepPoint point) {
        double watts = watts(point);
        if (pulsed()) {
            return new RfDrive(point.hertz(), watts, pulseHertz(), pulseDepth());
        }
        double swing = swing();
        if (exponential() && swing > 0) {
            return new RfDrive(point.hertz(), watts, panel.get("am.hertz"), swing);
        }
        double depth = 2 * swing / (1 + swing); // from 1 + m down to 1 - m, told in parts of the upper half
        return new RfDrive(point.hertz(), watts, swing > 0 ? panel.get("am.hertz") : 0, depth);
    }

    private SweepPoint steady() {
        return new SweepPoint(panel.get("hertz"), panel.get("dbm"), 0);
    }

    private void drive() {
        CarrierSignal signal = sweep.active() ? sweep.signal(this::carrier) : CarrierSignal.steady(carrier(steady()));
        post.wires().generator(post.role(), angle.on(signal));
        post.wires().sync(post.role(), syncs() ? monitoredHertz() : 0);
    }

    /** What comes out of the LF output: the oscillator that modulates, or a function of its own. */
    private double monitoredHertz() {
        if (panel.word("lf.source").startsWith("FUNC")) {
            return panel.get("lf.hertz");
        }
        return angle.rateHertz() > 0 && !amplitudeModulated() ? angle.rateHertz() : panel.get("am.hertz");
    }

    private boolean syncs() {
        return panel.on("lf") && panel.get("lf.volts") > 0;
    }

    Map<String, Object> state() {
        SweepPoint now = sweep.active() ? sweep.point() : steady();
        Map<String, Object> state = new TreeMap<>();
        state.put("output", panel.on("output"));
        state.put("level_dbm", now.dbm());
        state.put("dbm", actualDbm(now));
        state.put("watts", watts(now));
        state.put("hertz", now.hertz());
        state.put("sweeping", sweep.running());
        state.put("modulated", amplitudeModulated());
        state.put("deviation_hertz", angle.peakHertz());
        state.put("modulation_hertz", panel.get("am.hertz"));
        state.put("modulation_depth_percent", panel.get("am.percent"));
        state.put("sync", syncs());
        state.put("level_error_db", levelError.offset());
        return state;
    }
}
