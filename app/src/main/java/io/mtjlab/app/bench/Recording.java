package io.mtjlab.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import io.mtjlab.acquisition.engine.RunEngine;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.session.LinkException;
import io.mtjlab.instruments.session.Transcript;
import io.mtjlab.instruments.session.TranscriptFolder;
import io.mtjlab.instruments.session.WireTap;

/** The transcripts that a run leaves when it is asked to: in a folder, in its store, or both. */
public final class Recording implements AutoCloseable {

    /** Nothing is written down. */
    public static final Recording NONE = new Recording(Optional.empty(), Optional.empty());

    private final Optional<TranscriptFolder> folder;
    private final Optional<RunTranscript> stored;

    private Recording(Optional<TranscriptFolder> folder, Optional<RunTranscript> stored) {
        this.folder = folder;
        this.stored = stored;
    }

    /**
     * @param place of the transcripts; empty for none
     * @param inStore whether the run's store keeps them too
     * @throws InvalidInput when another night is there already
     */
    public static Recording of(Optional<Path> place, boolean inStore) {
        place.ifPresent(Recording::requireNone);
        return new Recording(
                place.map(TranscriptFolder::in), inStore ? Optional.of(new RunTranscript()) : Optional.empty());
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
        if (folder.isPresent() && stored.isPresent()) {
            return new Both(folder.get(), stored.get());
        }
        return folder.<WireTap>map(one -> one).or(() -> stored).orElse(WireTap.NONE);
    }

    /** Tells two. */
    private record Both(WireTap first, WireTap second) implements WireTap {
        @Override
        public void exchanged(String role, long labNanos, String sent, String received) {
            first.exchanged(role, labNanos, sent, received);
            second.exchanged(role, labNanos, sent, received);
        }

        @Override
        public void failed(String role, long labNanos, String sent, String received, LinkException failure) {
            first.failed(role, labNanos, sent, received, failure);
            second.failed(role, labNanos, sent, received, failure);
        }
    }

    /** Before the engine runs; what is returned is closed before the store. */
    RunTranscript.Open ofRun(RunEngine engine, RunStore runs) {
        return stored.isPresent() ? stored.get().of(engine, runs) : () -> {};
    }

    /** @throws UncheckedIOException when they are not complete */
    @Override
    public void close() {
        try {
            if (folder.isPresent()) {
                folder.get().close();
            }
            if (stored.isPresent()) {
                stored.get().requireWhole();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
