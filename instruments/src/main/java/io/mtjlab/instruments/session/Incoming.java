package io.mtjlab.instruments.session;

import java.io.IOException;
import java.util.Arrays;

/**
 * What arrives in one exchange, and how answers are taken out of it. Bytes stay here until the exchange is over, so
 * that a failure can show what arrived.
 */
final class Incoming {

    private final Link link;
    private final Arrival arrival;
    private final Blocks blocks;

    Incoming(Link link, byte terminator) {
        this.link = link;
        this.arrival = new Arrival(link, terminator);
        this.blocks = new Blocks(arrival);
    }

    /**
     * An exchange begins.
     *
     * @param asks true when the next thing to arrive must be the answer to what is sent now, so that nothing may have
     *     arrived before
     */
    void begin(boolean asks) throws IOException {
        arrival.forget();
        blocks.forget();
        if (asks && link.waiting() > 0) {
            arrival.limit = link.receive(arrival.buffer, 0, arrival.buffer.length);
            throw LinkFailure.notAnAnswer("something had arrived that nobody asked for");
        }
    }

    /** The exchange is over; complains when more arrived than was asked for. */
    void end() throws IOException {
        if (arrival.limit > 0 && link.marksEnds()) {
            while (!link.atEnd() && arrival.position == arrival.limit) {
                arrival.fill();
            }
        }
        if (arrival.position < arrival.limit) {
            throw LinkFailure.notAnAnswer("more arrived than the answer");
        }
    }

    /** Everything of the present exchange so far, one character per byte. */
    String arrived() {
        return blocks.arrived();
    }

    byte[] block() throws IOException {
        return blocks.whole();
    }

    /** See {@link Blocks#handOn}. */
    long block(BlockSink sink) throws IOException {
        return blocks.handOn(sink);
    }

    String line() throws IOException {
        int start = arrival.position;
        return arrival.text(start, arrival.lineEnd());
    }

    double number() throws IOException {
        int start = arrival.position;
        int end = arrival.lineEnd();
        return Decimal.parse(arrival.buffer, start, end);
    }

    double[] numbers() throws IOException {
        int start = arrival.position;
        int end = arrival.lineEnd();
        int count = 0;
        for (int i = start; i < end; i++) {
            count += arrival.buffer[i] == ',' ? 1 : 0;
        }
        double[] values = new double[count + 1];
        int n = 0;
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || arrival.buffer[i] == ',') {
                if (i < end || !blank(from, end)) {
                    values[n++] = Decimal.parse(arrival.buffer, from, i);
                }
                from = i + 1;
            }
        }
        return n == values.length ? values : Arrays.copyOf(values, n);
    }

    /** The next {@code count} bytes, whatever they are. */
    byte[] bytes(int count) throws IOException {
        if (arrival.position == arrival.limit) {
            arrival.fill();
        }
        int start = arrival.position;
        arrival.need(count);
        arrival.position += count;
        return Arrays.copyOfRange(arrival.buffer, start, arrival.position);
    }

    /** The whole message as it came, terminator included. */
    byte[] raw() throws IOException {
        int start = arrival.position;
        if (link.marksEnds()) {
            while (!(arrival.limit > start && link.atEnd())) {
                arrival.fill();
            }
            arrival.position = arrival.limit;
        } else {
            arrival.need(1);
            if (arrival.buffer[start] == '#') {
                blocks.dataEnd(blocks.length()); // in which a terminator ends nothing
            } else {
                arrival.lineEnd();
            }
        }
        return Arrays.copyOfRange(arrival.buffer, start, arrival.position);
    }

    private boolean blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Decimal.isSpace(arrival.buffer[i])) {
                return false;
            }
        }
        return true;
    }
}
