package io.mtjlab.simulators.twin.sr830;

import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.simulators.mnemonic.EventRegister;
import io.mtjlab.simulators.mnemonic.MnemonicDialect;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.lockin.SampleBuffer;
import io.mtjlab.simulators.twin.lockin.SignalPath;

/** The lock-in's settings and status bytes (SR830 manual, chapter 5). */
final class LockInState implements MnemonicDialect.Refusals {

    static final int HIGHEST_SENSITIVITY = 26;
    static final int LONGEST_TIME_CONSTANT = 19;
    static final double LOWEST_HERTZ = 1e-3;
    static final double HIGHEST_HERTZ = 102e3;

    /** "Gain accuracy +-1 % from 20 to 30 degrees Celsius" (specifications). */
    private static final double GAIN_LIMIT = 0.01;

    /** Outputs go a little beyond full scale before they overload. */
    private static final double OVERRANGE = 1.09;

    private static final double LARGEST_INPUT_VOLTS = 1.2;

    private static final int EVENT_INPUT_OVERFLOW = 1;
    private static final int EVENT_EXECUTION = 1 << 4;
    private static final int EVENT_COMMAND = 1 << 5;
    private static final int EVENT_POWER_ON = 1 << 7;
    private static final int LIA_INPUT = 1;
    private static final int LIA_OUTPUT = 1 << 2;
    private static final int LIA_UNLOCKED = 1 << 3;

    final EventRegister events = new EventRegister();
    final EventRegister errors = new EventRegister();
    final EventRegister lia = new EventRegister();
    private int serviceEnable;

    /** "16383 points are stored for each channel" (manual, chapter 3: data storage). */
    static final int MOST_SAMPLES = 16_383;

    static final int TRIGGERED = 14;
    private static final int AUXILIARY = 4;

    final SampleBuffer buffer = new SampleBuffer(MOST_SAMPLES, this::shown);
    private final double[] auxiliaryVolts = new double[AUXILIARY + 1];
    private final double[] offsetPercent = new double[4];
    private final int[] expand = new int[4];
    private final int[] display = new int[3];
    private int sampleRate;

    private final Post post;
    private final double gainError;
    private final SignalPath path;
    private final Map<String, Integer> plain = new TreeMap<>();
    private boolean external;
    private double hertz;
    private double phaseDegrees;
    private double sineVolts;
    private int harmonic;
    private int sensitivity;
    private int timeConstant;
    private int slope;

    LockInState(Post post) {
        this.post = post;
        this.gainError =
                CalibrationError.draw(post.calibration(), GAIN_LIMIT, 0, "gain").gain();
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
        settings();
        this.path = new SignalPath(
                inputs, setting(), post.calibration(), post.time().nanos());
        path.sampler(buffer);
        post.wires().onUnit(post.role(), path::begin);
        post.wires().attach(path);
    }

    String identity() {
        return "Stanford_Research_Systems,SR830,s/n" + post.serial().substring(2) + ",ver1.07";
    }

    /** *RST: internal reference at 1 kHz, 1 V full scale, 100 ms, 12 dB an octave. */
    void reset() {
        settings();
        apply();
    }

    private void settings() {
        external = false;
        hertz = 1000;
        phaseDegrees = 0;
        sineVolts = 1;
        harmonic = 1;
        sensitivity = HIGHEST_SENSITIVITY;
        timeConstant = 8;
        slope = 1;
        java.util.Arrays.fill(offsetPercent, 0);
        java.util.Arrays.fill(expand, 0);
        java.util.Arrays.fill(display, 0);
        java.util.Arrays.fill(auxiliaryVolts, 0);
        sampleRate = 4;
        buffer.rate(sampleHertz());
        buffer.looping(true);
        plain.clear();
        plain.put("RMOD", 2);
    }

    void powerOn() {
        events.clear();
        errors.clear();
        lia.clear();
        events.set(EVENT_POWER_ON);
        // "Power on: the settings are those of before", unless reset by the keypad; the bench always starts from *RST.
        reset();
    }

    private SignalPath.Setting setting() {
        return new SignalPath.Setting(external, hertz, harmonic, phaseDegrees, tauSeconds(), slope + 1);
    }

