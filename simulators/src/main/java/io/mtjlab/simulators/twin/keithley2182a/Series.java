package io.mtjlab.simulators.twin.keithley2182a;

import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.sampling.PointSeries;

/** A series of conversions, and the readings that are made of them when each is due. */
final class Series {

    private record Conversion(double volts, long doneNanos) {}

    private final Post post;
    private final Measurements measurements;
    private final Readings readings;
    private final Converter converter;
    private final ReadingHold hold;
    private final InternalScan scan;
    private final LongConsumer completed;
    private @Nullable Conversion pending;
    private ConversionTiming timing = ConversionTiming.of(Measurements.DEFAULT_CYCLES, true, false);
    private long lastConversionNanos;

    /** Readings that a hold is to let through, however many it takes; 0 without a hold. */
    private long heldLeft;

    /**
     * @param continuous true while series follow one another and nobody asks for all of them
     * @param changed is told when the hold is another one
     * @param completed is told when the last conversion is over
     */
    Series(
            Post post,
            CommandTable table,
            Measurements measurements,
            Readings readings,
            BooleanSupplier continuous,
            Runnable changed,
            LongConsumer completed) {
        this.post = post;
        this.measurements = measurements;
        this.readings = readings;
        this.completed = completed;
        this.hold = new ReadingHold(table, changed);
        this.scan = new InternalScan(table, measurements);
        this.converter = new Converter(
                post.role(), this::converted, () -> continuous.getAsBoolean() && !readings.buffer.filling());
        post.wires().attach(converter);
    }

    void reset() {
        hold.reset();
        scan.reset();
    }

    /** What comes is timed so; filters and hold start over. */
    void begin(ConversionTiming next) {
        measurements.clearFilters();
        hold.clear();
        timing = next;
    }

    /**
     * Makes readings from {@code startNanos} on, which may lie ahead.
     *
     * @param count of readings, {@link Long#MAX_VALUE} without an end
     * @param each conversions to one of them, when none falls outside a window
     */
    void convert(long count, int each, long startNanos) {
        boolean open = count == Long.MAX_VALUE || hold.on();
        heldLeft = hold.on() ? count : 0;
        converter.start(timing, startNanos, open ? Long.MAX_VALUE : count * each);
    }

    void stop() {
        catchUp();
        end();
    }

    /** Conversions that have not begun are not made. */
    void cancel() {
        if (converter.startNanos() > post.time().nanos()) {
            converter.stop();
            heldLeft = 0;
        }
    }

    long nextEdgeAfter(long nanos) {
        return converter.nextEdgeAfter(nanos);
    }

    private void end() {
        converter.stop();
        heldLeft = 0;
        pending = null;
    }

    boolean converting() {
        return converter.endNanos() > post.time().nanos();
    }

    double intervalSeconds() {
        return timing.intervalNanos() * 1e-9;
    }

    /** Works out every reading that is complete by now. */
    void catchUp() {
        post.wires().advance();
        long now = post.time().nanos();
        Conversion last = pending;
        if (last != null && last.doneNanos() <= now) {
            pending = null;
            take(last.volts(), last.doneNanos());
        }
    }

    /** The input of a conversion is known before its result is: it waits until the next one, or until it is due. */
    private void converted(double volts, long doneNanos) {
        Conversion last = pending;
        pending = new Conversion(volts, doneNanos);
        if (last != null) {
            take(last.volts(), last.doneNanos());
        }
        if (measurements.movesRange(volts)) {
            pending = null;
            lastConversionNanos = doneNanos;
            converter.again(doneNanos);
        } else if (doneNanos == converter.endNanos()) {
            completed.accept(doneNanos);
        }
    }

    private void take(double volts, long doneNanos) {
        double seconds = (doneNanos - lastConversionNanos) * 1e-9;
        lastConversionNanos = doneNanos;
        OptionalDouble reading = measurements.read(volts, seconds);
        if (reading.isPresent()) {
            double shown = measurements.shown(reading.getAsDouble());
            scan.next();
            hold.push(shown).ifPresent(this::told);
        }
    }

    private void told(double shown) {
        readings.take(shown);
        if (heldLeft > 0 && heldLeft != Long.MAX_VALUE && --heldLeft == 0) {
            end();
        }
    }

    /** Waits for the end of a series that has one. */
    void awaitEnd() throws InterruptedException {
        while (heldLeft > 0 && heldLeft != Long.MAX_VALUE) {
            awaitNext();
        }
        if (converter.endNanos() != Long.MAX_VALUE) {
            // Automatic range may put the end off.
            post.time().sleepToEnd(converter::endNanos, PointSeries.PIECE_NANOS, this::catchUp);
        }
    }

    /** Waits until the conversion under way, or the next one, is done. */
    void awaitNext() throws InterruptedException {
        long now = post.time().nanos();
        long edge = converter.nextEdgeAfter(now);
        boolean open = converter.listensAt(now);
        post.time().sleepUntil(open ? edge - timing.apertureNanos() + timing.intervalNanos() : edge);
        catchUp();
    }
}
