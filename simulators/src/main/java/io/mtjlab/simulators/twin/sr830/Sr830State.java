package io.mtjlab.simulators.twin.sr830;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;

import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.server.Outlet;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.lockin.LockInStatus;
import io.mtjlab.simulators.twin.lockin.NoiseMeter;
import io.mtjlab.simulators.twin.lockin.Samplers;
import io.mtjlab.simulators.twin.lockin.Settings;
import io.mtjlab.simulators.twin.lockin.SignalPath;
import io.mtjlab.simulators.twin.lockin.SineOutput;

/** What an SR830 does with its settings (SR830 manual, chapter 5). */
final class Sr830State {

    static final DoubleFunction<String> PRINT = Settings.printer(6);

    /** "Gain accuracy +-1 % from 20 to 30 degrees Celsius" (specifications). */
    private static final double GAIN_LIMIT = 0.01;

    /** Outputs go a little beyond full scale before they overload. */
    private static final double OVERRANGE = 1.09;

    private static final double LARGEST_INPUT_VOLTS = 1.2;
    private static final int LONGEST_AUTO_GAIN_SECONDS = 1;

    private static final int INPUT_OVERFLOW = 1;
    private static final int LIA_INPUT = 1;
    private static final int LIA_FILTER = 1 << 1;
    private static final int LIA_OUTPUT = 1 << 2;
    private static final int LIA_UNLOCKED = 1 << 3;
    private static final int LIA_TRIGGERED = 1 << 6;

    private final Post post;
    private final Sr830Panel panel;
    private final Settings settings;
    private final LockInStatus status = new LockInStatus(this::refresh, INPUT_OVERFLOW, 8);
    private final DataStorage storage;
    private final SignalPath path;
    private final SineOutput sine;
    private final DetectionRange range;
    private final NoiseMeter noise;
    private final double gainError;
    private final Map<Integer, Map<String, Double>> setups = new HashMap<>();

    Sr830State(Post post, MnemonicTable table) {
        this.post = post;
        this.gainError =
                CalibrationError.draw(post.calibration(), GAIN_LIMIT, 0, "gain").gain();
        this.panel = new Sr830Panel(table, () -> post.wires().reference().hertz());
        this.settings = panel.settings();
        this.storage = new DataStorage(post, settings, table, this);
        this.path = new SignalPath(post, Sr830Panel.LOWEST_HERTZ, Sr830Panel.HIGHEST_HERTZ, panel.setting());
        this.sine = new SineOutput(post);
        this.range = new DetectionRange(panel, path, status);
        this.noise = new NoiseMeter(() -> shows(1) || shows(2), panel::tauSeconds);
        Samplers samplers = new Samplers(noise);
        samplers.first(storage);
        path.sampler(samplers);
        settings.listen(this::changed);
    }

    String identity() {
        return "Stanford_Research_Systems,SR830,s/n" + post.serial().substring(2) + ",ver1.07";
    }

    LockInStatus status() {
        return status;
    }

    Settings settings() {
        return settings;
    }

    /** *RST: internal reference at 1 kHz, 1 V full scale, 100 ms, 12 dB an octave. */
    void reset() {
        follow();
        settings.reset();
        applyAll();
    }

    /** A real one comes up with the settings of before unless a key is held; the bench always starts from *RST. */
    void powerOn() {
        status.powerOn();
        reset();
    }

    void save(int setup) {
        setups.put(setup, settings.snapshot());
    }

    void recall(int setup) throws Refusal {
        Map<String, Double> saved = setups.get(setup);
        if (saved == null) {
            throw new Refusal(Refusal.Kind.EXECUTION, "nothing was saved as setup " + setup);
        }
        follow();
        settings.restore(saved);
        applyAll();
    }

    private void applyAll() {
        storage.apply();
        path.setting(panel.setting());
        applySine();
        range.begin();
    }

    private void changed(String name) throws Refusal {
        follow();
        switch (name) {
            case "FREQ" -> range.frequency();
            case "PHAS" -> settings.put("PHAS", wrapped(Math.rint(100 * settings.get("PHAS")) / 100));
            case "SLVL" -> settings.put("SLVL", Math.rint(settings.get("SLVL") / 0.002) * 0.002);
            case "HARM" -> range.harmonic();
            case "OFLT" -> range.timeConstant();
            case "SENS" -> panel.chooseCurrentGain();
            case "SRAT", "SEND" -> storage.apply();
            case "FAST" -> storage.startFast();
            default -> {}
        }
        path.setting(panel.setting());
        applySine();
        range.follow();
    }

    private static double wrapped(double degrees) {
        double turned = (degrees + 180) % 360;
        return turned < 0 ? turned + 180 : turned - 180;
    }

    private void applySine() {
        sine.set(settings.get("SLVL"), path.referenceHertz(), 0);
    }

    // ---- automatic functions ----

    /** APHS: turns the phase so that the present output is all in X. */
    void autoPhase() throws Refusal {
        follow();
        settings.set("PHAS", wrapped(settings.get("PHAS") + Math.toDegrees(Math.atan2(path.yVolts(), path.xVolts()))));
    }

