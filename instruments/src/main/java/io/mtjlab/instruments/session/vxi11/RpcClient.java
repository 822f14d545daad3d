package io.mtjlab.instruments.session.vxi11;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

import io.mtjlab.instruments.session.LinkFailure;
import io.mtjlab.instruments.session.Sockets;

/**
 * Calls remote procedures of one program over one TCP connection (ONC RPC version 2, RFC 5531), without
 * authentication, as VXI-11 asks for (section B.4.1). One call at a time.
 *
 * <p>A call: {@link #call} gives the writer for the arguments, {@link #reply} sends them and gives the reader of the
 * results.
 */
final class RpcClient {

    private static final int CALL = 0;
    private static final int REPLY = 1;
    private static final int RPC_VERSION = 2;
    private static final int ACCEPTED = 0;

    /** Set in the length of a record's last fragment (RFC 5531, section 11). */
    private static final int LAST_FRAGMENT = 0x8000_0000;

    private static final int LARGEST_RECORD = 1 << 26;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final int program;
    private final int version;
    private final XdrWriter arguments = new XdrWriter();
    private final XdrReader results = new XdrReader();
    private final byte[] buffer = new byte[1 << 14];
    private int position;
    private int limit;
    private int transaction;

    private RpcClient(Socket socket, int program, int version) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.program = program;
        this.version = version;
    }

    static RpcClient connect(String host, int port, int program, int version, Duration timeout) throws IOException {
        Socket socket = Sockets.connect(host, port, timeout);
        try {
            return new RpcClient(socket, program, version);
        } catch (IOException | RuntimeException e) {
            Sockets.close(socket);
            throw e;
        }
    }

    InetAddress localAddress() {
        return socket.getLocalAddress();
    }

    InetAddress remoteAddress() {
        return socket.getInetAddress();
    }

    /** A time-out for every read, for connections where speed is no matter. */
    void readTimeout(Duration timeout) throws IOException {
        socket.setSoTimeout((int) Math.max(1, timeout.toMillis()));
    }

    /** Begins a call. */
    XdrWriter call(int procedure) {
        arguments.reset();
        return arguments
                .integer(0) // the record's length, when it is known
                .integer(++transaction)
                .integer(CALL)
                .integer(RPC_VERSION)
                .integer(program)
                .integer(version)
                .integer(procedure)
                .integer(0) // credentials: none
                .integer(0)
                .integer(0) // verifier: none
                .integer(0);
    }

    /** Sends the call that was begun, without waiting for its reply. */
    void send() throws IOException {
        arguments.putInt(0, LAST_FRAGMENT | (arguments.length() - 4));
        out.write(arguments.bytes(), 0, arguments.length());
    }

    /** Sends the call that was begun, and waits for its results. Replies to calls that were given up are skipped. */
    XdrReader reply() throws IOException {
        send();
        do {
            readRecord();
        } while (results.integer() != transaction);
        int type = results.integer();
        int status = results.integer();
        if (type != REPLY) {
            throw garbage("a message of type " + type + " where a reply was expected");
        }
        if (status != ACCEPTED) {
            throw new LinkFailure(LinkFailure.Kind.REPORTED, "the call was denied: " + denial());
        }
        results.integer(); // the verifier's flavour
        results.opaque();
        mustSucceed(results.integer());
        return results;
    }

    private void mustSucceed(int acceptStatus) throws IOException {
        switch (acceptStatus) {
            case 0 -> {}
            case 1 ->
                throw new LinkFailure(
                        LinkFailure.Kind.UNSUPPORTED,
                        "nobody serves program 0x" + Integer.toHexString(program) + " there");
            case 2 ->
                throw new LinkFailure(
                        LinkFailure.Kind.UNSUPPORTED,
                        "program 0x" + Integer.toHexString(program) + " is served in versions " + results.integer()
                                + " to " + results.integer() + ", not in version " + version);
            case 3 ->
                throw new LinkFailure(
                        LinkFailure.Kind.UNSUPPORTED, "the instrument's server does not have this procedure");
            case 4 ->
                throw new LinkFailure(
                        LinkFailure.Kind.REPORTED, "the instrument's server could not decode the arguments");
            case 5 ->
                throw new LinkFailure(LinkFailure.Kind.REPORTED, "the instrument's server has an error of its own");
            default -> throw garbage("a reply with status " + acceptStatus);
        }
    }

    private String denial() throws IOException {
        int reason = results.integer();
        return reason == 0
                ? "the server speaks RPC versions " + results.integer() + " to " + results.integer()
                : "authentication status " + results.integer();
    }

    /** Reads a record of any number of fragments. */
    private void readRecord() throws IOException {
        results.reset();
        boolean last;
        do {
            int head = readInt();
            last = head < 0;
            int length = head & ~LAST_FRAGMENT;
            if (length > LARGEST_RECORD - results.length()) {
                throw garbage("a reply of " + (results.length() + (long) length) + " bytes is beyond all sense");
            }
            readFragment(length);
        } while (!last);
    }

    private void readFragment(int length) throws IOException {
        int left = length;
        while (left > 0) {
            int buffered = Math.min(left, limit - position);
            if (buffered > 0) {
                System.arraycopy(buffer, position, results.extend(buffered), results.length(), buffered);
                position += buffered;
                results.extended(buffered);
                left -= buffered;
            } else if (left < buffer.length) {
                fill();
            } else {
                // Long: not by way of the buffer, and memory is taken as bytes come, not as they are announced.
                int chunk = Math.min(left, 1 << 18);
                int count = arrived(in.read(results.extend(chunk), results.length(), chunk));
                results.extended(count);
                left -= count;
            }
        }
    }

    private int readInt() throws IOException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            if (position == limit) {
                fill();
            }
            value = value << 8 | buffer[position++] & 255;
        }
        return value;
    }

    private void fill() throws IOException {
        position = 0;
        limit = 0;
        limit = arrived(in.read(buffer, 0, buffer.length));
    }

    private static int arrived(int count) throws EOFException {
        if (count < 0) {
            throw new EOFException("the other side closed it");
        }
        return count;
    }

    private static LinkFailure garbage(String fault) {
        return new LinkFailure(LinkFailure.Kind.NOT_AN_ANSWER, fault);
    }

    void close() {
        Sockets.close(socket);
    }
}
