package io.mtjlab.simulators.twin;

import java.util.Map;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.Junction;

/** A junction that is a resistor, and rectifies a fixed share of the carrier's power. */
final class FixedResistor implements Junction {

    static final double OHMS = 200;
    static final double VOLTS_PER_WATT = 2;

    private Drive drive = Drive.REST;
    private long cursor;

    @Override
    public void beginUnit(RandomStreams streams) {}

    @Override
    public void drive(long nanos, Drive next) {
        forward(nanos);
        drive = next;
    }

    @Override
    public double meanVolts(long fromNanos, long toNanos) {
        forward(fromNanos);
        forward(toNanos);
        return drive.amperes() * OHMS + rectifiedVolts() * drive.rfOnFraction();
    }

    @Override
    public double ohms(long nanos) {
        forward(nanos);
        return OHMS;
    }

    @Override
    public double rectifiedVolts() {
        return VOLTS_PER_WATT * drive.rfWatts();
    }

    @Override
    public double truth(String name, Map<String, Object> conditions) {
        throw new IllegalArgumentException(name);
    }

    private void forward(long nanos) {
        if (nanos < cursor) {
            throw new IllegalStateException("time ran back from " + cursor + " to " + nanos);
        }
        cursor = nanos;
    }
}
