package io.mtjlab.base.time;

/** Wall time: one second in the lab is one second. */
public final class RealClock extends ScaledClock {

    public RealClock() {
        super(1.0);
    }
}
