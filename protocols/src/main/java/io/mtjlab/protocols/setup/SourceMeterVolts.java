package io.mtjlab.protocols.setup;

import java.time.Duration;
import java.util.List;

import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.instruments.capability.SourceMeter;

/** The volts that a source meter measures while it sources the current, as those of a meter beside it. */
public final class SourceMeterVolts implements Nanovoltmeter {

    private final SourceMeter meter;

    public SourceMeterVolts(SourceMeter meter) {
        this.meter = meter;
    }

    /** The range follows the compliance; a source meter has no filters of the kind. */
    @Override
    public void configure(Acquisition acquisition) {
        meter.configure(new SourceMeter.Measurement(acquisition.powerLineCycles(), 1, acquisition.autozero(), false));
    }

    @Override
    public double readVolts() {
        return meter.read().volts();
    }

    @Override
    public int bufferCapacity() {
        return meter.bufferCapacity();
    }

    @Override
    public Duration readingInterval() {
        return meter.readingInterval();
    }

    @Override
    public void startBuffer(int readings) {
        meter.startBuffer(readings);
    }

    @Override
    public Buffer takeBuffer() throws InterruptedException {
        SourceMeter.Buffer taken = meter.takeBuffer();
        return new Buffer(taken.seconds(), taken.volts());
    }

    @Override
    public Accuracy voltsAccuracy() {
        return meter.measuredVoltsAccuracy();
    }

    @Override
    public String role() {
        return meter.role();
    }

    @Override
    public Identity identity() {
        return meter.identity();
    }

    @Override
    public List<SettingValue> snapshot() {
        return meter.snapshot();
    }

    /** The bench closes its instruments itself. */
    @Override
    public void close() {}
}
