package io.mtjlab.simulators.twin;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** As little of VXI-11 and HiSLIP as sends a message, whole or in pieces, and reads the answer. */
abstract class WireClient implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    static WireClient vxi11(InetSocketAddress address) throws IOException {
        return new Vxi11(address);
    }

    static WireClient hislip(InetSocketAddress address) throws IOException {
        return new Hislip(address);
    }

    /** One piece of a message; with {@code end} the last one. */
    abstract void send(byte[] bytes, boolean end) throws IOException;

    /** The bytes that this connection begins a piece of a message with, for those who do not go on. */
    abstract Socket socket();

    abstract String read() throws IOException;

    String query(String text) {
        try {
            send((text + "\n").getBytes(StandardCharsets.ISO_8859_1), true);
            return read().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    void write(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1), true);
    }

    private static Socket connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    private static final class Vxi11 extends WireClient {
        private static final int CREATE_LINK = 10;
        private static final int DEVICE_WRITE = 11;
        private static final int DEVICE_READ = 12;
        private static final int END = 8;

        private final Socket socket;
        private final DataInputStream in;
        private final int link;
        private int transaction;

        Vxi11(InetSocketAddress address) throws IOException {
            socket = connect(address);
            in = new DataInputStream(socket.getInputStream());
            ByteBuffer made = call(
                    CREATE_LINK,
                    ByteBuffer.allocate(24)
                            .putInt(1)
                            .putInt(0)
                            .putInt(0)
                            .putInt(5)
                            .put(ascii("inst0\0\0\0")));
            link = made.getInt();
        }

        private static byte[] ascii(String text) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }

        /** What comes behind the error code, which has to be 0. */
        private ByteBuffer call(int procedure, ByteBuffer arguments) throws IOException {
            int length = 40 + arguments.position();
            ByteBuffer record = ByteBuffer.allocate(4 + length)
                    .putInt(0x80000000 | length)
                    .putInt(++transaction)
                    .putInt(0)
                    .putInt(2)
                    .putInt(0x0607AF)
                    .putInt(1)
                    .putInt(procedure)
                    .putLong(0)
                    .putLong(0);
            record.put(arguments.flip());
            socket.getOutputStream().write(record.array());
            byte[] reply = in.readNBytes(in.readInt() & 0x7fffffff);
            ByteBuffer results = ByteBuffer.wrap(reply).position(24);
            int error = results.getInt();
            if (error != 0) {
                throw new IOException("VXI-11 error " + error);
            }
            return results;
        }

        @Override
        void send(byte[] bytes, boolean end) throws IOException {
            int padded = (bytes.length + 3) / 4 * 4;
            call(
                    DEVICE_WRITE,
                    ByteBuffer.allocate(20 + padded)
                            .putInt(link)
                            .putInt(10_000)
                            .putInt(0)
                            .putInt(end ? END : 0)
                            .putInt(bytes.length)
                            .put(bytes)
                            .position(20 + padded));
        }

        @Override
        Socket socket() {
            return socket;
        }

        @Override
        String read() throws IOException {
            ByteBuffer results = call(
                    DEVICE_READ,
                    ByteBuffer.allocate(24)
                            .putInt(link)
                            .putInt(1 << 20)
                            .putInt(20_000)
                            .putInt(0)
                            .putInt(0)
                            .putInt(0));
            results.getInt();
            byte[] data = new byte[results.getInt()];
            results.get(data);
            return new String(data, StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static final class Hislip extends WireClient {
        private static final int DATA = 6;
        private static final int DATA_END = 7;
        private static final int ASYNC_INITIALIZE = 17;

        private final Socket socket;
        private final Socket asynchronous;
        private final DataInputStream in;
        private int messageId = 0xffffff00;
        private boolean delivered;

        Hislip(InetSocketAddress address) throws IOException {
            socket = connect(address);
            in = new DataInputStream(socket.getInputStream());
            message(socket, 0, 0, 0x0100_0000, "hislip0".getBytes(StandardCharsets.US_ASCII));
            int session = (int) (take(in).getLong(0) & 0xffff);
            asynchronous = connect(address);
            message(asynchronous, ASYNC_INITIALIZE, 0, session, new byte[0]);
            take(new DataInputStream(asynchronous.getInputStream()));
        }

        private static void message(Socket to, int type, int control, int parameter, byte[] payload)
                throws IOException {
            to.getOutputStream()
                    .write(ByteBuffer.allocate(16 + payload.length)
                            .put((byte) 'H')
                            .put((byte) 'S')
                            .put((byte) type)
                            .put((byte) control)
                            .putInt(parameter)
                            .putLong(payload.length)
                            .put(payload)
                            .array());
        }

        /** Type, control and parameter in the first eight bytes, the payload behind them. */
        private static ByteBuffer take(DataInputStream from) throws IOException {
            long head = from.readLong() & 0xffff_ffff_ffffL;
            byte[] payload = from.readNBytes((int) from.readLong());
            return ByteBuffer.allocate(8 + payload.length).putLong(head).put(payload);
        }

        @Override
        void send(byte[] bytes, boolean end) throws IOException {
            message(socket, end ? DATA_END : DATA, delivered ? 1 : 0, messageId, bytes);
            delivered = false;
            messageId += end ? 2 : 0;
        }

        @Override
        Socket socket() {
            return socket;
        }

        @Override
        String read() throws IOException {
            StringBuilder text = new StringBuilder();
            while (true) {
                ByteBuffer message = take(in);
                int type = (int) (message.getLong(0) >>> 40 & 0xff);
                if (type != DATA && type != DATA_END) {
                    throw new IOException("HiSLIP message " + type);
                }
                text.append(new String(message.array(), 8, message.capacity() - 8, StandardCharsets.ISO_8859_1));
                if (type == DATA_END) {
                    delivered = true;
                    return text.toString();
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
            asynchronous.close();
        }
    }
}
