package io.mtjlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.mtjlab.fixtures.lab.Shipped;

/** Benches and campaigns for tests: those that ship, changed in one place. */
public final class TestFiles {

    private TestFiles() {}

    public static Path shortCampaign(Path folder) throws IOException {
        return write(folder.resolve("short.yaml"), shortText());
    }

    public static String shortText() throws IOException {
        return text("/campaigns/short.yaml");
    }

    /** A file of the tests' own. */
    public static String text(String resource) throws IOException {
        try (var in = TestFiles.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** The shipped bench with {@code from} replaced by {@code to}, which must occur. */
    public static Path bench(Path folder, String from, String to) throws IOException {
        return write(folder.resolve("bench.yaml"), replaced(benchText(), from, to));
    }

    public static String benchText() {
        return Shipped.benchText("microwave-neuron").orElseThrow();
    }

    public static String replaced(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalArgumentException("no '" + from + "' in\n" + text);
        }
        return text.replace(from, to);
    }

    public static Path write(Path file, String text) throws IOException {
        return Files.writeString(file, text);
    }
}
