package io.mtjlab.app.peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** docs/examples/pytest is run as it stands, by Debian's pytest and PyVISA, with this program as {@code mtjlab}. */
@Timeout(120)
class PytestExampleTest {

    private static final String PYTHON = "/usr/bin/python3";
    private static final Path EXAMPLE = Path.of("..", "docs", "examples", "pytest");

    @TempDir
    private Path folder;

    @Test
    void its_tests_pass_on_the_lab_that_its_fixture_starts() throws Exception {
        Run run = pytest(EXAMPLE);
        assertThat(run.status()).as(run.words()).isZero();
        assertThat(run.words()).contains("2 passed");
    }

    @Test
    void a_bench_that_does_not_parse_fails_its_tests_with_file_and_line() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        for (String name : List.of("conftest.py", "control.py", "test_resistance.py")) {
            Files.copy(EXAMPLE.resolve(name), copy.resolve(name));
        }
        Files.writeString(
                copy.resolve("bench.yaml"),
                Files.readString(EXAMPLE.resolve("bench.yaml")).replace("model: keithley2400", "model: keithley2404"));
        Run run = pytest(copy);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.words()).containsPattern("bench.yaml:\\d+:\\d+: .*keithley2404");
    }

    @Test
    void its_fixture_is_short() throws Exception {
        assertThat(Files.readAllLines(EXAMPLE.resolve("conftest.py"))).hasSizeLessThanOrEqualTo(30);
    }

    private record Run(int status, String words) {}

    private Run pytest(Path tests) throws Exception {
        assumeTrue(
                run("-c", "import pytest, pyvisa, pyvisa_py").status() == 0,
                "Debian packages python3-pytest, python3-pyvisa, python3-pyvisa-py are not installed");
        return run("-m", "pytest", "-p", "no:cacheprovider", tests.toString());
    }

    private Run run(String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(PYTHON);
        builder.command().addAll(List.of(arguments));
        builder.environment().put("PATH", launcher() + ":" + System.getenv("PATH"));
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        builder.environment().remove("VIRTUAL_LAB_HOST");
        Process process = builder.redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), words);
    }

    /** The folder of an {@code mtjlab} that starts the classes under test. */
    private Path launcher() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path launcher = Files.writeString(
                bin.resolve("mtjlab"),
                "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' io.mtjlab.app.Mtjlab \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path")));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        return bin;
    }
}