    private void apply() {
        post.wires().follow();
        path.setting(setting());
    }

    /** 10 us, 30 us, 100 us and so on to 30 ks (OFLT). */
    private double tauSeconds() {
        return (timeConstant % 2 == 0 ? 1 : 3) * Math.pow(10, timeConstant / 2 - 5);
    }

    /** 2 nV, 5 nV, 10 nV and so on to 1 V (SENS). */
    double fullScaleVolts() {
        int step = sensitivity + 1;
        return new double[] {1, 2, 5}[step % 3] * Math.pow(10, step / 3 - 9);
    }

    void external(int internal) {
        external = internal == 0;
        apply();
    }

    int external() {
        return external ? 0 : 1;
    }

    void hertz(double value) throws Refusal {
        if (external) {
            throw new Refusal(Refusal.Kind.EXECUTION, "the reference is external");
        }
        hertz = value;
        apply();
    }

    double hertz() {
        post.wires().follow();
        return path.referenceHertz();
    }

    void phase(double degrees) {
        phaseDegrees = (degrees + 180) % 360 < 0 ? (degrees + 180) % 360 + 180 : (degrees + 180) % 360 - 180;
        apply();
    }

    double phase() {
        return phaseDegrees;
    }

    void sine(double volts) {
        sineVolts = volts;
    }

    double sine() {
        return sineVolts;
    }

    void harmonic(int value) throws Refusal {
        if (value * path.referenceHertz() > HIGHEST_HERTZ) {
            throw new Refusal(Refusal.Kind.EXECUTION, "harmonic above 102 kHz");
        }
        harmonic = value;
        apply();
    }

    int harmonic() {
        return harmonic;
    }

    void sensitivity(int index) {
        sensitivity = index;
    }

    int sensitivity() {
        return sensitivity;
    }

    void timeConstant(int index) {
        timeConstant = index;
        apply();
    }

    int timeConstant() {
        return timeConstant;
    }

    void slope(int index) {
        slope = index;
        apply();
    }

    int slope() {
        return slope;
    }

    /** Settings that are kept and told, and change nothing that this bench could show. */
    void plain(String mnemonic, int value) {
        plain.put(mnemonic, value);
    }

    int plain(String mnemonic) {
        return plain.getOrDefault(mnemonic, 0);
    }

    /** APHS: turns the phase so that the present output is all in X. */
    void autoPhase() {
        post.wires().follow();
        phase(phaseDegrees + Math.toDegrees(Math.atan2(path.yVolts(), path.xVolts())));
    }

    /** AGAN: the lowest full scale that holds the present output. */
    void autoGain() throws Refusal, InterruptedException {
        if (tauSeconds() > 1) {
            throw new Refusal(Refusal.Kind.EXECUTION, "auto gain does nothing above 1 s");
        }
        post.time().sleepUntil(post.time().nanos() + Math.round(1e9 * 10 * tauSeconds()));
        post.wires().follow();
        double magnitude = Math.hypot(path.xVolts(), path.yVolts()) * (1 + gainError);
        sensitivity = 0;
        while (sensitivity < HIGHEST_SENSITIVITY && fullScaleVolts() < magnitude) {
            sensitivity++;
        }
    }

    // ---- data storage (manual, 5-16 to 5-18) ----

    /** 62.5 mHz, doubled with every step, to 512 Hz. */
    private double sampleHertz() {
        return 0.0625 * Math.pow(2, Math.min(sampleRate, TRIGGERED - 1));
    }

    void sampleRate(int index) {
        post.wires().follow();
        sampleRate = index;
        buffer.rate(sampleHertz());
    }

    int sampleRate() {
        return sampleRate;
    }

    void looping(int on) {
        post.wires().follow();
        buffer.looping(on == 1);
    }

    void start() {
        post.wires().follow();
        if (sampleRate != TRIGGERED) {
            buffer.start(post.time().nanos());
        }
    }

    void pause() {
        post.wires().follow();
        buffer.pause();
    }

    /** A software trigger: one sample where the rate says so, else it starts storage if that was asked for. */
    void softwareTrigger() {
        post.wires().follow();
        if (sampleRate == TRIGGERED) {
            buffer.take(path.xVolts(), path.yVolts());
        } else if (plain("TSTR") == 1) {
            start();
        }
    }

