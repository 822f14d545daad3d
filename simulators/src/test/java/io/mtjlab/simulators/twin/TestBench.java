package io.mtjlab.simulators.twin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.simulators.physics.Junction;
import io.mtjlab.simulators.physics.Resistor;
import io.mtjlab.simulators.wiring.Axis;
import io.mtjlab.simulators.wiring.BenchWires;
import io.mtjlab.simulators.wiring.Circuit;
import io.mtjlab.simulators.wiring.WiringSpec;

/** A bench of twins at one junction, reached by plain sockets. */
final class TestBench implements AutoCloseable {

    static final WiringSpec WIRING = new WiringSpec(
            6.2,
            0.05,
            Map.of("bop", new WiringSpec.Coil(Axis.HARD, 48)),
            Map.of("gauss", Axis.HARD, "gauss_easy", Axis.EASY));

    final LabClock clock;
    final BenchWires wires;
    private final Map<String, Twin> twins = new LinkedHashMap<>();
    private final List<RawClient> clients = new ArrayList<>();

    TestBench(long seed) {
        this(seed, new FixedResistor(), new DrivenClock());
    }

    TestBench(long seed, Junction junction, LabClock clock) {
        this.clock = clock;
        this.wires =
                new BenchWires(WIRING, junction, clock, RandomStreams.of(seed).child("bench"));
    }

    TestBench(BenchWires wires, LabClock clock) {
        this.clock = clock;
        this.wires = wires;
    }

    /** Where the lock-in's sine goes through 1 Mohm into 10 kohm, which its input looks at. */
    static TestBench ofLockIn(LabClock clock) {
        WiringSpec wiring = new WiringSpec(0, 0, Map.of(), Map.of())
                .withCircuits(Map.of("lockin", new Circuit(1e6, Double.POSITIVE_INFINITY, 1)));
        RandomStreams streams = RandomStreams.of(6).child("bench");
        return new TestBench(new BenchWires(wiring, new Resistor(10e3), clock, streams), clock);
    }

    Twin twin(String role, String model) {
        try {
            InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            Twin twin = Twins.create(new TwinSpec(role, model, any, wires));
            twins.put(role, twin);
            return twin;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection to a new twin. */
    RawClient connect(String role, String model) {
        return connect(twin(role, model));
    }

    RawClient connect(Twin twin) {
        RawClient client = new RawClient(twin.address(), clock);
        clients.add(client);
        return client;
    }

    Twin served(String role) {
        return Objects.requireNonNull(twins.get(role), role);
    }

    Map<String, Object> state(String role) {
        return twins.get(role).state();
    }

    double number(String role, String key) {
        return ((Number) state(role).get(key)).doubleValue();
    }

    /** Lets lab time pass. */
    void sleep(double seconds) throws InterruptedException {
        try (LabClock.Participation me = clock.participate("runner")) {
            clock.sleep(Duration.ofNanos(Math.round(seconds * 1e9)));
        }
    }

    @Override
    public void close() {
        clients.forEach(RawClient::close);
        twins.values().forEach(Twin::close);
    }
}
