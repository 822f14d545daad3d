package io.mtjlab.protocols.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import io.mtjlab.acquisition.health.DeviceHealth;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.bench.Limits;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.capability.Instrument;
import io.mtjlab.protocols.setup.Operator;
import io.mtjlab.protocols.setup.Station;

/** Every part of every kind, around one scene. */
public final class FakeStation implements Station {

    public final Scene scene = new Scene();
    public final FakeProbe probe;
    public final FakeLockIn lockIn;
    public Wiring wiring = new Wiring(
            Scene.SERIES_OHMS, 0.05, "gsg", "probed", "bias-tee", 1.8, OptionalDouble.of(2000), Map.of(), Map.of());
    public Limits limits = limits(0.35, 0.005, 410);

    /** Beside the parts. */
    public final List<Instrument> alsoOnBench = new ArrayList<>();

    public OptionalDouble sampleDegrees = OptionalDouble.empty();
    public Operator operator = Operator.ABSENT;

    /** By device, what it went through before. */
    public final Map<String, DeviceHealth> health = new LinkedHashMap<>();

    private final Map<String, Instrument> parts = new LinkedHashMap<>();

    public FakeStation(boolean hardAxis) {
        scene.hardAxis = hardAxis;
        probe = new FakeProbe(scene, "gauss_1");
        lockIn = new FakeLockIn(scene, "lockin_1");
        parts.put("source", new FakeSource(scene, "isrc"));
        parts.put("meter", new FakeMeter(scene, "nvm"));
        parts.put("magnet", new FakeMagnet(scene, "bop"));
        parts.put("gauss", probe);
        parts.put("rf", new FakeGenerator(scene, "rf_1"));
        parts.put("lockin", lockIn);
    }

    public static Limits limits(double dcVolts, double amperes, double oersted) {
        Limits.Pair junction =
                new Limits.Pair(OptionalDouble.of(dcVolts), List.of(), OptionalDouble.of(amperes), "bench.yaml:7");
        return new Limits(Map.of(Limits.JUNCTION, junction), OptionalDouble.of(oersted), "bench.yaml:8");
    }

    /** A prober and a matrix between the instruments and the devices. */
    public FakeProber onWafer() {
        FakeProber prober = new FakeProber(scene, "prober");
        parts.put("prober", prober);
        parts.put("matrix", new FakeMatrix(scene, "mux"));
        return prober;
    }

    public void remove(String part) {
        parts.remove(part);
    }

    @Override
    public <T extends Instrument> T part(String part, Class<T> capability) {
        return optionalPart(part, capability).orElseThrow();
    }

    @Override
    public <T extends Instrument> Optional<T> optionalPart(String part, Class<T> capability) {
        return Optional.ofNullable(capability.cast(parts.get(part)));
    }

    @Override
    public <T> List<T> onBench(Class<T> capability) {
        return Stream.concat(parts.values().stream(), alsoOnBench.stream())
                .filter(capability::isInstance)
                .map(capability::cast)
                .toList();
    }

    @Override
    public OptionalDouble sampleDegrees() {
        return sampleDegrees;
    }

    @Override
    public Operator operator() {
        return operator;
    }

    @Override
    public Wiring wiring() {
        return wiring;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public LabClock clock() {
        return scene.clock;
    }

    @Override
    public DeviceHealth health(String device) {
        return health.getOrDefault(device, DeviceHealth.NEW);
    }
}
