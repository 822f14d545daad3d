package io.mtjlab.instruments.drivers;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.bench.Guard;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.session.Session;

/**
 * An instrument's place on a bench: what a driver is given.
 *
 * @param session its link
 * @param guard to be asked before anything reaches the wire that could harm the device
 */
public record Seat(Session session, Guard guard, Wiring wiring) {

    public String role() {
        return session.role();
    }

    public LabClock clock() {
        return session.clock();
    }
}
