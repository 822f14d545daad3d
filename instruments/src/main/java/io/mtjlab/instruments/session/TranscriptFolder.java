package io.mtjlab.instruments.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes what is said on a whole bench into a folder, one transcript a role, so that what was said to one instrument can
 * be read by itself. {@link TranscriptReplay} plays such a folder as it plays a single file.
 */
public final class TranscriptFolder implements WireTap, AutoCloseable {

    private final Path folder;
    private final Map<String, TranscriptWriter> writers = new ConcurrentHashMap<>();

    private TranscriptFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder when it is not there; transcripts in it that roles left earlier are written over. */
    public static TranscriptFolder in(Path folder) {
        try {
            return new TranscriptFolder(Files.createDirectories(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TranscriptWriter of(String role) {
        return writers.computeIfAbsent(role, one -> TranscriptWriter.to(folder.resolve(one + Transcript.EXTENSION)));
    }

    @Override
    public void exchanged(String role, long labNanos, String sent, String received) {
        of(role).exchanged(role, labNanos, sent, received);
    }

    @Override
    public void failed(String role, long labNanos, String sent, String received, LinkException failure) {
        of(role).failed(role, labNanos, sent, received, failure);
    }

    /** What was said so far can be read now. */
    public void flush() throws IOException {
        for (TranscriptWriter writer : writers.values()) {
            writer.flush();
        }
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (TranscriptWriter writer : writers.values()) {
            try {
                writer.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
