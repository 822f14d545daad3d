package io.mtjlab.simulators.server.hislip;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.server.Lanes;

/** The clients of one port. On the wires' thread alone. */
final class Sessions {

    /** As many as an instrument has to take; more are told so. */
    private static final int MOST = 64;

    private final Map<Integer, Session> open = new HashMap<>();
    private final String subAddress;
    private final boolean overlap;
    private final Lanes lanes;
    private int lastId;

    Sessions(String subAddress, boolean overlap, Lanes lanes) {
        this.subAddress = subAddress;
        this.overlap = overlap;
        this.lanes = lanes;
    }

    boolean overlapPreferred() {
        return overlap;
    }

    /** An empty name stands for the only instrument that is here. */
    boolean knows(String name) {
        return name.isEmpty() || name.equalsIgnoreCase(subAddress);
    }

    /** A new session, or null when there are too many. */
    @Nullable
    Session begin(Channel synchronous) throws java.io.IOException {
        if (open.size() >= MOST) {
            return null;
        }
        do {
            lastId = lastId % 0xffff + 1;
        } while (open.containsKey(lastId));
        Session session = new Session(lastId, synchronous, overlap, lanes);
        open.put(lastId, session);
        return session;
    }

    @Nullable
    Session find(int id) {
        return open.get(id);
    }

    void end(Session session) {
        if (open.remove(session.id(), session)) {
            session.end();
        }
    }
}
