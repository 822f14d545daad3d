package io.mtjlab.protocols.setup;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.Digitizer;
import io.mtjlab.instruments.capability.Nanovoltmeter;

/** What a digitiser samples at an even rate, as the buffer of a meter. */
public final class SampledVolts implements Nanovoltmeter {

    /** One reading is the mean of so many samples. */
    private static final int SAMPLES_A_READING = 64;

    private final Digitizer digitizer;
    private double sampleHertz;

    /** @param sampleHertz samples a second */
    public SampledVolts(Digitizer digitizer, double sampleHertz) {
        this.digitizer = digitizer;
        this.sampleHertz = sampleHertz;
    }

    /** Another rate from the next {@link #configure} on, or the fastest there is where that is slower. */
    public void setSampleHertz(double hertz) {
        sampleHertz = Math.min(hertz, digitizer.maxSampleHertz());
    }

    /** The range alone counts: a sample takes no time. */
    @Override
    public void configure(Acquisition acquisition) {
        digitizer.configure(new Digitizer.Acquisition(acquisition.rangeVolts(), sampleHertz));
    }

    @Override
    public double readVolts() {
        digitizer.startTrace(SAMPLES_A_READING);
        try {
            return Arrays.stream(digitizer.takeTrace().volts()).average().orElseThrow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeasurementFailed("digitizer " + role() + " was interrupted in a reading");
        }
    }

    @Override
    public int bufferCapacity() {
        return digitizer.bufferCapacity();
    }

    @Override
    public Duration readingInterval() {
        return Duration.ofNanos(Math.round(1e9 / sampleHertz));
    }

    @Override
    public void startBuffer(int readings) {
        digitizer.startTrace(readings);
    }

    @Override
    public Buffer takeBuffer() throws InterruptedException {
        Digitizer.Trace trace = digitizer.takeTrace();
        double[] seconds = new double[trace.volts().length];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = i * trace.intervalSeconds();
        }
        return new Buffer(seconds, trace.volts());
    }

    @Override
    public Accuracy voltsAccuracy() {
        return digitizer.voltsAccuracy();
    }

    @Override
    public String role() {
        return digitizer.role();
    }

    @Override
    public Identity identity() {
        return digitizer.identity();
    }

    @Override
    public List<SettingValue> snapshot() {
        return digitizer.snapshot();
    }

    /** The bench closes its instruments itself. */
    @Override
    public void close() {}
}
