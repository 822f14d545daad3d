package io.mtjlab.instruments.session.hislip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

import io.mtjlab.instruments.session.LinkFailure;

/**
 * What is asked on the asynchronous channel beside the messages: status, lock, remote and local (IVI-6.1, section 4).
 *
 * @param nanos that an answer is waited for
 */
record SideRequests(AsyncChannel channel, long nanos) {

    private static final int LOCK_REQUEST = 1;
    private static final int LOCK_RELEASE = 0;
    private static final int GO_TO_REMOTE = 3;
    private static final int GO_TO_LOCAL = 6;

    /** Tells the largest message that we take. @return the largest that they take, in bytes */
    long largestMessage(long ours) throws IOException {
        return channel.exchange(
                MessageType.ASYNC_MAXIMUM_MESSAGE_SIZE,
                ByteBuffer.allocate(Long.BYTES).putLong(ours).array(),
                MessageType.ASYNC_MAXIMUM_MESSAGE_SIZE_RESPONSE,
                nanos);
    }

    /**
     * The status byte.
     *
     * @param delivered 1 when an answer was delivered in full since this was told last
     * @param message that it is asked behind
     */
    int statusByte(int delivered, int message) throws IOException {
        return channel.request(
                MessageType.ASYNC_STATUS_QUERY, delivered, message, MessageType.ASYNC_STATUS_RESPONSE, nanos);
    }

    /** @throws LinkFailure when another client holds the lock, or this session holds it already */
    void lock(Duration patience) throws IOException {
        int millis = (int) Math.min(Integer.MAX_VALUE, patience.toMillis());
        int response =
                channel.request(MessageType.ASYNC_LOCK, LOCK_REQUEST, millis, MessageType.ASYNC_LOCK_RESPONSE, nanos);
        if (response == 0) {
            throw new LinkFailure(LinkFailure.Kind.LOCKED, "the instrument is locked by another client");
        }
        if (response != 1) {
            throw new LinkFailure(LinkFailure.Kind.REPORTED, "the lock is held by this session already");
        }
    }

    /** @param message sent last, behind which the lock is given up */
    void unlock(int message) throws IOException {
        int response =
                channel.request(MessageType.ASYNC_LOCK, LOCK_RELEASE, message, MessageType.ASYNC_LOCK_RESPONSE, nanos);
        if (response != 1 && response != 2) {
            throw new LinkFailure(LinkFailure.Kind.REPORTED, "this session does not hold the lock");
        }
    }

    /** @param message sent last */
    void goToLocal(int message) throws IOException {
        control(GO_TO_LOCAL, message);
    }

    /** @param message sent last */
    void goToRemote(int message) throws IOException {
        control(GO_TO_REMOTE, message);
    }

    private void control(int request, int message) throws IOException {
        channel.request(
                MessageType.ASYNC_REMOTE_LOCAL_CONTROL,
                request,
                message,
                MessageType.ASYNC_REMOTE_LOCAL_RESPONSE,
                nanos);
    }
}
