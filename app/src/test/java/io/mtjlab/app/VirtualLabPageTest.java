package io.mtjlab.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/virtual-lab-in-ci.md shows is what there is. */
class VirtualLabPageTest {

    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void its_fixture_is_the_one_that_is_tested() throws Exception {
        assertThat(page())
                .contains("```python\n" + Files.readString(DOCS.resolve("examples/pytest/conftest.py")) + "```");
    }

    @Test
    void what_it_links_to_is_there() throws Exception {
        Matcher link = Pattern.compile("]\\((?!https?:|#)([^)#]+)").matcher(page());
        while (link.find()) {
            assertThat(DOCS.resolve(link.group(1))).exists();
        }
    }

    private static String page() throws Exception {
        return Files.readString(DOCS.resolve("virtual-lab-in-ci.md"));
    }
}
