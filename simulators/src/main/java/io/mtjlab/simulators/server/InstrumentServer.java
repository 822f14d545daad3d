package io.mtjlab.simulators.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;

/**
 * Serves one instrument on any number of wires to any number of clients. It executes one command at a time, like the
 * real one.
 *
 * <p>On a driven clock the server is an idle probe. Time must not move between a client's write and the command's
 * effect, so the probe says busy while bytes wait in the kernel, or have been taken out and are being acted upon (see
 * {@link Reactor}, {@link Lanes#idle}). A command that sleeps is the clock's own business: then the probe says idle.
 */
public final class InstrumentServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InstrumentServer.class);

    private final String role;
    private final LabTime time;
    private final WireFaults faults;
    private final Lanes lanes;
    private final List<OpenWire> wires = new CopyOnWriteArrayList<>();
    private final BooleanSupplier probe = this::idle;
    private final LongSupplier events;
    private volatile boolean closed;

    /** An instrument that no wire leads to yet. */
    public InstrumentServer(String role, Dialect dialect, LabTime time, WireFaults faults) throws IOException {
        this.role = role;
        this.time = time;
        this.faults = faults;
        this.lanes = new Lanes(role, dialect, time, faults);
        this.events = lanes::nextEventNanos;
        if (time.clock() instanceof DrivenClock driven) {
            driven.addIdleProbe(probe);
            driven.addEvents(events);
        }
    }

    /**
     * Binds a raw socket and starts.
     *
     * @param address where to listen; a loopback address
     * @throws IOException when the address is taken or is none of ours
     */
    public InstrumentServer(String role, InetSocketAddress address, Dialect dialect, LabTime time) throws IOException {
        this(role, dialect, time, new WireFaults(RandomStreams.of(0).stream("faults")));
        try {
            serve(new RawSocketWire(address));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Serves the instrument on one more wire, until {@link #close}.
     *
     * @throws IOException when its place is taken or cannot be had here
     */
    public OpenWire serve(Wire wire) throws IOException {
        OpenWire opened = wire.open(lanes);
        wires.add(opened);
        return opened;
    }

    /** What is served, in the order in which it was asked for. */
    public List<OpenWire> wires() {
        return List.copyOf(wires);
    }

    /** Where the first wire that has a port listens. */
    public InetSocketAddress address() {
        return wires.stream()
                .flatMap(wire -> wire.address().stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(role + " is not served on any port"));
    }

    public WireFaults faults() {
        return faults;
    }

    /** Ends every connection; the ports stay open. */
    public void dropConnections() {
        lanes.dropConnections();
        wires.forEach(OpenWire::dropped);
    }

    private boolean idle() {
        return closed || time.asleep() || wires.stream().allMatch(OpenWire::idle) && lanes.idle();
    }

    /** Ends the serving threads, every connection and the ports. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (time.clock() instanceof DrivenClock driven) {
            driven.removeIdleProbe(probe);
            driven.removeEvents(events);
        }
        for (OpenWire wire : wires) {
            try {
                wire.close();
            } catch (IOException e) {
                LOG.debug("{}: {}", role, e.toString());
            }
        }
        lanes.close();
    }
}
