package io.mtjlab.instruments.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;

/** Writes exchanges as lines of text: lab seconds, role, what was sent, what came back. */
public final class TranscriptWriter implements WireTap, AutoCloseable {

    private final Writer writer;

    public TranscriptWriter(Writer writer) {
        this.writer = writer;
    }

    @Override
    public synchronized void exchanged(String role, long labNanos, String sent, String received) {
        try {
            writer.write(String.format(
                    Locale.ROOT,
                    "%.9f\t%s\t%s\t%s%n",
                    labNanos * 1e-9,
                    role,
                    LinkException.quote(sent, sent.length()),
                    LinkException.quote(received, received.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }
}
