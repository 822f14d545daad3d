package io.mtjlab.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the README shows is what there is. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final String readme = read(ROOT.resolve("README.md"));

    @Test
    void its_listing_is_the_code_that_runs() {
        Matcher listing = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(listing.find()).isTrue();
        List<String> lines = listing.group(1).lines().map(String::strip).toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(15);
        String source = read(ROOT.resolve("protocols/src/main/java/io/mtjlab/protocols/rh/ResistanceLoop.java"));
        assertThat(source.lines().map(String::strip).toList()).containsSequence(lines);
    }

    @Test
    void what_it_links_to_is_there() {
        Matcher link = Pattern.compile("]\\((?!https?:)([^)#]+)").matcher(readme);
        while (link.find()) {
            assertThat(ROOT.resolve(link.group(1))).exists();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
