package io.mtjlab.simulators.twin;

import java.util.Map;

import org.apache.commons.rng.UniformRandomProvider;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.Junction;

/** A junction that hops between two resistances with exponential dwell times of 50 ms. */
final class SeededTelegraph implements Junction {

    private static final double DWELL_NANOS = 50e6;
    private static final double LOW_OHMS = 184;
    private static final double HIGH_OHMS = 238;

    private UniformRandomProvider dice = RandomStreams.of(0).stream("unused");
    private Drive drive = Drive.REST;
    private boolean high;
    private long now;
    private long nextHop = Long.MAX_VALUE;

    @Override
    public void beginUnit(RandomStreams streams) {
        dice = streams.stream("telegraph");
        high = dice.nextBoolean();
        nextHop = now + dwell();
    }

    @Override
    public void drive(long nanos, Drive next) {
        goTo(nanos);
        drive = next;
    }

    @Override
    public double meanVolts(long fromNanos, long toNanos) {
        goTo(fromNanos);
        double sum = 0;
        while (now < toNanos) {
            long end = Math.min(toNanos, nextHop);
            sum += drive.amperes() * resistance() * (end - now);
            goTo(end);
        }
        return sum / (toNanos - fromNanos);
    }

    @Override
    public double ohms(long nanos) {
        goTo(nanos);
        return resistance();
    }

    @Override
    public double rectifiedVolts() {
        return 0;
    }

    @Override
    public double truth(String name, Map<String, Object> conditions) {
        throw new IllegalArgumentException(name);
    }

    private double resistance() {
        return high ? HIGH_OHMS : LOW_OHMS;
    }

    private void goTo(long nanos) {
        if (nanos < now) {
            throw new IllegalStateException("time ran back from " + now + " to " + nanos);
        }
        while (nextHop <= nanos) {
            now = nextHop;
            high = !high;
            nextHop += dwell();
        }
        now = nanos;
    }

    private long dwell() {
        return Math.max(1, Math.round(-DWELL_NANOS * Math.log(1 - dice.nextDouble())));
    }
}
