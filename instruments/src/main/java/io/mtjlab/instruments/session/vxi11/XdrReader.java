package io.mtjlab.instruments.session.vxi11;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

import io.mtjlab.instruments.session.LinkFailure;

/**
 * Reads values in External Data Representation (RFC 4506) out of records of any number of fragments (RFC 5531, section
 * 11) as they arrive; a record is not collected first, so that long data go straight to where they belong. A record
 * that is shorter than what should stand in it is garbage.
 */
final class XdrReader {

    /** Set in the length of a record's last fragment. */
    static final int LAST_FRAGMENT = 0x8000_0000;

    private static final int LARGEST_FRAGMENT = 1 << 26;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 14];
    private int position;
    private int limit;

    /** Bytes of the present fragment that were not yet read. */
    private int left;

    private boolean last = true;

    XdrReader(InputStream in) {
        this.in = in;
    }

    /** Waits for the next record, past what is left of the present one. */
    void next() throws IOException {
        while (left > 0 || !last) {
            if (left == 0) {
                beginFragment();
            } else {
                fillWhenEmpty();
                step(Math.min(left, limit - position));
            }
        }
        beginFragment();
    }

    int integer() throws IOException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            mustGoOn();
            fillWhenEmpty();
            value = value << 8 | buffer[position] & 255;
            step(1);
        }
        return value;
    }

    /**
     * The head of bytes of variable length (RFC 4506, section 4.10), which {@link #read} reads.
     *
     * @return how many there are
     */
    int opaque() throws IOException {
        int count = integer();
        if (count < 0 || last && count > left) {
            throw garbage(
                    "a reply announces " + (count & 0xFFFF_FFFFL) + " bytes where " + left + " are left of its record");
        }
        return count;
    }

    /** Some of the next bytes, at least one: into {@code [from, to)} of the array. */
    int read(byte[] into, int from, int to) throws IOException {
        mustGoOn();
        int wanted = Math.min(left, to - from);
        if (position == limit && wanted >= buffer.length) {
            int count = arrived(in.read(into, from, wanted)); // long: not by way of the buffer
            left -= count;
            return count;
        }
        fillWhenEmpty();
        int count = Math.min(wanted, limit - position);
        System.arraycopy(buffer, position, into, from, count);
        step(count);
        return count;
    }

    /** Steps over bytes of variable length and what fills them up to a multiple of four. */
    void skip(int count) throws IOException {
        for (int i = 0; i < count; i += 4) {
            integer();
        }
    }

    /** Goes on to the next fragment when the present one is used up. */
    private void mustGoOn() throws IOException {
        while (left == 0) {
            if (last) {
                throw garbage("a reply is shorter than it should be");
            }
            beginFragment();
        }
    }

    private void beginFragment() throws IOException {
        int head = 0;
        for (int i = 0; i < 4; i++) {
            fillWhenEmpty();
            head = head << 8 | buffer[position++] & 255;
        }
        last = (head & LAST_FRAGMENT) != 0;
        left = head & ~LAST_FRAGMENT;
        if (left > LARGEST_FRAGMENT) {
            throw garbage("a reply of " + left + " bytes is beyond all sense");
        }
    }

    private void step(int count) {
        position += count;
        left -= count;
    }

    private void fillWhenEmpty() throws IOException {
        if (position == limit) {
            position = 0;
            limit = 0;
            limit = arrived(in.read(buffer, 0, buffer.length));
        }
    }

    private static int arrived(int count) throws EOFException {
        if (count < 0) {
            throw new EOFException("the other side closed it");
        }
        return count;
    }

    private static LinkFailure garbage(String fault) {
        return new LinkFailure(LinkFailure.Kind.NOT_AN_ANSWER, fault);
    }
}
