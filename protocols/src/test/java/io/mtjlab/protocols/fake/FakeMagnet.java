package io.mtjlab.protocols.fake;

import io.mtjlab.instruments.capability.FieldAxis;
import io.mtjlab.instruments.capability.FieldSource;

/** A bipolar supply and its coil: 240 Oe/s, at most 480 Oe. */
public final class FakeMagnet extends FakeInstrument implements FieldSource {

    private static final double OERSTED_PER_SECOND = 240;

    private boolean on;

    public FakeMagnet(Scene scene, String role) {
        super(scene, role);
    }

    @Override
    public FieldAxis axis() {
        return scene.hardAxis ? FieldAxis.HARD : FieldAxis.EASY;
    }

    @Override
    public void rampToOersted(double oersted) {
        if (!on) {
            throw new IllegalStateException("the output is off");
        }
        log("oersted", oersted);
        Scene.sleep(scene.clock, Math.abs(oersted - scene.targetOersted) / OERSTED_PER_SECOND);
        scene.sendField(oersted);
    }

    @Override
    public double oersted() {
        return scene.targetOersted;
    }

    @Override
    public double maxOersted() {
        return 480;
    }

    @Override
    public void setOutput(boolean on) {
        log("output", on);
        this.on = on;
    }

    @Override
    public boolean outputOn() {
        return on;
    }

    @Override
    public SafeOrder safeOrder() {
        return SafeOrder.FIELD;
    }

    @Override
    public void makeSafe() {
        if (on) {
            rampToOersted(0);
            setOutput(false);
        }
        log("safe", true);
    }

    @Override
    public boolean isSafe() {
        return !on;
    }
}
