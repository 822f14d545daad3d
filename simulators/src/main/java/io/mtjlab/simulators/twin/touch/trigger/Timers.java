package io.mtjlab.simulators.twin.touch.trigger;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.sampling.PointSeries;

/**
 * The four trigger timers (2450-901-01, reference manual, pages 6-166 to 6-173). One that is on starts at once, at its
 * time of day, or at an event; after each delay it makes an event of its own, as often as its count says. Who starts
 * remembers when; the events are worked out while a trigger model runs that could take them.
 */
final class Timers {

    private static final int TIMERS = 4;
    private static final int MOST = 1_048_575;

    private final Post post;
    private final Events events;
    private final Panel panel;
    private final List<PointSeries> series = new ArrayList<>();
    private final long[] started = new long[TIMERS + 1];
    private boolean running;

    Timers(Post post, CommandTable table, Events events) {
        this.post = post;
        this.events = events;
        String at = "TRIGger:TIMer<1..4>:";
        panel = new Panel(table, TIMERS)
                .number("delay", at + "DELay", Dimension.SECONDS, Limits.of(8e-6, 100_000, 10e-6))
                .integer("count", at + "COUNt", Limits.of(0, MOST, 1))
                .bool("on", at + "STATe", false)
                .bool("generates", at + "STARt:GENerate", false)
                .choice("stimulus", at + "STARt:STIMulus", Events.words())
                .integer("seconds", at + "STARt:SEConds", Limits.of(0, Integer.MAX_VALUE, 0))
                .number("fraction", at + "STARt:FRACtional", Dimension.SECONDS, Limits.of(0, 1, 0));
        table.row(at + "CLEar", call -> call.expect(0, 0), null).query(at + "STARt:OVERrun", () -> "0");
        for (int i = 1; i <= TIMERS; i++) {
            int number = i;
            PointSeries each = new PointSeries(post.role(), (seen, done) -> events.happens(Events.timer(number), done));
            series.add(each);
            post.wires().attach(each);
        }
        reset();
        panel.listen(this::changed);
        events.listen(this::happens);
    }

    /** As after *RST. */
    void reset() {
        panel.reset();
        for (int i = 1; i <= TIMERS; i++) {
            stop(i);
        }
    }

    private void stop(int timer) {
        started[timer] = Long.MIN_VALUE;
        series.get(timer - 1).stop();
    }

    private void changed(String name, int timer) {
        post.wires().advance();
        if (!name.equals("on")) {
            return;
        }
        if (panel.get("on", timer) == 0) {
            stop(timer);
        } else if (panel.word("stimulus", timer).equals(Events.NONE)) {
            start(timer, Math.max(post.time().nanos(), alarmNanos(timer)));
        }
    }

    private long alarmNanos(int timer) {
        double seconds = panel.get("seconds", timer) + panel.get("fraction", timer);
        double epoch = post.wires().clock().epoch().getEpochSecond();
        return seconds <= epoch ? Long.MIN_VALUE : Math.round((seconds - epoch) * 1e9);
    }

    private void start(int timer, long nanos) {
        started[timer] = nanos;
        if (panel.get("generates", timer) != 0 && nanos <= post.time().nanos()) {
            events.happens(Events.timer(timer), nanos);
        }
        if (running) {
            run(timer);
        }
    }

    private void run(int timer) {
        if (started[timer] != Long.MIN_VALUE) {
            long delay = Math.max(1, Math.round(panel.get("delay", timer) * 1e9));
            long count = (long) panel.get("count", timer);
            series.get(timer - 1)
                    .start(new PointSeries.Plan(started[timer], delay, 1, count == 0 ? Actor.ENDLESS : count));
        }
    }

    private void happens(String event, long nanos) {
        for (int i = 1; i <= TIMERS; i++) {
            if (panel.get("on", i) != 0 && panel.word("stimulus", i).equals(Call.shortForm(event))) {
                start(i, nanos);
            }
        }
    }

    /** When the next event of a timer is due; {@link Long#MAX_VALUE} for never. */
    long nextAfter(long nanos) {
        return series.stream()
                .mapToLong(each -> each.nextDoneAfter(nanos))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** From here on a trigger model runs, or none does. */
    void running(boolean now) {
        running = now;
        for (int i = 1; i <= TIMERS; i++) {
            if (now) {
                run(i);
            } else {
                series.get(i - 1).stop();
            }
        }
    }
}
