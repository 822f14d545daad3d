package io.mtjlab.app;

import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class OutOfMemoryTest {

    @Test
    void a_trace_too_long_for_the_heap_is_told_in_a_line_with_what_helps(@TempDir Path folder) throws Exception {
        Path trace = folder.resolve("long.csv");
        try (BufferedWriter file = Files.newBufferedWriter(trace)) {
            file.write("t_s,R_ohm\n");
            for (int i = 0; i < 3_000_000; i++) {
                file.write(i + "," + (i / 7 % 2) + "\n");
            }
        }
        Process fit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.mtjlab.app.Mtjlab",
                        "fit",
                        "telegraph",
                        trace.toString())
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        String err = new String(fit.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(fit.waitFor()).isEqualTo(ExitStatus.FAILED);
        assertThat(err)
                .contains("out of memory", "MB that Java was given", "MTJLAB_JAVA_OPTIONS=-Xmx")
                .doesNotContain("\tat ");
    }
}
