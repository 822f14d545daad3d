package io.mtjlab.simulators.server.hislip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.server.ByteSink;
import io.mtjlab.simulators.server.TcpChannel;

/** One of the two connections of a client: its first message tells which (IVI-6.1, 2.5). */
final class Channel implements ByteSink, Messages.MessageSink {

    /** 1.0. */
    private static final int PROTOCOL = 0x0100;

    /** Two letters of our own; the list of vendors has no such entry. */
    private static final int VENDOR = 'M' << 8 | 'J';

    /** Codes of FatalError (IVI-6.1, table 14). */
    private static final int FATAL_POORLY_FORMED = 1;

    private static final int FATAL_INVALID_INITIALIZATION = 3;
    private static final int FATAL_TOO_MANY_CLIENTS = 4;

    /** Codes of Error (IVI-6.1, table 16). */
    private static final int ERROR_UNKNOWN_TYPE = 1;

    private static final int ERROR_TOO_LONG = 4;

    private final Sessions sessions;
    private final TcpChannel socket;
    private final Messages messages = new Messages();
    private @Nullable Session session;
    private boolean synchronous;
    private boolean broken;

    Channel(Sessions sessions, TcpChannel socket) {
        this.sessions = sessions;
        this.socket = socket;
    }

    @Override
    public void received(ByteBuffer bytes) throws IOException, InterruptedException {
        if (broken) {
            return;
        }
        try {
            messages.take(bytes, this);
        } catch (Messages.PoorlyFormed e) {
            fatal(FATAL_POORLY_FORMED, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void message(Message message) throws IOException {
        if (broken) {
            return;
        }
        Session mine = session;
        if (mine == null) {
            initialize(message);
        } else if (!(synchronous ? mine.onSynchronous(message) : mine.onAsynchronous(message))) {
            error(ERROR_UNKNOWN_TYPE, "message type " + message.type() + " does not belong here");
        }
    }

    @Override
    public void tooLong(Message head) {
        error(ERROR_TOO_LONG, "a payload of more than " + Messages.LONGEST_PAYLOAD + " bytes");
    }

    private void initialize(Message message) throws IOException {
        switch (message.type()) {
            case Message.INITIALIZE -> {
                String name = new String(message.payload(), StandardCharsets.ISO_8859_1);
                if (!sessions.knows(name)) {
                    fatal(FATAL_INVALID_INITIALIZATION, "no instrument is called " + name);
                    return;
                }
                Session begun = sessions.begin(this);
                if (begun == null) {
                    fatal(FATAL_TOO_MANY_CLIENTS, "too many clients");
                    return;
                }
                session = begun;
                synchronous = true;
                send(Message.of(
                        Message.INITIALIZE_RESPONSE, sessions.overlapPreferred() ? 1 : 0, PROTOCOL << 16 | begun.id()));
            }
            case Message.ASYNC_INITIALIZE -> {
                Session found = sessions.find(message.parameter() & 0xffff);
                if (found == null || !found.attach(this)) {
                    fatal(FATAL_INVALID_INITIALIZATION, "no session waits for this channel");
                    return;
                }
                session = found;
                send(Message.of(Message.ASYNC_INITIALIZE_RESPONSE, 0, VENDOR));
            }
            default -> fatal(FATAL_INVALID_INITIALIZATION, "the first message is Initialize or AsyncInitialize");
        }
    }

    void send(Message message) {
        socket.send(message.encoded());
    }

    /** See {@link TcpChannel#waitingToLeave}. */
    int waitingToLeave() {
        return socket.waitingToLeave();
    }

    private void error(int code, String text) {
        send(new Message(Message.ERROR, code, 0, text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Says why, and ends both connections. */
    void fatal(int code, String text) {
        broken = true;
        send(new Message(Message.FATAL_ERROR, code, 0, text.getBytes(StandardCharsets.ISO_8859_1)));
        endAfterSending();
    }

    void endAfterSending() {
        socket.endAfterSending();
    }

    void close() {
        socket.close();
    }

    @Override
    public void closed() {
        Session mine = session;
        if (mine != null) {
            sessions.end(mine);
        }
    }
}
