package io.mtjlab.simulators.server.hislip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

import io.mtjlab.simulators.server.Lanes;
import io.mtjlab.simulators.server.OpenWire;
import io.mtjlab.simulators.server.TcpPort;
import io.mtjlab.simulators.server.Wire;

/**
 * HiSLIP: a synchronous and an asynchronous channel on one port. Time-outs of clients for a lock are wall time.
 *
 * @param address where to listen; port 0 for any free one
 * @param subAddress the name that Initialize asks for, {@code hislip0} as a rule; an empty name is accepted, too
 * @param overlap true to begin in overlapped mode; a client changes it with a device clear
 */
public record HislipWire(InetSocketAddress address, String subAddress, boolean overlap) implements Wire {

    @Override
    public OpenWire open(Lanes lanes) throws IOException {
        Sessions sessions = new Sessions(subAddress, overlap, lanes);
        TcpPort port = lanes.wires().listen(address, socket -> new Channel(sessions, socket));
        return new OpenWire() {
            @Override
            public Optional<InetSocketAddress> address() {
                return Optional.of(port.address());
            }

            @Override
            public void close() throws IOException {
                port.close();
            }
        };
    }
}
