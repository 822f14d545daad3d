package io.mtjlab.simulators.twin.keithley7001;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.generator.Level;
import io.mtjlab.simulators.twin.sampling.Errand;

/**
 * The trigger model of a 7001 (instruction manual, section 4.4; Keithley's 2001 has the same and prints it on page 4-25 of
 * its manual): arm, scan and channel layer, each with a source of events, a count, and but for the first a delay and a
 * timer. Commands are taken while it goes on by itself in lab time.
 *
 * <pre>idle -INIT-> arm -event-> scan -event, delay-> channel -event, delay-> close, settle; and back by the counts</pre>
 *
 * Nothing is plugged into the trigger link and the external input, and nobody is at the panel: those sources wait for
 * {@code IMMediate} and {@code SIGNal}, which pass a source by, or for the bypass of the layer's first event
 * ({@code TCONfigure:DIRection SOURce}).
 */
final class ScanModel {

    /** What the channel layer does. */
    interface Action {
        /** Closes the {@code step}-th element of the scan list alone. @return when that has settled */
        long close(int step);
    }

    private static final String[] SOURCES = {"IMMediate", "BUS", "TIMer", "MANual", "EXTernal", "HOLD", "TLINk"};
    private static final int IDLE = -1;
    private static final int ARM = 0;
    private static final int SCAN = 1;
    private static final int CHANNEL = 2;
    private static final String[] LAYERS = {"arm", "scan", "channel"};
    private static final String[] HEADERS = {
        "ARM[:SEQuence[1]][:LAYer[1]]", "ARM[:SEQuence[1]]:LAYer2", "TRIGger[:SEQuence[1]]"
    };
    private static final StandardError[] IGNORED = {
        StandardError.ARM_IGNORED, StandardError.ARM_IGNORED, StandardError.TRIGGER_IGNORED
    };
    private static final double MOST = 99_999;

    /** Where in its layer it is. */
    private enum Phase {
        WAITS,
        DELAYS,
        SETTLES
    }

    private final Post post;
    private final Panel panel;
    private final ScanList list;
    private final Action action;
    private int layer = IDLE;
    private Phase phase = Phase.WAITS;
    private final long[] passed = new long[LAYERS.length];
    private final long[] lastEventNanos = new long[LAYERS.length];
    private long dueNanos = Long.MAX_VALUE;
    private int step;
    private int run;

    ScanModel(Post post, Panel panel, ScanList list, Action action) {
        this.post = post;
        this.panel = panel;
        this.list = list;
        this.action = action;
    }

    void install(CommandTable table) {
        Limits count = Limits.of(1, Level.INFINITE, 1);
        Limits delay = Limits.of(0, 99_999.999, 0);
        Limits timer = Limits.of(1e-3, 99_999.999, 1e-3);
        for (int i = ARM; i <= CHANNEL; i++) {
            int which = i;
            String at = HEADERS[i];
            panel.choice(LAYERS[i] + ".source", at + ":SOURce", SOURCES)
                    .integer(LAYERS[i] + ".count", at + ":COUNt", count);
            table.action(at + "[:IMMediate]", () -> signal(which)).action(at + ":SIGNal", () -> signal(which));
            if (i > ARM) {
                panel.number(LAYERS[i] + ".delay", at + ":DELay", Dimension.SECONDS, delay)
                        .number(LAYERS[i] + ".timer", at + ":TIMer", Dimension.SECONDS, timer);
            }
        }
        panel.bool("count.auto", HEADERS[CHANNEL] + ":COUNt:AUTO", true)
                .bool("continuous", "INITiate:CONTinuous", false);
        table.action("INITiate[:IMMediate]", this::initiate).action("ABORt", this::abort);
    }

    /** A setting has changed: counts are whole numbers to 99999 or infinite, and continuous initiation leaves idle. */
    void changed(String name) throws ScpiException {
        if (name.endsWith(".count") && panel.get(name) > MOST && panel.get(name) < Level.INFINITE) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        if (name.equals("continuous") && panel.on("continuous") && idle() && list.points() > 0) {
            begin();
        }
    }

    /** Back to idle, as after *RST. */
    void reset() {
        layer = IDLE;
        dueNanos = Long.MAX_VALUE;
        step = 0;
        run++;
    }

