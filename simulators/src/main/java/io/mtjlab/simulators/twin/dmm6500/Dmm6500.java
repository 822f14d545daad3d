package io.mtjlab.simulators.twin.dmm6500;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.SettingMemory;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.sampling.MovingAverage;
import io.mtjlab.simulators.twin.sampling.Ranged;
import io.mtjlab.simulators.twin.sampling.ReadingNoise;
import io.mtjlab.simulators.twin.touch.Buffers;
import io.mtjlab.simulators.twin.touch.Calculations;
import io.mtjlab.simulators.twin.touch.ConfigurationLists;
import io.mtjlab.simulators.twin.touch.DigitalLines;
import io.mtjlab.simulators.twin.touch.Reading;
import io.mtjlab.simulators.twin.touch.TouchInstrument;
import io.mtjlab.simulators.twin.touch.trigger.Scan;
import io.mtjlab.simulators.wiring.WindowRecorder.Terminals;

/**
 * What a DMM6500 does with its settings (DMM6500-901-01, reference manual, section 12). Resistance sends its test
 * current through the junction as long as that function is chosen, as the real one does; so do continuity, diode and
 * capacitance. Alternating quantities are the root mean square of what swings, frequency that of the largest swing.
 */
final class Dmm6500 extends TouchInstrument {

    static final double LINE_HERTZ = 60;
    private static final double OVERHEAD_SECONDS = 0.1e-3;
    private static final double OVERRANGE = 1.2;
    private static final double TEST_VOLTS = 12;
    private static final int HIGHEST_SETUP = 4;
    private static final double CHARGING_SECONDS = 0.1;
    /** A reading of a root mean square waits for the slowest swing that the detector takes, in hertz. */
    private static final NavigableMap<Integer, Double> SETTLING_SECONDS =
            new TreeMap<>(Map.of(3, 2.0, 30, 0.3, 300, 0.02));

    /** The digitizer has fewer bits: its white noise over one sample is some tens of parts in a million of range. */
    private static final double DIGITIZER_NOISE_CYCLES = 1e-4;

    private final Panel panel;
    private final Map<MeterFunction, Ranged> ranges = new EnumMap<>(MeterFunction.class);
    private final ReadingNoise noise;
    private final MeterInput input;
    private final MovingAverage filter = new MovingAverage();
    private final Calculations calculations;
    private final ConfigurationLists settings;
    private final ScannerCard card;
    private final ChannelSettings channels;
    private final ScanRows scan;
    private final DigitalLines lines;
    private final SettingMemory saved;
    private long lastNanos;
    private double relative;

    Dmm6500(Post post, Status status, CommandTable table, Panel panel) {
        super(post, status, table, false);
        this.panel = panel;
        lines = new DigitalLines(table, "DIGital", "DIGitize");
        card = new ScannerCard(post);
        channels = new ChannelSettings(post, panel, card, this::settle);
        scan = new ScanRows(table, panel, card, new CardScan(this));
        card.addTo(table, this::close);
        for (MeterFunction each : MeterFunction.values()) {
            ranges.put(each, new Ranged(each.scales(), OVERRANGE, post.calibration(), each.key()));
        }
        input = new MeterInput(post, panel, this::range);
        calculations = new Calculations(panel);
        settings = new ConfigurationLists(table, panel, "[:SENSe[1]]", Dmm6500::measures, this::recalled);
        noise = new ReadingNoise(post.calibration(), "readings");
        post.wires().onUnit(post.role(), noise::begin);
        saved = new SettingMemory(panel, HIGHEST_SETUP, this::setUp);
    }

    /** *SAV and *RCL, 0 to 4. */
    @Override
    public Optional<SettingMemory> memory() {
        return Optional.of(saved);
    }

    private void setUp() {
        abort();
        settle();
    }

    @Override
    public String identity() {
        return "KEITHLEY INSTRUMENTS,MODEL DMM6500,0" + post.serial() + ",1.7.12b";
    }

    @Override
    public void reset() {
        super.reset();
        panel.reset();
        calculations.reset();
        filter.clear();
        ranges.forEach((function, range) -> {
            range.auto(true);
            range.select(Double.MAX_VALUE);
        });
        range(MeterFunction.VOLTS).select(10);
        scan.reset();
        lines.reset();
        card.reset();
        channels.reset();
        drive();
    }

    private boolean digitizing() {
        return panel.on("digitizing");
    }

    ChannelSettings channels() {
        return channels;
    }

    ScannerCard card() {
        return card;
    }

    ScanRows scan() {
        return scan;
    }

