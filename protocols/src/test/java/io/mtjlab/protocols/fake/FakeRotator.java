package io.mtjlab.protocols.fake;

import io.mtjlab.instruments.capability.Rotator;

/** A stage that turns 10 degrees a second. */
public final class FakeRotator extends FakeInstrument implements Rotator {

    private double degrees;

    public FakeRotator(Scene scene, String role) {
        super(scene, role);
    }

    @Override
    public double degrees() {
        return degrees;
    }

    @Override
    public double leastDegrees() {
        return -180;
    }

    @Override
    public double mostDegrees() {
        return 180;
    }

    @Override
    public double degreesPerSecond() {
        return 10;
    }

    @Override
    public double withinDegrees() {
        return 0.05;
    }

    @Override
    public void turnTo(double to) {
        log("degrees", to);
        Scene.sleep(scene.clock, Math.abs(to - degrees) / degreesPerSecond());
        degrees = to;
    }
}
