package io.mtjlab.simulators.wiring;

import java.util.Map;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.Junction;
import io.mtjlab.simulators.physics.PulsedJunction;

/** The ends of a device's write line, as who is wired to them sees it; an open circuit where the device has none. */
final class LineTerminals implements Junction {

    private static final double OPEN_OHMS = 1e9;

    private final Junction device;
    private Drive drive = Drive.REST;

    LineTerminals(Junction device) {
        this.device = device;
    }

    /** The device has its own beginning of a unit, and its own drive. */
    @Override
    public void beginUnit(RandomStreams streams) {}

    @Override
    public void drive(long nanos, Drive acting) {
        drive = acting;
    }

    /** See {@link PulsedJunction#pulse}. */
    void pulse(long nanos, double volts, double seconds) {
        if (device instanceof PulsedJunction pulsed) {
            pulsed.pulse(nanos, volts, seconds);
        }
    }

    @Override
    public double meanVolts(long fromNanos, long toNanos) {
        return drive.amperes() * ohms(toNanos);
    }

    @Override
    public double ohms(long nanos) {
        return device instanceof PulsedJunction pulsed ? pulsed.writeOhms(nanos) : OPEN_OHMS;
    }

    @Override
    public double rectifiedVolts() {
        return 0;
    }

    @Override
    public double truth(String name, Map<String, Object> conditions) {
        return device.truth(name, conditions);
    }
}
