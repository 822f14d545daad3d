package io.mtjlab.simulators.twin.keithley2450;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.SettingMemory;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.smu.SourceMeter;
import io.mtjlab.simulators.twin.smu.Sweep;
import io.mtjlab.simulators.twin.touch.Buffers;
import io.mtjlab.simulators.twin.touch.ConfigurationLists;
import io.mtjlab.simulators.twin.touch.DigitalLines;
import io.mtjlab.simulators.twin.touch.Reading;
import io.mtjlab.simulators.twin.touch.TouchInstrument;
import io.mtjlab.simulators.wiring.WindowRecorder.Terminals;

/** What a 2450 does with its settings (2450-901-01, reference manual, section 6). */
final class Smu2450 extends TouchInstrument {

    private static final double LINE_HERTZ = 60;

    /** Besides delay and integration, a reading takes this (specifications: 3000 readings a second at 0.01 cycles). */
    private static final double OVERHEAD_SECONDS = 0.17e-3;

    private static final double AUTO_DELAY_SECONDS = 1e-3;
    private static final int HIGHEST_SETUP = 4;

    private final Panel panel;
    private final SourceMeter meter;
    private final RangeSettings ranges;
    private final SweepPlan sweep;
    private final SourceDrive source;
    private final ReadingMaker maker;
    private final DigitalLines lines;
    private final ConfigurationLists senseLists;
    private final ConfigurationLists sourceLists;
    private final SettingMemory saved;
    private boolean swept;

    Smu2450(Post post, Status status, CommandTable table, Panel panel) {
        super(post, status, table, true);
        this.panel = panel;
        this.meter = new SourceMeter(post, Specifications.RANGES);
        this.ranges = new RangeSettings(panel, meter);
        this.sweep = new SweepPlan(this::forgetModel);
        this.source = new SourceDrive(panel, meter);
        this.maker = new ReadingMaker(panel, table, source);
        this.lines = new DigitalLines(table, "DIGital");
        this.senseLists = new ConfigurationLists(table, panel, "[:SENSe[1]]", Smu2450::measures, this::recalled);
        this.sourceLists = new ConfigurationLists(table, panel, "[:SOURce[1]]", Smu2450::sources, this::recalled);
        this.saved = new SettingMemory(panel, HIGHEST_SETUP, this::setUp);
    }

    /** *SAV and *RCL, 0 to 4; that the output is off after a recall is from memory. */
    @Override
    public Optional<SettingMemory> memory() {
        return Optional.of(saved);
    }

    private void setUp() throws ScpiException {
        abort();
        panel.put("output", 0);
        recalled();
    }

    /** The upper end of the automatic range, which the limit of the source sets. */
    double highestVolts() {
        return meter.meterVolts.nameFor(panel.get("limit.volts"));
    }

    @Override
    public String identity() {
        return "KEITHLEY INSTRUMENTS,MODEL 2450," + "0" + post.serial() + ",1.7.3c";
    }

    @Override
    public void reset() {
        super.reset();
        panel.reset();
        sweep.reset();
        maker.reset();
        lines.reset();
        ranges.reset();
        source.drive();
    }

    void powerOn() {
        senseLists.powerOn();
        sourceLists.powerOn();
        reset();
    }

    /** What a list of the source's settings keeps; neither the output nor anything of its states when off. */
    private static boolean sources(String setting) {
        return setting.matches("source|(volts|amperes|delay|read|capacitance|protection)\\b.*|limit\\.(volts|amperes)");
    }

    /** What a list of measuring settings keeps. */
    private static boolean measures(String setting) {
        return setting.matches(
                "function|(meter|cycles|four|autozero|average|unit|relative|ohms|least|math|limit\\.(test|upper|lower))\\b.*");
    }

    /** What is measured, as the panel names it. */
    String function() {
        return maker.function();
    }

    void changed(String name, int channel) throws ScpiException {
        catchUp();
        ranges.changed(name);
        switch (name) {
            case "function" -> maker.clearFilter();
            case "delay.volts", "delay.amperes" -> panel.put(name.replace("delay", "delay.auto"), 0);
            default -> {
                if (name.startsWith("average")) {
                    maker.clearFilter();
                }
            }
        }
        meter.fourWire(panel.on("four.wire." + function()));
        if (!swept) {
            source.drive();
        } else if (name.equals("output")) {
            abort();
        }
    }

    /** Of the function that is sourced. */
    String offState() {
        return source.offState();
    }

    /** A list's settings are the present ones now. */
    private void recalled() throws ScpiException {
        ranges.recalled();
        changed("function", 1);
    }

    boolean tripped(boolean volts) {
        return panel.on("output") && source.volts() != volts && meter.limited();
    }

