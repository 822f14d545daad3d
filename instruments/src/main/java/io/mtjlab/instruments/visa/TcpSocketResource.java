package io.mtjlab.instruments.visa;

import java.util.List;
import java.util.Locale;

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
        String kind = parts.get(parts.size() - 1);
        if (!kind.toUpperCase(Locale.ROOT).equals("SOCKET")) {
            throw ResourceParts.wrong(text, kind, "is not a class of TCPIP resource that is served here", EXAMPLE);
        }
        if (parts.size() != 4) {
            throw ResourceParts.wrong(text, text, "has " + parts.size() + " parts where TCPIP sockets have 4", EXAMPLE);
        }
        return new TcpSocketResource(
                board,
                host(text, parts.get(1)),
                ResourceParts.number(text, parts.get(2), parts.get(2), 0, 65535, "a port", EXAMPLE));
    }

    private static String host(String text, String part) {
        boolean bracketed = part.startsWith("[") && part.endsWith("]");
        String host = bracketed ? part.substring(1, part.length() - 1) : part;
        boolean sound = !host.isEmpty()
                && host.chars()
                        .allMatch(c -> Character.isLetterOrDigit(c)
                                || "-._".indexOf(c) >= 0
                                || (bracketed && (c == ':' || c == '%')));
        if (!sound) {
            throw ResourceParts.wrong(text, part, "is not a host name or address", EXAMPLE);
        }
        return host;
    }

    public TcpSocketResource withPort(int newPort) {
        return new TcpSocketResource(board, host, newPort);
    }

    @Override
    public String toString() {
        String address = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return "TCPIP" + board + "::" + address + "::" + port + "::SOCKET";
    }
}
