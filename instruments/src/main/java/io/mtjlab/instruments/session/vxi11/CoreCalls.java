package io.mtjlab.instruments.session.vxi11;

import java.io.IOException;

/** The calls of the core channel that a client makes on one link (VXI-11, B.6); an error in a reply is thrown. */
final class CoreCalls {

    static final int PROGRAM = 0x0607AF;
    static final int VERSION = 1;

    /** Procedures for {@link #generic}. */
    static final int READSTB = 13;

    static final int TRIGGER = 14;
    static final int CLEAR = 15;
    static final int REMOTE = 16;
    static final int LOCAL = 17;

    private static final int CREATE_LINK = 10;
    private static final int DEVICE_WRITE = 11;
    private static final int DEVICE_READ = 12;
    private static final int DEVICE_LOCK = 18;
    private static final int DEVICE_UNLOCK = 19;
    private static final int DEVICE_ENABLE_SRQ = 20;
    private static final int DESTROY_LINK = 23;
    private static final int CREATE_INTERRUPT_CHANNEL = 25;

    private static final int WAIT_FOR_LOCK = 1;
    private static final int END = 8;
    private static final int TCP_FAMILY = 0;

    private final RpcClient core;
    private int link;

    CoreCalls(RpcClient core) {
        this.core = core;
    }

    /** The link's number; 0 before there is one. */
    int link() {
        return link;
    }

    /** @return what follows the link's number: the abort channel's port, and how much one write may carry */
    XdrReader createLink(String device) throws IOException {
        int client = (int) ProcessHandle.current().pid(); // for the server's information only
        core.call(CREATE_LINK)
                .integer(client)
                .bool(false) // lock
                .integer(0)
                .string(device);
        XdrReader reply = checked();
        link = reply.integer();
        return reply;
    }

    /**
     * @param end true when the message ends with these bytes
     * @return how many bytes the instrument took
     */
    int write(byte[] message, int from, int count, boolean end, int millis) throws IOException {
        core.call(DEVICE_WRITE)
                .integer(link)
                .integer(millis)
                .integer(0)
                .integer(end ? END : 0)
                .opaque(message, from, count);
        return checked().integer();
    }

    /** @return the reason why it ended, and the data */
    XdrReader read(int bytes, int millis) throws IOException {
        core.call(DEVICE_READ)
                .integer(link)
                .integer(bytes)
                .integer(millis)
                .integer(0)
                .integer(0)
                .integer(0);
        return checked();
    }

    /** A call with no more than the parameters that most have: link, flags, lock time-out, time-out. */
    XdrReader generic(int procedure, int millis) throws IOException {
        core.call(procedure).integer(link).integer(0).integer(0).integer(millis);
        return checked();
    }

    /** @param millis how long to wait for it; 0 for not at all */
    void lock(int millis) throws IOException {
        core.call(DEVICE_LOCK)
                .integer(link)
                .integer(millis > 0 ? WAIT_FOR_LOCK : 0)
                .integer(millis);
        checked();
    }

    void unlock() throws IOException {
        core.call(DEVICE_UNLOCK).integer(link);
        checked();
    }

    /** Has the instrument tell {@code server} of its service requests. */
    void sendInterruptsTo(InterruptServer server) throws IOException {
        core.call(CREATE_INTERRUPT_CHANNEL)
                .integer(server.address())
                .integer(server.port())
                .integer(InterruptServer.PROGRAM)
                .integer(InterruptServer.VERSION)
                .integer(TCP_FAMILY);
        checked();
        byte[] handle = InterruptServer.handle(link);
        core.call(DEVICE_ENABLE_SRQ).integer(link).bool(true).opaque(handle, 0, handle.length);
        checked();
    }

    void destroyLink() throws IOException {
        core.call(DESTROY_LINK).integer(link);
        checked();
    }

    private XdrReader checked() throws IOException {
        XdrReader reply = core.reply();
        DeviceError.check(reply.integer());
        return reply;
    }
}
