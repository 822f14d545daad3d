package io.mtjlab.simulators.twin.touch.trigger;

import java.util.List;
import java.util.Objects;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.sampling.PointSeries;
import io.mtjlab.simulators.wiring.BenchWires;

/**
 * The trigger model (2450-901-01 and DMM6500-901-01, reference manuals, TRIGger subsystem): blocks that are gone
 * through one after another while other commands are obeyed. Readings, delays and events take it on; everything is
 * worked out in the order of lab time.
 */
public final class TriggerModel {

    /** The model goes on with the block behind when what it waits for is over. */
    static final int HELD = -1;

    static final int MOST_BLOCKS = 63;

    /** "In the same wait block for more than 100 ms" (2450-901-01, page 6-166). */
    private static final long WAITING_NANOS = 100_000_000;

    /** A loop in which no time passes takes so much a block; the manual has none, an assumption. */
    private static final long BLOCK_NANOS = 1_000;

    private static final int BLOCKS_AT_ONCE = 1_000;

    private enum State {
        EMPTY,
        BUILDING,
        IDLE,
        RUNNING,
        FAILED,
        ABORTED
    }

    private final Post post;
    private final Actor actor;
    private final Events events = new Events();
    private final Timers timers;
    private final Blenders blenders;
    private final PointSeries pause;
    private final TriggerLines lines;
    private final BlockList blocks = new BlockList();
    private final RunMemory memory = new RunMemory();
    private State state = State.IDLE;
    private long now;
    private long started;
    private int last;
    private int next;
    private int reader;
    private WaitBlock waiting = WaitBlock.NOTHING;
    private long waitingSince;
    private int atOnce;
    private boolean paused;
    private boolean goesOn;

    public TriggerModel(Post post, CommandTable table, Actor actor) {
        this.post = post;
        this.actor = actor;
        this.timers = new Timers(post, table, events);
        this.blenders = new Blenders(table, events);
        this.lines = new TriggerLines(table);
        this.pause = new PointSeries(post.role(), (seen, done) -> goOn(done));
        post.wires().attach(pause);
        events.listen(this::hear);
        new BlockRows(this).addTo(table);
        new BranchRows(this).addTo(table);
        new Templates(this).addTo(table);
        table.query("TRIGger:BLOCk:LIST", blocks::told)
                .query("TRIGger:STATe", this::told)
                .action("TRIGger:PAUSe", this::pause)
                .action("TRIGger:RESume", this::resume);
    }

    Actor actor() {
        return actor;
    }

    RunMemory memory() {
        return memory;
    }

    /** As after *RST. */
    public void reset() {
        finish(State.IDLE);
        blocks.clear();
        timers.reset();
        blenders.reset();
        lines.reset();
        last = 0;
    }

    /** Without blocks. */
    void clear() throws ScpiException {
        requireIdle();
        forget();
        actor.programmed();
        state = State.EMPTY;
    }

    /** There is no model any more; INITiate starts something else. */
    public void forget() {
        blocks.clear();
        state = State.IDLE;
        last = 0;
    }

    /** Works out what has happened by now. */
    void look() {
        post.wires().advance();
    }

