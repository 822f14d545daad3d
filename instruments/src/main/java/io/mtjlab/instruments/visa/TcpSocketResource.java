package io.mtjlab.instruments.visa;

import java.util.List;
import java.util.OptionalInt;

/**
 * A raw TCP connection, {@code TCPIP[board]::host::port::SOCKET}.
 *
 * @param board number of the network interface, without a meaning here but kept
 * @param host a name or an address; an IPv6 address without its brackets
 * @param port 0 to 65535; 0 stands for any free one, where a virtual instrument is served
 */
public record TcpSocketResource(int board, String host, int port) implements ResourceString {

    static final String EXAMPLE = "TCPIP0::192.168.0.2::5025::SOCKET";

    static TcpSocketResource parse(String text, List<String> parts) {
        int board = ResourceParts.board(text, parts.get(0), "TCPIP", EXAMPLE);
        if (parts.size() != 4) {
            throw ResourceParts.wrong(text, text, "has " + parts.size() + " parts where TCPIP sockets have 4", EXAMPLE);
        }
        return new TcpSocketResource(
                board,
                ResourceParts.host(text, parts.get(1), EXAMPLE),
                ResourceParts.port(text, parts.get(2), parts.get(2), EXAMPLE));
    }

    @Override
    public TcpSocketResource withPort(int newPort) {
        return new TcpSocketResource(board, host, newPort);
    }

    @Override
    public TcpSocketResource withHost(String newHost) {
        return new TcpSocketResource(board, newHost, port);
    }

    @Override
    public OptionalInt networkPort() {
        return OptionalInt.of(port);
    }

    @Override
    public boolean anyPort() {
        return port == 0;
    }

    @Override
    public String toString() {
        return "TCPIP" + board + "::" + ResourceParts.bracketed(host) + "::" + port + "::SOCKET";
    }
}
