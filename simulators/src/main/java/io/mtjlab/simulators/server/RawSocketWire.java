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
        private boolean ended;

        Client(Lanes lanes, TcpChannel channel) {
            this.instrument = lanes.instrument();
            this.reactor = lanes.own();
            this.channel = channel;
            this.outlet = Outlet.of(channel, this::unasked);
        }

        @Override
        public void received(ByteBuffer bytes) throws InterruptedException {
            framer.take(bytes);
            send();
        }

        /** What has been answered before does not wait for a line that takes its time. */
        @Override
        public void line(String text) throws InterruptedException {
            if (answer.length() > 0) {
                send();
                if (!channel.blocked()) {
                    reactor.flush(channel);
                }
            }
            if (!ended) {
                instrument.speaks(outlet);
                instrument.execute(text, answer);
            }
        }

        private void send() {
            if (answer.length() == 0) {
                return;
            }
            if (channel.waitingToLeave() > Dialect.MOST_ANSWER_BYTES) {
                instrument.deadlocked();
            } else {
                Answer dressed = instrument.dress(answer);
                channel.send(dressed.bytes());
                ended = dressed.last();
            }
            answer.setLength(0);
            if (ended) {
                channel.endAfterSending();
            }
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
