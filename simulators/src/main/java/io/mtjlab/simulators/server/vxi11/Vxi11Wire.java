package io.mtjlab.simulators.server.vxi11;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.server.Lanes;
import io.mtjlab.simulators.server.OpenWire;
import io.mtjlab.simulators.server.Reactor;
import io.mtjlab.simulators.server.TcpPort;
import io.mtjlab.simulators.server.Wire;

/**
 * VXI-11: core, abort and interrupt channel, and a portmapper if asked for. Time-outs of clients, for a lock and for an
 * answer, are wall time.
 *
 * @param core where the core channel listens; port 0 for any free one
 * @param device the name that create_link asks for, {@code inst0} as a rule; an empty name is accepted, too
 * @param portmapper the port of the portmapper, 111 for every client that cannot be told another; empty for none
 */
public record Vxi11Wire(InetSocketAddress core, String device, OptionalInt portmapper) implements Wire {

    /** Where clients look for a portmapper. */
    public static final int PORTMAPPER_PORT = 111;

    @Override
    public OpenWire open(Lanes lanes) throws IOException {
        Reactor wires = lanes.wires();
        CoreChannel program = new CoreChannel(device, lanes);
        AbortChannel aborts = new AbortChannel(program);
        TcpPort corePort = wires.listen(core, channel -> new RpcPort(program, channel));
        TcpPort abortPort;
        try {
            InetSocketAddress any = new InetSocketAddress(core.getAddress(), 0);
            abortPort = wires.listen(any, channel -> new RpcPort(aborts, channel));
        } catch (IOException e) {
            corePort.close();
            throw e;
        }
        program.abortPort(abortPort.address().getPort());
        try {
            @Nullable
            Portmapper mapper = portmapper.isEmpty()
                    ? null
                    : new Portmapper(
                            new InetSocketAddress(core.getAddress(), portmapper.getAsInt()),
                            corePort.address().getPort(),
                            wires);
            return new Open(program, corePort, abortPort, Optional.ofNullable(mapper));
        } catch (IOException e) {
            corePort.close();
            abortPort.close();
            throw e;
        }
    }

    /** All that listens. */
    private record Open(CoreChannel program, TcpPort core, TcpPort abort, Optional<Portmapper> mapper)
            implements OpenWire {

        @Override
        public boolean idle() {
            return program.idle();
        }

        @Override
        public Optional<InetSocketAddress> address() {
            return Optional.of(core.address());
        }

        @Override
        public void close() throws IOException {
            core.close();
            abort.close();
            if (mapper.isPresent()) {
                mapper.get().close();
            }
        }
    }
}
