package io.mtjlab.instruments.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** The bytes of one exchange as they come from the link: {@code [0, limit)}, taken up to {@code position}. */
final class Arrival {

    private static final int FIRST_BUFFER = 1 << 15;

    /** No instrument says more in one answer; what comes beyond is a fault. */
    static final int LARGEST_ANSWER = 1 << 28;

    /** A buffer that one long answer made large is not kept for ever. */
    private static final int KEPT_BUFFER = 1 << 22;

    private final Link link;
    private final byte terminator;

    byte[] buffer = new byte[FIRST_BUFFER];
    int position;
    int limit;

    Arrival(Link link, byte terminator) {
        this.link = link;
        this.terminator = terminator;
    }

    void forget() {
        position = 0;
        limit = 0;
        if (buffer.length > KEPT_BUFFER) {
            buffer = new byte[FIRST_BUFFER];
        }
    }

    Link link() {
        return link;
    }

    byte terminator() {
        return terminator;
    }

    /** Reads up to the terminator or the end of the message, steps over it, and returns where the line ended. */
    int lineEnd() throws IOException {
        int start = position;
        int seen = start;
        boolean begun = limit > start;
        while (true) {
            for (int i = seen; i < limit; i++) {
                if (buffer[i] == terminator) {
                    position = i + 1;
                    return withoutReturn(start, i);
                }
            }
            if (begun && link.atEnd()) {
                position = limit;
                return withoutReturn(start, limit);
            }
            seen = limit;
            fill();
            begun = true;
        }
    }

    private int withoutReturn(int start, int end) {
        return terminator == '\n' && end > start && buffer[end - 1] == '\r' ? end - 1 : end;
    }

    void need(int bytes) throws IOException {
        while (limit - position < bytes) {
            mustGoOn(bytes - (limit - position));
            fill();
        }
    }

    void mustGoOn(int missing) throws LinkFailure {
        if (link.atEnd()) {
            throw LinkFailure.notAnAnswer("the message ended " + missing + " bytes before the block in it");
        }
    }

    void fill() throws IOException {
        grow();
        limit += link.receive(buffer, limit, buffer.length);
    }

    /** False when nothing came. */
    boolean fillWithin(Duration silence) throws IOException {
        grow();
        int count = link.receiveWithin(buffer, limit, buffer.length, silence);
        limit += count;
        return count > 0;
    }

    private void grow() throws IOException {
        if (limit == buffer.length) {
            if (limit >= LARGEST_ANSWER) {
                throw LinkFailure.notAnAnswer("no end of the answer after " + limit + " bytes");
            }
            buffer = Arrays.copyOf(buffer, 2 * limit);
        }
    }

    String text(int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
