package io.mtjlab.acquisition.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.acquisition.ChildJvm;
import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.RunStore;

import static org.assertj.core.api.Assertions.assertThat;

/** Signals to a JVM that measures: the outputs are safe and the store says so before it ends. */
class SignalTest {

    private static final List<String> RAMPS = List.of("ramping isrc", "safe isrc", "ramping bop", "safe bop");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void a_signal_leaves_the_bench_safe(String signal, int status) throws Exception {
        try (ChildJvm child = start("wait")) {
            child.awaitLine("measuring"::equals);
            child.signal(signal);
            assertThat(child.exitStatus()).isEqualTo(status);
        }
        assertSafe(RunStatus.INTERRUPTED);
    }

    @Test
    void a_second_ctrl_c_does_not_skip_the_ramps() throws Exception {
        try (ChildJvm child = start("wait")) {
            child.awaitLine("measuring"::equals);
            child.signal("INT");
            child.awaitLine("ramping isrc"::equals);
            child.signal("INT");
            child.signal("TERM");
            child.awaitLine("ramping bop"::equals);
            child.signal("INT");
            assertThat(child.exitStatus()).isEqualTo(130);
        }
        assertSafe(RunStatus.INTERRUPTED);
    }

    @Test
    void system_exit_in_the_middle_of_a_unit_leaves_the_bench_safe() throws Exception {
        try (ChildJvm child = start("exit")) {
            assertThat(child.exitStatus()).isEqualTo(5);
        }
        assertSafe(RunStatus.INTERRUPTED);
    }

    @Test
    void ctrl_c_while_a_failed_run_is_on_its_way_out_changes_nothing() throws Exception {
        try (ChildJvm child = start("throw")) {
            child.awaitLine("ramping isrc"::equals);
            child.signal("INT");
            assertThat(child.exitStatus()).isEqualTo(130);
        }
        assertSafe(RunStatus.FAILED);
    }

    @Test
    @Tag("long")
    void a_run_that_hangs_is_made_safe_without_it() throws Exception {
        try (ChildJvm child = start("hang")) {
            child.awaitLine("measuring"::equals);
            child.signal("TERM");
            assertThat(child.exitStatus()).isEqualTo(143);
        }
        assertThat(Files.readAllLines(folder.resolve("log"))).containsExactlyElementsOf(RAMPS);
        try (RunStore store = RunStore.openReadOnly(folder)) {
            assertThat(store.vanishedRuns("test-bench")).containsExactly("r0001");
        }
    }

    private ChildJvm start(String mode) throws Exception {
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        return ChildJvm.start(RunningChild.class, scratch, folder, folder.resolve("log"), mode);
    }

    private void assertSafe(RunStatus status) throws Exception {
        assertThat(Files.readAllLines(folder.resolve("log"))).startsWith(RAMPS.toArray(String[]::new));
        try (RunStore store = RunStore.openReadOnly(folder)) {
            assertThat(store.run("r0001").summary().status()).isEqualTo(status);
            assertThat(store.run("r0001").summary().points()).isEqualTo(1);
            assertThat(store.liveOutputs("test-bench")).isEmpty();
        }
    }
}
