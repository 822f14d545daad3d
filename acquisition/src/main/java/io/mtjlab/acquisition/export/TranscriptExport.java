package io.mtjlab.acquisition.export;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredTranscript;
import io.mtjlab.base.error.InvalidInput;

/** Writes what was said over the wires in a run as text, for people and for a replay. */
public final class TranscriptExport {

    private static final String EXTENSION = ".transcript";

    private TranscriptExport() {}

    /**
     * Writes {@code r0001.transcript}, and {@code r0001-2.transcript} and so on for the times that the run was resumed.
     *
     * @throws InvalidInput when the run did not keep what was said
     */
    public static List<Path> write(StoredRun run, Path folder) {
        List<StoredTranscript> parts = run.transcripts();
        if (parts.isEmpty()) {
            throw new InvalidInput(
                    "run " + run.id() + " holds no transcript; `mtjlab run --store-transcripts` keeps one");
        }
        List<Path> files = new ArrayList<>();
        for (StoredTranscript part : parts) {
            String name = part.part() == 1 ? run.id() : run.id() + "-" + part.part();
            files.add(ExportFiles.one(part, name, folder, EXTENSION, (one, file) -> {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    run.copyTranscript(one, out);
                }
            }));
        }
        return files;
    }
}
