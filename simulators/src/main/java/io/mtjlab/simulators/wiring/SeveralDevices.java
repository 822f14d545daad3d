package io.mtjlab.simulators.wiring;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.Junction;
import io.mtjlab.simulators.physics.Resistor;

/** The devices of one die, each behind its own terminals. Between the terminals of none in particular is nothing. */
final class SeveralDevices implements Junction {

    private static final String FIRST = "d1";

    private final Map<String, Junction> devices;
    private final Junction nothing = new Resistor(WaferDies.DEAD_OHMS);

    SeveralDevices(Map<String, Junction> devices) {
        this.devices = Map.copyOf(devices);
    }

    @Override
    public Optional<Junction> pair(String name) {
        return Optional.ofNullable(devices.get(name));
    }

    @Override
    public void beginUnit(RandomStreams streams) {
        nothing.beginUnit(streams);
    }

    @Override
    public void drive(long nanos, Drive drive) {
        nothing.drive(nanos, drive);
    }

    @Override
    public double meanVolts(long fromNanos, long toNanos) {
        return nothing.meanVolts(fromNanos, toNanos);
    }

    @Override
    public double ohms(long nanos) {
        return nothing.ohms(nanos);
    }

    @Override
    public double rectifiedVolts() {
        return 0;
    }

    /** Of the device that the conditions name as {@code device}, or the first. */
    @Override
    public double truth(String name, Map<String, Object> conditions) {
        String which = conditions.getOrDefault("device", FIRST).toString();
        return Objects.requireNonNull(devices.get(which), () -> "no device " + which + " on the die")
                .truth(name, conditions);
    }
}
