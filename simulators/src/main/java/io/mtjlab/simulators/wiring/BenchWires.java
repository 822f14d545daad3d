package io.mtjlab.simulators.wiring;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.simulators.physics.Junction;

/**
 * Joins the twins of a bench at one junction, under one lock.
 */
public final class BenchWires {

    private final LabClock clock;
    private final RandomStreams streams;
    private final Junction junction;
    private Extremes extremes = Extremes.NONE;

    /** @param streams the bench's dice: real cable values, calibration errors, noise */
    public BenchWires(WiringSpec spec, Junction junction, LabClock clock, RandomStreams streams) {
        this.junction = junction;
        this.clock = clock;
        this.streams = streams;
    }

    public LabClock clock() {
        return clock;
    }

    /** Starts a new unit of work: everything random from here on is keyed by (seed, role, {@code key}). */
    public void beginUnit(String key) {
        junction.beginUnit(streams.child("unit", key, "device"));
    }

    /** The most that the junction has borne since the bench came up. */
    public Extremes extremes() {
        return extremes;
    }
}
