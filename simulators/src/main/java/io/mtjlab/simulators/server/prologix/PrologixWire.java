package io.mtjlab.simulators.server.prologix;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

import io.mtjlab.simulators.server.Lanes;
import io.mtjlab.simulators.server.OpenWire;
import io.mtjlab.simulators.server.TcpPort;
import io.mtjlab.simulators.server.Wire;

/**
 * A Prologix GPIB-ETHERNET controller (user manual, section 8) with this instrument alone on its bus.
 *
 * @param address where the controller listens; port 0 for any free one
 * @param primary of the instrument on the bus, 0 to 30
 */
public record PrologixWire(InetSocketAddress address, int primary) implements Wire {

    @Override
    public OpenWire open(Lanes lanes) throws IOException {
        TcpPort port = lanes.own().listen(address, channel -> new Controller(lanes, channel, primary));
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
