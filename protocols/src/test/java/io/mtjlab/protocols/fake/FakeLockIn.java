package io.mtjlab.protocols.fake;

import java.time.Duration;

import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.LockIn;

/** A lock-in whose signal arrives 25 degrees late, and whose filter forgets within half a second. */
public final class FakeLockIn extends FakeInstrument implements LockIn {

    public static final double LATE_DEGREES = 25;

    private static final double SETTLING_SECONDS = 0.5;

    public boolean unlocked;
    private double phaseDegrees;
    private double fullScaleVolts;

    public FakeLockIn(Scene scene, String role) {
        super(scene, role);
    }

    @Override
    public void configure(Settings settings) {
        log("external", settings.externalReference());
        log("fullScale", settings.fullScaleVolts());
        fullScaleVolts = settings.fullScaleVolts();
    }

    @Override
    public Phasor read() {
        double volts = filteredRms();
        double degrees = Math.toRadians(LATE_DEGREES - phaseDegrees);
        return new Phasor(volts * Math.cos(degrees), volts * Math.sin(degrees));
    }

    /** The first harmonic of a square wave between 0 and V: its coefficient is 2V/pi, root mean square that / sqrt 2. */
    private double filteredRms() {
        double old =
                Math.exp(-Math.log(1000) * (scene.clock.seconds() - scene.signalChangedSeconds) / SETTLING_SECONDS);
        double volts = old * scene.signalBeforeVolts + (1 - old) * scene.rectifiedVolts();
        return volts * 2 / Math.PI / Math.sqrt(2);
    }

    @Override
    public void autoPhase() {
        Phasor now = read();
        phaseDegrees += Math.toDegrees(Math.atan2(now.yVolts(), now.xVolts()));
    }

    @Override
    public double phaseDegrees() {
        return phaseDegrees;
    }

    @Override
    public void setPhaseDegrees(double degrees) {
        log("phase", degrees);
        phaseDegrees = degrees;
    }

    @Override
    public double referenceHertz() {
        return 137;
    }

    @Override
    public boolean overloadedOrUnlocked() {
        return unlocked || Math.abs(filteredRms()) > fullScaleVolts;
    }

    @Override
    public Duration settlingTime() {
        return Duration.ofMillis(500);
    }

    @Override
    public double noiseBandwidthHertz() {
        return 0.78;
    }

    @Override
    public Accuracy voltsAccuracy() {
        return new Accuracy(0.01, 0, "an SR830");
    }
}
