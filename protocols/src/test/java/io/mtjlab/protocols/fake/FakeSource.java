package io.mtjlab.protocols.fake;

import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.CurrentSource;

/** A current source into the scene's junction. */
public final class FakeSource extends FakeInstrument implements CurrentSource {

    public FakeSource(Scene scene, String role) {
        super(scene, role);
    }

    @Override
    public void setRangeAmperes(double amperes) {
        log("range", amperes);
    }

    @Override
    public void setComplianceVolts(double volts) {
        log("compliance", volts);
    }

    @Override
    public void setAmperes(double amperes) {
        log("amperes", amperes);
        scene.amperes = amperes;
        scene.currentChangedSeconds = scene.clock.seconds();
    }

    @Override
    public double amperes() {
        return scene.amperes;
    }

    @Override
    public void setOutput(boolean on) {
        log("output", on);
        scene.currentOn = on;
    }

    @Override
    public boolean outputOn() {
        return scene.currentOn;
    }

    @Override
    public boolean inCompliance() {
        return scene.open && scene.currentOn;
    }

    @Override
    public Accuracy amperesAccuracy() {
        return new Accuracy(0.0005, 10e-9, "a 6221 on 20 uA");
    }

    @Override
    public SafeOrder safeOrder() {
        return SafeOrder.CURRENT;
    }

    @Override
    public void makeSafe() {
        setAmperes(0);
        setOutput(false);
        log("safe", true);
    }

    @Override
    public boolean isSafe() {
        return !scene.currentOn;
    }
}
