package io.mtjlab.simulators.server;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** The threads of one instrument: its own, and the wires', which exists only where a wire needs it. */
public final class Lanes implements AutoCloseable {

    private final String role;
    private final Reactor own;
    private final InstrumentLane instrument;
    private volatile @Nullable Reactor wires;

    Lanes(String role, Dialect dialect, LabTime time, WireFaults faults) throws IOException {
        this.role = role;
        this.own = new Reactor("twin-" + role);
        this.instrument = new InstrumentLane(dialect, time, faults, own);
    }

    /** The instrument's name, for messages. */
    public String role() {
        return role;
    }

    public InstrumentLane instrument() {
        return instrument;
    }

    /** Where commands are executed. */
    public Reactor own() {
        return own;
    }

    /** Where protocols go on while a command takes its time. */
    public synchronized Reactor wires() throws IOException {
        Reactor reactor = wires;
        if (reactor == null) {
            reactor = new Reactor("wires-" + role);
            wires = reactor;
        }
        return reactor;
    }

    /** In the order in which a message moves, so that it is always seen. */
    boolean idle() {
        Reactor protocols = wires;
        return (protocols == null || protocols.idle()) && own.idle();
    }

    /** See {@link Dialect#nextEventNanos}. */
    long nextEventNanos() {
        return instrument.nextEventNanos();
    }

    void dropConnections() {
        instrument.connectionsDropped();
        Reactor protocols = wires;
        if (protocols != null) {
            protocols.dropConnections();
        }
        own.dropConnections();
    }

    @Override
    public void close() {
        Reactor protocols = wires;
        if (protocols != null) {
            protocols.close();
        }
        own.close();
    }
}
