package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.scpi.Setting;
import io.mtjlab.instruments.session.Session;

/** The meter of a source meter: how a reading is made, how long it takes and how far it can be trusted. */
abstract class KeithleyMeter extends KeithleySource {

    private Measurement measurement = new Measurement(1, 1, true, false);

    KeithleyMeter(
            Seat seat,
            List<String> expected,
            Consumer<Session> dialect,
            SourcedQuantity amperes,
            SourcedQuantity volts,
            Setting functionRow,
            Setting output,
            Setting... settings) {
        super(seat, expected, dialect, amperes, volts, functionRow, output, settings);
    }

    abstract List<String> measurementCommands(Measurement wanted, SourcedQuantity sourced, SourcedQuantity measured);

    /** Time of one reading that is not averaged, by the data sheet. */
    abstract double readingSeconds(Measurement measurement);

    /** What is added to the offset of the accuracy for short integration, as a part of the range. */
    abstract double shortIntegrationError(double powerLineCycles, Ranges.Range range);

    /** One reading; the output is known to be on. */
    abstract Reading readNow(Duration timeout);

    /** The sourced quantity is read as well, on the range of its source; it is reported as programmed where not. */
    boolean readsSourced() {
        return false;
    }

    final Measurement measurement() {
        return measurement;
    }

    @Override
    public synchronized void configure(Measurement wanted) {
        sendAll(measurementCommands(wanted, sourced(), measured()));
        measurement = wanted;
    }

    /** Asks before whether the output is on: some stop to answer for good when they are read with it off. */
    @Override
    public synchronized Reading read() {
        requireOutput();
        return readNow(session().timeout().plus(readingInterval()));
    }

    @Override
    public synchronized Duration readingInterval() {
        return Duration.ofNanos(Math.round(1e9 * intervalSeconds()));
    }

    final double intervalSeconds() {
        return measurement.averagedReadings() * readingSeconds(measurement);
    }

    @Override
    public synchronized Accuracy measuredAmperesAccuracy() {
        return readingAccuracy(quantity(Function.AMPERES));
    }

    @Override
    public synchronized Accuracy measuredVoltsAccuracy() {
        return readingAccuracy(quantity(Function.VOLTS));
    }

    private Accuracy readingAccuracy(SourcedQuantity quantity) {
        boolean isSourced = quantity.function() == function();
        if (isSourced && !readsSourced()) {
            return sourceAccuracy(quantity);
        }
        Ranges.Range range =
                isSourced ? quantity.measure().holding(role(), sourceRange().fullScale()) : measureRange();
        Accuracy specified = quantity.measure().accuracy(range);
        double more = shortIntegrationError(measurement.powerLineCycles(), range) * range.fullScale();
        return new Accuracy(specified.fraction(), specified.offset() + more, specified.source());
    }
}
