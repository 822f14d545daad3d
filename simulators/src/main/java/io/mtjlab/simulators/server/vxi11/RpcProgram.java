package io.mtjlab.simulators.server.vxi11;

import java.io.IOException;
import java.util.function.Consumer;

import io.mtjlab.simulators.server.TcpChannel;

/** One RPC program in its one version. */
interface RpcProgram {

    int program();

    int version();

    /**
     * Serves a call; procedure 0, which does nothing, is answered before.
     *
     * @param from by which connection it came
     * @param reply takes the results, now or later, on the reactor's thread
     * @return false when there is no such procedure
     * @throws XdrIn.Garbage when the arguments are not the procedure's
     */
    boolean call(RpcCall call, TcpChannel from, Consumer<byte[]> reply) throws IOException;

    /** A connection has ended. */
    default void disconnected(TcpChannel from) {}
}
