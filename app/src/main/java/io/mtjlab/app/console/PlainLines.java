package io.mtjlab.app.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Lines of a pipe or a file. */
public record PlainLines(BufferedReader reader) implements LineSource {

    public PlainLines(Reader reader) {
        this(new BufferedReader(reader));
    }

    @Override
    public Optional<String> next() {
        try {
            return Optional.ofNullable(reader.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean interactive() {
        return false;
    }
}
