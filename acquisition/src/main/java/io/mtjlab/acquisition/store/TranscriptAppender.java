package io.mtjlab.acquisition.store;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Puts what is said over the wires into the store. Text waits in memory for the next group commit, which writes it as a
 * small chunk, behind all else that is in it: what was said before a point that is stored is stored. What has grown to
 * {@link TranscriptChunk#FULL_BYTES} is joined. Who writes never waits for the disk, for they may
 * be making an output safe. A disk that does not keep up ends the transcript instead.
 */
final class TranscriptAppender extends Writer {

    /** Some ten seconds of the busiest bench. */
    private static final int MOST_WAITING_BYTES = 1 << 25;

    private final Committer committer;
    private final long run;
    private final int mostWaiting;
    private final Committer.Write drain = connection -> drain(connection, false);

    // Guarded by this. The text since openAt, whether or not it is stored as small chunks already.
    private byte[] open = new byte[4096];
    private long openAt;
    private int openBytes;
    private int storedBytes;
    private boolean queued;
    private boolean ended;

    // Only on the committer's thread.
    private int part;

    TranscriptAppender(Committer committer, long run) {
        this(committer, run, MOST_WAITING_BYTES);
    }

    /** @param mostWaiting bytes that may wait in memory */
    TranscriptAppender(Committer committer, long run, int mostWaiting) {
        this.committer = committer;
        this.run = run;
        this.mostWaiting = mostWaiting;
        committer.submit(connection -> part = Sql.list(
                        connection,
                        row -> row.getInt(1),
                        "SELECT coalesce(max(part), 0) + 1 FROM transcript WHERE run = ?",
                        run)
                .get(0));
        committer.atEnd(drain);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        write(new String(text, from, length));
    }

    /** @throws IOException when the disk does not keep up; nothing is taken after that, so that there is no gap */
    @Override
    public synchronized void write(String text) throws IOException {
        if (ended) {
            throw new IOException("the transcript has ended");
        }
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (openBytes - storedBytes + bytes.length > mostWaiting) {
            ended = true;
            throw new IOException(
                    "the disk does not keep up with what is said over the wires; the transcript ends here");
        }
        if (open.length < openBytes + bytes.length) {
            open = Arrays.copyOf(open, Math.max(openBytes + bytes.length, 2 * open.length));
        }
        System.arraycopy(bytes, 0, open, openBytes, bytes.length);
        openBytes += bytes.length;
        if (!queued) {
            committer.submit(connection -> {}); // so that there is a commit
            queued = true;
        }
    }

    /** It goes with the next group commit anyway. */
    @Override
    public void flush() {}

    /** Joins what is left. On the disk when this returns. */
    @Override
    public void close() {
        synchronized (this) {
            ended = true;
        }
        committer.noLongerAtEnd(drain);
        committer.submitAndAwait(connection -> drain(connection, true));
    }

    /** The lock is not held while the disk works: who writes would wait for it. */
    private void drain(Connection connection, boolean last) throws SQLException {
        byte[] text;
        int stored;
        long at;
        synchronized (this) {
            queued = false;
            text = Arrays.copyOf(open, openBytes);
            stored = storedBytes;
            at = openAt;
        }
        int joined = 0;
        if (last || text.length >= TranscriptChunk.FULL_BYTES) {
            joined = join(connection, text, at, last);
            stored = joined;
        }
        if (text.length > stored) {
            insert(connection, text, at, stored, text.length);
        }
        synchronized (this) {
            System.arraycopy(open, joined, open, 0, openBytes - joined);
            openAt += joined;
            openBytes -= joined;
            storedBytes = text.length - joined;
        }
    }

    /** Replaces the small chunks by large ones: full ones, and at the end also the rest. @return bytes that these hold */
    private int join(Connection connection, byte[] text, long at, boolean all) throws SQLException {
        Sql.update(connection, "DELETE FROM transcript WHERE run = ? AND part = ? AND first_byte >= ?", run, part, at);
        int done = 0;
        while (text.length - done >= TranscriptChunk.FULL_BYTES || (all && text.length > done)) {
            int until = Math.min(text.length, done + TranscriptChunk.FULL_BYTES);
            insert(connection, text, at, done, until);
            done = until;
        }
        return done;
    }

    private void insert(Connection connection, byte[] text, long at, int from, int until) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO transcript (run, part, first_byte, size, data) VALUES (?, ?, ?, ?, ?)",
                run,
                part,
                at + from,
                until - from,
                TranscriptChunk.deflate(text, from, until));
    }
}
