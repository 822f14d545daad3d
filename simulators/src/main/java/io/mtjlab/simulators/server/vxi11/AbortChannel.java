package io.mtjlab.simulators.server.vxi11;

import java.util.function.Consumer;

import io.mtjlab.simulators.server.TcpChannel;

/** DEVICE_ASYNC (VXI-11, B.5.2): device_abort alone. */
record AbortChannel(CoreChannel core) implements RpcProgram {

    private static final int DEVICE_ABORT = 1;

    @Override
    public int program() {
        return 0x0607B0;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean call(RpcCall call, TcpChannel from, Consumer<byte[]> reply) {
        if (call.procedure() != DEVICE_ABORT) {
            return false;
        }
        reply.accept(core.abort(call.arguments().integer()).encoded());
        return true;
    }
}
