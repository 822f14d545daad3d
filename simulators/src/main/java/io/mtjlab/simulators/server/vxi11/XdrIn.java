package io.mtjlab.simulators.server.vxi11;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what XDR has written (RFC 4506): big-endian, each item filled up to four bytes. */
final class XdrIn {

    /** The arguments do not fit the procedure: GARBAGE_ARGS. */
    static final class Garbage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Garbage(String what) {
            super(what);
        }
    }

    private final ByteBuffer bytes;

    XdrIn(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    int integer() {
        if (bytes.remaining() < 4) {
            throw new Garbage("the record ends in the middle of a number");
        }
        return bytes.getInt();
    }

    /** An unsigned number of 32 bits. */
    long unsigned() {
        return Integer.toUnsignedLong(integer());
    }

    boolean bool() {
        return integer() != 0;
    }

    byte[] opaque(int most) {
        int length = integer();
        if (length < 0 || length > most || length > bytes.remaining()) {
            throw new Garbage("opaque data of " + Integer.toUnsignedString(length) + " bytes");
        }
        byte[] data = new byte[length];
        bytes.get(data);
        bytes.position(Math.min(bytes.limit(), bytes.position() + (4 - length % 4) % 4));
        return data;
    }

    String string(int most) {
        return new String(opaque(most), StandardCharsets.ISO_8859_1);
    }
}