    /** AGAN: the lowest full scale that holds the present output; does nothing above 1 s. */
    void autoGain() throws Refusal, InterruptedException {
        if (panel.tauSeconds() > LONGEST_AUTO_GAIN_SECONDS) {
            throw new Refusal(Refusal.Kind.EXECUTION, "auto gain does nothing above 1 s");
        }
        post.time().sleepUntil(post.time().nanos() + Math.round(1e9 * 10 * panel.tauSeconds()));
        follow();
        double magnitude = Math.hypot(path.xVolts(), path.yVolts()) * (1 + gainError);
        settings.put("SENS", 0);
        while (settings.whole("SENS") < Sr830Panel.HIGHEST_SENSITIVITY && panel.fullScaleVolts() < magnitude) {
            settings.put("SENS", settings.get("SENS") + 1);
        }
        panel.chooseCurrentGain();
        path.setting(panel.setting());
    }

    /** AOFF: the present output becomes its offset. */
    void autoOffset(int output) {
        settings.put("OFFS" + output, 0);
        double percent = 100 * outputs().get(output) / panel.fullScaleVolts();
        settings.put("OFFS" + output, Math.max(-105, Math.min(105, percent)));
    }

    // ---- outputs ----

    double referenceHertz() {
        follow();
        return path.referenceHertz();
    }

    Outputs outputs() {
        refresh();
        double most = OVERRANGE * panel.fullScaleVolts();
        return outputs(clip(path.xVolts() * (1 + gainError), most), clip(path.yVolts() * (1 + gainError), most));
    }

    private Outputs outputs(double xVolts, double yVolts) {
        return new Outputs(xVolts, yVolts, offsetVolts(1), offsetVolts(2), offsetVolts(3));
    }

    private double offsetVolts(int output) {
        return settings.get("OFFS" + output) / 100 * panel.fullScaleVolts();
    }

    private static double clip(double volts, double most) {
        return Math.max(-most, Math.min(most, volts));
    }

    /** What the two displays show of these outputs. */
    double[] shown(double xVolts, double yVolts) {
        Outputs now = outputs(xVolts * (1 + gainError), yVolts * (1 + gainError));
        return new double[] {shown(now, 1), shown(now, 2)};
    }

    /** DDEF */
    private static final int NOISE = 2;

    private boolean shows(int channel) {
        return settings.whole("DDEF" + channel) == NOISE;
    }

    /** X or Y, R or theta, noise, auxiliary inputs, to which nothing is wired. */
    double shown(Outputs now, int channel) {
        return switch (settings.whole("DDEF" + channel)) {
            case 0 -> now.get(channel);
            case 1 -> now.get(channel + 2);
            case NOISE ->
                (1 + gainError)
                        * (noise.knows()
                                ? noise.density(channel == 2, panel.noiseBandwidthHertz())
                                : path.inputDensity());
            default -> 0;
        };
    }

    void display(int channel, int what, int ratio) {
        storage.clear();
        settings.put("DDEF" + channel, what);
        settings.put("RATIO" + channel, ratio);
    }

    /** One sample now. */
    void sample(DataStorage into) {
        into.take(path.xVolts(), path.yVolts());
    }

    /**
     * What an analog output shows, in parts of full scale: less its offset, and expanded.
     *
     * @param output 1 X, 2 Y
     */
    double expanded(int output, double volts) {
        double shown = volts * (1 + gainError) / panel.fullScaleVolts() - settings.get("OFFS" + output) / 100;
        return shown * Math.pow(10, settings.whole("EXPA" + output));
    }

    /** Where bytes go that nobody has asked for. */
    void unasked(Outlet outlet) {
        storage.fast().outlet(outlet);
    }

    void triggered() {
        status.lia(LIA_TRIGGERED);
    }

    long nanos() {
        return post.time().nanos();
    }

    void follow() {
        post.wires().follow();
    }

    /** Brings the path to now and notes overloads. */
    void refresh() {
        follow();
        range.follow();
        double most = OVERRANGE * panel.fullScaleVolts();
        boolean over =
                Math.abs(path.xVolts() * (1 + gainError)) > most || Math.abs(path.yVolts() * (1 + gainError)) > most;
        boolean input = path.takeLargestInput() > path.setting().input().largest(LARGEST_INPUT_VOLTS);
        boolean unlocked = path.takeLostLock() | !path.lockedAt(nanos());
        status.lia((input ? LIA_INPUT | LIA_FILTER : 0) | (over ? LIA_OUTPUT : 0) | (unlocked ? LIA_UNLOCKED : 0));
    }

    Map<String, Object> state() {
        follow();
        Map<String, Object> state = new TreeMap<>();
        state.put("output", post.wires().feeds(post.role()));
        state.put("external_reference", panel.external());
        state.put("reference_hertz", path.referenceHertz());
        state.put("locked", path.lockedAt(nanos()));
        state.put("full_scale_volts", panel.fullScaleVolts());
        state.put("time_constant_seconds", panel.tauSeconds());
        state.put("slope_db_per_octave", 6 * (settings.whole("OFSL") + 1));
        state.put("phase_degrees", settings.get("PHAS"));
        state.put("gain_error", gainError);
        state.put("sine_gain_error", sine.gainError());
        return state;
    }
}
