package io.mtjlab.simulators.twin;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.simulators.server.InstrumentServer;
import io.mtjlab.simulators.server.LabTime;
import io.mtjlab.simulators.server.OpenWire;
import io.mtjlab.simulators.server.Wire;
import io.mtjlab.simulators.server.WireFaults;

/** A virtual instrument behind its server. */
final class ServedTwin implements Twin {

    private final TwinSpec spec;
    private final LabTime time;
    private final VirtualInstrument instrument;
    private final InstrumentServer server;

    ServedTwin(TwinSpec spec, Function<Post, VirtualInstrument> model) throws IOException {
        this.spec = spec;
        this.time = new LabTime(spec.role(), spec.wires().clock(), spec.wires().lock());
        time.bench().lock();
        try {
            this.instrument = model.apply(new Post(spec.role(), spec.wires(), time));
            instrument.powerOn();
        } finally {
            time.bench().unlock();
        }
        this.server = serve();
    }

    private InstrumentServer serve() throws IOException {
        WireFaults faults = new WireFaults(spec.wires().calibrationStreams(spec.role()).stream("faults"));
        InstrumentServer serving = new InstrumentServer(spec.role(), instrument.dialect(), time, faults);
        try {
            for (Wire link : spec.links()) {
                serving.serve(link);
            }
            return serving;
        } catch (IOException | RuntimeException e) {
            serving.close();
            throw e;
        }
    }

    @Override
    public String role() {
        return spec.role();
    }

    @Override
    public String model() {
        return spec.model();
    }

    @Override
    public List<OpenWire> links() {
        return server.wires();
    }

    @Override
    public InetSocketAddress address() {
        return server.address();
    }

    @Override
    public Map<String, Object> state() {
        time.bench().lock();
        try {
            return instrument.state();
        } finally {
            time.bench().unlock();
        }
    }

    @Override
    public void fault(Fault fault) {
        requirePlace(fault);
        if (fault instanceof Fault.Silent) {
            server.faults().silent(true);
        } else if (fault instanceof Fault.Delay later) {
            server.faults().delay(later.delay());
        } else if (fault instanceof Fault.Drop) {
            server.dropConnections();
        } else if (fault instanceof Fault.Cut cut) {
            server.faults().cutNextAnswerAfter(cut.bytes());
        } else if (fault instanceof Fault.Garble garble) {
            server.faults().garble(garble.probability());
        } else if (fault instanceof Fault.PowerCycle) {
            powerCycle();
        } else {
            underLock(() -> onTheBench(fault));
        }
    }

    private void requirePlace(Fault fault) {
        if (fault instanceof Fault.StuckRelay relay) {
            List<String> known = spec.wires().faults().relaysOf(spec.role());
            if (!known.contains(relay.channel())) {
                throw new InvalidInput(relay.nowhere(spec.role(), known));
            }
        }
    }

    private void onTheBench(Fault fault) {
        if (fault instanceof Fault.StuckRelay relay) {
            spec.wires().faults().stickRelay(spec.role(), relay.channel(), relay.closed());
        } else if (fault instanceof Fault.OpenContact) {
            spec.wires().faults().breakContact(spec.role());
        } else if (fault instanceof Fault.Breakdown breakdown) {
            spec.wires().faults().breakDown(breakdown.ohms());
        }
    }

    private void underLock(Runnable action) {
        time.bench().lock();
        try {
            action.run();
        } finally {
            time.bench().unlock();
        }
    }

    private void powerCycle() {
        server.dropConnections();
        underLock(instrument::powerOn);
    }

    @Override
    public void faultAt(long nanos, Fault fault) {
        requirePlace(fault);
        server.faults().at(nanos, () -> fault(fault));
    }

    @Override
    public void clearFaults() {
        server.faults().clear();
        underLock(() -> spec.wires().faults().heal(spec.role()));
    }

    @Override
    public void close() {
        server.close();
    }
}
