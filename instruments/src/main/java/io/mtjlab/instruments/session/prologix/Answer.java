package io.mtjlab.instruments.session.prologix;

import java.util.Arrays;

/** What an adapter has sent of an answer, and how far that goes: see {@link Adapter}. */
final class Answer {

    private final byte terminator;
    private byte[] bytes = new byte[256];
    private int size;

    Answer(byte terminator) {
        this.terminator = terminator;
    }

    void append(byte[] chunk, int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
        }
        System.arraycopy(chunk, 0, bytes, size, count);
        size += count;
    }

    int size() {
        return size;
    }

    byte[] soFar() {
        return Arrays.copyOf(bytes, size);
    }

    boolean endsByTerminator() {
        return size > 0 && bytes[size - 1] == terminator;
    }

    boolean endsByMark() {
        return size > 0 && bytes[size - 1] == Adapter.END_MARK;
    }

    byte[] withoutMark() {
        return Arrays.copyOf(bytes, size - 1);
    }

    /** True when nothing before the mark could be taken for it: printable characters and white space alone. */
    boolean isText() {
        for (int i = 0; i < size - 1; i++) {
            int b = bytes[i] & 0xff;
            boolean printable = (b >= ' ' && b < 127) || b >= 160 || b == '\n' || b == '\r' || b == '\t';
            if (!printable) {
                return false;
            }
        }
        return size > 1 && bytes[0] != '#';
    }

    /** Mark, the answer to {@code ++srq}, and its line end, which is a line feed with or without a return before. */
    boolean endsBySentinel() {
        int digit = sentinelDigit();
        return digit > 0
                && (bytes[digit] == '0' || bytes[digit] == '1')
                && bytes[digit - 1] == Adapter.END_MARK
                && bytes[size - 1] == '\n';
    }

    byte[] withoutSentinel() {
        return Arrays.copyOf(bytes, sentinelDigit() - 1);
    }

    private int sentinelDigit() {
        return size >= 2 && bytes[size - 2] == '\r' ? size - 3 : size - 2;
    }
}
