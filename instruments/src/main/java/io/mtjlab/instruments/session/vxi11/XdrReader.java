package io.mtjlab.instruments.session.vxi11;

import java.util.Arrays;

import io.mtjlab.instruments.session.LinkFailure;

/**
 * Reads values in External Data Representation (RFC 4506) out of one record, which it holds. A record that is shorter
 * than what should stand in it is garbage.
 */
final class XdrReader {

    private byte[] bytes = new byte[512];
    private int length;
    private int position;

    /** Forgets the record. */
    void reset() {
        length = 0;
        position = 0;
    }

    /** Makes room for so many bytes more at the end of the record; they stand from {@link #length} on. */
    byte[] extend(int more) {
        if (bytes.length < length + more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
        return bytes;
    }

    void extended(int more) {
        length += more;
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    int integer() throws LinkFailure {
        need(4);
        int value = (bytes[position] & 255) << 24
                | (bytes[position + 1] & 255) << 16
                | (bytes[position + 2] & 255) << 8
                | bytes[position + 3] & 255;
        position += 4;
        return value;
    }

    /**
     * Bytes of variable length: steps over them.
     *
     * @return where they begin in {@link #bytes}; how many there are stands in the four bytes before
     */
    Opaque opaque() throws LinkFailure {
        int count = integer();
        if (count < 0 || count > length - position) {
            throw new LinkFailure(
                    LinkFailure.Kind.NOT_AN_ANSWER,
                    "a reply announces " + (count & 0xFFFFFFFFL) + " bytes where " + (length - position) + " are left");
        }
        Opaque opaque = new Opaque(position, count);
        position = Math.min(length, position + ((count + 3) & ~3));
        return opaque;
    }

    /** Where bytes of variable length stand in the record. */
    record Opaque(int offset, int count) {}

    private void need(int count) throws LinkFailure {
        if (length - position < count) {
            throw new LinkFailure(
                    LinkFailure.Kind.NOT_AN_ANSWER, "a reply of " + length + " bytes is shorter than it should be");
        }
    }
}
