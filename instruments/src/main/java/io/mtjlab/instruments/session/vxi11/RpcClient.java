package io.mtjlab.instruments.session.vxi11;

import java.io.IOException;
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

    private final Socket socket;
    private final OutputStream out;
    private final int program;
    private final int version;
    private final XdrWriter arguments = new XdrWriter();
    private final XdrReader results;
    private int transaction;

    private RpcClient(Socket socket, int program, int version) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.results = new XdrReader(socket.getInputStream());
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
        arguments.putInt(0, XdrReader.LAST_FRAGMENT | (arguments.length() - 4));
        out.write(arguments.bytes(), 0, arguments.length());
    }

    /**
     * Sends the call that was begun, and waits for the beginning of its results, which are read as they arrive. Replies
     * to calls that were given up are skipped.
     */
    XdrReader reply() throws IOException {
        send();
        do {
            results.next();
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
        results.skip(results.opaque());
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

    private static LinkFailure garbage(String fault) {
        return new LinkFailure(LinkFailure.Kind.NOT_AN_ANSWER, fault);
    }

    void close() {
        Sockets.close(socket);
    }
}
