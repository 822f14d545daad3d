package io.mtjlab.instruments.session.hislip;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.mtjlab.instruments.session.LinkFailure;

/** Takes the answer to the present question, part by part, out of what comes on the synchronous channel. */
final class Answers {

    /** The end of a device clear came instead of an answer. */
    static final class Cleared extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final Channel sync;
    private final MessageNumbers numbers;
    private final Semaphore interruptions = new Semaphore(0);
    private boolean overlapped;
    private long deadlineNanos;

    /** Some of an answer was delivered, but not its end. */
    private boolean midAnswer;

    /** The present message is the last of its answer. */
    private boolean lastPart;

    Answers(Channel sync, MessageNumbers numbers) {
        this.sync = sync;
        this.numbers = numbers;
    }

    /** A new question is about to be sent. */
    void forget() {
        midAnswer = false;
        lastPart = false;
    }

    void cleared() {
        forget();
        interruptions.drainPermits();
    }

    /** The asynchronous channel tells of an interruption, or never will any more; on its thread. */
    void interruptionTold() {
        interruptions.release();
    }

    boolean atEnd() {
        return lastPart && sync.payloadLeft() == 0;
    }

    /**
     * Waits for bytes of the answer to the last question.
     *
     * @param overlappedMode in which an answer does not name its question
     * @throws Cleared when it is the end of a device clear that came
     */
    int receive(byte[] into, int from, int to, boolean overlappedMode, long deadline) throws IOException, Cleared {
        overlapped = overlappedMode;
        deadlineNanos = deadline;
        while (sync.payloadLeft() == 0 || !(midAnswer || lastPart)) {
            nextPart();
            if (lastPart) {
                break;
            }
            midAnswer = true;
        }
        int count = sync.read(into, from, to);
        if (atEnd()) {
            midAnswer = false;
            numbers.delivered(sync.parameter());
        } else {
            midAnswer = true;
        }
        return count;
    }

    /** Waits for the next message of the answer, past all that belongs to others. */
    private void nextPart() throws IOException, Cleared {
        while (true) {
            MessageType type = sync.next();
            switch (type) {
                case DATA, DATA_END -> {
                    if (isMine(type)) {
                        lastPart = type == MessageType.DATA_END;
                        return;
                    }
                    mustNotHaveBegun("goes on as the answer to another question");
                }
                case INTERRUPTED -> {
                    awaitInterruption();
                    mustNotHaveBegun("was interrupted: a new message arrived before its end");
                }
                case DEVICE_CLEAR_ACKNOWLEDGE -> throw new Cleared();
                case UNKNOWN -> sync.send(MessageType.ERROR, sync.code() >= 128 ? 3 : 1, 0);
                default ->
                    throw new LinkFailure(LinkFailure.Kind.NOT_AN_ANSWER, type + " came where an answer was expected");
            }
        }
    }

    /** In synchronised mode an answer names the question (section 3.1.2); others are stale and are dropped. */
    private boolean isMine(MessageType type) {
        int message = sync.parameter();
        return overlapped || message == numbers.last() || (type == MessageType.DATA && message == MessageNumbers.ANY);
    }

    private void mustNotHaveBegun(String what) throws LinkFailure {
        if (midAnswer) {
            throw new LinkFailure(LinkFailure.Kind.NOT_AN_ANSWER, "the answer " + what);
        }
    }

    /** The two channels tell of an interruption independently; nothing may be sent until both have (section 3.1.2). */
    private void awaitInterruption() throws IOException {
        try {
            if (!interruptions.tryAcquire(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new SocketTimeoutException("an interruption was told of on one channel only");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the instrument told of an interruption", e);
        }
    }
}
