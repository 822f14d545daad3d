package io.mtjlab.instruments.discover;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.mtjlab.instruments.visa.ResourceString;
import io.mtjlab.instruments.visa.Vxi11Resource;

/**
 * Asks every portmapper of the local networks for the port of the VXI-11 core channel. Who has one answers, and answers
 * from its own address; who has none says port 0 or nothing.
 *
 * <p>Sources: RFC 1057 (ONC RPC: call and reply, section 8; portmapper and GETPORT, appendix A); VXI-11 revision 1.0,
 * appendix B (program 0x0607AF, version 1).
 */
final class Vxi11Broadcast implements Scan {

    private static final int PORTMAPPER_PORT = 111;
    private static final int PORTMAPPER_PROGRAM = 100_000;
    private static final int PORTMAPPER_VERSION = 2;
    private static final int GETPORT = 3;
    private static final int RPC_VERSION = 2;
    private static final int CALL = 0;
    private static final int REPLY = 1;
    private static final int CORE_PROGRAM = 0x0607AF;
    private static final int CORE_VERSION = 1;
    private static final int TCP = 6;

    /** A datagram can be lost, so the question goes out three times. */
    private static final int TIMES = 3;

    private static final int TRANSACTION = 0x6D746A31;

    private static final InetAddress LOOPBACK_BROADCAST = loopbackBroadcast();

    private final List<InetSocketAddress> targets;

    Vxi11Broadcast(List<InetSocketAddress> targets) {
        this.targets = List.copyOf(targets);
    }

    static Vxi11Broadcast on(List<NetworkInterface> interfaces) {
        return new Vxi11Broadcast(interfaces.stream()
                .flatMap(one -> one.getInterfaceAddresses().stream())
                .flatMap(Vxi11Broadcast::broadcast)
                .map(address -> new InetSocketAddress(address, PORTMAPPER_PORT))
                .toList());
    }

    private static InetAddress loopbackBroadcast() {
        try {
            return InetAddress.getByAddress(new byte[] {127, -1, -1, -1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // four bytes are an address
        }
    }

    /** The loopback network has one too, although Java names none. */
    private static Stream<InetAddress> broadcast(InterfaceAddress address) {
        return address.getAddress().isLoopbackAddress() && address.getAddress() instanceof Inet4Address
                ? Stream.of(LOOPBACK_BROADCAST)
                : Stream.ofNullable(address.getBroadcast());
    }

    @Override
    public void run(Duration listen, Consumer<ResourceString> found) throws IOException {
        if (targets.isEmpty()) {
            throw new IOException("no network interface here can broadcast");
        }
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setBroadcast(true);
            Duration part = listen.dividedBy(TIMES);
            for (int i = 0; i < TIMES; i++) {
                sendAll(socket);
                receive(socket, System.nanoTime() + part.toNanos(), found);
            }
        }
    }

    /** One network that cannot be reached does not keep the others from being asked. */
    private void sendAll(DatagramSocket socket) throws IOException {
        byte[] call = call();
        List<IOException> failures = new ArrayList<>();
        for (InetSocketAddress target : targets) {
            try {
                socket.send(new DatagramPacket(call, call.length, target));
            } catch (IOException e) {
                failures.add(new IOException(target + ": " + e.getMessage(), e));
            }
        }
        if (failures.size() == targets.size()) {
            throw failures.get(0);
        }
    }

    private static void receive(DatagramSocket socket, long deadlineNanos, Consumer<ResourceString> found)
            throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
        for (long left = deadlineNanos - System.nanoTime(); left > 0; left = deadlineNanos - System.nanoTime()) {
            socket.setSoTimeout((int) Math.max(1, left / 1_000_000));
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                return;
            }
            int port = port(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
            if (port > 0) {
                InetAddress host = packet.getAddress();
                found.accept(new Vxi11Resource(0, host.getHostAddress(), OptionalInt.empty(), "inst0"));
            }
        }
    }

    static byte[] call() {
        return ByteBuffer.allocate(56)
                .putInt(TRANSACTION)
                .putInt(CALL)
                .putInt(RPC_VERSION)
                .putInt(PORTMAPPER_PROGRAM)
                .putInt(PORTMAPPER_VERSION)
                .putInt(GETPORT)
                .putLong(0) // credentials: none
                .putLong(0) // verifier: none
                .putInt(CORE_PROGRAM)
                .putInt(CORE_VERSION)
                .putInt(TCP)
                .putInt(0)
                .array();
    }

    /** The port in a reply to {@link #call}; 0 when there is none or it is something else. */
    static int port(ByteBuffer reply) {
        boolean ours = reply.remaining() >= 28
                && reply.getInt() == TRANSACTION
                && reply.getInt() == REPLY
                && reply.getInt() == 0; // accepted
        if (!ours) {
            return 0;
        }
        reply.getInt(); // verifier: flavour
        int verifierLength = reply.getInt();
        if (verifierLength < 0 || verifierLength > reply.remaining() - 8) {
            return 0;
        }
        reply.position(reply.position() + verifierLength);
        int port = reply.getInt() == 0 ? reply.getInt() : 0; // 0: success
        return port > 0 && port < 65_536 ? port : 0;
    }
}
