package io.mtjlab.simulators.server.vxi11;

import java.io.ByteArrayOutputStream;

/** Writes XDR (RFC 4506). */
final class XdrOut {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

    XdrOut integer(int value) {
        bytes.write(value >> 24);
        bytes.write(value >> 16);
        bytes.write(value >> 8);
        bytes.write(value);
        return this;
    }

    XdrOut bool(boolean value) {
        return integer(value ? 1 : 0);
    }

    XdrOut opaque(byte[] data) {
        integer(data.length);
        return raw(data).raw(new byte[(4 - data.length % 4) % 4]);
    }

    XdrOut raw(byte[] data) {
        bytes.write(data, 0, data.length);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
