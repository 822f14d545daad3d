package io.mtjlab.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.instruments.bench.BenchFile;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/bench-file.md shows can be read. */
class BenchFilePageTest {

    private static final Path PAGE = Path.of("..", "docs", "bench-file.md");

    @TempDir
    private Path folder;

    @Test
    void its_example_is_a_bench_file() throws Exception {
        Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(example.find()).isTrue();
        Path file = Files.writeString(folder.resolve("bench.yaml"), example.group(1));
        Files.writeString(
                folder.resolve("tee-and-cable.s2p"),
                "# GHz S DB R 50\n1 -30 0 -1.5 0 -1.5 0 -30 0\n3 -30 0 -2 0 -2 0 -30 0\n");
        BenchFile bench = BenchFile.read(file);
        assertThat(bench.instruments()).containsKeys("smu", "nvm", "rf", "pulses", "bop", "gauss");
        assertThat(bench.limits().junction()).isPresent();
    }
}
