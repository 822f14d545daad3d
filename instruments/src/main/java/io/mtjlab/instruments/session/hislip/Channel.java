package io.mtjlab.instruments.session.hislip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.mtjlab.instruments.session.LinkFailure;
import io.mtjlab.instruments.session.Sockets;

/**
 * One of the two connections of HiSLIP: messages of a header of 16 bytes (IVI-6.1, table 2: "HS", type, control code,
 * parameter, length) and a payload. One thread reads; writing is safe from several.
 */
final class Channel {

    static final int HEADER = 16;

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_TEXT = 4096;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] incoming = new byte[BUFFER];
    private byte[] outgoing = new byte[512];
    private int position;
    private int limit;

    private MessageType type = MessageType.UNKNOWN;
    private int code;
    private int control;
    private int parameter;
    private long payloadLeft;

    Channel(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    synchronized void send(MessageType message, int controlCode, int messageParameter, byte[] payload, int from, int to)
            throws IOException {
        int count = to - from;
        if (outgoing.length < HEADER + count) {
            outgoing = new byte[Math.max(2 * outgoing.length, HEADER + count)];
        }
        outgoing[0] = 'H';
        outgoing[1] = 'S';
        outgoing[2] = (byte) message.code();
        outgoing[3] = (byte) controlCode;
        putInt(4, messageParameter);
        putInt(8, 0);
        putInt(12, count);
        System.arraycopy(payload, from, outgoing, HEADER, count);
        out.write(outgoing, 0, HEADER + count);
    }

    void send(MessageType message, int controlCode, int messageParameter) throws IOException {
        send(message, controlCode, messageParameter, incoming, 0, 0);
    }

    private void putInt(int at, int value) {
        outgoing[at] = (byte) (value >>> 24);
        outgoing[at + 1] = (byte) (value >>> 16);
        outgoing[at + 2] = (byte) (value >>> 8);
        outgoing[at + 3] = (byte) value;
    }

    /**
     * Waits for the next message and reads its header, past what is left of the one before. Errors that it may turn
     * out to be are thrown.
     */
    MessageType next() throws IOException {
        skip();
        while (limit - position < HEADER) {
            fill();
        }
        if (incoming[position] != 'H' || incoming[position + 1] != 'S') {
            byte[] why = "a message header does not begin with HS".getBytes(StandardCharsets.US_ASCII);
            send(MessageType.FATAL_ERROR, 1, 0, why, 0, why.length);
            throw new LinkFailure(
                    LinkFailure.Kind.NOT_AN_ANSWER, "no HiSLIP message: its header does not begin with HS");
        }
        code = incoming[position + 2] & 255;
        type = MessageType.of(code);
        control = incoming[position + 3] & 255;
        parameter = getInt(position + 4);
        payloadLeft = (long) getInt(position + 8) << 32 | getInt(position + 12) & 0xFFFF_FFFFL;
        position += HEADER;
        if (payloadLeft < 0) {
            throw new LinkFailure(LinkFailure.Kind.NOT_AN_ANSWER, "a HiSLIP message announces a length below 0");
        }
        if (type == MessageType.FATAL_ERROR) {
            throw new IOException("fatal HiSLIP error " + HislipErrors.fatal(control) + text());
        }
        if (type == MessageType.ERROR) {
            throw new LinkFailure(LinkFailure.Kind.REPORTED, "HiSLIP error " + HislipErrors.nonFatal(control) + text());
        }
        return type;
    }

    /** The number of the type of the present message. */
    int code() {
        return code;
    }

    int control() {
        return control;
    }

    int parameter() {
        return parameter;
    }

    /** Bytes of the present message's payload that were not yet read. */
    long payloadLeft() {
        return payloadLeft;
    }

    /** Bytes that have arrived and were not yet read, as far as that can be told without waiting. */
    int waiting() throws IOException {
        return limit - position + in.available();
    }

    /** Reads payload: at least one byte, unless there is none left. */
    int read(byte[] into, int from, int to) throws IOException {
        int wanted = (int) Math.min(payloadLeft, to - from);
        if (wanted == 0) {
            return 0;
        }
        int count;
        if (position < limit || wanted < BUFFER) {
            if (position == limit) {
                fill();
            }
            count = Math.min(wanted, limit - position);
            System.arraycopy(incoming, position, into, from, count);
            position += count;
        } else {
            count = arrived(in.read(into, from, wanted));
        }
        payloadLeft -= count;
        return count;
    }

    /** The payload of the present message as a number of eight bytes. */
    long longPayload() throws IOException {
        byte[] bytes = new byte[8];
        int have = 0;
        while (have < bytes.length && payloadLeft > 0) {
            have += read(bytes, have, bytes.length);
        }
        long value = 0;
        for (int i = 0; i < have; i++) {
            value = value << 8 | bytes[i] & 255;
        }
        return value;
    }

    private String text() throws IOException {
        byte[] bytes = new byte[(int) Math.min(payloadLeft, LONGEST_TEXT)];
        int have = 0;
        while (have < bytes.length) {
            have += read(bytes, have, bytes.length);
        }
        return have == 0 ? "" : ": " + new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void skip() throws IOException {
        while (payloadLeft > 0) {
            if (position == limit) {
                fill();
            }
            int count = (int) Math.min(payloadLeft, limit - position);
            position += count;
            payloadLeft -= count;
        }
    }

    private void fill() throws IOException {
        if (position > 0) {
            System.arraycopy(incoming, position, incoming, 0, limit - position);
            limit -= position;
            position = 0;
        }
        limit += arrived(in.read(incoming, limit, incoming.length - limit));
    }

    private static int arrived(int count) throws EOFException {
        if (count < 0) {
            throw new EOFException("the other side closed it");
        }
        return count;
    }

    private int getInt(int at) {
        return (incoming[at] & 255) << 24
                | (incoming[at + 1] & 255) << 16
                | (incoming[at + 2] & 255) << 8
                | incoming[at + 3] & 255;
    }

    void close() {
        Sockets.close(socket);
    }
}
