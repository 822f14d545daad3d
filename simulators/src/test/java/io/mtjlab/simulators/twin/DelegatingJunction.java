package io.mtjlab.simulators.twin;

import java.util.Map;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.Junction;

/** A junction that is another one, for tests that look on. */
public class DelegatingJunction implements Junction {

    private final Junction inner;

    public DelegatingJunction(Junction inner) {
        this.inner = inner;
    }

    @Override
    public void beginUnit(RandomStreams streams) {
        inner.beginUnit(streams);
    }

    @Override
    public void drive(long nanos, Drive drive) {
        inner.drive(nanos, drive);
    }

    @Override
    public double meanVolts(long fromNanos, long toNanos) {
        return inner.meanVolts(fromNanos, toNanos);
    }

    @Override
    public double ohms(long nanos) {
        return inner.ohms(nanos);
    }

    @Override
    public double rectifiedVolts() {
        return inner.rectifiedVolts();
    }

    @Override
    public double truth(String name, Map<String, Object> conditions) {
        return inner.truth(name, conditions);
    }
}
