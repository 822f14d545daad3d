package io.mtjlab.app.console;

import java.util.Optional;

import io.mtjlab.instruments.bench.Guard;
import io.mtjlab.instruments.bench.Limits;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.drivers.Drivers;
import io.mtjlab.instruments.drivers.Seat;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.WrongInstrument;
import io.mtjlab.instruments.session.LinkException;
import io.mtjlab.instruments.session.Session;

/** The driver that knows an instrument, for its command table and its error queue; it sets nothing. */
final class DriverFinder {

    private DriverFinder() {}

    /** The driver of a model, or of that one which takes the answer to {@code *IDN?} for its own. */
    static Optional<MessageDriver> find(Session session, Optional<String> model) {
        Seat seat = new Seat(session, new Guard(Limits.NONE, Wiring.NONE), Wiring.NONE);
        if (model.isPresent()) {
            return Optional.of(Drivers.open(model.get(), seat));
        }
        for (String each : Drivers.models()) {
            try {
                return Optional.of(Drivers.open(each, seat));
            } catch (WrongInstrument e) {
                continue; // somebody else's
            } catch (LinkException e) {
                return Optional.empty(); // it does not answer *IDN?, or not what follows
            } catch (RuntimeException e) {
                continue; // a driver that wants wiring which a bare resource string does not have
            }
        }
        return Optional.empty();
    }
}
