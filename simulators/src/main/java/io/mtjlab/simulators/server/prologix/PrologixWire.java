package io.mtjlab.simulators.server.prologix;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.mtjlab.simulators.server.InstrumentLane;
import io.mtjlab.simulators.server.Lanes;
import io.mtjlab.simulators.server.OpenWire;
import io.mtjlab.simulators.server.Reactor;
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
        InstrumentLane instrument = lanes.instrument();
        Reactor wires = lanes.wires();
        Set<Controller> clients = ConcurrentHashMap.newKeySet();
        TcpPort port = wires.listen(address, channel -> new Controller(instrument, wires, channel, primary, clients));
        return new OpenWire() {
            @Override
            public boolean idle() {
                return clients.stream().allMatch(Controller::idle);
            }

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
