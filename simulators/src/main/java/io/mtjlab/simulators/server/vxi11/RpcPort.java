package io.mtjlab.simulators.server.vxi11;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

import io.mtjlab.simulators.server.ByteSink;
import io.mtjlab.simulators.server.TcpChannel;

/** One connection on which a program is called. */
final class RpcPort implements ByteSink {

    /** The most that one device_write or device_read carries: what create_link announces. */
    static final int LARGEST_DATA = 262_144;

    private static final int NULL_PROCEDURE = 0;

    /** A program's procedures, whatever the call came by. */
    interface Procedures {
        /** See {@link RpcProgram#call}. */
        boolean call(RpcCall call, Consumer<byte[]> reply) throws IOException;
    }

    private final RpcProgram program;
    private final TcpChannel channel;
    private final Records records = new Records();

    RpcPort(RpcProgram program, TcpChannel channel) {
        this.program = program;
        this.channel = channel;
    }

    @Override
    public void received(ByteBuffer bytes) throws IOException, InterruptedException {
        records.take(bytes, this::record);
    }

    private void record(byte[] record) throws IOException {
        try {
            answer(
                    program,
                    (call, reply) -> program.call(call, channel, reply),
                    RpcCall.parse(record),
                    reply -> channel.send(Records.marked(reply)));
        } catch (XdrIn.Garbage e) {
            throw new IOException("no RPC: " + e.getMessage(), e);
        }
    }

    /** Serves a call; {@code reply} takes the whole reply message. */
    static void answer(RpcProgram program, Procedures procedures, RpcCall call, Consumer<byte[]> reply)
            throws IOException {
        Consumer<byte[]> success = results -> reply.accept(call.reply(RpcCall.Outcome.SUCCESS, results));
        if (call.program() != program.program()) {
            reply.accept(call.reply(RpcCall.Outcome.PROGRAM_UNAVAILABLE, new byte[0]));
        } else if (call.version() != program.version()) {
            byte[] only = new XdrOut()
                    .integer(program.version())
                    .integer(program.version())
                    .toBytes();
            reply.accept(call.reply(RpcCall.Outcome.PROGRAM_MISMATCH, only));
        } else if (call.procedure() == NULL_PROCEDURE) {
            success.accept(new byte[0]);
        } else {
            try {
                if (!procedures.call(call, success)) {
                    reply.accept(call.reply(RpcCall.Outcome.PROCEDURE_UNAVAILABLE, new byte[0]));
                }
            } catch (XdrIn.Garbage e) {
                reply.accept(call.reply(RpcCall.Outcome.GARBAGE_ARGUMENTS, new byte[0]));
            }
        }
    }

    @Override
    public void closed() {
        program.disconnected(channel);
    }
}
