package io.mtjlab.instruments.visa;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import io.mtjlab.base.error.InvalidInput;

/**
 * Where an instrument is, in the notation of VPP-4.3 (VISA library), section 4.3.1: the interface, what it needs to
 * know, and the class of resource, parted by {@code ::}. Capital and small letters are the same in the words of the
 * notation, a board number left out is 0, and the class {@code INSTR} may be left out. Each kind of link is a record
 * of its own that prints itself back in full; a new kind is a new record and one line in {@link #parse}.
 */
public sealed interface ResourceString
        permits TcpSocketResource, Vxi11Resource, HislipResource, SerialResource, GpibResource, UsbResource {

    /** The canonical notation, which {@link #parse} reads back. */
    @Override
    String toString();

    /** True where a virtual instrument has yet to be served, at any free port: nothing can be reached there. */
    default boolean anyPort() {
        return false;
    }

    /** The port of a network resource; empty for others, and where a portmapper tells it. */
    default OptionalInt networkPort() {
        return OptionalInt.empty();
    }

    /** The same network resource at another port, which no portmapper tells then; others stay what they are. */
    default ResourceString withPort(int newPort) {
        return this;
    }

    /** The same network resource on another host; others stay what they are. */
    default ResourceString withHost(String newHost) {
        return this;
    }

    /** @throws InvalidInput that says which part is wrong and what would be right */
    static ResourceString parse(String text) {
        List<String> parts = ResourceParts.split(text.strip());
        String board = parts.get(0).toUpperCase(Locale.ROOT);
        if (board.startsWith("TCPIP")) {
            return network(text, parts);
        }
        if (board.startsWith("ASRL")) {
            return SerialResource.parse(text, parts);
        }
        if (board.startsWith("GPIB")) {
            return GpibResource.parse(text, parts);
        }
        if (board.startsWith("USB")) {
            return UsbResource.parse(text, parts);
        }
        throw ResourceParts.wrong(
                text,
                parts.get(0),
                "is not an interface that is served here (TCPIP, ASRL, GPIB, USB)",
                "a TCPIP one, as in " + TcpSocketResource.EXAMPLE);
    }

    private static ResourceString network(String text, List<String> parts) {
        if (ResourceParts.is(parts.get(parts.size() - 1), "SOCKET")) {
            return TcpSocketResource.parse(text, parts);
        }
        List<String> front = ResourceParts.withoutInstr(parts);
        if (front.size() > 3) {
            throw ResourceParts.wrong(
                    text,
                    parts.get(parts.size() - 1),
                    "is not a class of TCPIP resource that is served here (SOCKET, INSTR), or a part is too many",
                    TcpSocketResource.EXAMPLE + " or " + Vxi11Resource.EXAMPLE);
        }
        return front.size() == 3 && HislipResource.claims(front.get(2))
                ? HislipResource.parse(text, front)
                : Vxi11Resource.parse(text, front);
    }
}
