package io.mtjlab.simulators.twin.keithley2400;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.keithley2400.Readings.Row;
import io.mtjlab.simulators.twin.keithley2400.SourceMemory.Setup;
import io.mtjlab.simulators.twin.sampling.PointSeries;
import io.mtjlab.simulators.twin.sampling.Ranged;
import io.mtjlab.simulators.twin.smu.SourceMeter;
import io.mtjlab.simulators.twin.smu.Sweep;
import io.mtjlab.simulators.wiring.BenchWires;
import io.mtjlab.simulators.wiring.WindowRecorder.Terminals;

/**
 * What the 2400 does with its settings: drives its source, and works through arm count times trigger count points, each
 * of them source, delay, measure. Readings are worked out when somebody asks, from what was there at the time.
 */
final class SmuState implements Machine {

    /** Bits of the measurement event register (user's manual, figure 15-6). */
    private static final int READING_AVAILABLE = 1 << 6;

    private static final int READING_OVERFLOW = 1 << 7;
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
    private final PointSeries series;
    private final Functions functions;
    private final SourceLevels source;
    private final SourceDrive drive;
    private final RangeRules ranges;
    private final PointTiming timing;
    private final AutoRange autoRange;
    private final RowMaker maker;
    private final DataStore store;
    private final PrintFormat format;
    private final SourceMemory memory = new SourceMemory();
    private final List<Row> rows = new ArrayList<>();
    private boolean autozero;
    private boolean fresh;
    private boolean swept;
    private boolean waiting;
    private long pointsLeft;
    private long zeroNanos;
    private @Nullable MemorySweep memorySweep;

    SmuState(Post post, Status status, Panel panel) {
        this.post = post;
        this.status = status;
        this.panel = panel;
        this.meter = new SourceMeter(post, Specifications.RANGES);
        this.functions = new Functions(panel);
        this.source = new SourceLevels(panel, functions);
        this.drive = new SourceDrive(panel, meter, functions, source);
        this.ranges = new RangeRules(panel, meter, source);
        this.timing = new PointTiming(panel, meter, functions, source);
        this.autoRange = new AutoRange(meter, functions, source);
        this.maker = new RowMaker(panel, functions, source);
        this.store = new DataStore(panel);
        this.format = new PrintFormat(panel);
        this.series = new PointSeries(post.role(), this::measured);
        post.wires().attach(series);
    }

    @Override
    public String identity() {
        return "KEITHLEY INSTRUMENTS INC.,MODEL 2400," + post.serial() + ",C30   Mar 17 2006 09:29:29/A02  /K/J";
    }

    void powerOn() {
        store.powerOn();
        zeroNanos = post.time().nanos();
        reset();
        panel.put("output.off", POWER_ON_OFF_STATE);
        drive.drive();
    }

    @Override
    public void reset() {
        stop();
        rows.clear();
        int points = (int) panel.get("trace.points");
        panel.reset();
        panel.put("trace.points", points); // the buffer is no matter of *RST
        source.clear();
        format.reset();
        functions.set(List.of(1));
        autozero = true;
        ranges.reset();
        memory.afterReset(setup());
        drive.drive();
    }

    private void stop() {
        series.stop();
        memorySweep = null;
        waiting = false;
    }

    // ---- settings ----

