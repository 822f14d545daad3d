package io.mtjlab.simulators.twin.touch;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.sampling.PointSeries;
import io.mtjlab.simulators.wiring.BenchWires;
import io.mtjlab.simulators.wiring.WindowRecorder.Terminals;

/** Makes counted readings into named buffers, at once or in the background. */
public abstract class TouchInstrument implements Machine {

    /** Bit of the operation register's condition while readings are made. */
    private static final int MEASURING = 1 << 4;

    /** How long a reading takes, and how much of its end it looks at its input. */
    public record Timing(double intervalSeconds, double apertureSeconds) {}

    /**
     * A trigger model, as far as these have one.
     *
     * @param points 0 for one without blocks
     */
    public record Program(int points, double delaySeconds, String buffer, boolean digitizing) {}

    private static final List<String> TEMPLATES = List.of("Empty", "SimpleLoop", "DurationLoop");
    /** {@code INPutimpedance} and {@code SOURFORMatted} are longer than the standard lets words be. */
    private static final int LONGEST_WORD = 16;

    private static final int MOST_LOOPS = 268_435_455;

    protected final Post post;
    protected final Status status;
    protected final Buffers buffers;
    private final PointSeries series;
    private final Blocks blocks;
    private final SystemRows system;
    private String target = Buffers.DEFAULT;
    private int made;
    private int planned;
    private @Nullable Program program;

    protected TouchInstrument(Post post, Status status, CommandTable table) {
        this.post = post;
        this.status = status;
        this.series = new PointSeries(post.role(), this::measured);
        this.buffers = new Buffers(table, this::catchUp);
        this.blocks = new Blocks(table, () -> program(blocks().program()));
        this.system = new SystemRows(post, status, table);
        table.longestMnemonic(LONGEST_WORD);
        status.stampedBy(() -> ";1;" + Stamp.of(post.time().nanos()));
        post.wires().attach(series);
        table.row("READ", null, call -> read(call, 0, false))
                .row("FETCh", null, this::fetch)
                .row("TRACe:TRIGger", call -> begin(count(false), buffers.name(call, 0), false), null)
                .row("TRIGger:LOAD", this::load, null)
                .row("INITiate[:IMMediate]", call -> initiate(), null)
                .action("ABORt", this::abort)
                .query("TRIGger:STATe", () -> idle() ? "IDLE;IDLE;0" : "RUNNING;RUNNING;1")
                .choice(
                        "SYSTem:POSetup",
                        List.of("RST", "SAV0", "SAV1", "SAV2", "SAV3", "SAV4"),
                        i -> setup = i,
                        () -> setup)
                .choice(
                        "SYSTem:ACCess",
                        List.of("FULL", "EXCLusive", "PROTected", "LOCKout"),
                        i -> access = i,
                        () -> access)
                .query("SYSTem:LFRequency", () -> "60")
                .query(
                        "SYSTem:EVENtlog:COUNt",
                        () -> Integer.toString(status.errors().size()))
                .row("SYSTem:BEEPer[:IMMediate]", call -> call.expect(0, 2), null)
                .row("DISPlay:SCReen", call -> call.expect(1, 1), null)
                .row("DISPlay:USER<1..2>:TEXT[:DATA]", call -> call.string(0), null)
                .action("DISPlay:CLEar", () -> {})
                .action("STATus:CLEar", status::clear);
    }

    private Blocks blocks() {
        return blocks;
    }

