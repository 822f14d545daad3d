package io.mtjlab.simulators.twin.dmm6500;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import io.mtjlab.simulators.twin.sampling.Ranged;
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
final class Dmm6500 extends TouchInstrument implements Scanner.Meter {

    static final double LINE_HERTZ = 60;
    private static final double OVERRANGE = 1.2;
    private static final double TEST_VOLTS = 12;
    private static final int HIGHEST_SETUP = 4;

    private final Panel panel;
    private final Map<MeterFunction, Ranged> ranges = new EnumMap<>(MeterFunction.class);
    private final MeterInput input;
    private final MeterTiming timing;
    private final ReadingMaker maker;
    private final Calculations calculations;
    private final ConfigurationLists settings;
    private final Scanner scanner;
    private final DigitalLines lines;
    private final SettingMemory saved;

    Dmm6500(Post post, Status status, CommandTable table, Panel panel) {
        super(post, status, table, false);
        this.panel = panel;
        for (MeterFunction each : MeterFunction.values()) {
            ranges.put(each, new Ranged(each.scales(), OVERRANGE, post.calibration(), each.key()));
        }
        lines = new DigitalLines(table, "DIGital", "DIGitize");
        input = new MeterInput(post, panel, this::range);
        timing = new MeterTiming(panel);
        calculations = new Calculations(panel);
        maker = new ReadingMaker(post, panel, input, timing, calculations);
        settings = new ConfigurationLists(table, panel, "[:SENSe[1]]", Dmm6500::measures, this::recalled);
        scanner = new Scanner(post, table, panel, this);
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
        maker.clearFilter();
        ranges.forEach((function, range) -> {
            range.auto(true);
            range.select(Double.MAX_VALUE);
        });
        range(MeterFunction.VOLTS).select(10);
        lines.reset();
        scanner.reset();
        drive();
    }

    private boolean digitizing() {
        return panel.on("digitizing");
    }

    Scanner scanner() {
        return scanner;
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
        scanner.changed(name);
        if (name.equals("function") || name.equals("digital.function")) {
            panel.put("digitizing", name.equals("function") ? 0 : 1);
        }
        if (name.startsWith("detector")) {
            panel.put(name, MeterTiming.bandwidth(panel.get(name)));
        }
        if (name.equals("function") || name.startsWith("average")) {
            maker.clearFilter();
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
    public int count(boolean digital) {
        return (int) panel.get(digital ? "digital.count" : "count");
    }

    @Override
    protected Timing timing(boolean digital) {
        return digital ? timing.sample() : timing.reading(function());
    }

    @Override
    protected void beginning(long startNanos, long intervalNanos, long points, boolean digital) {
        panel.put("digitizing", digital ? 1 : 0);
        drive();
    }

    @Override
    protected Reading reading(Terminals seen, long doneNanos) {
        MeterFunction function = function();
        return digitizing()
                ? maker.sample(function, range(function), seen, doneNanos, scanner.measured())
                : maker.reading(function, range(function), seen, doneNanos, scanner.measured());
    }

    @Override
    protected double rangeInUse() {
        return digitizing() ? 0 : range(function()).nominal();
    }

    @Override
    public boolean digitizes() {
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
    @Override
    public void settle() {
        catchUp();
        for (MeterFunction each : ranges.keySet()) {
            if (each.ranged()) {
                range(each).auto(panel.on("auto." + each.key()));
                range(each).select(panel.get("range." + each.key()));
            }
        }
        maker.clearFilter();
        drive();
    }

    @Override
    public boolean fourWire() {
        return !digitizing() && function() == MeterFunction.FOUR_WIRE_OHMS;
    }

    @Override
    public void scanNext(Scan scan) throws ScpiException {
        load(scan);
    }

    @Override
    public void scanNothing() {
        forgetModel();
    }

    @Override
    public int capacity(String buffer) throws ScpiException {
        return buffers.capacity(buffer);
    }

    @Override
    public int listLength(String list) throws ScpiException {
        return settings.length(list);
    }

    @Override
    public void recall(String list, int place) throws ScpiException {
        settings.recall(list, place);
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
        scanner.powerOn();
        reset();
    }

    void acquireRelative(MeterFunction function) {
        catchUp();
        panel.put("relative.by." + function.key(), maker.last());
    }

    void acquireDigital(String word) {
        catchUp();
        panel.put("digital." + word + ".relative.by", maker.last());
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
        state.put("channel", scanner.measured());
        state.put("range", range(function()).nominal());
        state.put("measuring", !idle());
        state.put("gain_error", range(function()).error().gain());
        state.put("offset_error", range(function()).error().offset());
        return state;
    }
}
