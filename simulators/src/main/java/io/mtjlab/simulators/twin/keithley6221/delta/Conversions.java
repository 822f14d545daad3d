package io.mtjlab.simulators.twin.keithley6221.delta;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.wiring.WindowRecorder;

/** The nanovoltmeter's converter in the windows of a run: the mean voltage of each, as it closes. */
final class Conversions implements WindowRecorder {

    /** Takes conversions in the order of time. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param number of the conversion, from 0
         * @param volts mean over the window
         * @param doneNanos when it closes
         */
        void converted(long number, double volts, long doneNanos);
    }

    private final Supplier<String> role;
    private final Sink sink;
    private @Nullable DeltaRun run;
    private double volts;

    /** @param role of the instrument whose terminals are looked at */
    Conversions(Supplier<String> role, Sink sink) {
        this.role = role;
        this.sink = sink;
    }

    void start(DeltaRun next) {
        run = next;
        volts = 0;
    }

    void stop() {
        run = null;
    }

    @Override
    public String role() {
        return role.get();
    }

    @Override
    public long nextEdgeAfter(long nanos) {
        DeltaRun now = run;
        if (now == null || nanos >= now.endNanos()) {
            return Long.MAX_VALUE;
        }
        Windows windows = now.course().windows();
        long since = Math.max(-1, nanos - now.startNanos());
        long number = windows.numberAt(Math.max(0, since));
        long opens = windows.opens(number);
        long edge = since < opens ? opens : opens + windows.apertureNanos();
        return Math.min(now.startNanos() + edge, now.endNanos());
    }

    @Override
    public boolean listensAt(long nanos) {
        DeltaRun now = run;
        if (now == null || nanos < now.startNanos() || nanos >= now.endNanos()) {
            return false;
        }
        long since = nanos - now.startNanos();
        return since >= now.course().windows().opens(now.course().windows().numberAt(since));
    }

    @Override
    public void record(long fromNanos, long toNanos, Terminals seen) {
        DeltaRun now = run;
        if (now == null) {
            return;
        }
        Windows windows = now.course().windows();
        long number = windows.numberAt(fromNanos - now.startNanos());
        volts += seen.volts() * (toNanos - fromNanos) / windows.apertureNanos();
        if (toNanos == now.startNanos() + windows.opens(number) + windows.apertureNanos()) {
            double mean = volts;
            volts = 0;
            sink.converted(number, mean, toNanos);
        }
    }
}
