package io.mtjlab.app;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;

/**
 * Tells the person who waits which share is done and how long the rest will take; silent for the first second. What came
 * before the first share is starting up, and tells nothing about the rest.
 */
public final class ShareLine implements DoubleConsumer {

    private static final long SILENT_NANOS = 1_000_000_000L;
    private static final long TERMINAL_NANOS = 200_000_000L;
    private static final long ELSEWHERE_NANOS = 5_000_000_000L;

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier wallNanos;
    private final long begin;
    private long next;
    private boolean open;
    private double firstShare = Double.NaN;
    private long firstNanos;

    public ShareLine(PrintWriter err, boolean terminal, LongSupplier wallNanos) {
        this.err = err;
        this.terminal = terminal;
        this.wallNanos = wallNanos;
        this.begin = wallNanos.getAsLong();
        this.next = SILENT_NANOS;
    }

    @Override
    public void accept(double share) {
        long since = wallNanos.getAsLong() - begin;
        if (share <= 0) {
            return;
        }
        if (Double.isNaN(firstShare)) {
            firstShare = share;
            firstNanos = since;
        }
        if (since < next || share <= firstShare) {
            return;
        }
        next = since + (terminal ? TERMINAL_NANOS : ELSEWHERE_NANOS);
        double left = (since - firstNanos) * 1e-9 * (1 - share) / (share - firstShare);
        String text = String.format(Locale.ROOT, "%3.0f %%, %.0f s left", 100 * share, left);
        if (terminal) {
            err.print("\r" + text + "     ");
            err.flush();
            open = true;
        } else {
            err.println(text);
        }
    }

    /** Leaves a clean line behind. */
    public void end() {
        if (open) {
            err.print("\r" + " ".repeat(40) + "\r");
            err.flush();
        }
    }
}
