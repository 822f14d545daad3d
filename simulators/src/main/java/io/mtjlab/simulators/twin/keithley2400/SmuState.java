package io.mtjlab.simulators.twin.keithley2400;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.RegisterFormat;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.keithley2400.Readings.Row;
import io.mtjlab.simulators.twin.smu.SourceMeter;

/** What the 2400 does with its settings: they hang together, drive its source, and show in its status. */
final class SmuState implements Machine {

    /** Bits of the measurement event register (user's manual, figure 15-6). */
    private static final int READING_AVAILABLE = 1 << 6;

    private static final int BUFFER_AVAILABLE = 1 << 8;
    private static final int BUFFER_FULL = 1 << 9;
    private static final int IN_COMPLIANCE = 1 << 14;

    /** Bits of the operation event register (figure 15-7). */
    private static final int SWEEPING = 1 << 3;

    private static final int IDLE = 1 << 10;

    /** A bench's source meter comes up by a saved setup whose output-off state is an open relay (ADR 18). */
    private static final int POWER_ON_OFF_STATE = 1;

    /** What auto ohms sets itself (user's manual, B-7: error 825). */
    private static final Set<String> AUTO_OHMS_OWNS =
            Set.of("source", "volts", "amperes", "volts.range", "amperes.range", "limit.volts", "limit.amperes");

    private final Post post;
    private final Status status;
    private final Panel panel;
    private final SourceMeter meter;
    private final Functions functions;
    private final SourceLevels source;
    private final SourceDrive drive;
    private final RangeRules ranges;
    private final Setups setups;
    private final Measuring measuring;
    private final PrintFormat format;
    private final SavedSetups saved;
    private final RegisterFormat registers;

    SmuState(Post post, Status status, Panel panel, CommandTable table, DigitalPort port) {
        this.post = post;
        this.status = status;
        this.panel = panel;
        this.meter = new SourceMeter(post, Specifications.RANGES);
        this.functions = new Functions(panel);
        this.source = new SourceLevels(panel, functions);
        this.drive = new SourceDrive(panel, meter, functions, source);
        this.ranges = new RangeRules(panel, meter, source);
        this.setups = new Setups(panel, functions, ranges);
        this.measuring = new Measuring(post, status, panel, port, meter, functions, source, drive, setups);
        this.format = new PrintFormat(panel);
        this.saved = new SavedSetups(panel, functions, setups, this::preset, this::recalled);
        this.registers = new RegisterFormat(table, status);
        new RangeSteps(panel, meter, this::changed).install(table);
    }

    @Override
    public String identity() {
        return "KEITHLEY INSTRUMENTS INC.,MODEL 2400," + post.serial() + ",C30   Mar 17 2006 09:29:29/A02  /K/J";
    }

    void powerOn() {
        measuring.powerOn();
        reset();
        panel.put("output.off", POWER_ON_OFF_STATE);
        drive.drive();
    }

    @Override
    public void reset() {
        measuring.reset();
        int points = (int) panel.get("trace.points");
        panel.reset();
        panel.put("trace.points", points); // the buffer is no matter of *RST
        source.clear();
        format.reset();
        registers.reset();
        functions.set(List.of(1));
        setups.autozero(true);
        ranges.reset();
        setups.afterReset();
        drive.drive();
    }

    /** SYSTem:PRESet: as after *RST, but for the byte order (user's manual, note of table 18-3). */
    void preset() {
        reset();
        panel.put("byte.order", 1);
    }

    private void recalled() {
        measuring.abort();
        panel.put("output", 0);
        ranges.follow();
        drive.drive();
    }

    @Override
    public Optional<SavedSetups> memory() {
        return Optional.of(saved);
    }

    /** SYSTem:MEMory:INITialize: what the battery keeps is as from the factory. */
    void initializeMemory() {
        setups.initialize();
        saved.forget();
        measuring.calculations().forget();
        measuring.store().clear();
    }

    void changed(String name) throws ScpiException {
        measuring.catchUp();
        if (functions.autoOhms() && AUTO_OHMS_OWNS.contains(name)) {
            throw new ScpiException(825, "Invalid with auto-ohms on");
        }
        switch (name) {
            case "source" -> source.chosen(panel.word("source"));
            case "delay" -> panel.put("delay.auto", 0);
            case "line.hertz" -> panel.put("line.auto", 0);
            case "arm.count", "trigger.count" -> checkCount();
            case "sweep.points" -> source.pointsChanged();
            case "volts.start", "volts.stop", "volts.step", "amperes.start", "amperes.stop", "amperes.step" ->
                source.sweepChanged(name.substring(0, name.indexOf('.')));
            case "trace.points", "trace.feed" -> measuring.store().changed();
            default -> ranges.changed(name);
        }
        if (measuring.over()) {
            drive.drive();
        } else if (name.equals("output") && !panel.on("output")) {
            measuring.abort();
        }
    }

