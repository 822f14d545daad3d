package io.mtjlab.simulators.twin.keithley2400;

import java.util.ArrayList;
import java.util.List;

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
    private final Calculations calculations;
    private final List<Row> rows = new ArrayList<>();
    private boolean fresh;
    private boolean swept;
    private boolean waiting;
    private long pointsLeft;
    private long zeroNanos;
    private final MemorySweep memorySweep;

    Measuring(
            Post post,
            Status status,
            Panel panel,
            DigitalPort port,
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
        this.calculations = new Calculations(panel, status, port, store);
        this.series = new PointSeries(post.role(), this::measured);
        this.memorySweep = new MemorySweep(panel, setups, drive, timing, series);
        post.wires().attach(series);
    }

    void powerOn() {
        store.powerOn();
        resetTime();
    }

    void reset() {
        stop();
        rows.clear();
        calculations.reset();
    }

    private void stop() {
        series.stop();
        memorySweep.stop();
        waiting = false;
    }

    /** True when nothing is under way, be it that something waits for its trigger. */
    boolean over() {
        return endNanos() <= post.time().nanos();
    }

    /** When everything that was started is done. */
    private long endNanos() {
        return memorySweep.active() ? memorySweep.endNanos() : series.endNanos();
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
        calculations.begin();
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

    /** "ARM:COUNt INFinite cannot be used with FETCh?, READ?, MEASure?" (user's manual, 18-118). */
    private boolean endless() {
        return panel.get("arm.count") >= SettingRows.ENDLESS;
    }

    private void beginAt(long now) {
        long points = endless() ? Long.MAX_VALUE : (long) (panel.get("arm.count") * panel.get("trigger.count"));
        pointsLeft = points;
        if (panel.word("source").equals("MEM")) {
            memorySweep.begin(now, points);
            return;
        }
        List<Double> levels = source.sweep();
        long interval = timing.intervalNanos(setups.autozero());
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
        long change = swept || memorySweep.active() ? 0 : autoRange.nanosSince(range);
        if (change > 0) {
            again(doneNanos + change);
            return;
        }
        pointsLeft--;
        List<Double> sweep = swept ? source.sweep() : List.of();
        Row row = maker.row(reading, (doneNanos - zeroNanos) * 1e-9, sweep, rows.size());
        rows.add(calculations.take(row, reading.limited()));
        if (rows.size() > Readings.LARGEST) {
            rows.remove(0); // without an end only the last ones are kept
        }
        fresh = true;
        status.measurement().condition(READING_OVERFLOW, RowMaker.over(reading));
        if (memorySweep.active()) {
            memorySweep.goOn(doneNanos, calculations.nextLocation(), reading);
        }
        if (pointsLeft == 0) {
            calculations.end();
        }
    }

    /** True when automatic range found another one for {@code ohms}: the reading is made again there. */
    private boolean movedRange(double ohms, long now) {
        double fitting = AutoOhms.fullScale(ohms);
        boolean settled = fitting == AutoOhms.fullScale(panel.get("meter.ohms"));
        if (memorySweep.active() || settled || !panel.on("meter.ohms.auto")) {
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
        if (endless()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        if (panel.word("arm.source").equals("BUS")) {
            throw new ScpiException(StandardError.TRIGGER_DEADLOCK);
        }
        initiate();
        return fetch();
    }

    List<Row> fetch() throws ScpiException, InterruptedException {
        if (endless() && !idle()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
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

    Calculations calculations() {
        return calculations;
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
