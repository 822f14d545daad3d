package io.mtjlab.app.console;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mtjlab.instruments.bench.Guard;
import io.mtjlab.instruments.bench.Limits;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.drivers.Drivers;
import io.mtjlab.instruments.drivers.Seat;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.session.LinkException;
import io.mtjlab.instruments.session.Session;

/** The driver that knows an instrument, for its command table and its error queue; it sets nothing. */
final class DriverFinder {

    private static final String WHO = "*IDN?";

    /** A driver that takes even this for its own cannot tell by the answer. */
    private static final String NOBODY = "NOBODY,NOTHING,0,0";

    private DriverFinder() {}

    /**
     * The driver of a model, or of that one which takes the answer to {@code *IDN?} for its own. Of an instrument that
     * is not known yet nothing else is asked.
     */
    static Optional<MessageDriver> find(Session session, Optional<String> model) {
        if (model.isPresent()) {
            return Optional.of(Drivers.open(model.get(), seat(session)));
        }
        String identity;
        try {
            identity = session.query(WHO);
        } catch (LinkException e) {
            return Optional.empty();
        }
        for (String each : Drivers.models()) {
            if (takes(each, identity, session) && !takes(each, NOBODY, session)) {
                try {
                    return Optional.of(Drivers.open(each, seat(session)));
                } catch (RuntimeException e) {
                    continue; // of this kind, but in no state to be known better
                }
            }
        }
        return Optional.empty();
    }

    private static Seat seat(Session session) {
        return new Seat(session, new Guard(Limits.NONE, Wiring.NONE), Wiring.NONE);
    }

    /** Whether a driver goes on after it has heard who is there. */
    private static boolean takes(String model, String identity, Session real) {
        OnlyWho only = new OnlyWho(real, identity);
        Session session = (Session)
                Proxy.newProxyInstance(Session.class.getClassLoader(), new Class<?>[] {Session.class}, only::answer);
        try {
            Drivers.open(model, seat(session));
            return only.asked;
        } catch (RuntimeException e) {
            return only.wentOn;
        }
    }

    /** A session that tells who is there, and nothing else. */
    private static final class OnlyWho {

        private final Session real;
        private final String identity;
        private boolean asked;
        private boolean wentOn;

        OnlyWho(Session real, String identity) {
            this.real = real;
            this.identity = identity;
        }

        Object answer(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (arguments != null && arguments.length > 0 && WHO.equals(arguments[0])) {
                asked = true;
                return identity;
            }
            if (method.getName().equals("close")) {
                throw new IllegalStateException("not ours to close");
            }
            if (arguments == null || arguments.length == 0) { // role, resource, clock, timeout
                try {
                    return method.invoke(real);
                } catch (InvocationTargetException e) {
                    throw e.getTargetException();
                }
            }
            wentOn = asked;
            throw new IllegalStateException("goes on to " + method.getName());
        }
    }
}
