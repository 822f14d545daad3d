package io.mtjlab.instruments.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * What arrives in one exchange, and how answers are taken out of it. Bytes stay here until the exchange is over, so
 * that a failure can show what arrived.
 */
final class Incoming {

    private static final int FIRST_BUFFER = 1 << 15;

    /** No instrument says more in one answer; what comes beyond is a fault. */
    private static final int LARGEST_ANSWER = 1 << 28;

    /** A buffer that one long answer made large is not kept for ever. */
    private static final int KEPT_BUFFER = 1 << 22;

    /** From here on a block is not read by way of the buffer; up to there the length that it announces is believed. */
    private static final int LONG_BLOCK = 1 << 15;

    private static final int LONGEST_AT_ONCE = 1 << 25;

    private static final byte[] NOTHING = new byte[0];

    /**
     * How long a link that does not mark the ends of messages must be silent after a terminator, until that is taken
     * for the end of an indefinite length block: longer than TCP takes to send a lost segment again.
     */
    private static final Duration SILENCE = Duration.ofMillis(500);

    private final Link link;
    private final byte terminator;

    private byte[] buffer = new byte[FIRST_BUFFER];
    private int position;
    private int limit;

    /** The bytes of a long block, {@code [0, apartCount)}, which arrived when the buffer held {@code apartAt}. */
    private byte[] apart = NOTHING;

    private int apartAt;
    private int apartCount;

    Incoming(Link link, byte terminator) {
        this.link = link;
        this.terminator = terminator;
    }

    /**
     * An exchange begins.
     *
     * @param asks true when the next thing to arrive must be the answer to what is sent now, so that nothing may have
     *     arrived before
     */
    void begin(boolean asks) throws IOException {
        position = 0;
        limit = 0;
        apart = NOTHING;
        apartCount = 0;
        if (buffer.length > KEPT_BUFFER) {
            buffer = new byte[FIRST_BUFFER];
        }
        if (asks && link.waiting() > 0) {
            limit = link.receive(buffer, 0, buffer.length);
            throw LinkFailure.notAnAnswer("something had arrived that nobody asked for");
        }
    }

    /** The exchange is over; complains when more arrived than was asked for. */
    void end() throws IOException {
        if (limit > 0 && link.marksEnds()) {
            while (!link.atEnd() && position == limit) {
                fill();
            }
        }
        if (position < limit) {
            throw LinkFailure.notAnAnswer("more arrived than the answer");
        }
    }

    /** Everything of the present exchange so far, one character per byte. */
    String arrived() {
        return apartCount == 0
                ? text(0, limit)
                : text(0, apartAt)
                        + new String(apart, 0, apartCount, StandardCharsets.ISO_8859_1)
                        + text(apartAt, limit);
    }

    String line() throws IOException {
        int start = position;
        return text(start, lineEnd());
    }

    double number() throws IOException {
        int start = position;
        int end = lineEnd();
        return Decimal.parse(buffer, start, end);
    }

