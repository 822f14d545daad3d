package io.mtjlab.instruments.visa;

import java.util.List;
import java.util.Locale;

import io.mtjlab.base.error.InvalidInput;

/**
 * Where an instrument is, in the notation of VPP-4.3 (VISA library), section 4.3.1: the interface, what it needs to
 * know, and the class of resource, parted by {@code ::}. Each kind of link is a record of its own that prints itself
 * back; a new kind is a new record and one line in {@link #parse}.
 */
public sealed interface ResourceString permits TcpSocketResource {

    /** The canonical notation, which {@link #parse} reads back. */
    @Override
    String toString();

    /** @throws InvalidInput that says which part is wrong and what would be right */
    static ResourceString parse(String text) {
        List<String> parts = ResourceParts.split(text);
        String board = parts.get(0).toUpperCase(Locale.ROOT);
        if (board.startsWith("TCPIP")) {
            return TcpSocketResource.parse(text, parts);
        }
        throw ResourceParts.wrong(
                text,
                parts.get(0),
                "is not an interface that is served here",
                "TCPIP, as in " + TcpSocketResource.EXAMPLE);
    }
}
