package io.mtjlab.analysis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Assumptions;

/**
 * Reference data that lie beside the project, in {@code ../shared/data} or where the system property {@code
 * mtjlab.shared} says. Tests that need them are skipped, and say so, where they are absent.
 */
public final class SharedData {

    private SharedData() {}

    /** The folder {@code name}; skips the calling test when it is not there. */
    public static Path require(String name) {
        Optional<Path> folder = find(name);
        if (folder.isEmpty()) {
            String line = "skipped: no " + name + " in ../shared/data beside the project (or in -Dmtjlab.shared)";
            System.out.println(line);
            Assumptions.abort(line);
        }
        return folder.orElseThrow();
    }

    private static Optional<Path> find(String name) {
        String property = System.getProperty("mtjlab.shared", "");
        if (!property.isEmpty()) {
            return Optional.of(Path.of(property, "data", name)).filter(Files::isDirectory);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared").resolve("data").resolve(name);
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