    double[] numbers() throws IOException {
        int start = position;
        int end = lineEnd();
        int count = 0;
        for (int i = start; i < end; i++) {
            count += buffer[i] == ',' ? 1 : 0;
        }
        double[] values = new double[count + 1];
        int n = 0;
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || buffer[i] == ',') {
                if (i < end || !blank(from, end)) {
                    values[n++] = Decimal.parse(buffer, from, i);
                }
                from = i + 1;
            }
        }
        return n == values.length ? values : Arrays.copyOf(values, n);
    }

    /** The bytes of an IEEE 488.2 block, definite (8.7.9) or indefinite (8.7.10). */
    byte[] block() throws IOException {
        int length = blockLength();
        if (length >= LONG_BLOCK && length <= LONGEST_AT_ONCE) {
            return longBlock(length);
        }
        int start = position;
        return Arrays.copyOfRange(buffer, start, blockDataEnd(length));
    }

    /** Steps over the data of a block and what ends it; gives where the data end. */
    private int blockDataEnd(int length) throws IOException {
        if (length < 0) {
            return indefiniteEnd();
        }
        need(length);
        position += length;
        int end = position;
        blockEnds(length);
        return end;
    }

    /** Reads a block straight into the array that is handed out; the buffer keeps what is around it. */
    private byte[] longBlock(int length) throws IOException {
        byte[] whole = new byte[length];
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, whole, 0, count);
        System.arraycopy(buffer, position + count, buffer, position, limit - position - count);
        limit -= count;
        apart = whole;
        apartAt = position;
        apartCount = count;
        while (apartCount < length) {
            mustGoOn(length - apartCount);
            apartCount += link.receive(whole, apartCount, length);
        }
        blockEnds(length);
        return whole;
    }

    /**
     * A block handed on as it arrives. Of a definite one nothing is kept here, so that its length is no matter; an
     * indefinite one is handed on when its end is known.
     *
     * @return how many bytes
     */
    long block(BlockSink sink) throws IOException {
        int length = blockLength();
        if (length < 0) {
            int start = position;
            int end = blockDataEnd(length);
            sink.accept(buffer, start, end - start);
            return end - start;
        }
        int left = length;
        while (left > 0) {
            if (position == limit) {
                mustGoOn(left);
                position = 0;
                limit = 0;
                fill();
            }
            int count = Math.min(left, limit - position);
            sink.accept(buffer, position, count);
            position += count;
            left -= count;
        }
        blockEnds(length);
        return length;
    }

    /** Reads the head of a block: its length, or -1 when it is indefinite. */
    private int blockLength() throws IOException {
        if (position == limit) {
            fill();
        }
        need(2);
        int digits = buffer[position + 1] - '0';
        if (buffer[position] != '#' || digits < 0 || digits > 9) {
            throw LinkFailure.notAnAnswer("not a block: it does not begin with # and a digit");
        }
        position += 2;
        if (digits == 0) {
            return -1;
        }
        need(digits);
        long length = 0;
        for (int i = 0; i < digits; i++) {
            int digit = buffer[position + i] - '0';
            if (digit < 0 || digit > 9) {
                throw LinkFailure.notAnAnswer("not a block: its length is not a number");
            }
            length = 10 * length + digit;
        }
        if (length > LARGEST_ANSWER) {
            throw LinkFailure.notAnAnswer("a block of " + length + " bytes is beyond all instruments");
        }
        position += digits;
        return (int) length;
    }

    /** A definite block is followed by the end of the message and nothing else. */
    private void blockEnds(int length) throws IOException {
        if (position == limit && link.marksEnds() && link.atEnd()) {
            return;
        }
        int start = position;
        if (lineEnd() != start) {
            throw LinkFailure.notAnAnswer("the block of " + length + " bytes is followed by more");
        }
    }

    /** Where the indefinite block ends that began at {@link #position}; steps over it and its terminator. */
    private int indefiniteEnd() throws IOException {
        if (link.marksEnds()) {
            while (!link.atEnd()) {
                fill();
            }
        } else {
            while (limit == position || buffer[limit - 1] != terminator || fillWithin(SILENCE)) {
                if (limit == position || buffer[limit - 1] != terminator) {
                    fill();
                }
            }
        }
        position = limit;
        return buffer[limit - 1] == terminator ? limit - 1 : limit;
    }

    /** The next {@code count} bytes, whatever they are. */
    byte[] bytes(int count) throws IOException {
        if (position == limit) {
            fill();
        }
        int start = position;
        need(count);
        position += count;
        return Arrays.copyOfRange(buffer, start, position);
    }

    /** The whole message as it came, terminator included. */
    byte[] raw() throws IOException {
        int start = position;
        if (link.marksEnds()) {
            while (!(limit > start && link.atEnd())) {
                fill();
            }
            position = limit;
        } else {
            need(1);
            if (buffer[start] == '#') {
                blockDataEnd(blockLength()); // in which a terminator ends nothing
            } else {
                lineEnd();
            }
        }
        return Arrays.copyOfRange(buffer, start, position);
    }

    private boolean blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Decimal.isSpace(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    /** Reads up to the terminator or the end of the message, steps over it, and returns where the line ended. */
    private int lineEnd() throws IOException {
        int start = position;
        int seen = start;
        boolean begun = limit > start;
        while (true) {
            for (int i = seen; i < limit; i++) {
                if (buffer[i] == terminator) {
                    position = i + 1;
                    return withoutReturn(start, i);
                }
            }
            if (begun && link.atEnd()) {
                position = limit;
                return withoutReturn(start, limit);
            }
            seen = limit;
            fill();
            begun = true;
        }
    }

    private int withoutReturn(int start, int end) {
        return terminator == '\n' && end > start && buffer[end - 1] == '\r' ? end - 1 : end;
    }

    private void need(int bytes) throws IOException {
        while (limit - position < bytes) {
            mustGoOn(bytes - (limit - position));
            fill();
        }
    }

    private void mustGoOn(int missing) throws LinkFailure {
        if (link.atEnd()) {
            throw LinkFailure.notAnAnswer("the message ended " + missing + " bytes before the block in it");
        }
    }

    private void fill() throws IOException {
        grow();
        limit += link.receive(buffer, limit, buffer.length);
    }

    /** False when nothing came. */
    private boolean fillWithin(Duration silence) throws IOException {
        grow();
        int count = link.receiveWithin(buffer, limit, buffer.length, silence);
        limit += count;
        return count > 0;
    }

    private void grow() throws IOException {
        if (limit == buffer.length) {
            if (limit >= LARGEST_ANSWER) {
                throw LinkFailure.notAnAnswer("no end of the answer after " + limit + " bytes");
            }
            buffer = Arrays.copyOf(buffer, 2 * limit);
        }
    }

    private String text(int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
