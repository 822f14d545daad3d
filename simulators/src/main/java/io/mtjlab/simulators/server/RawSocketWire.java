package io.mtjlab.simulators.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Lines over plain TCP.
 *
 * @param address where to listen; port 0 for any free one
 */
public record RawSocketWire(InetSocketAddress address) implements Wire {

    @Override
    public OpenWire open(Lanes lanes) throws IOException {
        TcpPort port = lanes.own().listen(address, channel -> new Client(lanes, channel));
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

    private static final class Client implements ByteSink, LineFramer.LineSink {
        private final InstrumentLane instrument;
        private final Reactor reactor;
        private final TcpChannel channel;
        private final LineFramer framer = new LineFramer(this);
        private final StringBuilder answer = new StringBuilder(256);
        private final Outlet outlet;

        Client(Lanes lanes, TcpChannel channel) {
            this.instrument = lanes.instrument();
            this.reactor = lanes.own();
            this.channel = channel;
            this.outlet = Outlet.of(channel, this::unasked);
        }

        @Override
        public void received(ByteBuffer bytes) throws InterruptedException {
            answer.setLength(0);
            framer.take(bytes);
            if (answer.length() > 0) {
                Answer dressed = instrument.dress(answer);
                channel.send(dressed.bytes());
                if (dressed.last()) {
                    channel.endAfterSending();
                }
            }
        }

        @Override
        public void line(String text) throws InterruptedException {
            instrument.speaks(outlet);
            instrument.execute(text, answer);
        }

        private boolean unasked(byte[] bytes) {
            if (!channel.open() || channel.blocked()) {
                return false;
            }
            reactor.submit(() -> channel.send(bytes));
            return true;
        }

        @Override
        public void tooLong() {
            instrument.overrun();
        }
    }
}