    Calculations calculations() {
        return calculations;
    }

    /** What is measured now. */
    MeterFunction function() {
        if (!digitizing()) {
            return MeterFunction.values()[(int) panel.get("function")];
        }
        return panel.word("digital.function").equals("VOLT") ? MeterFunction.VOLTS : MeterFunction.AMPERES;
    }

    private Ranged range(MeterFunction function) {
        return Objects.requireNonNull(ranges.get(function), "every function has its ranges");
    }

    void changed(String name, int channel) throws ScpiException {
        catchUp();
        if (name.startsWith("scan.") && !scan.empty()) {
            scan.changed();
        }
        if (name.equals("function") || name.equals("digital.function")) {
            panel.put("digitizing", name.equals("function") ? 0 : 1);
        }
        if (name.startsWith("detector")) {
            panel.put(name, SETTLING_SECONDS.floorKey((int) panel.get(name)));
        }
        if (name.equals("function") || name.startsWith("average")) {
            filter.clear();
        }
        for (MeterFunction function : MeterFunction.values()) {
            String key = function.key();
            if (name.equals("range." + key) || name.equals("digital.range." + key)) {
                range(function).select(panel.get(name));
                range(function).auto(false);
                panel.put(name, range(function).nominal());
                panel.put("auto." + key, 0);
            } else if (name.equals("auto." + key)) {
                range(function).auto(panel.on(name));
            }
        }
        drive();
    }

    private void drive() {
        post.wires().source(post.role(), input.testAmperes(function()), TEST_VOLTS);
        post.wires().load(post.role(), input.load(function(), digitizing()));
    }

    @Override
    protected int count(boolean digital) {
        return (int) panel.get(digital ? "digital.count" : "count");
    }

    @Override
    protected Timing timing(boolean digital) {
        if (digital) {
            double period = 1 / panel.get("digital.hertz");
            double set = panel.get("digital.aperture");
            return new Timing(period, Math.max(1e-6, set > 0 ? Math.min(set, period) : period));
        }
        MeterFunction function = function();
        double delay = panel.on("delay.auto." + function.key()) ? 0 : panel.get("delay." + function.key());
        if (!function.integrates()) {
            double seconds = switch (function) {
                case HERTZ, SECONDS -> panel.get("gate." + function.key());
                case FARADS -> CHARGING_SECONDS;
                default ->
                    SETTLING_SECONDS
                            .floorEntry((int) panel.get("detector." + function.key()))
                            .getValue();
            };
            return new Timing(delay + repeats() * (seconds + OVERHEAD_SECONDS), seconds);
        }
        double aperture = panel.get("cycles." + function.key()) / LINE_HERTZ;
        double looks = (panel.on("autozero." + function.key()) ? 2 : 1) * aperture;
        return new Timing(delay + repeats() * (looks + OVERHEAD_SECONDS), aperture);
    }

    private double repeats() {
        String key = function().key();
        boolean averaged =
                panel.on("average." + key) && panel.word("average.kind." + key).equals("REP");
        return averaged ? panel.get("average.count." + key) : 1;
    }

    @Override
    protected void beginning(long startNanos, long intervalNanos, long points, boolean digital) {
        panel.put("digitizing", digital ? 1 : 0);
        drive();
    }

    @Override
    protected Reading reading(Terminals seen, long doneNanos) {
        MeterFunction function = function();
        String key = function.key();
        double seconds = (doneNanos - lastNanos) * 1e-9;
        lastNanos = doneNanos;
        double cycles = digitizing()
                ? DIGITIZER_NOISE_CYCLES
                : function.integrates() ? panel.get("cycles." + key) * repeats() : repeats();
        double truth = input.truth(function, seen);
        double value = range(function).read(truth, cycles, seconds, noise);
        if (function.alternating()) {
            value = Math.abs(value);
        }
        boolean over = Math.abs(value) >= Ranged.OVERFLOW;
        if (!over) {
            value = input.shown(function, value, seen);
        }
        if (!digitizing() && panel.on("average." + key) && repeats() == 1) {
            value = filter.next(value, (int) panel.get("average.count." + key));
        }
        boolean less = !digitizing() && panel.on("relative." + key) && !over;
        relative = value;
        double shown = less ? value - panel.get("relative.by." + key) : value - (over ? 0 : digitalRelative());
        return new Reading(
                digitizing() ? shown : calculations.take(key, shown),
                0,
                "",
                0,
                doneNanos,
                over ? 1 : 0,
                input.unit(function),
                card.measured());
    }