    int stored() {
        post.wires().follow();
        return buffer.size();
    }

    private double[] shown(double xVolts, double yVolts) {
        Outputs now = new Outputs(xVolts * (1 + gainError), yVolts * (1 + gainError));
        return new double[] {shown(now, 1), shown(now, 2)};
    }

    /** What a display shows: X or Y, R or theta, noise, auxiliary inputs, to which nothing is wired. */
    double shown(Outputs now, int channel) {
        return switch (display[channel]) {
            case 0 -> now.get(channel);
            case 1 -> now.get(channel + 2);
            default -> 0;
        };
    }

    void display(int channel, int what) {
        display[channel] = what;
        post.wires().follow();
        buffer.clear();
    }

    int display(int channel) {
        return display[channel];
    }

    // ---- offsets, auxiliary connectors ----

    void offset(int output, double percent, int factor) {
        offsetPercent[output] = percent;
        expand[output] = factor;
    }

    double offsetPercent(int output) {
        return offsetPercent[output];
    }

    int expand(int output) {
        return expand[output];
    }

    /** AOFF: the present output becomes its offset. */
    void autoOffset(int output) {
        post.wires().follow();
        offsetPercent[output] = 0;
        double percent = 100 * outputs().get(output) / fullScaleVolts();
        offsetPercent[output] = Math.max(-105, Math.min(105, percent));
    }

    void auxiliary(int index, double volts) {
        auxiliaryVolts[index] = volts;
    }

    double auxiliary(int index) {
        return auxiliaryVolts[index];
    }

    /** X, Y, R in volts and theta in degrees, all of this moment. */
    record Outputs(double xVolts, double yVolts, double xOffset, double yOffset, double rOffset) {
        Outputs(double xVolts, double yVolts) {
            this(xVolts, yVolts, 0, 0, 0);
        }

        double get(int index) {
            return switch (index) {
                case 1 -> xVolts - xOffset;
                case 2 -> yVolts - yOffset;
                case 3 -> Math.hypot(xVolts, yVolts) - rOffset;
                default -> Math.toDegrees(Math.atan2(yVolts, xVolts));
            };
        }
    }

    Outputs outputs() {
        refresh();
        double most = OVERRANGE * fullScaleVolts();
        return new Outputs(
                clip(path.xVolts() * (1 + gainError), most),
                clip(path.yVolts() * (1 + gainError), most),
                offsetPercent[1] / 100 * fullScaleVolts(),
                offsetPercent[2] / 100 * fullScaleVolts(),
                offsetPercent[3] / 100 * fullScaleVolts());
    }

    private static double clip(double volts, double most) {
        return Math.max(-most, Math.min(most, volts));
    }

    /** Brings the path to now and notes overloads. */
    void refresh() {
        post.wires().follow();
        double most = OVERRANGE * fullScaleVolts();
        boolean over =
                Math.abs(path.xVolts() * (1 + gainError)) > most || Math.abs(path.yVolts() * (1 + gainError)) > most;
        lia.set((over ? LIA_OUTPUT : 0)
                | (path.takeLargestInput() > LARGEST_INPUT_VOLTS ? LIA_INPUT : 0)
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

    @Override
    public void refused(Refusal.Kind kind) {
        events.set(kind == Refusal.Kind.COMMAND ? EVENT_COMMAND : EVENT_EXECUTION);
    }

    @Override
    public void overrun() {
        events.set(EVENT_INPUT_OVERFLOW);
    }

    Map<String, Object> state() {
        post.wires().follow();
        Map<String, Object> state = new TreeMap<>();
        state.put("output", false);
        state.put("external_reference", external);
        state.put("reference_hertz", path.referenceHertz());
        state.put("locked", path.lockedAt(post.time().nanos()));
        state.put("full_scale_volts", fullScaleVolts());
        state.put("time_constant_seconds", tauSeconds());
        state.put("slope_db_per_octave", 6 * (slope + 1));
        state.put("phase_degrees", phaseDegrees);
        state.put("gain_error", gainError);
        return state;
    }
}
