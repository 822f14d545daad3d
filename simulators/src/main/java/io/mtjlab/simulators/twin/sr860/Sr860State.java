package io.mtjlab.simulators.twin.sr860;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.lockin.CurrentInput;
import io.mtjlab.simulators.twin.lockin.LockInStatus;
import io.mtjlab.simulators.twin.lockin.NoiseMeter;
import io.mtjlab.simulators.twin.lockin.Samplers;
import io.mtjlab.simulators.twin.lockin.Settings;
import io.mtjlab.simulators.twin.lockin.SignalInput;
import io.mtjlab.simulators.twin.lockin.SignalPath;
import io.mtjlab.simulators.twin.lockin.SineOutput;

/** What an SR860 does with its settings (SR860 operation manual, chapter 4). */
final class Sr860State {

    static final DoubleFunction<String> PRINT = Settings.printer(9);
    static final double LOWEST_HERTZ = 1e-3;
    static final double HIGHEST_HERTZ = 500e3;
    static final int LOWEST_SCALE = 27;

    /** "Gain accuracy 1 % below 200 kHz" (specifications). */
    private static final double GAIN_LIMIT = 0.01;

    static final double FASTEST_HERTZ = 1.25e6;
    /** How often it is halved for each time constant, from 1 us on; 13 times from 3 s on. */
    private static final int[] RATE_HALVINGS = {0, 0, 0, 1, 2, 3, 4, 5, 5, 7, 9, 10, 12, 13};

    private static final double OVERRANGE = 1.09;
    private static final int X_NOISE = 8;
    private static final int Y_NOISE = 9;

    /** Largest input of each range, RMS: 1 V, 300 mV, 100 mV, 30 mV, 10 mV (IRNG). */
    private static final double[] INPUT_VOLTS = {1, 0.3, 0.1, 0.03, 0.01};

    private static final int INPUT_OVERFLOW = 1 << 1;
    private static final int LIA_UNLOCKED = 1 << 3;
    private static final int LIA_INPUT = 1 << 4;
    private static final int LIA_OUTPUT = 1;
    private static final int LIA_SECOND_OUTPUT = 1 << 1;

    private final Post post;
    private final Settings settings;
    private final LockInStatus status = new LockInStatus(this::refresh, INPUT_OVERFLOW, 15);
    private final SignalPath path;
    private final SineOutput sine;
    private final NoiseMeter noise;
    private final double gainError;
    private boolean noiseAsked;
    private double lastInputVolts;

    Sr860State(Post post, MnemonicTable table, Settings settings) {
        this.post = post;
        this.settings = settings;
        this.gainError =
                CalibrationError.draw(post.calibration(), GAIN_LIMIT, 0, "gain").gain();
        this.path = new SignalPath(post, LOWEST_HERTZ, HIGHEST_HERTZ, setting());
        this.sine = new SineOutput(post);
        this.noise = new NoiseMeter(this::looksAtNoise, this::tauSeconds);
        settings.listen(this::changed);
        table.query("FREQ", () -> PRINT.apply(referenceHertz()));
    }

    String identity() {
        return "Stanford_Research_Systems,SR860," + post.serial().substring(1) + ",V1.51";
    }

    LockInStatus status() {
        return status;
    }

    /** @param others go back with everything else */
    void reset(List<Runnable> others) {
        follow();
        settings.reset();
        noiseAsked = false;
        others.forEach(Runnable::run);
        apply();
    }

    private void changed(String name) throws Refusal {
        follow();
        switch (name) {
            case "FREQ" -> {
                if (settings.on("RSRC")) {
                    throw new Refusal(Refusal.Kind.EXECUTION, "the reference is external");
                }
                settings.put("FREQINT", settings.get("FREQ"));
            }
            case "PHAS" -> settings.put("PHAS", wrapped(settings.get("PHAS")));
            default -> {}
        }
        apply();
    }

    private static double wrapped(double degrees) {
        double turned = (degrees + 180) % 360;
        return turned < 0 ? turned + 180 : turned - 180;
    }