    /** What the trigger model's blocks tell the source before the readings, or behind them; null for nothing. */
    protected final @Nullable Boolean sourceTold(boolean before) {
        return blocks.source(before);
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
    protected abstract void beginning(long startNanos, long intervalNanos, int points, boolean digitizing)
            throws ScpiException;

    protected abstract Reading reading(Terminals seen, long doneNanos);

    /**
     * Tells the range that a reading was made on. When automatic ranging has found another one, the reading is made again
     * there and takes its time once more.
     */
    protected double rangeInUse() {
        return 0;
    }

    /** TRIGger:LOAD: nothing, or so many readings with a delay before each (2450 reference manual, section 6). */
    private void load(Call call) throws ScpiException {
        call.expect(1, 4);
        int template = call.quotedChoice(0, TEMPLATES);
        boolean empty = template == 0;
        blocks.clear();
        if (empty) {
            call.expect(1, 1);
        } else {
            call.expect(2, 4);
        }
        double delay = call.parameterCount() > 2 ? Math.max(0, seconds(call, 2)) : 0;
        int points = empty ? 0 : template == 1 ? call.integer(1, 1, MOST_LOOPS) : loops(call, delay);
        String buffer = buffers.name(call, 3);
        buffers.find(buffer);
        program(new Program(points, delay, buffer, false));
    }

    /** As many as begin within a duration. */
    private int loops(Call call, double delay) throws ScpiException {
        double duration = call.number(1, Dimension.SECONDS, Limits.of(500e-9, 1e5, 1));
        return (int) Math.min(
                MOST_LOOPS, Math.max(1, Math.ceil(duration / (timing(false).intervalSeconds() + delay))));
    }

    /** What INITiate starts from now on; null for what {@link #planned} says. */
    protected void program(@Nullable Program next) {
        program = next;
    }

    /** What INITiate starts: as many points as the trigger model has. */
    protected int planned() {
        return count(false);
    }

    /** Called whenever the instrument looks at what has happened. */
    protected void caughtUp() {}

    protected final void begin(int points, String buffer, boolean digitizing) throws ScpiException {
        begin(new Program(points, 0, buffer, digitizing));
    }

    private void begin(Program wanted) throws ScpiException {
        catchUp();
        buffers.find(wanted.buffer());
        if (!idle()) {
            throw new ScpiException(StandardError.INIT_IGNORED);
        }
        target = wanted.buffer();
        made = 0;
        planned = wanted.points();
        Timing timing = timing(wanted.digitizing());
        long aperture = Math.max(1, Math.round(timing.apertureSeconds() * 1e9));
        long interval = Math.max(aperture, Math.round((timing.intervalSeconds() + wanted.delaySeconds()) * 1e9));
        try (BenchWires.Moment moment = post.wires().moment()) {
            long now = moment.nanos();
            beginning(now, interval, wanted.points(), wanted.digitizing());
            series.start(new PointSeries.Plan(now, interval, aperture, wanted.points()));
        }
    }

    protected final void initiate() throws ScpiException {
        Program loaded = program;
        if (loaded != null && loaded.points() == 0) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        begin(loaded == null ? new Program(planned(), 0, initiatedBuffer(), false) : loaded);
    }

    protected String initiatedBuffer() {
        return Buffers.DEFAULT;
    }

    public void abort() {
        catchUp();
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

    private boolean catching;
    private int setup;
    private int access;

    /** Makes readings and answers with the last one; a name and elements may follow. */
    protected final void read(Call call, int index, boolean digitizing) throws ScpiException, InterruptedException {
        String buffer = buffers.name(call, index);
        List<Integer> elements = buffers.elements(call, index + 1);
        begin(count(digitizing), buffer, digitizing);
        awaitOperations();
        print(call, buffer, elements);
    }

    private void fetch(Call call) throws ScpiException {
        print(call, buffers.name(call, 0), buffers.elements(call, 1));
    }

    private void print(Call call, String buffer, List<Integer> elements) throws ScpiException {
        List<Reading> all = buffers.find(buffer).readings();
        if (all.isEmpty()) {
            throw new ScpiException(StandardError.DATA_CORRUPT_OR_STALE);
        }
        buffers.print(call, all.subList(all.size() - 1, all.size()), elements);
    }

    @Override
    public void reset() {
        series.stop();
        blocks.clear();
        program = null;
        buffers.plain();
        buffers.reset();
    }

    @Override
    public boolean idle() {
        return series.endNanos() <= post.time().nanos();
    }

    @Override
    public void awaitOperations() throws InterruptedException {
        post.time()
                .sleepToEnd(
                        series::endNanos, series.pieceNanos(), this::catchUp); // automatic range may put the end off
    }

    @Override
    public void trigger() throws ScpiException {
        initiate();
    }

    @Override
    public void refreshStatus() {
        catchUp();
        status.operation().condition(MEASURING, !idle());
        system.look(buffers.full(), buffers.empty(), idle());
    }

    /** A duration in seconds that a parameter gives. */
    protected static double seconds(Call call, int index) throws ScpiException {
        return call.number(index, Dimension.SECONDS, Limits.of(-1, 1e5, 0));
    }

    /** How many readings of the present or last series there are. */
    protected final int made() {
        return made;
    }
}
