package io.mtjlab.simulators.physics;

import java.util.Map;
import java.util.Optional;

import io.mtjlab.base.random.RandomStreams;

/** A resistor in place of a junction: no states, no rectification, no memory. What a bench's wiring is proved on. */
public final class Resistor implements PulsedJunction {

    private final double ohms;
    private Drive drive = Drive.REST;

    public Resistor(double ohms) {
        this.ohms = ohms;
    }

    @Override
    public void beginUnit(RandomStreams streams) {
        // nothing in it is random
    }

    @Override
    public void drive(long nanos, Drive next) {
        drive = next;
    }

    @Override
    public double meanVolts(long fromNanos, long toNanos) {
        return drive.amperes() * ohms;
    }

    @Override
    public double ohms(long nanos) {
        return ohms;
    }

    @Override
    public double rectifiedVolts() {
        return 0;
    }

    /** Nothing in it is written. */
    @Override
    public void pulse(long nanos, double volts, double seconds) {}

    @Override
    public double writeOhms(long nanos) {
        return ohms;
    }

    /** One more of the same between any other terminals. */
    @Override
    public Optional<Junction> pair(String name) {
        return Optional.of(new Resistor(ohms));
    }

    /** Knows {@code resistor.R}, in ohm. */
    @Override
    public double truth(String name, Map<String, Object> conditions) {
        if (!name.equals("resistor.R")) {
            throw new IllegalArgumentException("a resistor has no " + name + "; it has resistor.R");
        }
        return ohms;
    }
}
