package io.mtjlab.simulators.server.hislip;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Cuts a channel's bytes into messages. A payload that is too long is thrown away, never stored. */
final class Messages {

    /** The longest payload that is taken: what AsyncMaximumMessageSizeResponse says. */
    static final int LONGEST_PAYLOAD = 262_144;

    /** What a message is given to. */
    interface MessageSink {
        void message(Message message) throws IOException, InterruptedException;

        /** Its head; the payload is gone. */
        void tooLong(Message head) throws IOException;
    }

    /** The head is none: the channel cannot be understood any more. */
    static final class PoorlyFormed extends Exception {
        private static final long serialVersionUID = 1L;

        PoorlyFormed(String what) {
            super(what);
        }
    }

    private final ByteBuffer head = ByteBuffer.allocate(Message.HEAD_BYTES);
    private byte[] payload = {};
    private int have;
    private long left;
    private boolean skipping;

    void take(ByteBuffer bytes, MessageSink sink) throws IOException, InterruptedException, PoorlyFormed {
        while (bytes.hasRemaining()) {
            if (head.hasRemaining()) {
                head.put(bytes.get());
                checkPrologue();
                if (!head.hasRemaining()) {
                    begin();
                }
            } else {
                int count = (int) Math.min(left, bytes.remaining());
                if (skipping) {
                    bytes.position(bytes.position() + count);
                } else {
                    store(bytes, count);
                }
                left -= count;
            }
            if (!head.hasRemaining() && left == 0) {
                finish(sink);
            }
        }
    }

    private void begin() throws PoorlyFormed {
        left = head.getLong(8);
        have = 0;
        skipping = left > LONGEST_PAYLOAD;
        if (left < 0) {
            throw new PoorlyFormed("a payload of " + Long.toUnsignedString(left) + " bytes");
        }
        payload = new byte[skipping ? 0 : (int) left];
    }

    private void store(ByteBuffer bytes, int count) {
        bytes.get(payload, have, count);
        have += count;
    }

    private void checkPrologue() throws PoorlyFormed {
        int at = head.position() - 1;
        if (at < 2 && head.get(at) != "HS".charAt(at)) {
            throw new PoorlyFormed("a message that does not begin with HS");
        }
    }

    private void finish(MessageSink sink) throws IOException, InterruptedException {
        Message message = new Message(head.get(2) & 0xff, head.get(3) & 0xff, head.getInt(4), payload);
        boolean tooLong = skipping;
        head.clear();
        payload = new byte[0];
        if (tooLong) {
            sink.tooLong(message);
        } else {
            sink.message(message);
        }
    }
}
