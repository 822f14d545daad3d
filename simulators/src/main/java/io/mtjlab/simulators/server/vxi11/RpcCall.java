package io.mtjlab.simulators.server.vxi11;

/**
 * The head of a call (RFC 5531, 9), its credentials skipped: an instrument asks for none.
 *
 * @param id given back with the reply
 * @param arguments what follows the head
 */
record RpcCall(int id, int program, int version, int procedure, XdrIn arguments) {

    private static final int CALL = 0;
    private static final int REPLY = 1;
    private static final int RPC_VERSION = 2;
    private static final int MOST_AUTHENTICATION = 400;

    /** @throws XdrIn.Garbage when this is no call at all */
    static RpcCall parse(byte[] record) {
        XdrIn in = new XdrIn(record);
        int id = in.integer();
        if (in.integer() != CALL) {
            throw new XdrIn.Garbage("no call");
        }
        if (in.integer() != RPC_VERSION) {
            throw new XdrIn.Garbage("not RPC version 2");
        }
        int program = in.integer();
        int version = in.integer();
        int procedure = in.integer();
        for (int i = 0; i < 2; i++) {
            in.integer();
            in.opaque(MOST_AUTHENTICATION);
        }
        return new RpcCall(id, program, version, procedure, in);
    }

    /** A call without credentials, as the interrupt channel makes it. */
    static byte[] encode(int id, int program, int version, int procedure, byte[] arguments) {
        return new XdrOut()
                .integer(id)
                .integer(CALL)
                .integer(RPC_VERSION)
                .integer(program)
                .integer(version)
                .integer(procedure)
                .raw(new byte[16])
                .raw(arguments)
                .toBytes();
    }

    /** How a call that was taken went (RFC 5531, accept_stat). */
    enum Outcome {
        SUCCESS,
        PROGRAM_UNAVAILABLE,
        PROGRAM_MISMATCH,
        PROCEDURE_UNAVAILABLE,
        GARBAGE_ARGUMENTS
    }

    /** @param results the results, or for a mismatch the lowest and the highest version that there is */
    byte[] reply(Outcome outcome, byte[] results) {
        return new XdrOut()
                .integer(id)
                .integer(REPLY)
                .raw(new byte[12])
                .integer(outcome.ordinal())
                .raw(results)
                .toBytes();
    }
}