    private void requireIdle() throws ScpiException {
        look();
        if (running()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
    }

    void put(int number, Block block) throws ScpiException {
        requireIdle();
        actor.programmed();
        blocks.put(number, block);
        state = State.BUILDING;
    }

    /** True when INITiate starts the blocks, or refuses because there are none. */
    public boolean loaded() {
        return !blocks.isEmpty() || state == State.EMPTY;
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    /** From its first block; readings that go on behind its back end with it. */
    public void start(long nanos) throws ScpiException {
        if (blocks.isEmpty() || blocks.waitForNothing()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        memory.clear();
        reader = 0;
        waiting = WaitBlock.NOTHING;
        state = State.RUNNING;
        now = nanos;
        started = nanos;
        atOnce = 0;
        timers.running(true);
        go(1);
    }

    public void abort() {
        if (running()) {
            finish(State.ABORTED);
        }
    }

    private void finish(State end) {
        state = end;
        pause.stop();
        actor.stopReading();
        timers.running(false);
        paused = false;
        goesOn = false;
    }

    /** "Pauses a running trigger model": what a block has begun goes on, the next block waits. */
    private void pause() throws ScpiException {
        look();
        if (!running()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        paused = true;
    }

    private void resume() throws ScpiException {
        look();
        if (!paused) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        paused = false;
        if (goesOn) {
            goesOn = false;
            try (BenchWires.Moment moment = post.wires().moment()) {
                goOn(moment.nanos());
            }
        }
    }

    private void go(int from) {
        int at = from;
        try {
            while (running()) {
                if (at == 0 || at > blocks.size()) {
                    finish(State.IDLE);
                    return;
                }
                if (paused) {
                    next = at;
                    goesOn = true;
                    return;
                }
                last = at;
                next = at + 1;
                int to = blocks.at(at).step().go(this, at);
                if (to == HELD) {
                    return;
                }
                at = to;
                atOnce++;
                if (atOnce == BLOCKS_AT_ONCE) {
                    next = at;
                    hold(BLOCKS_AT_ONCE * BLOCK_NANOS);
                    return;
                }
            }
        } catch (ScpiException e) {
            actor.log(Severity.ERROR, e.code(), Objects.requireNonNullElse(e.getMessage(), ""));
            finish(State.FAILED);
        }
    }

    private void hold(long nanos) {
        pause.start(new PointSeries.Plan(now, nanos, 1, 1));
    }

    /** What the model waited for is over: a delay, or a counted series of readings. */
    public void goOn(long nanos) {
        if (running() && waiting.isNothing()) {
            if (paused) {
                goesOn = true;
                return;
            }
            now = nanos;
            atOnce = 0;
            go(next);
        }
    }

    int delay(int number, double seconds) {
        if (seconds <= 0) {
            return number + 1;
        }
        hold(Math.max(1, Math.round(seconds * 1e9)));
        return HELD;
    }

    /** @param count 0 ends what is under way; {@link Actor#ENDLESS} goes on behind the model's back */
    int read(int number, String buffer, long count, Readings kind) throws ScpiException {
        boolean digitizing = kind == Readings.DIGITIZED || kind == Readings.ACTIVE && actor.digitizes();
        actor.stopReading();
        if (count == 0) {
            return number + 1;
        }
        reader = number;
        actor.read(count, buffer, digitizing, now);
        return count == Actor.ENDLESS ? number + 1 : HELD;
    }

    /** A reading of the block that reads. */
    public void reading(double value) {
        memory.reading(reader, value);
    }

    /** The readings of a block, or of the last one before {@code number} that reads: the one before, the last. */
    double[] readings(int block, int number) throws ScpiException {
        int wanted = block == 0 ? blocks.readerBefore(number) : block;
        if (wanted == 0 || !blocks.at(wanted).reads()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        return memory.readings(wanted);
    }

    int await(int number, WaitBlock wait) {
        if (wait.clears()) {
            memory.forget(number);
        }
        if (wait.satisfiedBy(memory.heard(number))) {
            memory.forget(number);
            return number + 1;
        }
        waiting = wait;
        waitingSince = now;
        return HELD;
    }

    private void hear(String event, long nanos) {
        if (!running()) {
            return;
        }
        blocks.listeners(event).forEach(number -> memory.hear(number, event));
        if (!waiting.isNothing() && waiting.satisfiedBy(memory.heard(last))) {
            memory.forget(last);
            waiting = WaitBlock.NOTHING;
            goOn(nanos);
        }
    }

    /** Seconds since the start. */
    double elapsedSeconds() {
        return (now - started) * 1e-9;
    }

    void recall(String list, int index) throws ScpiException {
        actor.recall(list, index);
        memory.place(list, index);
    }

    void notify(int number) {
        happens(Events.notify(number));
    }

    void happens(String event) {
        events.happens(event, now);
    }

    /** *TRG, or the trigger of an interface. */
    public void command() {
        try (BenchWires.Moment moment = post.wires().moment()) {
            events.happens(Events.COMMAND, moment.nanos());
        }
    }

    /** The source has come to its limit. */
    public void sourceLimited(long nanos) {
        events.happens(Events.SOURCE_LIMIT, nanos);
    }

    /** When to look again while it runs. */
    public long busyUntil(long readingEnd) {
        long clock = post.time().nanos();
        long held = Math.max(pause.endNanos(), readingEnd == Actor.ENDLESS ? 0 : readingEnd);
        return held > clock ? held : Math.min(timers.nextAfter(clock), clock + PointSeries.PIECE_NANOS);
    }

    /** What it is doing, in a word. */
    public String stateWord() {
        look();
        boolean waits = running() && !waiting.isNothing() && post.time().nanos() - waitingSince > WAITING_NANOS;
        return paused ? "PAUSED" : waits ? "WAITING" : state.name();
    }

    private String told() {
        String word = stateWord();
        return word + ";" + word + ";" + last;
    }

    /** INITiate starts this scan. */
    public void load(Scan scan) throws ScpiException {
        load(new ScanBlocks(scan).blocks());
    }

    /** Blocks in order from the first. */
    void load(List<Block> template) throws ScpiException {
        clear();
        for (Block each : template) {
            put(blocks.size() + 1, each);
        }
    }
}
