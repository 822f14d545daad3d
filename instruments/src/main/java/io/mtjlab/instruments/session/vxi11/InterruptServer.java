package io.mtjlab.instruments.session.vxi11;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.mtjlab.instruments.session.LinkFailure;
import io.mtjlab.instruments.session.ServiceRequests;
import io.mtjlab.instruments.session.Sockets;

/**
 * The controller's end of a VXI-11 interrupt channel (section B.6.12): the instrument connects and calls
 * {@code device_intr_srq} with the handle that it was given. It listens on the one address that the core channel
 * comes from and takes no connection but the instrument's.
 */
final class InterruptServer {

    static final int PROGRAM = 0x0607B1;
    static final int VERSION = 1;

    private static final int SERVICE_REQUEST = 30;
    private static final int LARGEST_CALL = 512;

    private final ServerSocket server;
    private final InetAddress instrument;
    private final byte[] handle;
    private final ServiceRequests requests;
    private volatile @Nullable Socket connection;

    private InterruptServer(ServerSocket server, InetAddress instrument, byte[] handle, ServiceRequests requests) {
        this.server = server;
        this.instrument = instrument;
        this.handle = handle;
        this.requests = requests;
    }

    static InterruptServer start(InetAddress own, InetAddress instrument, int link, ServiceRequests requests)
            throws IOException {
        if (!(own instanceof Inet4Address)) {
            throw new LinkFailure(
                    LinkFailure.Kind.UNSUPPORTED, "VXI-11 can ask for service over IPv4 only, and this link is IPv6");
        }
        InterruptServer made = new InterruptServer(new ServerSocket(0, 2, own), instrument, handle(link), requests);
        Thread thread = new Thread(made::serve, "vxi11-interrupts");
        thread.setDaemon(true);
        thread.start();
        return made;
    }

    /** What the instrument sends back with every request of a link. */
    static byte[] handle(int link) {
        return ByteBuffer.allocate(4).putInt(link).array();
    }

    int address() {
        return ByteBuffer.wrap(server.getInetAddress().getAddress()).getInt();
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket accepted = server.accept()) {
                connection = accepted;
                if (accepted.getInetAddress().equals(instrument)) {
                    listen(accepted);
                }
            } catch (IOException | BufferUnderflowException e) {
                // Closed by us; or the instrument went away, or talks nonsense, and may come back.
            }
        }
    }

    private void listen(Socket accepted) throws IOException {
        DataInputStream in = new DataInputStream(accepted.getInputStream());
        DataOutputStream out = new DataOutputStream(accepted.getOutputStream());
        while (true) {
            int head = in.readInt();
            int length = head & 0x7FFF_FFFF;
            if (head >= 0 || length > LARGEST_CALL) {
                return; // no service request is that long
            }
            ByteBuffer call = ByteBuffer.wrap(in.readNBytes(length));
            if (call.remaining() != length || length < 44) {
                return;
            }
            int transaction = call.getInt();
            boolean ours = call.getInt(12) == PROGRAM && call.getInt(20) == SERVICE_REQUEST;
            if (ours && Arrays.equals(argument(call), handle)) {
                requests.arrived();
            }
            // An instrument that waits for the reply gets one: accepted, no verifier, success, nothing.
            out.write(ByteBuffer.allocate(28)
                    .putInt(0x8000_0000 | 24)
                    .putInt(transaction)
                    .putInt(1)
                    .putInt(0)
                    .putInt(0)
                    .putInt(0)
                    .putInt(0)
                    .array());
            out.flush();
        }
    }

    /** The opaque argument behind a call's head with credentials and verifier of any length. */
    private static byte[] argument(ByteBuffer call) {
        call.position(24);
        for (int i = 0; i < 2; i++) {
            call.getInt();
            skip(call);
        }
        byte[] bytes = new byte[Math.max(0, Math.min(call.getInt(), call.remaining()))];
        call.get(bytes);
        return bytes;
    }

    private static void skip(ByteBuffer call) {
        int count = call.getInt();
        int padded = (count + 3) & ~3;
        call.position(call.position() + Math.max(0, Math.min(padded, call.remaining())));
    }

    void close() {
        try {
            server.close();
        } catch (IOException e) {
            // Nothing is lost.
        }
        Socket open = connection;
        if (open != null) {
            Sockets.close(open);
        }
    }
}