    /** A sweep of the source that is told with it. */
    void sweep(Call call, boolean volts, boolean logarithmic, boolean bySteps) throws ScpiException {
        sweep.staircase(call, volts, logarithmic, bySteps);
        panel.put("source", volts ? 0 : 1);
    }

    /** The same through the list of that source. */
    void sweepList(Call call, boolean volts) throws ScpiException {
        sweep.list(call, volts);
        panel.put("source", volts ? 0 : 1);
    }

    List<Double> list(boolean volts) {
        return sweep.lists(volts);
    }

    @Override
    protected int planned() {
        return sweep.isEmpty() ? count(false) : sweep.points();
    }

    @Override
    protected String initiatedBuffer() {
        return sweep.isEmpty() ? Buffers.DEFAULT : sweep.buffer();
    }

    @Override
    protected int count(boolean digitizing) {
        return (int) panel.get("count");
    }

    @Override
    protected Timing timing(boolean digitizing) {
        double aperture = panel.get("cycles." + function()) / LINE_HERTZ;
        double looks = (function().equals("ohms") ? 2 : 1) * (panel.on("autozero." + function()) ? 2 : 1) * aperture;
        double delay = panel.on("delay.auto." + source.sourced())
                ? AUTO_DELAY_SECONDS
                : panel.get("delay." + source.sourced());
        return new Timing(
                Math.max(delay, sweep.delaySeconds()) + maker.repeats() * (looks + OVERHEAD_SECONDS),
                Math.max(aperture, 1e-6));
    }

    @Override
    protected void beginning(long startNanos, long intervalNanos, long points, boolean digitizing) {
        if (!sweep.isEmpty()) {
            double most = sweep.levels().stream().mapToDouble(Math::abs).max().orElse(0);
            (source.volts() ? meter.sourceVolts : meter.sourceAmperes).select(most);
            panel.put("output", 1);
            swept = true;
            source.drive(new Sweep(sweep.levels(), startNanos, intervalNanos, points));
        }
    }

    /** A sweep ends with the output off (2450 reference manual, SOURce:SWEep). */
    @Override
    protected void caughtUp() {
        if (swept && idle()) {
            endSweep();
        }
    }

    @Override
    protected void programmed() {
        sweep.clear();
    }

    @Override
    protected void output(boolean on) {
        panel.put("output", on ? 1 : 0);
        source.drive();
    }

    @Override
    protected void lines(int pattern, int mask) {
        lines.write(pattern, mask);
    }

    @Override
    protected double userDelay(boolean sourced, int number) {
        return panel.get("user.delay." + (sourced ? source.sourced() : function()), number);
    }

    @Override
    protected double limit(int test, boolean upper) {
        return panel.get((upper ? "limit.upper." : "limit.lower.") + function() + "." + test);
    }

    @Override
    protected List<ConfigurationLists> lists() {
        return List.of(senseLists, sourceLists);
    }

    private void endSweep() {
        swept = false;
        sweep.clear();
        panel.put("output", 0);
        source.drive();
    }

    @Override
    public void abort() {
        super.abort();
        if (swept) {
            endSweep();
        }
    }

    @Override
    protected Reading reading(Terminals seen, long doneNanos) {
        SourceMeter.Reading both = meter.reading(seen, panel.get("cycles." + function()) * maker.repeats(), doneNanos);
        if (both.limited()) {
            limited(doneNanos);
            if (swept && sweep.abortsAtLimit()) {
                abort();
            }
        }
        return maker.reading(both, doneNanos);
    }

    /** A sweep is timed with its source: it goes on. */
    @Override
    protected double rangeInUse() {
        boolean volts = function().equals("volts");
        return swept ? 0 : (volts ? meter.meterVolts : meter.meterAmperes).nominal();
    }

    /** RELative:ACQuire: the last reading is taken off from now on. */
    void acquireRelative(String function) {
        catchUp();
        maker.acquireRelative(function);
    }

    /** MEASure?: one reading into a buffer that may be named. */
    void measure(Call call) throws ScpiException, InterruptedException {
        read(call, 0, false);
    }

    Map<String, Object> state() {
        catchUp();
        Map<String, Object> state = new TreeMap<>();
        state.put("output", panel.on("output"));
        state.put("source", source.sourced());
        state.put("level_" + source.sourced(), panel.get(source.sourced()));
        state.put("amperes", panel.on("output") ? post.wires().drive().amperes() : 0.0);
        state.put("limited", meter.limited());
        state.put("measuring", !idle());
        state.put("volts_gain_error", meter.meterVolts.error().gain());
        state.put("amperes_gain_error", meter.meterAmperes.error().gain());
        return state;
    }
}
