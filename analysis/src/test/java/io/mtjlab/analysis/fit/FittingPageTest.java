package io.mtjlab.analysis.fit;

import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The listings of docs/fitting.md compile, run, and print what stands below them. */
class FittingPageTest {

    private static final Path PAGE = Path.of("../docs/fitting.md");

    @Test
    void the_fit_of_five_lines_prints_what_the_page_says(@TempDir Path folder) throws Exception {
        String page = Files.readString(PAGE);
        Matcher listing = Pattern.compile("```java\n(// A decay.*?)```\n+```\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(listing.find()).as("a listing and what it prints").isTrue();
        assertThat(listing.group(1)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("//"))
                        .count())
                .isLessThanOrEqualTo(5);
        assertThat(run(listing.group(1), folder)).isEqualToNormalizingWhitespace(listing.group(2));
    }

    private static String run(String statements, Path folder) throws Exception {
        Path source = folder.resolve("Listing.java");
        Files.writeString(
                source,
                "import io.mtjlab.analysis.fit.*;\nimport io.mtjlab.analysis.result.*;\nimport java.util.*;\n"
                        + "public class Listing { public static void main(String[] none) {\n" + statements + "}}\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int failed = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-d",
                folder.toString(),
                source.toString());
        assertThat(failed).as("exit status of the compiler").isZero();
        return printed(folder);
    }

    private static String printed(Path folder) throws Exception {
        PrintStream before = System.out;
        java.io.ByteArrayOutputStream caught = new java.io.ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, FittingPageTest.class.getClassLoader())) {
            System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
            loader.loadClass("Listing").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return caught.toString(StandardCharsets.UTF_8);
    }
}
