package io.mtjlab.protocols.fake;

import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.RfGenerator;

/** A microwave generator on the scene's bias tee. */
public final class FakeGenerator extends FakeInstrument implements RfGenerator {

    public FakeGenerator(Scene scene, String role) {
        super(scene, role);
    }

    @Override
    public void setHertz(double hertz) {
        log("hertz", hertz);
        scene.signalChanges();
        scene.hertz = hertz;
    }

    @Override
    public double hertz() {
        return scene.hertz;
    }

    @Override
    public void setDbm(double dbm) {
        log("dbm", dbm);
        scene.dbm = dbm;
    }

    @Override
    public double dbm() {
        return scene.dbm;
    }

    @Override
    public void setOutput(boolean on) {
        log("output", on);
        scene.signalChanges();
        scene.rfOn = on;
    }

    @Override
    public boolean outputOn() {
        return scene.rfOn;
    }

    @Override
    public void setSquareModulation(double rateHertz, double depth) {
        log("rate", rateHertz);
        log("depth", depth);
    }

    @Override
    public void setModulation(boolean on) {
        log("modulation", on);
    }

    @Override
    public void setSync(boolean on) {
        log("sync", on);
    }

    @Override
    public Accuracy dbmAccuracy() {
        return new Accuracy(0, 0.6, "an E8257D below 2 GHz");
    }

    @Override
    public SafeOrder safeOrder() {
        return SafeOrder.RF;
    }

    @Override
    public void makeSafe() {
        setOutput(false);
        log("safe", true);
    }

    @Override
    public boolean isSafe() {
        return !scene.rfOn;
    }
}
