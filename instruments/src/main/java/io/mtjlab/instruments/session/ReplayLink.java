package io.mtjlab.instruments.session;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

import io.mtjlab.instruments.session.Transcript.Entry;

/** A link whose other end is a recorded file. */
final class ReplayLink implements Link {

    private static final Map<String, Feature> OPERATIONS = Map.of(
            "(serial poll)", Feature.STATUS_BYTE,
            "(device clear)", Feature.CLEAR,
            "(trigger)", Feature.TRIGGER,
            "(lock)", Feature.LOCK,
            "(unlock)", Feature.LOCK,
            "(local)", Feature.REMOTE_LOCAL,
            "(remote)", Feature.REMOTE_LOCAL);

    private final ReplayScript script;
    private final String terminator;
    private final long turnaroundNanos;
    private final LongConsumer awaitTime;

    private @Nullable Entry answering;
    private byte[] answer = new byte[0];
    private int given;

    /** @param awaitTime waits until the lab time that it is given */
    ReplayLink(ReplayScript script, SessionOptions options, LongConsumer awaitTime) {
        this.script = script;
        this.terminator = options.terminator().characters();
        this.turnaroundNanos = options.turnaround().toNanos();
        this.awaitTime = awaitTime;
    }

    @Override
    public Set<Feature> features() {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        OPERATIONS.forEach((name, feature) -> {
            if (script.knows(name)) {
                features.add(feature);
            }
        });
        return features;
    }

    @Override
    public void begin(long deadlineNanos) {
        answering = null;
        answer = new byte[0];
        given = 0;
    }

    @Override
    public void send(byte[] message, int length) throws IOException {
        String text = new String(message, 0, length, StandardCharsets.ISO_8859_1);
        Entry entry = repeat(text.endsWith(terminator) ? text.substring(0, length - terminator.length()) : text);
        if (answer.length == 0) {
            awaitTime.accept(entry.labNanos());
            fail();
        } else {
            awaitTime.accept(entry.labNanos() - turnaroundNanos); // which the session waits before it reads
        }
    }

    /** Finds the recorded exchange. */
    private Entry repeat(String sent) throws IOException {
        Entry entry = script.next(sent);
        answering = entry;
        answer = entry.received().getBytes(StandardCharsets.ISO_8859_1);
        given = 0;
        return entry;
    }

    @Override
    public int receive(byte[] into, int from, int to) throws IOException {
        if (answering == null) {
            awaitTime.accept(repeat("").labNanos()); // a mere read
        }
        if (given == answer.length) {
            fail();
            throw new SocketTimeoutException("no more was recorded");
        }
        int count = Math.min(to - from, answer.length - given);
        System.arraycopy(answer, given, into, from, count);
        given += count;
        return count;
    }

    /** What was recorded as a failure is one again, whatever the bytes that had arrived would say by themselves. */
    private void fail() throws IOException {
        String failure = answering == null ? "" : answering.failure();
        switch (failure) {
            case "LinkTimeout" -> throw new SocketTimeoutException("so it was recorded");
            case "LinkClosed" -> throw new EOFException("so it was recorded");
            case "LinkLocked" -> throw new LinkFailure(LinkFailure.Kind.LOCKED, "so it was recorded");
            case "LinkUnsupported" -> throw new LinkFailure(LinkFailure.Kind.UNSUPPORTED, "so it was recorded");
            case "LinkGarbage" -> throw LinkFailure.notAnAnswer("so it was recorded");
            case "LinkFault" -> throw new LinkFailure(LinkFailure.Kind.REPORTED, "so it was recorded");
            default -> {
                // It went well, as far as the link is concerned.
            }
        }
    }

    /** A recorded answer ends where its record ends, whatever link it came over. */
    @Override
    public boolean marksEnds() {
        return true;
    }

    @Override
    public boolean atEnd() {
        return given == answer.length
                && answering != null
                && answering.failure().isEmpty();
    }

    @Override
    public boolean resynchronise() {
        return true;
    }

    @Override
    public int statusByte() throws IOException {
        return Integer.parseInt(operate("(serial poll)").received());
    }

    @Override
    public void clear() throws IOException {
        operate("(device clear)");
    }

    @Override
    public void trigger() throws IOException {
        operate("(trigger)");
    }

    @Override
    public void lock(Duration patience) throws IOException {
        operate("(lock)");
    }

    @Override
    public void unlock() throws IOException {
        operate("(unlock)");
    }

    @Override
    public void local() throws IOException {
        operate("(local)");
    }

    @Override
    public void remote() throws IOException {
        operate("(remote)");
    }

    private Entry operate(String name) throws IOException {
        Entry entry = repeat(name);
        awaitTime.accept(entry.labNanos());
        fail();
        return entry;
    }

    @Override
    public void close() {}
}
