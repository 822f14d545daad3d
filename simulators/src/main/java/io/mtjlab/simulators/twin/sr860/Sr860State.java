package io.mtjlab.simulators.twin.sr860;

import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.simulators.mnemonic.EventRegister;
import io.mtjlab.simulators.mnemonic.MnemonicDialect;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.lockin.SampleBuffer;
import io.mtjlab.simulators.twin.lockin.SignalPath;

/** The lock-in's settings, its capture memory and status bytes (SR860 operation manual, chapter 4). */
final class Sr860State implements MnemonicDialect.Refusals {

    static final int LOWEST_SCALE = 27;
    static final int LONGEST_TIME_CONSTANT = 21;
    static final double LOWEST_HERTZ = 1e-3;
    static final double HIGHEST_HERTZ = 500e3;

    /** The capture memory is told in units of this many bytes, up to 4096 of them. */
    static final int BYTES_PER_LENGTH = 1024;

    private static final int BYTES_PER_VALUE = 4;

    /** "Gain accuracy 1 % below 200 kHz" (specifications). */
    private static final double GAIN_LIMIT = 0.01;

    private static final double OVERRANGE = 1.09;
    private static final int EVENT_INPUT = 1;
    private static final int EVENT_EXECUTION = 1 << 4;
    private static final int EVENT_COMMAND = 1 << 5;
    private static final int EVENT_POWER_ON = 1 << 7;
    private static final int LIA_UNLOCKED = 1 << 3;
    private static final int LIA_INPUT = 1 << 4;
    private static final int LIA_OUTPUT = 1;

    final EventRegister events = new EventRegister();
    final EventRegister errors = new EventRegister();
    final EventRegister lia = new EventRegister();
    private final Post post;
    private final double gainError;
    private final SignalPath path;
    private final Map<String, Double> kept = new TreeMap<>();
    private SampleBuffer capture;
    private int captured = 2;
    private int serviceEnable;

    Sr860State(Post post) {
        this.post = post;
        this.gainError =
                CalibrationError.draw(post.calibration(), GAIN_LIMIT, 0, "gain").gain();
        settings();
        this.capture = memory();
        SignalPath.Inputs inputs = new SignalPath.Inputs() {
            @Override
            public double referenceHertz() {
                double there = post.wires().referenceHertz();
                return there >= LOWEST_HERTZ && there <= HIGHEST_HERTZ ? there : 0;
            }

            @Override
            public double signalPhaseDegrees() {
                return post.wires().signalPhaseDegrees();
            }
        };
        this.path = new SignalPath(
                inputs, setting(), post.calibration(), post.time().nanos());
        path.sampler(capture);
        post.wires().onUnit(post.role(), path::begin);
        post.wires().attach(path);
    }

    String identity() {
        return "Stanford_Research_Systems,SR860," + post.serial().substring(1) + ",V1.51";
    }

    private void settings() {
        kept.clear();
        set("FREQINT", 100e3);
        set("SLVL", 0);
        set("HARM", 1);
        set("HARMDUAL", 1);
        set("SCAL", 0);
        set("OFLT", 10);
        set("OFSL", 1);
        set("ADVFILT", 1);
        set("CAPTURELEN", 256);
        set("CDSP1", 1);
        set("CDSP2", 2);
        set("CDSP3", 3);
        for (int i = 0; i < 4; i++) {
            set("CGRF" + i, 1);
        }
    }

    void reset() {
        settings();
        capture = memory();
        path.sampler(capture);
        apply();
    }

    void powerOn() {
        events.clear();
        errors.clear();
        lia.clear();
        events.set(EVENT_POWER_ON);
        reset();
    }

    /** A setting by its mnemonic, an index behind it where there are several. */
    double get(String name) {
        return kept.getOrDefault(name, 0.0);
    }

    int whole(String name) {
        return (int) get(name);
    }

    private void set(String name, double value) {
        kept.put(name, value);
    }

