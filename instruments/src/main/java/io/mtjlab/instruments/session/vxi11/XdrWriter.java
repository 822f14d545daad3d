package io.mtjlab.instruments.session.vxi11;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes values in External Data Representation (RFC 4506): big endian, everything in multiples of four bytes. */
final class XdrWriter {

    private byte[] bytes = new byte[256];
    private int length;

    void reset() {
        length = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    XdrWriter integer(int value) {
        room(4);
        putInt(length, value);
        length += 4;
        return this;
    }

    XdrWriter bool(boolean value) {
        return integer(value ? 1 : 0);
    }

    XdrWriter string(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        return opaque(ascii, 0, ascii.length);
    }

    /** Bytes of variable length (RFC 4506, section 4.10). */
    XdrWriter opaque(byte[] from, int offset, int count) {
        integer(count);
        int padded = (count + 3) & ~3;
        room(padded);
        System.arraycopy(from, offset, bytes, length, count);
        Arrays.fill(bytes, length + count, length + padded, (byte) 0);
        length += padded;
        return this;
    }

    /** Overwrites four bytes that are there already. */
    void putInt(int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }

    private void room(int more) {
        if (bytes.length < length + more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
