package io.mtjlab.instruments.visa;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * An instrument behind HiSLIP (IVI-6.1), {@code TCPIP[board]::host::hislip0[,port][::INSTR]}.
 *
 * @param board number of the network interface, without a meaning here but kept
 * @param host a name or an address; an IPv6 address without its brackets
 * @param subAddress what {@code Initialize} asks for: {@code hislip} and perhaps a number
 * @param port {@value #DEFAULT_PORT} unless named; 0 stands for any free one, where a virtual instrument is served
 */
public record HislipResource(int board, String host, String subAddress, int port) implements ResourceString {

    /** The port that IANA keeps for HiSLIP. */
    public static final int DEFAULT_PORT = 4880;

    static final String EXAMPLE = "TCPIP0::192.168.0.2::hislip0::INSTR";

    /** True when a LAN device name means HiSLIP: VPP-4.3 tells it from VXI-11 by the name's beginning. */
    static boolean claims(String device) {
        return device.toLowerCase(Locale.ROOT).startsWith("hislip");
    }

    static HislipResource parse(String text, List<String> front) {
        int board = ResourceParts.board(text, front.get(0), "TCPIP", EXAMPLE);
        String host = ResourceParts.host(text, front.get(1), EXAMPLE);
        String device = front.get(2);
        int comma = device.indexOf(',');
        String name = (comma < 0 ? device : device.substring(0, comma)).toLowerCase(Locale.ROOT);
        if (!name.matches("hislip[0-9]*")) {
            throw ResourceParts.wrong(text, device, "is not hislip and a number", EXAMPLE);
        }
        int port = comma < 0 ? DEFAULT_PORT : ResourceParts.port(text, device.substring(comma + 1), device, EXAMPLE);
        return new HislipResource(board, host, name, port);
    }

    @Override
    public HislipResource withPort(int newPort) {
        return new HislipResource(board, host, subAddress, newPort);
    }

    @Override
    public HislipResource withHost(String newHost) {
        return new HislipResource(board, newHost, subAddress, port);
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
        String shown = port == DEFAULT_PORT ? "" : "," + port;
        return "TCPIP" + board + "::" + ResourceParts.bracketed(host) + "::" + subAddress + shown + "::INSTR";
    }
}