    void put(String name, double value) throws Refusal {
        post.wires().follow();
        if (name.equals("FREQ") || name.equals("FREQINT")) {
            if (name.equals("FREQ") && whole("RSRC") != 0) {
                throw new Refusal(Refusal.Kind.EXECUTION, "the reference is external");
            }
            set("FREQINT", value);
        } else {
            set(name, name.equals("PHAS") ? wrapped(value) : value);
        }
        apply();
    }

    private static double wrapped(double degrees) {
        double turned = (degrees + 180) % 360;
        return turned < 0 ? turned + 180 : turned - 180;
    }

    private SignalPath.Setting setting() {
        return new SignalPath.Setting(
                whole("RSRC") == 1, get("FREQINT"), whole("HARM"), get("PHAS"), tauSeconds(), whole("OFSL") + 1);
    }

    private void apply() {
        post.wires().follow();
        path.setting(setting());
    }

    /** 1 us, 3 us, 10 us and so on to 30 ks (OFLT). */
    double tauSeconds() {
        int index = whole("OFLT");
        return (index % 2 == 0 ? 1 : 3) * Math.pow(10, index / 2 - 6);
    }

    /** 1 V, 500 mV, 200 mV and so on down to 1 nV (SCAL). */
    double fullScaleVolts() {
        int index = whole("SCAL");
        return new double[] {1, 0.5, 0.2}[index % 3] * Math.pow(10, -(index / 3));
    }

    double referenceHertz() {
        post.wires().follow();
        return path.referenceHertz();
    }

    double externalHertz() {
        return post.wires().referenceHertz();
    }

    double noiseBandwidthHertz() {
        return new double[] {1 / 4.0, 1 / 8.0, 3 / 32.0, 5 / 64.0}[whole("OFSL")] / tauSeconds();
    }

    // ---- outputs ----

    /** 0 X, 1 Y, 2 R, 3 theta; further ones as the manual's table of data parameters counts them. */
    double output(int index) {
        refresh();
        double most = OVERRANGE * fullScaleVolts();
        return output(index, clip(path.xVolts(), most), clip(path.yVolts(), most));
    }

    private double output(int index, double x, double y) {
        return switch (index) {
            case 0 -> x - offset(0);
            case 1 -> y - offset(1);
            case 2 -> Math.hypot(x, y) - offset(2);
            case 3 -> Math.toDegrees(Math.atan2(y, x));
            case 10 -> get("AUXV0");
            case 11 -> get("AUXV1");
            case 12 -> get("PHAS");
            case 13 -> get("SLVL");
            case 14 -> get("SOFF");
            case 15 -> get("FREQINT");
            case 16 -> externalHertz();
            default -> 0;
        };
    }

    private double offset(int output) {
        return whole("COFA" + output) == 1 ? get("COFP" + output) / 100 * fullScaleVolts() : 0;
    }

    private double clip(double volts, double most) {
        return Math.max(-most, Math.min(most, volts * (1 + gainError)));
    }

    void autoPhase() throws Refusal {
        post.wires().follow();
        put("PHAS", get("PHAS") + Math.toDegrees(Math.atan2(path.yVolts(), path.xVolts())));
    }

    void autoScale() throws Refusal {
        post.wires().follow();
        double magnitude = Math.hypot(path.xVolts(), path.yVolts()) * (1 + gainError);
        set("SCAL", LOWEST_SCALE);
        while (whole("SCAL") > 0 && fullScaleVolts() < magnitude) {
            set("SCAL", get("SCAL") - 1);
        }
    }

    void autoOffset(int output) {
        set("COFA" + output, 0);
        set("COFP" + output, 100 * output(output) / fullScaleVolts());
        set("COFA" + output, 1);
    }

    // ---- capture ----

    /** CAPTURECFG 0 X, 1 XY, 2 R theta, 3 XYR theta. */
    int columns() {
        return new int[] {1, 2, 2, 4}[whole("CAPTURECFG")];
    }

