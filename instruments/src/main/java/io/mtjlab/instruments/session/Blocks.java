package io.mtjlab.instruments.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** Takes IEEE 488.2 blocks, definite (8.7.9) or indefinite (8.7.10), out of what arrives. */
final class Blocks {

    /** From here on a block is not read by way of the buffer; up to there the length that it announces is believed. */
    private static final int LONG_BLOCK = 1 << 15;

    private static final int LONGEST_AT_ONCE = 1 << 25;

    private static final byte[] NOTHING = new byte[0];

    /**
     * How long a link that does not mark the ends of messages must be silent after a terminator, until that is taken
     * for the end of an indefinite length block: longer than TCP takes to send a lost segment again.
     */
    private static final Duration SILENCE = Duration.ofMillis(500);

    private final Arrival arrival;
    private final Link link;

    /** The bytes of a long block, {@code [0, apartCount)}, which arrived when the buffer held {@code apartAt}. */
    private byte[] apart = NOTHING;

    private int apartAt;
    private int apartCount;

    Blocks(Arrival arrival) {
        this.arrival = arrival;
        this.link = arrival.link();
    }

    void forget() {
        apart = NOTHING;
        apartCount = 0;
    }

    /** Everything that has arrived, long blocks included, one character per byte. */
    String arrived() {
        return apartCount == 0
                ? arrival.text(0, arrival.limit)
                : arrival.text(0, apartAt)
                        + new String(apart, 0, apartCount, StandardCharsets.ISO_8859_1)
                        + arrival.text(apartAt, arrival.limit);
    }

    /** The bytes of an IEEE 488.2 block, definite (8.7.9) or indefinite (8.7.10). */
    byte[] whole() throws IOException {
        int length = length();
        if (length >= LONG_BLOCK && length <= LONGEST_AT_ONCE) {
            return longBlock(length);
        }
        int start = arrival.position;
        int end = dataEnd(length); // before the buffer is looked at: it may be another one then
        return Arrays.copyOfRange(arrival.buffer, start, end);
    }

    /** Steps over the data of a block and what ends it; gives where the data end. */
    int dataEnd(int length) throws IOException {
        if (length < 0) {
            return indefiniteEnd();
        }
        arrival.need(length);
        arrival.position += length;
        int end = arrival.position;
        mustEnd(length);
        return end;
    }

    /** Reads a block straight into the array that is handed out; the buffer keeps what is around it. */
    private byte[] longBlock(int length) throws IOException {
        byte[] whole = new byte[length];
        int count = Math.min(length, arrival.limit - arrival.position);
        System.arraycopy(arrival.buffer, arrival.position, whole, 0, count);
        System.arraycopy(
                arrival.buffer,
                arrival.position + count,
                arrival.buffer,
                arrival.position,
                arrival.limit - arrival.position - count);
        arrival.limit -= count;
        apart = whole;
        apartAt = arrival.position;
        apartCount = count;
        while (apartCount < length) {
            arrival.mustGoOn(length - apartCount);
            apartCount += link.receive(whole, apartCount, length);
        }
        mustEnd(length);
        return whole;
    }

    /**
     * A block handed on as it arrives. Of a definite one nothing is kept here, so that its length is no matter; an
     * indefinite one is handed on when its end is known.
     *
     * @return how many bytes
     */
    long handOn(BlockSink sink) throws IOException {
        int length = length();
        if (length < 0) {
            int start = arrival.position;
            int end = dataEnd(length);
            sink.accept(arrival.buffer, start, end - start);
            return end - start;
        }
        int left = length;
        while (left > 0) {
            if (arrival.position == arrival.limit) {
                arrival.mustGoOn(left);
                arrival.position = 0;
                arrival.limit = 0;
                arrival.fill();
            }
            int count = Math.min(left, arrival.limit - arrival.position);
            sink.accept(arrival.buffer, arrival.position, count);
            arrival.position += count;
            left -= count;
        }
        mustEnd(length);
        return length;
    }

    /** Reads the head of a block: its length, or -1 when it is indefinite. */
    int length() throws IOException {
        if (arrival.position == arrival.limit) {
            arrival.fill();
        }
        arrival.need(2);
        int digits = arrival.buffer[arrival.position + 1] - '0';
        if (arrival.buffer[arrival.position] != '#' || digits < 0 || digits > 9) {
            throw LinkFailure.notAnAnswer("not a block: it does not begin with # and a digit");
        }
        arrival.position += 2;
        if (digits == 0) {
            return -1;
        }
        arrival.need(digits);
        long length = 0;
        for (int i = 0; i < digits; i++) {
            int digit = arrival.buffer[arrival.position + i] - '0';
            if (digit < 0 || digit > 9) {
                throw LinkFailure.notAnAnswer("not a block: its length is not a number");
            }
            length = 10 * length + digit;
        }
        if (length > Arrival.LARGEST_ANSWER) {
            throw LinkFailure.notAnAnswer("a block of " + length + " bytes is beyond all instruments");
        }
        arrival.position += digits;
        return (int) length;
    }

    /** A definite block is followed by the end of the message and nothing else. */
    private void mustEnd(int length) throws IOException {
        if (arrival.position == arrival.limit && link.marksEnds() && link.atEnd()) {
            return;
        }
        int start = arrival.position;
        if (arrival.lineEnd() != start) {
            throw LinkFailure.notAnAnswer("the block of " + length + " bytes is followed by more");
        }
    }

    /** Where the indefinite block ends that began at {@link Arrival#position}; steps over it and its terminator. */
    private int indefiniteEnd() throws IOException {
        if (link.marksEnds()) {
            while (!link.atEnd()) {
                arrival.fill();
            }
        } else {
            while (arrival.limit == arrival.position
                    || arrival.buffer[arrival.limit - 1] != arrival.terminator()
                    || arrival.fillWithin(SILENCE)) {
                if (arrival.limit == arrival.position || arrival.buffer[arrival.limit - 1] != arrival.terminator()) {
                    arrival.fill();
                }
            }
        }
        arrival.position = arrival.limit;
        return arrival.buffer[arrival.limit - 1] == arrival.terminator() ? arrival.limit - 1 : arrival.limit;
    }
}
