package io.mtjlab.app.bench;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

import io.mtjlab.acquisition.engine.Progress;
import io.mtjlab.acquisition.engine.RunListener;
import io.mtjlab.acquisition.engine.RunResult;

/**
 * Tells how a run gets on: what is measured, how much is done, and the time left, in the lab and for the person who
 * waits. On a terminal one line that is written over; elsewhere a line now and then.
 */
public final class ProgressLine implements RunListener {

    private static final long TERMINAL_NANOS = 200_000_000L;
    private static final long ELSEWHERE_NANOS = 5_000_000_000L;
    private static final int WIDTH = 100;

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier wallNanos;
    private final long begin;
    private long last = Long.MIN_VALUE;
    private boolean open;

    /** @param wallNanos time as the person who waits has it; nothing else depends on it */
    public ProgressLine(PrintWriter err, boolean terminal, LongSupplier wallNanos) {
        this.err = err;
        this.terminal = terminal;
        this.wallNanos = wallNanos;
        this.begin = wallNanos.getAsLong();
    }

    /** On standard error, as the launcher found it. */
    public static ProgressLine on(PrintWriter err) {
        return new ProgressLine(err, Boolean.getBoolean("mtjlab.terminal"), System::nanoTime);
    }

    @Override
    public synchronized void progress(Progress progress) {
        long now = wallNanos.getAsLong();
        if (last != Long.MIN_VALUE && now - last < (terminal ? TERMINAL_NANOS : ELSEWHERE_NANOS)) {
            return;
        }
        last = now;
        String text = text(progress, (now - begin) * 1e-9);
        if (terminal) {
            String cut = text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "\u2026" : text;
            err.print("\r" + cut + " ".repeat(WIDTH - cut.length()));
            err.flush();
            open = true;
        } else {
            err.println(text);
        }
    }

    @Override
    public synchronized void runEnded(RunResult result) {
        if (open) {
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            open = false;
        }
        err.flush();
    }

    /** {@code measuring telegraph H = 27 Oe, no RF: 42 % (71 of 168), lab time left 50 min, real time left 9 s}. */
    static String text(Progress progress, double realSeconds) {
        double all = progress.labSecondsDone() + progress.labSecondsLeft();
        double share = all > 0 ? progress.labSecondsDone() / all : 0;
        String real = share > 0.01 ? ", real time left " + duration(realSeconds * (1 - share) / share) : "";
        return String.format(
                Locale.ROOT,
                "%3.0f %%  %s (%d of %d), lab time left %s%s",
                100 * share,
                progress.label(),
                Math.min(progress.unitsDone() + 1, progress.unitsKnown()),
                progress.unitsKnown(),
                duration(progress.labSecondsLeft()),
                real);
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 120) {
            return whole + " s";
        }
        return whole < 7200 ? whole / 60 + " min" : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
