package io.mtjlab.simulators.twin.keithley2182a;

import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.wiring.WindowRecorder;

/** The converter: averages the terminal voltage over the aperture of one conversion after the other. */
final class Converter implements WindowRecorder {

    /** Takes conversions in the order of time. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param volts mean over the aperture
         * @param doneNanos when the conversion is over and its result is known
         */
        void converted(double volts, long doneNanos);
    }

    /** Conversions that the fullest filter still knows, and some. */
    private static final int REMEMBERED = 128;

    /** A series of conversions; {@code conversions} is {@link Long#MAX_VALUE} when it goes on until stopped. */
    private record Run(ConversionTiming timing, long startNanos, long conversions) {}

    private final String role;
    private final Sink sink;
    private final BooleanSupplier forgetful;
    private @Nullable Run run;
    private double voltNanos;

    /** @param forgetful true while the last conversions are all that counts */
    Converter(String role, Sink sink, BooleanSupplier forgetful) {
        this.role = role;
        this.sink = sink;
        this.forgetful = forgetful;
    }

    void start(ConversionTiming timing, long startNanos, long conversions) {
        run = new Run(timing, startNanos, conversions);
        voltNanos = 0;
    }

    /** The conversion that was done at {@code nanos} did not fit: it is made again from then on, and the rest after it. */
    void again(long nanos) {
        Run now = run;
        if (now != null) {
            long before = (nanos - now.startNanos()) / now.timing().intervalNanos() - 1;
            long left = now.conversions() == Long.MAX_VALUE ? Long.MAX_VALUE : now.conversions() - before;
            start(now.timing(), nanos, left);
        }
    }

    void stop() {
        run = null;
    }

    /** When the present series begins; {@link Long#MIN_VALUE} for none. */
    long startNanos() {
        Run now = run;
        return now == null ? Long.MIN_VALUE : now.startNanos();
    }

    /** When the present series is over; {@link Long#MAX_VALUE} for an endless one, 0 for none. */
    long endNanos() {
        Run now = run;
        if (now == null) {
            return 0;
        }
        return now.conversions() == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : now.startNanos() + now.conversions() * now.timing().intervalNanos();
    }

    @Override
    public long nextEdgeAfter(long nanos) {
        Run now = run;
        if (now == null) {
            return Long.MAX_VALUE;
        }
        if (nanos < now.startNanos()) {
            return now.startNanos();
        }
        long index = (nanos - now.startNanos()) / now.timing().intervalNanos();
        if (index >= now.conversions()) {
            return Long.MAX_VALUE;
        }
        long opens = now.startNanos() + index * now.timing().intervalNanos();
        long closes = opens + now.timing().apertureNanos();
        return nanos < closes ? closes : opens + now.timing().intervalNanos();
    }

    @Override
    public boolean listensAt(long nanos) {
        Run now = run;
        if (now == null || nanos < now.startNanos()) {
            return false;
        }
        long since = nanos - now.startNanos();
        long index = since / now.timing().intervalNanos();
        return index < now.conversions()
                && since - index * now.timing().intervalNanos() < now.timing().apertureNanos();
    }

    @Override
    public long neededFrom(long now) {
        Run present = run;
        if (present == null || !forgetful.getAsBoolean() || now <= present.startNanos()) {
            return Long.MIN_VALUE;
        }
        long interval = present.timing().intervalNanos();
        return present.startNanos() + ((now - present.startNanos()) / interval - REMEMBERED) * interval;
    }

    @Override
    public String role() {
        return role;
    }

    @Override
    public void record(long fromNanos, long toNanos, Terminals seen) {
        Run now = run;
        if (now == null) {
            return;
        }
        long index = (fromNanos - now.startNanos()) / now.timing().intervalNanos();
        long opens = now.startNanos() + index * now.timing().intervalNanos();
        voltNanos = (fromNanos == opens ? 0 : voltNanos) + seen.volts() * (toNanos - fromNanos);
        if (toNanos == opens + now.timing().apertureNanos()) {
            double mean = voltNanos / now.timing().apertureNanos();
            sink.converted(mean, opens + now.timing().intervalNanos());
        }
    }
}