    boolean idle() {
        return layer == IDLE;
    }

    /** When it goes on by itself; {@link Long#MAX_VALUE} while it is idle or waits for an event. */
    long dueNanos() {
        return dueNanos;
    }

    boolean settles() {
        return layer == CHANNEL && phase == Phase.SETTLES;
    }

    /** Waits for an event in the arm (0), scan (1) or channel layer (2). */
    boolean waitsIn(int which) {
        return layer == which && phase == Phase.WAITS;
    }

    /** Leaves the idle state; a scan without a list has nothing to close. */
    private void initiate() throws ScpiException {
        if (!idle()) {
            throw new ScpiException(StandardError.INIT_IGNORED);
        }
        if (list.points() == 0) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        begin();
    }

    private void begin() {
        step = 0;
        passed[ARM] = 0;
        enter(ARM, post.time().nanos());
        goOnByItself();
    }

    /** With continuous initiation the idle state is left again at once. */
    private void abort() {
        reset();
        if (panel.on("continuous") && list.points() > 0) {
            begin();
        }
    }

    /** *TRG and the bus's group execute trigger. */
    void trigger() throws ScpiException {
        if (idle() || phase != Phase.WAITS || !source().equals("BUS")) {
            throw new ScpiException(StandardError.TRIGGER_IGNORED);
        }
        event(post.time().nanos());
        goOnByItself();
    }

    private void signal(int which) throws ScpiException {
        if (!waitsIn(which)) {
            throw new ScpiException(IGNORED[which]);
        }
        event(post.time().nanos());
        goOnByItself();
    }

    private String source() {
        return panel.word(LAYERS[layer] + ".source");
    }

    /** What is due now happens now, the rest on a thread of its own when its time comes. */
    private void goOnByItself() {
        int mine = ++run;
        if (goOn(mine) < Long.MAX_VALUE) {
            Errand.begin(post, "scan", () -> goOn(mine));
        }
    }

    private long goOn(int mine) {
        if (run != mine) {
            return Long.MAX_VALUE;
        }
        catchUp();
        return dueNanos;
    }

    /** Has happen what is due by now. */
    void catchUp() {
        while (dueNanos <= post.time().nanos()) {
            happen(dueNanos);
        }
    }

    private void happen(long now) {
        switch (phase) {
            case WAITS -> event(now);
            case DELAYS -> act(now);
            case SETTLES -> back(now);
        }
    }

    /** To the source of the layer's events. */
    private void enter(int next, long now) {
        layer = next;
        phase = Phase.WAITS;
        boolean first = passed[layer] == 0;
        dueNanos = switch (source()) {
            case "IMM" -> now;
            case "TIM" -> first || layer == ARM ? now : Math.max(now, lastEventNanos[layer] + nanos("timer"));
            case "EXT", "TLIN" -> first && panel.word("link." + layer).equals("SOUR") ? now : Long.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }

    private long nanos(String what) {
        return Math.round(1e9 * panel.get(LAYERS[layer] + "." + what));
    }

    private void event(long now) {
        lastEventNanos[layer] = now;
        phase = Phase.DELAYS;
        dueNanos = layer == ARM ? now : now + nanos("delay");
        if (dueNanos <= now) {
            act(now);
        }
    }

    private void act(long now) {
        if (layer < CHANNEL) {
            passed[layer + 1] = 0;
            enter(layer + 1, now);
        } else {
            phase = Phase.SETTLES;
            dueNanos = action.close(step);
            step = (step + 1) % list.points();
        }
    }

    /** Up through the layers until one has not had all of its events. */
    private void back(long now) {
        for (int i = CHANNEL; i >= ARM; i--) {
            passed[i]++;
            if (passed[i] < count(i)) {
                enter(i, now);
                return;
            }
        }
        layer = IDLE;
        dueNanos = Long.MAX_VALUE;
        if (panel.on("continuous")) {
            passed[ARM] = 0;
            enter(ARM, now);
        }
    }

    /** The channel count follows the length of the list while it is automatic. */
    private double count(int which) {
        return which == CHANNEL && panel.on("count.auto") ? list.points() : panel.get(LAYERS[which] + ".count");
    }
}