    private SignalPath.Setting setting() {
        return new SignalPath.Setting(
                settings.whole("RSRC") == 1,
                settings.get("FREQINT"),
                settings.whole("HARM"),
                settings.get("PHAS"),
                tauSeconds(),
                settings.whole("OFSL") + 1,
                settings.on("SYNC"),
                new SignalInput(current(), settings.on("ICPL"), false, false));
    }

    private @Nullable CurrentInput current() {
        if (!settings.on("IVMD")) {
            return null;
        }
        return settings.on("ICUR") ? CurrentInput.SR860_100_MEGOHM : CurrentInput.SR860_MEGOHM;
    }

    private void apply() {
        path.setting(setting());
        sine.set(settings.get("SLVL"), path.referenceHertz(), settings.get("SOFF"));
    }

    /** 1 us, 3 us, 10 us and so on to 30 ks (OFLT). */
    double tauSeconds() {
        int index = settings.whole("OFLT");
        return (index % 2 == 0 ? 1 : 3) * Math.pow(10, index / 2 - 6);
    }

    /** The fastest rate of samples (manual, CAPTURERATEMAX?). */
    double fastestHertz() {
        int index = Math.min(settings.whole("OFLT"), RATE_HALVINGS.length - 1);
        return FASTEST_HERTZ / (1 << RATE_HALVINGS[index]);
    }

    /** 1 V, 500 mV, 200 mV and so on down to 1 nV (SCAL). */
    double fullScaleVolts() {
        int index = settings.whole("SCAL");
        return new double[] {1, 0.5, 0.2}[index % 3] * Math.pow(10, -(index / 3));
    }

    double referenceHertz() {
        follow();
        return path.referenceHertz();
    }

    double externalHertz() {
        return post.wires().reference().hertz();
    }

    double noiseBandwidthHertz() {
        return SignalPath.noiseBandwidthHertz(settings.whole("OFSL") + 1, tauSeconds());
    }

    // ---- outputs ----

    /** 0 X, 1 Y, 2 R, 3 theta; further ones as the manual's table of data parameters counts them. */
    double output(int index) {
        refresh();
        double most = OVERRANGE * fullScaleVolts();
        return output(index, clip(path.xVolts(), most), clip(path.yVolts(), most));
    }

    /** The same of a moment at which the path had these outputs. */
    double captured(int index, double xVolts, double yVolts) {
        return output(index, xVolts * (1 + gainError), yVolts * (1 + gainError));
    }

    private double output(int index, double x, double y) {
        return switch (index) {
            case 0 -> x - offset(0);
            case 1 -> y - offset(1);
            case 2 -> Math.hypot(x, y) - offset(2);
            case 3 -> Math.toDegrees(Math.atan2(y, x));
            case X_NOISE, Y_NOISE -> noise(index == Y_NOISE);
            case 10 -> settings.get("AUXV0");
            case 11 -> settings.get("AUXV1");
            case 12 -> settings.get("PHAS");
            case 13 -> settings.get("SLVL");
            case 14 -> settings.get("SOFF");
            case 15 -> settings.get("FREQINT");
            case 16 -> externalHertz();
            default -> 0;
        };
    }

    /** From the first question on the outputs are looked at, and while a display shows it. */
    private double noise(boolean y) {
        noiseAsked = true;
        double density = noise.knows() ? noise.density(y, noiseBandwidthHertz()) : path.inputDensity();
        return (1 + gainError) * density;
    }

    private boolean looksAtNoise() {
        if (noiseAsked) {
            return true;
        }
        for (int i = 0; i < 4; i++) {
            int shown = settings.whole("CDSP" + i);
            if (shown == X_NOISE || shown == Y_NOISE) {
                return true;
            }
        }
        return false;
    }

    double inputDensity() {
        return path.inputDensity();
    }

    /** R as it is told. */
    double magnitudeVolts() {
        return output(2);
    }

    Instant now() {
        return post.wires().clock().epoch().plusNanos(nanos());
    }

    private double offset(int output) {
        return settings.on("COFA" + output) ? settings.get("COFP" + output) / 100 * fullScaleVolts() : 0;
    }

