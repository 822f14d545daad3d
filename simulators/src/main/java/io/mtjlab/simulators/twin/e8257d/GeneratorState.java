package io.mtjlab.simulators.twin.e8257d;

import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.wiring.RfDrive;

/**
 * The settings of the generator, and the carrier that follows from them. Level accuracy is +-0.6 dB (E8257D data
 * sheet, "level accuracy", 250 kHz to 2 GHz and 2 to 20 GHz in the middle of the range); frequency is taken as exact,
 * its ageing of 3e-8 a year being far below any line width here.
 */
final class GeneratorState implements Machine {

    static final double LOWEST_HERTZ = 250e3;
    static final double HIGHEST_HERTZ = 20e9;
    static final double LOWEST_DBM = -135;
    static final double HIGHEST_DBM = 25;
    static final double DEFAULT_MODULATION_HERTZ = 400;
    static final Limits HERTZ = Limits.of(LOWEST_HERTZ, HIGHEST_HERTZ, HIGHEST_HERTZ);
    static final Limits DBM = Limits.of(LOWEST_DBM, HIGHEST_DBM, LOWEST_DBM);

    private static final double LEVEL_ERROR_LIMIT_DB = 0.6;

    /** Typical switching time of frequency and of level (data sheet, "switching speed": below 16 ms and 30 ms). */
    private static final long SWITCHING_NANOS = 16_000_000;

    /** Waveforms of the internal modulator, in the order of the wire's list. */
    static final int SQUARE = 1;

    private final Post post;
    private final CalibrationError levelError;
    private final SweepState sweep;
    private double hertz;
    private double dbm;
    private boolean output;
    private boolean modulation;
    private boolean amplitudeModulation;
    private double depthPercent;
    private boolean externalModulation;
    private double modulationHertz;
    private int shape;
    private boolean lfOutput;
    private double lfAmplitudeVolts;
    private int lfSource;
    private boolean automaticReference;
    private boolean alc;
    private double phaseRadians;
    private boolean display;
    private long settledNanos;
    private boolean pulsed;
    private double pulseHertz;
    private Runnable resetListener = () -> {};

    GeneratorState(Post post) {
        this.post = post;
        this.sweep = new SweepState(post, this);
        this.levelError = CalibrationError.draw(post.calibration(), 0, LEVEL_ERROR_LIMIT_DB, "decibel");
    }

    @Override
    public String identity() {
        return "Agilent Technologies, E8257D, MY" + post.serial() + "0, C.06.16";
    }

    @Override
    public void reset() {
        pulsed = false;
        resetListener.run();
        hertz = HIGHEST_HERTZ;
        dbm = LOWEST_DBM;
        output = false;
        modulation = true;
        amplitudeModulation = false;
        depthPercent = 0.1;
        externalModulation = false;
        modulationHertz = DEFAULT_MODULATION_HERTZ;
        shape = 0;
        lfOutput = false;
        lfAmplitudeVolts = 0;
        lfSource = 0;
        automaticReference = true;
        alc = true;
        phaseRadians = 0;
        display = true;
        settledNanos = 0;
        sweep.reset();
        drive();
    }

    @Override
    public void awaitOperations() throws InterruptedException {
        post.time().sleepUntil(settledNanos);
    }

    @Override
    public boolean idle() {
        return post.time().nanos() >= settledNanos;
    }

    SweepState sweep() {
        return sweep;
    }

    private void switched() {
        settledNanos = post.time().nanos() + SWITCHING_NANOS;
        drive();
    }

    void hertz(double value) {
        hertz = value;
        switched();
    }

    double hertz() {
        return hertz;
    }

    void dbm(double value) {
        dbm = value;
        switched();
    }

    double dbm() {
        return dbm;
    }

    void output(boolean on) {
        output = on;
        switched();
    }

    boolean output() {
        return output;
    }

    void modulation(boolean on) {
        modulation = on;
        drive();
    }

    boolean modulation() {
        return modulation;
    }

    void amplitudeModulation(boolean on) {
        amplitudeModulation = on;
        drive();
    }

    boolean amplitudeModulation() {
        return amplitudeModulation;
    }

    void depthPercent(double value) {
        depthPercent = value;
        drive();
    }

    double depthPercent() {
        return depthPercent;
    }

    void modulationSource(int index) {
        externalModulation = index != 0;
        drive();
    }

    int modulationSource() {
        return externalModulation ? 1 : 0;
    }

    void modulationHertz(double value) {
        modulationHertz = value;
        drive();
    }

    double modulationHertz() {
        return modulationHertz;
    }

    void shape(int index) {
        shape = index;
        drive();
    }

    int shape() {
        return shape;
    }

    void lfOutput(boolean on) {
        lfOutput = on;
        drive();
    }

    boolean lfOutput() {
        return lfOutput;
    }

    void lfAmplitudeVolts(double value) {
        lfAmplitudeVolts = value;
        drive();
    }

    double lfAmplitudeVolts() {
        return lfAmplitudeVolts;
    }

    void lfSource(int index) {
        lfSource = index;
        drive();
    }

    int lfSource() {
        return lfSource;
    }

    void automaticReference(boolean on) {
        automaticReference = on;
    }

    boolean automaticReference() {
        return automaticReference;
    }

    void alc(boolean on) {
        alc = on;
    }

    boolean alc() {
        return alc;
    }

    void phaseRadians(double value) {
        phaseRadians = value;
    }

    double phaseRadians() {
        return phaseRadians;
    }

    void display(boolean on) {
        display = on;
    }

    boolean display() {
        return display;
    }

    private double actualDbm() {
        return dbm + levelError.offset();
    }

    /** At its highest: linear modulation of depth m takes the amplitude up to 1 + m times that of the level. */
    private double actualWatts() {
        double swing = modulated() ? 1 + depthPercent / 100 : 1;
        return output ? 1e-3 * Math.pow(10, actualDbm() / 10) * swing * swing : 0;
    }

    /** Pulse modulation by the internal square wave switches the carrier fully. */
    void pulses(boolean on, double hertz) {
        pulsed = on;
        pulseHertz = hertz;
        drive();
    }

    void onReset(Runnable listener) {
        resetListener = listener;
    }

    private boolean modulated() {
        return modulation && amplitudeModulation && !externalModulation && shape == SQUARE;
    }

    private void drive() {
        if (pulsed && modulation) {
            post.wires().generator(post.role(), new RfDrive(hertz, actualWatts(), pulseHertz, 1));
            post.wires().sync(post.role(), lfOutput && lfAmplitudeVolts > 0 ? modulationHertz : 0);
            return;
        }
        double swing = modulated() ? depthPercent / 100 : 0;
        double depth = 2 * swing / (1 + swing); // from 1 + m down to 1 - m, told in parts of the upper half
        post.wires()
                .generator(post.role(), new RfDrive(hertz, actualWatts(), modulated() ? modulationHertz : 0, depth));
        post.wires().sync(post.role(), lfOutput && lfAmplitudeVolts > 0 ? modulationHertz : 0);
    }

    Map<String, Object> state() {
        Map<String, Object> state = new TreeMap<>();
        state.put("output", output);
        state.put("level_dbm", dbm);
        state.put("dbm", actualDbm());
        state.put("watts", actualWatts());
        state.put("hertz", hertz);
        state.put("modulated", modulated());
        state.put("modulation_hertz", modulationHertz);
        state.put("modulation_depth_percent", depthPercent);
        state.put("sync", lfOutput && lfAmplitudeVolts > 0);
        state.put("level_error_db", levelError.offset());
        return state;
    }
}
