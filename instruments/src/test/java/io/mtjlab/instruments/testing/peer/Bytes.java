package io.mtjlab.instruments.testing.peer;

import java.nio.charset.StandardCharsets;

/** Text as bytes and back, one for one. */
final class Bytes {

    private Bytes() {}

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A message without the line feed at its end. */
    static String message(byte[] bytes) {
        int length = bytes.length > 0 && bytes[bytes.length - 1] == '\n' ? bytes.length - 1 : bytes.length;
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
