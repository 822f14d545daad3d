package io.mtjlab.app;

import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What the launcher does to start without the virtual machine's warning, in a process of its own. */
class StandardErrorTest {

    @Test
    void the_program_s_own_messages_come_and_the_machine_s_warning_does_not() throws Exception {
        assumeTrue(
                ModuleFinder.ofSystem().find("jdk.incubator.vector").isPresent(),
                "this virtual machine has no Vector API");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "exec \"$0\" \"$@\" 3>&2 2>/dev/null",
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "--add-opens",
                        "java.base/java.io=ALL-UNNAMED",
                        "-Dmtjlab.stderr=3",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.mtjlab.app.Mtjlab",
                        "simulate",
                        "macrospin",
                        "--preset",
                        "nosuch")
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(out).isEmpty();
        assertThat(err).contains("unknown preset nosuch").doesNotContain("WARNING");
    }
}
