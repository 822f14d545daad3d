package io.mtjlab.instruments.session.vxi11;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;

/** Asks a host on which port it serves a program (port mapper version 2, RFC 1833, section 3). */
final class Portmapper {

    static final int PORT = 111;

    private static final int PROGRAM = 100_000;
    private static final int VERSION = 2;
    private static final int GETPORT = 3;
    private static final int TCP = 6;

    private Portmapper() {}

    /** @throws IOException that says what to do, when there is no port mapper or it does not know the program */
    static int tcpPort(String host, int portmapperPort, int program, int version, Duration timeout) throws IOException {
        RpcClient client;
        try {
            client = RpcClient.connect(host, portmapperPort, PROGRAM, VERSION, timeout);
        } catch (ConnectException e) {
            throw new ConnectException("no port mapper answers on port " + portmapperPort + " (" + e.getMessage()
                    + "); if the port of the instrument's core channel is known, say host,port");
        }
        try {
            client.readTimeout(timeout);
            client.call(GETPORT).integer(program).integer(version).integer(TCP).integer(0);
            int port = client.reply().integer();
            if (port < 1 || port > 65_535) {
                throw new IOException("the port mapper of " + host + " knows of no VXI-11 there (program 0x"
                        + Integer.toHexString(program) + ")");
            }
            return port;
        } finally {
            client.close();
        }
    }
}