    /** What is taken off a sample of the digitizer; 0 of a reading. */
    private double digitalRelative() {
        if (!digitizing()) {
            return 0;
        }
        String name = "digital." + (panel.word("digital.function").equals("VOLT") ? "VOLTage" : "CURRent") + ".";
        return panel.on(name + "relative") ? panel.get(name + "relative.by") : 0;
    }

    @Override
    protected double rangeInUse() {
        return digitizing() ? 0 : range(function()).nominal();
    }

    @Override
    protected boolean digitizes() {
        return digitizing();
    }

    @Override
    protected void lines(int pattern, int mask) {
        lines.write(pattern, mask);
    }

    @Override
    protected double userDelay(boolean source, int number) {
        return source ? 0 : panel.get("delay." + function().key(), number);
    }

    @Override
    protected double limit(int test, boolean upper) {
        return panel.get((upper ? "limit.upper." : "limit.lower.") + function().key() + "." + test);
    }

    @Override
    protected List<ConfigurationLists> lists() {
        return List.of(settings);
    }

    /** What a list of settings keeps. */
    private static boolean measures(String setting) {
        return setting.matches("(function|range|auto|cycles|autozero|average|delay|relative|math"
                + "|limit\\.(test|upper|lower)|gate|threshold|detector|impedance|compensated|bias)\\b.*");
    }

    private void recalled() {
        panel.put("digitizing", 0);
        settle();
    }

    /** The ranges and the terminals follow what stands on the panel. */
    private void settle() {
        catchUp();
        for (MeterFunction each : ranges.keySet()) {
            if (each.ranged()) {
                range(each).auto(panel.on("auto." + each.key()));
                range(each).select(panel.get("range." + each.key()));
            }
        }
        filter.clear();
        drive();
    }

    /** Closes channels and no others, each as it wants to be read; the last one is read. */
    private void close(List<Integer> wanted) throws ScpiException, InterruptedException {
        if (!idle()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        connect(wanted);
        card.settle();
    }

    void connect(List<Integer> wanted) throws ScpiException {
        if (!wanted.isEmpty()) {
            channels.apply(wanted.get(wanted.size() - 1));
        }
        card.closeOnly(wanted, !digitizing() && function() == MeterFunction.FOUR_WIRE_OHMS);
    }

    /** INITiate starts the trigger model, whatever the scan was. */
    void unload() throws ScpiException {
        if (!idle()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        forgetModel();
    }

    void loadScan(Scan next) throws ScpiException {
        load(next);
    }

    String scanState() {
        return modelState();
    }

    ConfigurationLists settings() {
        return settings;
    }

    Buffers memories() {
        return buffers;
    }

    /** The nominal value of the range that a function is on, or would take for {@code level}. */
    double rangeOf(MeterFunction function) {
        catchUp();
        return range(function).nominal();
    }

    /** "Refreshes the reference and zero measurements once"; automatic zeroing is off from then on (PyMeasure's tests). */
    void zeroOnce() {
        if (function().integrates()) {
            panel.put("autozero." + function().key(), 0);
        }
    }

    void powerOn() {
        settings.powerOn();
        card.powerOn();
        reset();
    }

    void acquireRelative(MeterFunction function) {
        catchUp();
        panel.put("relative.by." + function.key(), relative);
    }

    void acquireDigital(String word) {
        catchUp();
        panel.put("digital." + word + ".relative.by", relative);
    }

    void digitize(Call call) throws ScpiException, InterruptedException {
        read(call, 0, true);
    }

    /** The same after the digitizing function has been chosen: 0 volts, 1 amperes. */
    void digitize(Call call, int function) throws ScpiException, InterruptedException {
        panel.put("digital.function", function);
        changed("digital.function", 1);
        read(call, 0, true);
    }

    void beginDigitizing(Call call) throws ScpiException {
        call.expect(0, 1);
        begin(count(true), call.parameterCount() > 0 ? call.string(0) : Buffers.DEFAULT, true);
    }

    void measure(Call call, int function) throws ScpiException, InterruptedException {
        if (function >= 0) {
            panel.put("function", function);
            changed("function", 1);
        }
        if (digitizing()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        read(call, 0, false);
    }

    Map<String, Object> state() {
        catchUp();
        Map<String, Object> state = new TreeMap<>();
        state.put("output", input.testAmperes(function()) != 0);
        state.put("function", function().told());
        state.put("digitizing", digitizing());
        state.put("channel", card.measured());
        state.put("range", range(function()).nominal());
        state.put("measuring", !idle());
        state.put("gain_error", range(function()).error().gain());
        state.put("offset_error", range(function()).error().offset());
        return state;
    }
}