    void changed(String name) throws ScpiException {
        catchUp();
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
            case "trace.points", "trace.feed" -> store.changed();
            default -> ranges.changed(name);
        }
        if (endNanos() <= post.time().nanos()) {
            drive.drive();
        } else if (name.equals("output") && !panel.on("output")) {
            abort();
        }
    }

    private void checkCount() throws ScpiException {
        if (panel.get("arm.count") * panel.get("trigger.count") > Readings.LARGEST) {
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

    void autozero(boolean on) {
        autozero = on;
    }

    boolean autozero() {
        return autozero;
    }

    // ---- source memory ----

    private Setup setup() {
        return Setup.of(panel, functions.chosen(), autozero);
    }

    void save(int location) {
        catchUp();
        memory.save(location, setup());
    }

    void recall(int location) {
        abort();
        use(memory.at(location));
        panel.put("source", panel.on("sources.volts") ? 0 : 1);
        drive.drive();
    }

    /** Everything as in the setup; the source takes it up when it is next driven. */
    private void use(Setup setup) {
        setup.putOn(panel);
        functions.set(setup.functions());
        autozero = setup.autozero();
        ranges.follow();
    }

    private void beginMemorySweep(long now, long points) {
        int first = (int) panel.get("memory.start");
        long[] intervals = new long[(int) panel.get("memory.points")];
        for (int i = 0; i < intervals.length; i++) {
            use(memory.at(MemorySweep.location(first, i)));
            intervals[i] = timing.intervalNanos(autozero);
        }
        MemorySweep sweep = new MemorySweep(first, intervals, now, points);
        memorySweep = sweep;
        beginLocation(sweep, now);
    }

    private void beginLocation(MemorySweep sweep, long now) {
        use(memory.at(sweep.location()));
        drive.drive();
        series.start(new PointSeries.Plan(now, sweep.nanosHere(), timing.apertureNanos(), 1));
    }

    /** A reading was taken; in a memory sweep the next location comes at once. */
    private void goOn(long now) {
        MemorySweep sweep = memorySweep;
        if (sweep == null) {
            return;
        }
        if (sweep.next()) {
            beginLocation(sweep, now);
        } else {
            memorySweep = null;
        }
    }

    /** When everything that was started is done. */
    private long endNanos() {
        MemorySweep sweep = memorySweep;
        return sweep == null ? series.endNanos() : sweep.endNanos();
    }

    void clear() {
        abort();
        panel.put("output", 0);
        drive.drive();
    }

    boolean tripped(boolean volts) {
        return drive.tripped(volts);
    }

    // ---- measuring ----

    void initiate() throws ScpiException {
        if (!idle()) {
            throw new ScpiException(StandardError.INIT_IGNORED);
        }
        if (!panel.on("output")) {
            if (!panel.on("clear.auto")) {
                throw Keithley2400Twin.outputOff();
            }
            panel.put("output", 1);
        }
        catchUp();
        rows.clear();
        maker.begin();
        if (panel.word("arm.source").equals("BUS")) {
            waiting = true;
        } else {
            begin();
        }
    }

    /** *TRG: lets a series begin that waits for it. */
    @Override
    public void trigger() throws ScpiException {
        if (!waiting) {
            throw new ScpiException(StandardError.TRIGGER_IGNORED);
        }
        waiting = false;
        begin();
    }

    private void begin() {
        try (BenchWires.Moment moment = post.wires().moment()) {
            beginAt(moment.nanos());
        }
    }

    private void beginAt(long now) {
        long points = (long) (panel.get("arm.count") * panel.get("trigger.count"));
        if (panel.word("source").equals("MEM")) {
            beginMemorySweep(now, points);
            return;
        }
        List<Double> levels = source.sweep();
        long interval = timing.intervalNanos(autozero);
        pointsLeft = points;
        swept = !levels.isEmpty();
        if (swept) {
            double most = levels.stream().mapToDouble(Math::abs).max().orElse(0);
            Ranged range = source.volts() ? meter.sourceVolts : meter.sourceAmperes;
            if (!panel.word("sweep.ranging").equals("FIX")) {
                range.select(most);
            }
            drive.drive(new Sweep(levels, now, interval, points));
        } else {
            drive.drive();
        }
        series.start(new PointSeries.Plan(now, interval, timing.apertureNanos(), points));
    }

    /** Ends what is under way; the source goes back to its level. */
    void abort() {
        catchUp();
        stop();
        drive.drive();
    }

    private void catchUp() {
        post.wires().advance();
        if (swept && idle()) {
            swept = false;
            List<Double> levels = source.sweep();
            source.level(levels.isEmpty() ? 0 : levels.get(levels.size() - 1)); // a sweep leaves its last level
            drive.drive();
        }
    }

    private void measured(Terminals seen, long doneNanos) {
        int range = autoRange.position();
        SourceMeter.Reading reading = meter.reading(seen, panel.get("cycles") * timing.repeats(), doneNanos);
        if (functions.autoOhms() && movedRange(RowMaker.ohms(reading), doneNanos)) {
            return;
        }
        long change = swept || memorySweep != null ? 0 : autoRange.nanosSince(range);
        if (change > 0) {
            again(doneNanos + change);
            return;
        }
        pointsLeft--;
        List<Double> sweep = swept ? source.sweep() : List.of();
        Row row = maker.row(reading, (doneNanos - zeroNanos) * 1e-9, sweep, rows.size());
        rows.add(row);
        fresh = true;
        status.measurement().condition(READING_OVERFLOW, RowMaker.over(reading));
        store.add(row);
        goOn(doneNanos);
    }

    /** True when automatic range found another one for {@code ohms}: the reading is made again there. */
    private boolean movedRange(double ohms, long now) {
        double fitting = AutoOhms.fullScale(ohms);
        boolean settled = fitting == AutoOhms.fullScale(panel.get("meter.ohms"));
        if (memorySweep != null || settled || !panel.on("meter.ohms.auto")) {
            return false;
        }
        panel.put("meter.ohms", fitting);
        drive.drive();
        again(now);
        return true;
    }

    /** The point is made again on another range, and the rest after it. */
    private void again(long nanos) {
        series.start(new PointSeries.Plan(nanos, timing.intervalNanos(autozero), timing.apertureNanos(), pointsLeft));
    }

    @Override
    public boolean idle() {
        return !waiting && endNanos() <= post.time().nanos();
    }

    @Override
    public void awaitOperations() throws InterruptedException {
        post.time()
                .sleepToEnd(
                        this::endNanos, PointSeries.PIECE_NANOS, this::catchUp); // automatic range may put the end off
    }

    @Override
    public void refreshStatus() {
        catchUp();
        status.measurement().condition(READING_AVAILABLE, fresh);
        status.measurement().condition(BUFFER_AVAILABLE, store.size() >= 2);
        status.measurement().condition(BUFFER_FULL, store.full());
        status.measurement().condition(IN_COMPLIANCE, panel.on("output") && meter.limited());
        status.operation().condition(SWEEPING, !idle());
        status.operation().condition(IDLE, idle());
    }

    List<Row> read() throws ScpiException, InterruptedException {
        abort();
        if (panel.word("arm.source").equals("BUS")) {
            throw new ScpiException(StandardError.TRIGGER_DEADLOCK);
        }
        initiate();
        List<Row> read = fetch();
        if (panel.on("clear.auto")) {
            clear();
        }
        return read;
    }

    List<Row> fetch() throws ScpiException, InterruptedException {
        awaitOperations();
        if (rows.isEmpty()) {
            throw Keithley2400Twin.stale();
        }
        fresh = false;
        return List.copyOf(rows);
    }

    List<Row> latest() throws ScpiException {
        catchUp();
        if (rows.isEmpty()) {
            throw Keithley2400Twin.stale();
        }
        return List.of(rows.get(rows.size() - 1));
    }

    /**
     * CONFigure: one point of one function, everything about that function as after *RST, its limit too; that is what
     * surprises those who use MEASure? as if it were READ?.
     *
     * @param function -1 for the present ones
     */
    void configure(int function) throws ScpiException {
        abort();
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

    // ---- data store ----

    /** The buffer, with everything in it that is there by now. */
    DataStore store() {
        catchUp();
        return store;
    }

    /** The buffer begins anew, or stores nothing. */
    void feed(int index) {
        store().fill(index == 0);
        refreshStatus();
    }

    void clearStore() {
        store().clear();
        refreshStatus();
    }

    /** On the clock that stamps readings. */
    double seconds() {
        return (post.time().nanos() - zeroNanos) * 1e-9;
    }

    void resetTime() {
        zeroNanos = post.time().nanos();
    }

    Map<String, Object> state() {
        catchUp();
        Map<String, Object> state = new TreeMap<>();
        state.put("output", panel.on("output"));
        state.put("source", source.name());
        state.put("level_" + source.name(), source.level());
        state.put("amperes", panel.on("output") ? post.wires().drive().amperes() : 0.0);
        state.put("limit_volts", drive.limitVolts());
        state.put("limit_amperes", drive.limitAmperes());
        state.put("limited", meter.limited());
        state.put("measuring", !idle());
        state.put("stored_readings", store.size());
        state.put("volts_gain_error", meter.meterVolts.error().gain());
        state.put("amperes_gain_error", meter.meterAmperes.error().gain());
        state.put("source_volts_gain_error", meter.sourceVolts.error().gain());
        state.put("source_amperes_gain_error", meter.sourceAmperes.error().gain());
        return state;
    }
}