    private double clip(double volts, double most) {
        return Math.max(-most, Math.min(most, volts * (1 + gainError)));
    }

    void autoPhase() throws Refusal {
        follow();
        settings.set("PHAS", settings.get("PHAS") + Math.toDegrees(Math.atan2(path.yVolts(), path.xVolts())));
    }

    void autoScale() {
        follow();
        double magnitude = Math.hypot(path.xVolts(), path.yVolts()) * (1 + gainError);
        settings.put("SCAL", LOWEST_SCALE);
        while (settings.whole("SCAL") > 0 && fullScaleVolts() < magnitude) {
            settings.put("SCAL", settings.get("SCAL") - 1);
        }
    }

    /** The most sensitive input range that the signal does not overload. */
    void autoRange() {
        refresh();
        int range = INPUT_VOLTS.length - 1;
        while (range > 0 && INPUT_VOLTS[range] < lastInputVolts) {
            range--;
        }
        settings.put("IRNG", range);
    }

    void autoOffset(int output) {
        settings.put("COFA" + output, 0);
        settings.put("COFP" + output, 100 * output(output) / fullScaleVolts());
        settings.put("COFA" + output, 1);
    }

    /** ILVL?: 0 for less than a twentieth of the input range, 4 for an overload. */
    int inputLevel() {
        refresh();
        double part = lastInputVolts / inputVolts();
        return part > 1 ? 4 : part > 0.5 ? 3 : part > 0.2 ? 2 : part > 0.05 ? 1 : 0;
    }

    private double inputVolts() {
        return settings.on("IVMD") ? path.setting().input().largest(1) : INPUT_VOLTS[settings.whole("IRNG")];
    }

    /** From here on samples are taken for these. */
    void sample(SignalPath.Sampler sampler) {
        Samplers both = new Samplers(noise);
        both.first(sampler);
        path.sampler(both);
    }

    /** A setting as the instrument itself changes it. */
    void moves(String name, double value) {
        follow();
        settings.put(name, value);
        apply();
    }

    /** @return true while the lock-in finds an output, its input or its reference out of order */
    boolean troubled() {
        double most = OVERRANGE * fullScaleVolts();
        return Math.hypot(path.xVolts(), path.yVolts()) * (1 + gainError) > most || !path.lockedAt(nanos());
    }

    long nanos() {
        return post.time().nanos();
    }

    void follow() {
        post.wires().follow();
    }

    /** Brings the path to now and notes overloads. */
    private void refresh() {
        follow();
        double most = OVERRANGE * fullScaleVolts();
        boolean over = Math.hypot(path.xVolts(), path.yVolts()) * (1 + gainError) > most;
        boolean second = Math.abs(path.yVolts()) * (1 + gainError) > most;
        boolean unlocked = path.takeLostLock() | !path.lockedAt(nanos());
        lastInputVolts = path.takeLargestInput();
        status.lia((over ? LIA_OUTPUT : 0)
                | (second ? LIA_SECOND_OUTPUT : 0)
                | (lastInputVolts > inputVolts() ? LIA_INPUT : 0)
                | (unlocked ? LIA_UNLOCKED : 0));
    }

    Map<String, Object> state() {
        follow();
        Map<String, Object> state = new TreeMap<>();
        state.put("output", settings.get("SLVL") > 0);
        state.put("sine_volts", settings.get("SLVL"));
        state.put("sine_offset_volts", settings.get("SOFF"));
        state.put("external_reference", settings.whole("RSRC") == 1);
        state.put("reference_hertz", path.referenceHertz());
        state.put("locked", path.lockedAt(nanos()));
        state.put("full_scale_volts", fullScaleVolts());
        state.put("time_constant_seconds", tauSeconds());
        state.put("slope_db_per_octave", 6 * (settings.whole("OFSL") + 1));
        state.put("phase_degrees", settings.get("PHAS"));
        state.put("gain_error", gainError);
        state.put("sine_gain_error", sine.gainError());
        return state;
    }
}
