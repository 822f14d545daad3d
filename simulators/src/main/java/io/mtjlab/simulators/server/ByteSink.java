package io.mtjlab.simulators.server;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A wire protocol's half of one connection. Touched by its reactor's thread alone. */
public interface ByteSink {

    /** Bytes that came; all are taken. Throwing ends this connection and no other. */
    void received(ByteBuffer bytes) throws IOException, InterruptedException;

    /** The connection has ended, by whomever. */
    default void closed() {}
}
