package io.mtjlab.simulators.server.vxi11;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.mtjlab.simulators.server.Reactor;
import io.mtjlab.simulators.server.TcpChannel;
import io.mtjlab.simulators.server.TcpPort;

/**
 * Tells where the core channel listens (RFC 1833, 3: PMAP version 2), over TCP and UDP, to a broadcast as well. It knows
 * that one program and lets nobody register another.
 */
final class Portmapper implements RpcProgram, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Portmapper.class);

    private static final int GETPORT = 3;
    private static final int DUMP = 4;
    private static final int TCP = 6;
    private static final int LARGEST_DATAGRAM = 1_024;

    private final int corePort;
    private final TcpPort tcp;
    private final DatagramChannel udp;
    private final Thread thread;

    /** @throws IOException when the port is taken, or is below 1024 and we may not have it */
    Portmapper(InetSocketAddress address, int corePort, Reactor wires) throws IOException {
        this.corePort = corePort;
        this.tcp = wires.listen(address, channel -> new RpcPort(this, channel));
        try {
            this.udp = DatagramChannel.open();
            try {
                udp.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                udp.bind(new InetSocketAddress(
                        address.getAddress(), tcp.address().getPort()));
            } catch (IOException e) {
                udp.close();
                throw e;
            }
        } catch (IOException e) {
            tcp.close();
            throw e;
        }
        this.thread =
                new Thread(this::serveDatagrams, "portmapper-" + tcp.address().getPort());
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return tcp.address();
    }

    @Override
    public int program() {
        return 100_000;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public boolean call(RpcCall call, TcpChannel from, Consumer<byte[]> reply) {
        return call(call, reply);
    }

    private boolean call(RpcCall call, Consumer<byte[]> reply) {
        XdrIn in = call.arguments();
        switch (call.procedure()) {
            case GETPORT -> {
                boolean known =
                        in.integer() == CoreChannel.PROGRAM & in.integer() == CoreChannel.VERSION & in.integer() == TCP;
                in.integer();
                reply.accept(new XdrOut().integer(known ? corePort : 0).toBytes());
            }
            case DUMP ->
                reply.accept(new XdrOut()
                        .bool(true)
                        .integer(CoreChannel.PROGRAM)
                        .integer(CoreChannel.VERSION)
                        .integer(TCP)
                        .integer(corePort)
                        .bool(false)
                        .toBytes());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void serveDatagrams() {
        ByteBuffer buffer = ByteBuffer.allocate(LARGEST_DATAGRAM);
        while (udp.isOpen()) {
            try {
                SocketAddress from = udp.receive(buffer.clear());
                byte[] record = new byte[buffer.flip().remaining()];
                buffer.get(record);
                RpcCall call = RpcCall.parse(record);
                RpcPort.answer(this, this::call, call, reply -> send(reply, from));
            } catch (XdrIn.Garbage e) {
                LOG.debug("a datagram that is no call: {}", e.getMessage());
            } catch (IOException e) {
                LOG.debug("portmapper: {}", e.toString());
            }
        }
    }

    private void send(byte[] reply, SocketAddress to) {
        try {
            udp.send(ByteBuffer.wrap(reply), to);
        } catch (IOException e) {
            LOG.debug("a reply of the portmapper was lost: {}", e.toString());
        }
    }

    @Override
    public void close() throws IOException {
        tcp.close();
        udp.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