    private SampleBuffer memory() {
        int columns = columns();
        captured = columns;
        int capacity = whole("CAPTURELEN") * BYTES_PER_LENGTH / BYTES_PER_VALUE / columns;
        int first = whole("CAPTURECFG") == 2 ? 2 : 0;
        return new SampleBuffer(capacity, (x, y) -> {
            double[] row = new double[columns];
            for (int i = 0; i < columns; i++) {
                row[i] = output(first + i, x * (1 + gainError), y * (1 + gainError));
            }
            return row;
        });
    }

    /** The fastest rate falls with the time constant, from 1.25 MHz (manual, CAPTURERATEMAX?). */
    double fastestHertz() {
        double fastest = 1.25e6;
        while (fastest * tauSeconds() > 4 && fastest > 2) {
            fastest /= 2;
        }
        return fastest;
    }

    double captureHertz() {
        return fastestHertz() / Math.pow(2, get("CAPTURERATE"));
    }

    void startCapture(boolean looping) {
        post.wires().follow();
        capture = memory();
        capture.looping(looping);
        capture.rate(captureHertz());
        path.sampler(capture);
        capture.start(post.time().nanos());
    }

    void stopCapture() {
        post.wires().follow();
        capture.pause();
    }

    boolean capturing() {
        post.wires().follow();
        return capture.running();
    }

    int capturedBytes() {
        post.wires().follow();
        return capture.size() * captured * BYTES_PER_VALUE;
    }

    double captured(int index, int column) throws Refusal {
        if (index >= capture.size() || column >= captured) {
            throw new Refusal(Refusal.Kind.EXECUTION, "no sample " + index);
        }
        return capture.get(column, index);
    }

    int capturedColumns() {
        return captured;
    }

    // ---- status ----

    void refresh() {
        post.wires().follow();
        double most = OVERRANGE * fullScaleVolts();
        boolean over = Math.hypot(path.xVolts(), path.yVolts()) * (1 + gainError) > most;
        double inputVolts = new double[] {1, 0.3, 0.1, 0.03, 0.01}[whole("IRNG")];
        lia.set((over ? LIA_OUTPUT : 0)
                | (path.takeLargestInput() > inputVolts ? LIA_INPUT : 0)
                | (path.takeLostLock() || !path.lockedAt(post.time().nanos()) ? LIA_UNLOCKED : 0));
    }

    int statusByte() {
        refresh();
        int bits = 1
                | 1 << 1
                | (errors.summary() ? 1 << 2 : 0)
                | (lia.summary() ? 1 << 3 : 0)
                | (events.summary() ? 1 << 5 : 0);
        return (bits & serviceEnable) != 0 ? bits | 1 << 6 : bits;
    }

    int serviceEnable() {
        return serviceEnable;
    }

    void serviceEnable(int mask) {
        serviceEnable = mask & 0xff;
    }

    void clearStatus() {
        refresh();
        events.clear();
        errors.clear();
        lia.clear();
    }

    void operationComplete() {
        events.set(1);
    }

    @Override
    public void refused(Refusal.Kind kind) {
        events.set(kind == Refusal.Kind.COMMAND ? EVENT_COMMAND : EVENT_EXECUTION);
    }

    @Override
    public void overrun() {
        events.set(EVENT_INPUT);
    }

    Map<String, Object> state() {
        post.wires().follow();
        Map<String, Object> state = new TreeMap<>();
        state.put("output", get("SLVL") > 0);
        state.put("external_reference", whole("RSRC") == 1);
        state.put("reference_hertz", path.referenceHertz());
        state.put("locked", path.lockedAt(post.time().nanos()));
        state.put("full_scale_volts", fullScaleVolts());
        state.put("time_constant_seconds", tauSeconds());
        state.put("slope_db_per_octave", 6 * (whole("OFSL") + 1));
        state.put("phase_degrees", get("PHAS"));
        state.put("gain_error", gainError);
        return state;
    }
}
