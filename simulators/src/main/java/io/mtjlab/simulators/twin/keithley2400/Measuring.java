package io.mtjlab.simulators.twin.keithley2400;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.keithley2400.Readings.Row;
import io.mtjlab.simulators.twin.sampling.PointSeries;
import io.mtjlab.simulators.twin.sampling.Ranged;
import io.mtjlab.simulators.twin.smu.SourceMeter;
import io.mtjlab.simulators.twin.smu.Sweep;
import io.mtjlab.simulators.wiring.BenchWires;
import io.mtjlab.simulators.wiring.WindowRecorder.Terminals;

/**
 * The 2400 at work: arm count times trigger count points, each of them source, delay, measure. Readings are worked out
 * when somebody asks, from what was there at the time.
 */
final class Measuring {

    private static final int READING_OVERFLOW = 1 << 7;

    private final Post post;
    private final Status status;
    private final Panel panel;
    private final SourceMeter meter;
    private final Functions functions;
    private final SourceLevels source;
    private final SourceDrive drive;
    private final Setups setups;
    private final PointSeries series;
    private final PointTiming timing;
    private final AutoRange autoRange;
    private final RowMaker maker;
    private final DataStore store;
    private final List<Row> rows = new ArrayList<>();
    private boolean fresh;
    private boolean swept;
    private boolean waiting;
    private long pointsLeft;
    private long zeroNanos;
    private @Nullable MemorySweep memorySweep;

    Measuring(
            Post post,
            Status status,
            Panel panel,
            SourceMeter meter,
            Functions functions,
            SourceLevels source,
            SourceDrive drive,
            Setups setups) {
        this.post = post;
        this.status = status;
        this.panel = panel;
        this.meter = meter;
        this.functions = functions;
        this.source = source;
        this.drive = drive;
        this.setups = setups;
        this.timing = new PointTiming(panel, meter, functions, source);
        this.autoRange = new AutoRange(meter, functions, source);
        this.maker = new RowMaker(panel, functions, source);
        this.store = new DataStore(panel);
        this.series = new PointSeries(post.role(), this::measured);
        post.wires().attach(series);
    }

    void powerOn() {
        store.powerOn();
        resetTime();
    }

    void reset() {
        stop();
        rows.clear();
    }

    private void stop() {
        series.stop();
        memorySweep = null;
        waiting = false;
    }

    private void beginMemorySweep(long now, long points) {
        int first = (int) panel.get("memory.start");
        long[] intervals = new long[(int) panel.get("memory.points")];
        for (int i = 0; i < intervals.length; i++) {
            setups.use(MemorySweep.location(first, i));
            intervals[i] = timing.intervalNanos(setups.autozero());
        }
        MemorySweep sweep = new MemorySweep(first, intervals, now, points);
        memorySweep = sweep;
        beginLocation(sweep, now);
    }

    private void beginLocation(MemorySweep sweep, long now) {
        setups.use(sweep.location());
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

    /** True when nothing is under way, be it that something waits for its trigger. */
    boolean over() {
        return endNanos() <= post.time().nanos();
    }

    /** When everything that was started is done. */
    private long endNanos() {
        MemorySweep sweep = memorySweep;
        return sweep == null ? series.endNanos() : sweep.endNanos();
    }

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
    void trigger() throws ScpiException {
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
        long interval = timing.intervalNanos(setups.autozero());
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

    void catchUp() {
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
        series.start(new PointSeries.Plan(
                nanos, timing.intervalNanos(setups.autozero()), timing.apertureNanos(), pointsLeft));
    }

    boolean idle() {
        return !waiting && endNanos() <= post.time().nanos();
    }

    void awaitOperations() throws InterruptedException {
        post.time()
                .sleepToEnd(
                        this::endNanos, PointSeries.PIECE_NANOS, this::catchUp); // automatic range may put the end off
    }

    List<Row> read() throws ScpiException, InterruptedException {
        abort();
        if (panel.word("arm.source").equals("BUS")) {
            throw new ScpiException(StandardError.TRIGGER_DEADLOCK);
        }
        initiate();
        return fetch();
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

    /** The buffer, with everything in it that is there by now. */
    DataStore store() {
        catchUp();
        return store;
    }

    /** True until the last reading has been fetched. */
    boolean fresh() {
        return fresh;
    }

    /** On the clock that stamps readings. */
    double seconds() {
        return (post.time().nanos() - zeroNanos) * 1e-9;
    }

    void resetTime() {
        zeroNanos = post.time().nanos();
    }
}
