package io.mtjlab.simulators.wiring;

import java.util.Map;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.Junction;

/** A junction whose barrier can break down: from then on it is a resistor, for good, as a real one is. */
final class BreakableJunction implements Junction {

    private final Junction sound;
    private Drive drive = Drive.REST;
    private double shortOhms = Double.NaN;

    BreakableJunction(Junction sound) {
        this.sound = sound;
    }

    void breakDown(double ohms) {
        shortOhms = ohms;
    }

    private boolean broken() {
        return !Double.isNaN(shortOhms);
    }

    @Override
    public void beginUnit(RandomStreams streams) {
        sound.beginUnit(streams);
    }

    @Override
    public void drive(long nanos, Drive acting) {
        drive = acting;
        sound.drive(nanos, acting);
    }

    /** A pulse between the ends of a write line. */
    void pulse(long nanos, double volts, double seconds) {
        if (sound instanceof LineTerminals line) {
            line.pulse(nanos, volts, seconds);
        }
    }

    @Override
    public double meanVolts(long fromNanos, long toNanos) {
        return broken() ? drive.amperes() * shortOhms : sound.meanVolts(fromNanos, toNanos);
    }

    @Override
    public double ohms(long nanos) {
        return broken() ? shortOhms : sound.ohms(nanos);
    }

    @Override
    public double peekOhms(long nanos) {
        return broken() ? shortOhms : sound.peekOhms(nanos);
    }

    @Override
    public double rectifiedVolts() {
        return broken() ? 0 : sound.rectifiedVolts();
    }

    @Override
    public double truth(String name, Map<String, Object> conditions) {
        return sound.truth(name, conditions);
    }
}
