package io.mtjlab.analysis.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.mtjlab.base.error.InvalidInput;

/**
 * The lines of a text file as bytes in a buffer that is used again, whatever ends them: a line feed, a carriage return,
 * or both. Refuses what is no text: bytes of value 0, and lines longer than {@value #LONGEST} bytes.
 */
final class ByteLines {

    private static final int LONGEST = 1 << 20;

    private final InputStream in;
    private final String file;
    private byte[] buffer = new byte[1 << 16];
    private int filled;
    private int from;
    private int to;
    private int next;
    private int number;
    private boolean afterReturn;
    private boolean ended;

    ByteLines(InputStream in, String file) throws IOException {
        this.in = in;
        this.file = file;
        fill();
        skipMark();
    }

    /** Goes to the next line; false when there is none. */
    boolean advance() throws IOException {
        if (afterReturn && available() && buffer[next] == '\n') {
            next++;
        }
        afterReturn = false;
        from = next;
        if (!available()) {
            return false;
        }
        from = next;
        number++;
        int at = from;
        while (true) {
            while (at < filled) {
                byte b = buffer[at];
                if (b == '\n' || b == '\r') {
                    to = at;
                    next = at + 1;
                    afterReturn = b == '\r';
                    ended = true;
                    return true;
                }
                if (b == 0) {
                    throw InvalidInput.at(file, number, at - from + 1, "a byte of value 0: this is not a text file");
                }
                at++;
            }
            int moved = from;
            if (!fill()) {
                to = filled;
                next = filled;
                ended = false;
                return true;
            }
            at -= moved - from;
        }
    }

    /** Whether something is left to read, from {@link #next} on. */
    private boolean available() throws IOException {
        return next < filled || fill();
    }

    /** Reads more behind what is not used yet, which moves to the front of the buffer. */
    private boolean fill() throws IOException {
        int keep = filled - from;
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, keep);
            next -= from;
            filled = keep;
            from = 0;
        }
        if (filled == buffer.length) {
            if (filled >= LONGEST) {
                throw InvalidInput.at(
                        file,
                        number,
                        LONGEST,
                        "a line of more than " + LONGEST + " bytes: this is no table of numbers");
            }
            buffer = Arrays.copyOf(buffer, 2 * filled);
        }
        int more = in.read(buffer, filled, buffer.length - filled);
        if (more > 0) {
            filled += more;
        }
        return more > 0;
    }

    private void skipMark() {
        if (startsWith(0xff, 0xfe) || startsWith(0xfe, 0xff)) {
            throw InvalidInput.at(file, 1, 1, "a file in UTF-16; save it as UTF-8");
        }
        if (startsWith(0x1f, 0x8b)) {
            throw InvalidInput.at(file, 1, 1, "a file compressed by gzip; gunzip it first");
        }
        if (startsWith(0xef, 0xbb, 0xbf)) {
            next = 3;
        }
    }

    private boolean startsWith(int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= filled || (buffer[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    byte[] buffer() {
        return buffer;
    }

    /** Of the line's first byte in the buffer. */
    int from() {
        return from;
    }

    /** Behind the line's last byte. */
    int to() {
        return to;
    }

    /** Of the line, from 1. */
    int number() {
        return number;
    }

    /** Whether the line has an end, or the file just stops. */
    boolean ended() {
        return ended;
    }

    /** The line as text: UTF-8, or Latin-1 where it cannot be that. */
    String text() {
        return text(from, to);
    }

    String text(int first, int behind) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(buffer, first, behind - first))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(buffer, first, behind - first, StandardCharsets.ISO_8859_1);
        }
    }
}
