package io.mtjlab.instruments.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Writes what is said on a whole bench into a folder, one transcript a role, so that what was said to one instrument can
 * be read by itself. {@link TranscriptReplay} plays such a folder as it plays a single file.
 *
 * <p>What cannot be written, on a full disk say, stops nobody from measuring or from making an output safe: the recording
 * ends there, and {@link #close} throws.
 */
public final class TranscriptFolder implements WireTap, AutoCloseable {

    private final Path folder;
    private final Map<String, TranscriptWriter> writers = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

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
        record(role, writer -> writer.exchanged(role, labNanos, sent, received));
    }

    @Override
    public void failed(String role, long labNanos, String sent, String received, LinkException why) {
        record(role, writer -> writer.failed(role, labNanos, sent, received, why));
    }

    private void record(String role, Consumer<TranscriptWriter> line) {
        if (failure.get() != null) {
            return; // a transcript with a gap would be none
        }
        try {
            line.accept(of(role));
        } catch (UncheckedIOException e) {
            failure.compareAndSet(null, e.getCause());
        }
    }

    /** What was said so far can be read now. */
    public void flush() throws IOException {
        for (TranscriptWriter writer : writers.values()) {
            writer.flush();
        }
    }

    /** @throws IOException when something could not be written, now or earlier */
    @Override
    public void close() throws IOException {
        for (TranscriptWriter writer : writers.values()) {
            try {
                writer.close();
            } catch (IOException e) {
                failure.compareAndSet(null, e);
            }
        }
        IOException first = failure.get();
        if (first != null) {
            throw new IOException("the transcripts in " + folder + " are not complete: " + first.getMessage(), first);
        }
    }
}
