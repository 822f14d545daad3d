package io.mtjlab.simulators.twin;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import io.mtjlab.simulators.server.InstrumentServer;
import io.mtjlab.simulators.server.LabTime;

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
        this.server = new InstrumentServer(spec.role(), spec.address(), instrument.dialect(), time);
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
        if (fault instanceof Fault.Silent) {
            server.silent(true);
        } else if (fault instanceof Fault.Delay later) {
            server.delay(later.delay());
        } else if (fault instanceof Fault.Drop) {
            server.dropConnections();
        } else if (fault instanceof Fault.Cut cut) {
            server.cutNextAnswerAfter(cut.bytes());
        } else if (fault instanceof Fault.PowerCycle) {
            server.dropConnections();
            time.bench().lock();
            try {
                instrument.powerOn();
            } finally {
                time.bench().unlock();
            }
        }
    }

    @Override
    public void clearFaults() {
        server.silent(false);
        server.delay(Duration.ZERO);
        server.cutNextAnswerAfter(-1);
    }

    @Override
    public void close() {
        server.close();
    }
}
