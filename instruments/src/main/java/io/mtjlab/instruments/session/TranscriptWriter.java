package io.mtjlab.instruments.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes exchanges as lines of text, which {@link Transcript} reads: lab seconds, role, what was sent, what came back,
 * and for an exchange that failed the kind of {@link LinkException}, parted by tabs. What was sent and came back stands
 * in quotes with every byte that is not printable ASCII written out, so that binary data survives.
 */
public final class TranscriptWriter implements WireTap, AutoCloseable {

    private final Writer writer;

    public TranscriptWriter(Writer writer) {
        this.writer = writer;
        line(Transcript.HEADER);
    }

    /** Into a new file, or over an old one. */
    public static TranscriptWriter to(Path file) {
        try {
            return new TranscriptWriter(Files.newBufferedWriter(file, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void exchanged(String role, long labNanos, String sent, String received) {
        line(told(role, labNanos, sent, received));
    }

    @Override
    public void failed(String role, long labNanos, String sent, String received, LinkException failure) {
        line(told(role, labNanos, sent, received) + "\t" + failure.getClass().getSimpleName());
    }

    private static String told(String role, long labNanos, String sent, String received) {
        return String.format(
                Locale.ROOT,
                "%d.%09d\t%s\t%s\t%s",
                labNanos / 1_000_000_000,
                labNanos % 1_000_000_000,
                role,
                LinkException.quote(sent, sent.length()),
                LinkException.quote(received, received.length()));
    }

    private synchronized void line(String text) {
        try {
            writer.write(text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was said so far can be read now. */
    public synchronized void flush() throws IOException {
        writer.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }
}
