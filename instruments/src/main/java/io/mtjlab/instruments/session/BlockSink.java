package io.mtjlab.instruments.session;

import java.io.IOException;

/** Takes the bytes of a long transfer as they arrive. */
@FunctionalInterface
public interface BlockSink {

    /** @param buffer valid during the call only, in {@code [from, from + count)} */
    void accept(byte[] buffer, int from, int count) throws IOException;
}
