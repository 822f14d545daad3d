package io.mtjlab.protocols.fake;

import java.time.Duration;

import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.Nanovoltmeter;

/** A nanovoltmeter across the scene's junction; its buffer holds 100 readings, 10 ms apart. */
public final class FakeMeter extends FakeInstrument implements Nanovoltmeter {

    public static final double INTERVAL_SECONDS = 0.01;
    public static final int CAPACITY = 100;

    private static final double READING_SECONDS = 0.02;

    private int started;
    private double startedSeconds;

    public FakeMeter(Scene scene, String role) {
        super(scene, role);
    }

    @Override
    public void configure(Acquisition acquisition) {
        log("cycles", acquisition.powerLineCycles());
        log("filters", acquisition.filters());
        log("autozero", acquisition.autozero());
    }

    @Override
    public double readVolts() {
        double volts = scene.volts(scene.clock.seconds());
        Scene.sleep(scene.clock, READING_SECONDS);
        return volts;
    }

    @Override
    public int bufferCapacity() {
        return CAPACITY;
    }

    @Override
    public Duration readingInterval() {
        return Duration.ofMillis(10);
    }

    @Override
    public void startBuffer(int readings) {
        if (readings < 2 || readings > CAPACITY) {
            throw new IllegalArgumentException("a buffer of " + readings);
        }
        log("buffer", readings);
        started = readings;
        startedSeconds = scene.clock.seconds();
    }

    @Override
    public Buffer takeBuffer() {
        double[] seconds = new double[started];
        double[] volts = new double[started];
        for (int i = 0; i < started; i++) {
            seconds[i] = i * INTERVAL_SECONDS;
            volts[i] = scene.volts(startedSeconds + seconds[i]);
        }
        Scene.sleep(scene.clock, started * INTERVAL_SECONDS);
        return new Buffer(seconds, volts);
    }

    @Override
    public Accuracy voltsAccuracy() {
        return new Accuracy(50e-6, 40e-9, "a 2182A on 10 mV");
    }
}