    private void checkCount() throws ScpiException {
        boolean endless = panel.get("arm.count") >= SettingRows.ENDLESS;
        if (!endless && panel.get("arm.count") * panel.get("trigger.count") > Readings.LARGEST) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
    }

    Functions functions() {
        return functions;
    }

    PrintFormat format() {
        return format;
    }

    SourceLevels source() {
        return source;
    }

    /** The chosen functions are others: resistance in auto mode takes the source over, or gives it back. */
    void functionsChanged() {
        if (idle() && drive.takenByOhms()) {
            drive.drive();
        }
    }

    Setups setups() {
        return setups;
    }

    Measuring measuring() {
        return measuring;
    }

    void recall(int location) {
        measuring.abort();
        setups.use(location);
        panel.put("source", panel.on("sources.volts") ? 0 : 1);
        drive.drive();
    }

    void clear() {
        measuring.abort();
        panel.put("output", 0);
        drive.drive();
    }

    boolean tripped(boolean volts) {
        return drive.tripped(volts);
    }

    List<Row> read() throws ScpiException, InterruptedException {
        List<Row> read = measuring.read();
        if (panel.on("clear.auto")) {
            clear();
        }
        return read;
    }

    @Override
    public void trigger() throws ScpiException {
        measuring.trigger();
    }

    @Override
    public boolean idle() {
        return measuring.idle();
    }

    @Override
    public void awaitOperations() throws InterruptedException {
        measuring.awaitOperations();
    }

    /** The buffer begins anew, or stores nothing. */
    void feed(int index) {
        measuring.store().fill(index == 0);
        refreshStatus();
    }

    void clearStore() {
        measuring.store().clear();
        refreshStatus();
    }

    @Override
    public void refreshStatus() {
        DataStore store = measuring.store();
        status.measurement().condition(READING_AVAILABLE, measuring.fresh());
        status.measurement().condition(BUFFER_AVAILABLE, store.size() >= 2);
        status.measurement().condition(BUFFER_FULL, store.full());
        status.measurement().condition(IN_COMPLIANCE, panel.on("output") && meter.limited());
        status.operation().condition(SWEEPING, !idle());
        status.operation().condition(IDLE, idle());
    }

    /**
     * CONFigure: one point of one function, everything about that function as after *RST, its limit too; that is what
     * surprises those who use MEASure? as if it were READ?.
     *
     * @param function -1 for the present ones
     */
    void configure(int function) {
        measuring.abort();
        panel.put("arm.count", 1);
        panel.put("trigger.count", 1);
        panel.put("trigger.delay", 0);
        panel.put("delay", 0);
        panel.put("delay.auto", 1);
        if (function >= 0) {
            functions.set(List.of(function));
        }
        panel.put("cycles", 1);
        if (functions.volts() || functions.ohms()) {
            ranges.measureAfresh("volts", 21, meter.meterVolts);
        }
        if (functions.amperes() || functions.ohms()) {
            ranges.measureAfresh("amperes", 1.05e-4, meter.meterAmperes);
        }
        drive.drive();
    }

    Map<String, Object> state() {
        measuring.catchUp();
        Map<String, Object> state = new TreeMap<>();
        state.put("output", panel.on("output"));
        state.put("source", source.name());
        state.put("level_" + source.name(), source.level());
        state.put("amperes", panel.on("output") ? post.wires().drive().amperes() : 0.0);
        state.put("limit_volts", drive.limitVolts());
        state.put("limit_amperes", drive.limitAmperes());
        state.put("limited", meter.limited());
        state.put("measuring", !idle());
        state.put("stored_readings", measuring.store().size());
        state.put("volts_gain_error", meter.meterVolts.error().gain());
        state.put("amperes_gain_error", meter.meterAmperes.error().gain());
        state.put("source_volts_gain_error", meter.sourceVolts.error().gain());
        state.put("source_amperes_gain_error", meter.sourceAmperes.error().gain());
        return state;
    }
}
