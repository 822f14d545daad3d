package io.mtjlab.instruments.testing.peer;

import java.util.List;
import java.util.Set;

import io.mtjlab.instruments.session.Link;
import io.mtjlab.instruments.visa.ResourceString;

/**
 * The other end of a link in tests: an instrument whose answers are scripted, behind one kind of interface. Written
 * from the protocols' texts, apart from the code that it tests.
 */
public interface Peer extends AutoCloseable {

    /** Says what becomes of a message. */
    @FunctionalInterface
    interface Script {
        /** @param text one character per byte, without the terminator */
        void message(String text, Wire wire) throws Exception;
    }

    /** The way back to whoever sent a message. */
    interface Wire {

        /** Counted from 1. */
        int connection();

        /** Bytes of an answer that is not over with them. */
        void send(byte[] bytes) throws Exception;

        default void send(String text) throws Exception {
            send(Bytes.of(text));
        }

        /** The last bytes of an answer, terminator included; marked as the end where the interface can. */
        void end(byte[] bytes) throws Exception;

        default void end(String text) throws Exception {
            end(Bytes.of(text));
        }

        /** Ends the connection in order, when what was sent has been delivered. */
        void hangUp() throws Exception;

        /** Tears the connection down, when what was sent has been delivered. */
        void reset() throws Exception;
    }

    ResourceString resource();

    Set<Link.Feature> offers();

    /** What arrived, in order; what came beside the messages stands in round brackets. */
    List<String> heard();

    /** What a serial poll finds from now on. */
    void status(int statusByte);

    /** Asks every client that listens for service. */
    void requestService() throws Exception;

    @Override
    void close();
}
