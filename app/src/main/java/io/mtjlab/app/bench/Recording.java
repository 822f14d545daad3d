package io.mtjlab.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.session.Transcript;
import io.mtjlab.instruments.session.TranscriptFolder;
import io.mtjlab.instruments.session.WireTap;

/** The transcripts that a run leaves when it is asked to. */
public final class Recording implements AutoCloseable {

    private final Optional<TranscriptFolder> folder;

    private Recording(Optional<TranscriptFolder> folder) {
        this.folder = folder;
    }

    /**
     * @param place of the transcripts; empty for none
     * @throws InvalidInput when another night is there already
     */
    public static Recording into(Optional<Path> place) {
        place.ifPresent(Recording::requireNone);
        return new Recording(place.map(TranscriptFolder::in));
    }

    private static void requireNone(Path place) {
        try (Stream<Path> files = Files.exists(place) ? Files.list(place) : Stream.empty()) {
            if (files.anyMatch(file -> file.toString().endsWith(Transcript.EXTENSION))) {
                throw new InvalidInput(place + " holds the transcripts of another run; name another folder");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public WireTap tap() {
        return folder.isPresent() ? folder.get() : WireTap.NONE;
    }

    /** @throws UncheckedIOException when they are not complete */
    @Override
    public void close() {
        try {
            if (folder.isPresent()) {
                folder.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
