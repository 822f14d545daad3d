package io.mtjlab.simulators.server.vxi11;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Record marking (RFC 5531, 11): fragments with a head of four bytes, whose first bit marks the last one. */
final class Records {

    /** What one record is given to. */
    interface RecordSink {
        void record(byte[] record) throws IOException, InterruptedException;
    }

    /** Longer than any message that we announce to take, with its head. */
    private static final int LONGEST = RpcPort.LARGEST_DATA + 4_096;

    private final ByteArrayOutputStream record = new ByteArrayOutputStream();
    private int head;
    private int headBytes;
    private int left;

    void take(ByteBuffer bytes, RecordSink sink) throws IOException, InterruptedException {
        while (bytes.hasRemaining()) {
            if (headBytes < 4) {
                head = head << 8 | bytes.get() & 0xff;
                headBytes++;
                if (headBytes == 4) {
                    left = head & 0x7fff_ffff;
                    if (record.size() + (long) left > LONGEST) {
                        throw new IOException("a record of more than " + LONGEST + " bytes");
                    }
                }
            } else {
                int count = Math.min(left, bytes.remaining());
                byte[] part = new byte[count];
                bytes.get(part);
                record.write(part, 0, count);
                left -= count;
            }
            if (headBytes == 4 && left == 0) {
                headBytes = 0;
                if (head < 0) {
                    byte[] whole = record.toByteArray();
                    record.reset();
                    sink.record(whole);
                }
                head = 0;
            }
        }
    }

    static byte[] marked(byte[] record) {
        return new XdrOut().integer(record.length | 0x8000_0000).raw(record).toBytes();
    }
}
