package io.mtjlab.instruments.session;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The least that a server of each kind can do, so that a benchmark sees the client: it answers every question with the
 * same bytes, made beforehand, by one read and one write.
 */
final class BenchmarkServers implements AutoCloseable {

    static final String QUESTION = ":SENS:DATA:FRES?";
    static final String BLOCK_QUESTION = ":TRAC:DATA?";
    static final int BLOCK_BYTES = 1 << 20;

    private static final byte[] ANSWER = ascii("+1.23456789E-03\n");
    private static final byte[] BLOCK = block();

    /** Serves one connection to its end. */
    @FunctionalInterface
    private interface Service {
        void serve(Socket client, InputStream in, OutputStream out) throws IOException;
    }

    private final ServerSocket raw = start(BenchmarkServers::serveLines);
    private final ServerSocket vxi11 = start(BenchmarkServers::serveVxi11);
    private final ServerSocket hislip = start(BenchmarkServers::serveHislip);

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] block() {
        byte[] head = ascii("#7" + BLOCK_BYTES);
        byte[] whole = new byte[head.length + BLOCK_BYTES + 1];
        System.arraycopy(head, 0, whole, 0, head.length);
        whole[whole.length - 1] = '\n';
        return whole;
    }

    /** The block behind room for a head, so that a server need not copy it for every answer. */
    private static ByteBuffer blockBehind(int head) {
        return ByteBuffer.allocate((head + BLOCK.length + 3) & ~3).put(head, BLOCK);
    }

    private static byte[] answer(boolean long_) {
        return long_ ? BLOCK : ANSWER;
    }

    private static ServerSocket start(Service service) {
        try {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            daemon(() -> accept(server, service));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable body) {
        Thread thread = new Thread(body, "benchmark-server");
        thread.setDaemon(true);
        thread.start();
    }

    private static void accept(ServerSocket server, Service service) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                client.setTcpNoDelay(true);
                daemon(() -> {
                    try (client) {
                        service.serve(client, client.getInputStream(), client.getOutputStream());
                    } catch (IOException e) {
                        // The client went away, which is how a trial ends.
                    }
                });
            } catch (IOException e) {
                return; // closed: the benchmark is over
            }
        }
    }

    private static void serveLines(Socket client, InputStream in, OutputStream out) throws IOException {
        byte[] incoming = new byte[1 << 12];
        for (int n = in.read(incoming); n >= 0; n = in.read(incoming)) {
            if (incoming[n - 1] == '\n') {
                out.write(answer(incoming[1] == 'T'));
            }
        }
    }

    /** RPC replies (RFC 5531) to the calls of VXI-11's core channel. */
    private static void serveVxi11(Socket client, InputStream in, OutputStream out) throws IOException {
        ByteBuffer call = ByteBuffer.allocate(1 << 12);
        ByteBuffer shortReply = ByteBuffer.allocate(1 << 8);
        ByteBuffer longReply = blockBehind(40);
        byte[] answer = ANSWER;
        while (true) {
            int n = in.read(call.array(), 0, call.capacity());
            if (n < 0) {
                return;
            }
            int procedure = call.getInt(24);
            boolean sendsBlock = procedure == 12 && answer == BLOCK;
            ByteBuffer reply = sendsBlock ? longReply : shortReply;
            reply.clear()
                    .putInt(0)
                    .putInt(call.getInt(4))
                    .putInt(1)
                    .putInt(0)
                    .putLong(0)
                    .putInt(0);
            if (procedure == 10) {
                reply.putInt(0).putInt(1).putInt(0).putInt(1 << 12);
            } else if (procedure == 11) {
                answer = answer(call.get(65) == 'T');
                reply.putInt(0).putInt(call.getInt(60));
            } else if (procedure == 12) {
                reply.putInt(0).putInt(4).putInt(answer.length);
                if (sendsBlock) {
                    reply.position(reply.limit());
                } else {
                    reply.put(answer).position((reply.position() + 3) & ~3);
                }
            } else {
                reply.putInt(0);
            }
            reply.putInt(0, 0x8000_0000 | (reply.position() - 4));
            out.write(reply.array(), 0, reply.position());
        }
    }

    /** Messages of HiSLIP (IVI-6.1). */
    private static void serveHislip(Socket client, InputStream in, OutputStream out) throws IOException {
        DataInputStream buffered = new DataInputStream(new BufferedInputStream(in, 1 << 12));
        byte[] payload = new byte[1 << 12];
        ByteBuffer shortReply = ByteBuffer.allocate(1 << 8);
        ByteBuffer longReply = blockBehind(16);
        while (true) {
            buffered.readShort();
            int type = buffered.readUnsignedByte();
            buffered.readUnsignedByte();
            int parameter = buffered.readInt();
            int length = (int) buffered.readLong();
            buffered.readFully(payload, 0, length);
            byte[] answer = answer(payload[1] == 'T');
            boolean sendsBlock = answer == BLOCK;
            ByteBuffer reply = sendsBlock ? longReply : shortReply;
            reply.clear().put((byte) 'H').put((byte) 'S');
            switch (type) {
                case 0 -> reply.put((byte) 1).put((byte) 0).putInt(0x0100_0001).putLong(0);
                case 17 -> reply.put((byte) 18).put((byte) 0).putInt(0).putLong(0);
                case 15 ->
                    reply.put((byte) 16).put((byte) 0).putInt(0).putLong(8).putLong(1 << 20);
                default -> {
                    reply.put((byte) 7).put((byte) 0).putInt(parameter).putLong(answer.length);
                    if (sendsBlock) {
                        reply.position(16 + answer.length);
                    } else {
                        reply.put(answer);
                    }
                }
            }
            out.write(reply.array(), 0, reply.position());
        }
    }

    int rawPort() {
        return raw.getLocalPort();
    }

    int vxi11Port() {
        return vxi11.getLocalPort();
    }

    int hislipPort() {
        return hislip.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        raw.close();
        vxi11.close();
        hislip.close();
    }
}
