package io.mtjlab.acquisition.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files that a benchmark leaves. */
final class Folders {

    private Folders() {}

    /** A folder of files and nothing else. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.toList();
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
