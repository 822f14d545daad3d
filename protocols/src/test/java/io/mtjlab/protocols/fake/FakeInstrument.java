package io.mtjlab.protocols.fake;

import java.util.List;

import io.mtjlab.instruments.capability.Instrument;

/** What all fakes have in common. */
abstract class FakeInstrument implements Instrument {

    final Scene scene;
    private final String role;

    FakeInstrument(Scene scene, String role) {
        this.scene = scene;
        this.role = role;
    }

    @Override
    public String role() {
        return role;
    }

    void log(String what, double value) {
        scene.log(role, what, value);
    }

    void log(String what, boolean on) {
        scene.log(role, what, on ? 1 : 0);
    }

    @Override
    public Identity identity() {
        return new Identity("mtjlab", getClass().getSimpleName(), "1", "1");
    }

    @Override
    public List<SettingValue> snapshot() {
        return List.of();
    }

    @Override
    public void close() {}
}
