package io.mtjlab.simulators.twin.touch;

import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.sampling.PointSeries;
import io.mtjlab.simulators.twin.touch.trigger.Scan;
import io.mtjlab.simulators.twin.touch.trigger.TriggerModel;
import io.mtjlab.simulators.wiring.BenchWires;
import io.mtjlab.simulators.wiring.WindowRecorder.Terminals;

/** Makes counted readings into named buffers, at once or in the background. */
public abstract class TouchInstrument implements Machine {

    /** Bit of the operation register's condition while readings are made. */
    private static final int MEASURING = 1 << 4;

    /** How long a reading takes, and how much of its end it looks at its input. */
    public record Timing(double intervalSeconds, double apertureSeconds) {}

    /** {@code INPutimpedance} and {@code SOURFORMatted} are longer than the standard lets words be. */
    private static final int LONGEST_WORD = 16;

    protected final Post post;
    protected final Status status;
    protected final Buffers buffers;
    private final PointSeries series;
    private final TriggerModel model;
    private final SystemRows system;
    private final EventLog log;
    private final PanelRows front;
    private String target = Buffers.DEFAULT;
    private long made;
    private long planned;
    private boolean catching;

    /** @param sources whether the instrument has a source */
    protected TouchInstrument(Post post, Status status, CommandTable table, boolean sources) {
        this.post = post;
        this.status = status;
        this.series = new PointSeries(post.role(), this::measured);
        this.buffers = new Buffers(table, this::catchUp, sources);
        this.front = new PanelRows(post, table, buffers, sources);
        this.log = new EventLog(post, status, table);
        this.model = new TriggerModel(post, table, new TouchActor(this, log));
        this.system = new SystemRows(post, status, table);
        table.longestMnemonic(LONGEST_WORD);
        status.stampedBy(() -> ";1;" + Stamp.of(post.time().nanos()));
        post.wires().attach(series);
        table.row("READ", null, call -> read(call, 0, false))
                .row("FETCh", null, this::fetch)
                .row("TRACe:TRIGger", call -> begin(count(false), buffers.name(call, 0), false), null)
                .row("INITiate[:IMMediate]", call -> initiate(), null)
                .action("ABORt", this::abort)
                .action("STATus:CLEar", status::clear);
    }

    /** *LANG?: these twins speak SCPI and no other of the command sets. */
    @Override
    public String language() {
        return "SCPI";
    }

    /** How many readings a command makes. */
    protected abstract int count(boolean digitizing);

    protected abstract Timing timing(boolean digitizing);

    /** Called before the first of a series; the source of a sweep starts here. */
    protected abstract void beginning(long startNanos, long intervalNanos, long points, boolean digitizing)
            throws ScpiException;

    protected abstract Reading reading(Terminals seen, long doneNanos);

    /**
     * Tells the range that a reading was made on. When automatic ranging has found another one, the reading is made again
     * there and takes its time once more.
     */
    protected double rangeInUse() {
        return 0;
    }

    /** True while a digitizing function is the active one. */
    protected boolean digitizes() {
        return false;
    }

    /** The trigger model has other blocks now, and is what INITiate starts. */
    protected void programmed() {}

    /** Of the source, which there may be none of; likewise what follows. */
    protected void output(boolean on) throws ScpiException {}

    protected void lines(int pattern, int mask) {}

    /** Seconds of a user delay of the function that measures, or of the one that is sourced. */
    protected double userDelay(boolean source, int number) {
        return 0;
    }

    /** The upper or lower limit of a limit test of the function that measures. */
    protected double limit(int test, boolean upper) {
        return 0;
    }

    /** Lists of settings that a trigger model may recall. */
    protected List<ConfigurationLists> lists() {
        return List.of();
    }

    /** INITiate starts what {@link #planned} says from now on. */
    protected final void forgetModel() {
        model.forget();
    }

    /** INITiate starts this scan. */
    protected final void load(Scan scan) throws ScpiException {
        model.load(scan);
    }

    /** What the trigger model is doing, in a word. */
    public final String modelState() {
        return model.stateWord();
    }

    /** The source has come to its limit. */
    protected final void limited(long nanos) {
        model.sourceLimited(nanos);
    }

