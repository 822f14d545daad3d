package io.mtjlab.instruments.visa;

import java.util.List;
import java.util.OptionalInt;

/**
 * An instrument behind VXI-11, {@code TCPIP[board]::host[,port][::device][::INSTR]}.
 *
 * @param board number of the network interface, without a meaning here but kept
 * @param host a name or an address; an IPv6 address without its brackets
 * @param corePort of the core channel, where the portmapper shall not be asked for it (a notation of PyVISA-py, not of
 *     VISA: through a tunnel or on a test's server there is no portmapper); 0 stands for any free one
 * @param device what {@code create_link} asks for: {@code inst0}, or behind a gateway its interface and an address,
 *     {@code gpib0,12}; as it was written, since the server decides whether capital letters matter
 */
public record Vxi11Resource(int board, String host, OptionalInt corePort, String device) implements ResourceString {

    static final String EXAMPLE = "TCPIP0::192.168.0.2::inst0::INSTR";

    private static final String DEFAULT_DEVICE = "inst0";

    static Vxi11Resource parse(String text, List<String> front) {
        int board = ResourceParts.board(text, front.get(0), "TCPIP", EXAMPLE);
        if (front.size() < 2) {
            throw ResourceParts.wrong(text, text, "names no host", EXAMPLE);
        }
        String place = front.get(1);
        int comma = place.lastIndexOf(',');
        OptionalInt port = comma < 0
                ? OptionalInt.empty()
                : OptionalInt.of(ResourceParts.port(text, place.substring(comma + 1), place, EXAMPLE));
        String host = ResourceParts.host(text, comma < 0 ? place : place.substring(0, comma), EXAMPLE);
        return new Vxi11Resource(board, host, port, front.size() == 3 ? device(text, front.get(2)) : DEFAULT_DEVICE);
    }

    private static String device(String text, String part) {
        if (!part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw ResourceParts.wrong(
                    text, part, "is not a LAN device name; a port wants SOCKET behind it", TcpSocketResource.EXAMPLE);
        }
        if (!part.matches("[A-Za-z][A-Za-z0-9_.-]*(,[A-Za-z0-9_.-]+)*")) {
            throw ResourceParts.wrong(text, part, "is not a LAN device name", EXAMPLE);
        }
        return part;
    }

    public Vxi11Resource withCorePort(int newPort) {
        return new Vxi11Resource(board, host, OptionalInt.of(newPort), device);
    }

    @Override
    public Vxi11Resource withPort(int newPort) {
        return withCorePort(newPort);
    }

    @Override
    public Vxi11Resource withHost(String newHost) {
        return new Vxi11Resource(board, newHost, corePort, device);
    }

    @Override
    public OptionalInt networkPort() {
        return corePort;
    }

    @Override
    public boolean anyPort() {
        return corePort.isPresent() && corePort.getAsInt() == 0;
    }

    @Override
    public String toString() {
        String port = corePort.isPresent() ? "," + corePort.getAsInt() : "";
        return "TCPIP" + board + "::" + ResourceParts.bracketed(host) + port + "::" + device + "::INSTR";
    }
}
