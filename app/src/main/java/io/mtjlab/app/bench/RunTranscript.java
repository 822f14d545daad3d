package io.mtjlab.app.bench;

import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.mtjlab.acquisition.engine.RunEngine;
import io.mtjlab.acquisition.engine.RunListener;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.instruments.session.LinkException;
import io.mtjlab.instruments.session.TranscriptWriter;
import io.mtjlab.instruments.session.WireTap;

/**
 * Keeps what is said on a bench in the store, with the run: from the first word to the bench, which comes before there is a
 * run, to the end of the run. What cannot be kept stops nobody from measuring or from making an output safe: the
 * transcript ends there, and {@link #requireWhole} tells.
 */
final class RunTranscript implements WireTap {

    private final Place place = new Place();
    private final TranscriptWriter lines = new TranscriptWriter(place);
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile boolean over;

    /** Where lines go: they are held until the run has begun. */
    private static final class Place extends Writer {

        private @Nullable StringBuilder held = new StringBuilder();
        private @Nullable Writer store;

        synchronized void begin(Writer into) throws IOException {
            into.write(String.valueOf(held));
            held = null;
            store = into;
        }

        @Override
        public synchronized void write(char[] text, int from, int length) throws IOException {
            if (store != null) {
                store.write(text, from, length);
            } else if (held != null) {
                held.append(text, from, length);
            }
        }

        @Override
        public void flush() {}

        @Override
        public synchronized void close() throws IOException {
            held = null;
            if (store != null) {
                store.close();
            }
        }
    }

    @Override
    public void exchanged(String role, long labNanos, String sent, String received) {
        keep(() -> lines.exchanged(role, labNanos, sent, received));
    }

    @Override
    public void failed(String role, long labNanos, String sent, String received, LinkException why) {
        keep(() -> lines.failed(role, labNanos, sent, received, why));
    }

    /** What may go wrong with the disk. */
    @FunctionalInterface
    private interface Keeping {
        void run() throws IOException;
    }

    private void keep(Keeping keeping) {
        if (over || failure.get() != null) {
            return; // a transcript with a gap would be none
        }
        attempt(keeping);
    }

    private void attempt(Keeping keeping) {
        try {
            keeping.run();
        } catch (IOException | RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Follows the run that the engine executes; its transcript ends when what is returned is closed. */
    Open of(RunEngine engine, RunStore runs) {
        engine.withListener(new RunListener() {
            @Override
            public void runBegins(String run) {
                attempt(() -> place.begin(runs.transcript(run)));
            }
        });
        return () -> {
            over = true;
            attempt(place::close);
        };
    }

    /** @throws IOException when not all of it could be kept */
    void requireWhole() throws IOException {
        Exception first = failure.get();
        if (first != null) {
            throw new IOException("the transcript in the store is not complete: " + first.getMessage(), first);
        }
    }

    /** What is to be closed before the store. */
    @FunctionalInterface
    interface Open extends AutoCloseable {
        @Override
        void close();
    }
}
