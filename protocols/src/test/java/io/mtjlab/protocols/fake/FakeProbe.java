package io.mtjlab.protocols.fake;

import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.FieldAxis;
import io.mtjlab.instruments.capability.Gaussmeter;

/** A gaussmeter that reads half an oersted more than there is. */
public final class FakeProbe extends FakeInstrument implements Gaussmeter {

    public static final double OFFSET_OERSTED = 0.5;

    /** Of a reading, uniform to both sides. */
    public double noiseOersted = 0.01;

    public double driftOerstedPerSecond;

    public FieldAxis axis;

    public FakeProbe(Scene scene, String role) {
        super(scene, role);
        axis = scene.hardAxis ? FieldAxis.HARD : FieldAxis.EASY;
    }

    @Override
    public FieldAxis axis() {
        return axis;
    }

    @Override
    public void setRangeOersted(double oersted) {
        log("range", oersted);
    }

    @Override
    public double readOersted() {
        double oersted = scene.oersted() + OFFSET_OERSTED + noiseOersted * (2 * scene.noise.nextDouble() - 1);
        oersted += driftOerstedPerSecond * scene.clock.seconds();
        log("read", oersted);
        return oersted;
    }

    @Override
    public Accuracy oerstedAccuracy() {
        return new Accuracy(0.0005, 0.0175, "a 475 on 350 Oe");
    }
}