    /** What INITiate starts: as many points as the trigger model has. */
    protected int planned() {
        return count(false);
    }

    /** Called whenever the instrument looks at what has happened. */
    protected void caughtUp() {}

    protected final void begin(long points, String buffer, boolean digitizing) throws ScpiException {
        catchUp();
        buffers.find(buffer);
        if (!idle()) {
            throw new ScpiException(StandardError.INIT_IGNORED);
        }
        try (BenchWires.Moment moment = post.wires().moment()) {
            begin(points, buffer, digitizing, moment.nanos());
        }
    }

    /** Begins readings at a moment that is the bench's present one. */
    final void begin(long points, String buffer, boolean digitizing, long nanos) throws ScpiException {
        target = buffer;
        made = 0;
        planned = points;
        Timing timing = timing(digitizing);
        long aperture = Math.max(1, Math.round(timing.apertureSeconds() * 1e9));
        long interval = Math.max(aperture, Math.round(timing.intervalSeconds() * 1e9));
        beginning(nanos, interval, points, digitizing);
        series.start(new PointSeries.Plan(nanos, interval, aperture, points));
    }

    final void stopReading() {
        series.stop();
    }

    protected final void initiate() throws ScpiException {
        if (!model.loaded()) {
            begin(planned(), initiatedBuffer(), false);
            return;
        }
        catchUp();
        if (!idle()) {
            throw new ScpiException(StandardError.INIT_IGNORED);
        }
        try (BenchWires.Moment moment = post.wires().moment()) {
            model.start(moment.nanos());
        }
    }

    protected String initiatedBuffer() {
        return Buffers.DEFAULT;
    }

    public void abort() {
        catchUp();
        model.abort();
        series.stop();
    }

    private void measured(Terminals seen, long doneNanos) {
        try {
            double before = rangeInUse();
            Reading reading = reading(seen, doneNanos);
            if (rangeInUse() != before && series.goOnFrom(doneNanos, planned - made)) {
                return;
            }
            buffers.find(target).add(reading);
            made++;
            model.reading(reading.value());
            if (made == planned) {
                model.goOn(doneNanos);
            }
        } catch (ScpiException deleted) {
            series.stop();
        }
    }

    protected final void catchUp() {
        if (!catching) {
            catching = true;
            try {
                post.wires().advance();
                caughtUp();
            } finally {
                catching = false;
            }
        }
    }

    /** Makes readings and answers with the last one; a name and elements may follow. */
    protected final void read(Call call, int index, boolean digitizing) throws ScpiException, InterruptedException {
        String buffer = buffers.name(call, index);
        List<Element> elements = buffers.elements(call, index + 1);
        begin(count(digitizing), buffer, digitizing);
        awaitOperations();
        print(call, buffer, elements);
    }

    private void fetch(Call call) throws ScpiException {
        print(call, buffers.name(call, 0), buffers.elements(call, 1));
    }

    private void print(Call call, String buffer, List<Element> elements) throws ScpiException {
        List<Reading> all = buffers.find(buffer).readings();
        if (all.isEmpty()) {
            throw new ScpiException(StandardError.DATA_CORRUPT_OR_STALE);
        }
        buffers.print(call, all.subList(all.size() - 1, all.size()), elements);
    }

    @Override
    public void reset() {
        series.stop();
        model.reset();
        buffers.plain();
        buffers.reset();
        front.reset();
    }

    @Override
    public boolean idle() {
        catchUp();
        return !model.running() && series.endNanos() <= post.time().nanos();
    }

    @Override
    public void awaitOperations() throws InterruptedException {
        post.time()
                .sleepToEnd(
                        () -> model.running() ? model.busyUntil(series.endNanos()) : series.endNanos(),
                        series.pieceNanos(),
                        this::catchUp); // automatic range may put the end off
    }

    /** An event for a trigger model; without one that runs it is lost. */
    @Override
    public void trigger() {
        catchUp();
        model.command();
    }

    @Override
    public void refreshStatus() {
        catchUp();
        status.operation().condition(MEASURING, !idle());
        system.look(buffers.full(), buffers.empty(), idle());
    }

    /** How many readings of the present or last series there are. */
    protected final long made() {
        return made;
    }
}
