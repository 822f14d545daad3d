package io.mtjlab.app.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.fixtures.lab.Shipped;
import io.mtjlab.instruments.bench.BenchFile;

/** Finds benches: a file, or the name of one that ships. */
public final class BenchFiles {

    private BenchFiles() {}

    /** @throws InvalidInput when there is neither such a file nor such a name, or the file is wrong */
    public static BenchFile bench(Path given) {
        if (Files.exists(given)) {
            return BenchFile.read(given);
        }
        return named(given)
                .flatMap(Shipped::bench)
                .orElseThrow(
                        () -> new InvalidInput("there is no bench file " + given + ", and no bench of that name ships"
                                + " (these do: " + String.join(" ", Shipped.BENCHES) + ")"));
    }

    /** A plain word, which may be a name; not a path. */
    static Optional<String> named(Path given) {
        return given.getNameCount() == 1 && !given.isAbsolute() ? Optional.of(given.toString()) : Optional.empty();
    }
}
