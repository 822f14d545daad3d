package io.mtjlab.simulators.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The service request line (IEEE 488.2, 11.3): rises when the master summary of the status byte does, falls when a
 * serial poll has read it. The instrument looks after every command; on a free-running bench, where a buffer fills by
 * itself, also every {@value #LOOK_MILLIS} ms while somebody listens.
 */
public final class ServiceRequests {

    /** Is told of a request, on any thread. */
    public interface Listener {
        void serviceRequested(int statusByte);
    }

    private static final int LOOK_MILLIS = 20;
    private static final int REQUEST = 1 << 6;

    private final InstrumentLane instrument;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private boolean looking;
    private boolean summary;
    private boolean request;

    ServiceRequests(InstrumentLane instrument) {
        this.instrument = instrument;
    }

    /** Wants to be told from now on; {@code wires}, on whose thread this is, looks by itself now and then. */
    public void listen(Listener listener, Reactor wires) {
        if (listeners.contains(listener)) {
            return;
        }
        listeners.add(listener);
        if (!looking && !instrument.driven()) {
            looking = true;
            wires.later(LOOK_MILLIS * 1_000_000L, () -> lookAgain(wires));
        }
    }

    public void forget(Listener listener) {
        listeners.remove(listener);
    }

    private void lookAgain(Reactor wires) {
        looking = !listeners.isEmpty();
        if (looking) {
            look();
            wires.later(LOOK_MILLIS * 1_000_000L, () -> lookAgain(wires));
        }
    }

    /** Tells the listeners when a reason for service has come up. */
    void look() {
        if (listeners.isEmpty()) {
            return;
        }
        int bits = instrument.statusByte(false);
        if (risen(bits)) {
            listeners.forEach(listener -> listener.serviceRequested(bits));
        }
    }

    private synchronized boolean risen(int bits) {
        boolean now = (bits & REQUEST) != 0;
        boolean risen = now && !summary;
        summary = now;
        request |= risen;
        return risen;
    }

    /** True while a request waits to be polled: the line of the bus. */
    public synchronized boolean pending() {
        risen(instrument.statusByte(false));
        return request;
    }

    /**
     * The status byte with the request in bit 6, which this reading takes back.
     *
     * @param messageAvailable true while an answer waits on the link that asks
     */
    public synchronized int poll(boolean messageAvailable) {
        int bits = instrument.statusByte(messageAvailable);
        risen(bits);
        int read = request ? bits | REQUEST : bits & ~REQUEST;
        request = false;
        return read;
    }
}
