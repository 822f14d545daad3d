package io.mtjlab.app.runs;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.app.CommandLineRun;
import io.mtjlab.base.time.DrivenClock;

import static org.assertj.core.api.Assertions.assertThat;

class RunDiffCommandTest {

    @TempDir
    Path store;

    @BeforeEach
    void twoRunsAndOneMore() {
        RunHeader first = RunHeader.of("campaign", "b", 1, "mtjlab 0.1.0")
                .withBenchText("bench: b\nwiring: {junction: {series_ohms: 6.2}}\n")
                .withSnapshot(Map.of("nvm", Map.of("range_volts", "0.01 V", "identity", "2182A")));
        RunHeader second = RunHeader.of("campaign", "b", 1, "mtjlab 0.2.0")
                .withBenchText("# mended\nbench: b\nwiring: {junction: {series_ohms: 6.2}}\n")
                .withSnapshot(Map.of("nvm", Map.of("range_volts", "0.1 V", "identity", "2182A")));
        try (RunStore open = RunStore.open(store)) {
            for (RunHeader header : new RunHeader[] {first, second, first}) {
                open.begin(header, new DrivenClock()).finish(RunStatus.DONE, "");
            }
        }
    }

    private CommandLineRun diff(String... more) {
        String[] all = new String[more.length + 4];
        System.arraycopy(new String[] {"runs", "diff", "--store", store.toString()}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return CommandLineRun.of(all);
    }

    @Test
    void shows_settings_versions_and_lines_side_by_side() {
        var run = diff("r0001", "r0002");

        assertThat(run.status()).isZero();
        assertThat(run.out().lines())
                .anySatisfy(line -> assertThat(line).matches("what +r0001 +r0002"))
                .anySatisfy(line -> assertThat(line).matches("program +mtjlab 0.1.0 +mtjlab 0.2.0"))
                .anySatisfy(line -> assertThat(line).matches("snapshot.nvm.range_volts +0.01 V +0.1 V"))
                .anySatisfy(line -> assertThat(line).matches("bench line 1 +- +# mended"))
                .hasSize(4);
    }

    @Test
    void the_same_as_json() throws Exception {
        var tree = new ObjectMapper().readTree(diff("r0001", "r0002", "--json").out());
        assertThat(tree.path("metrics").path("differences").asInt()).isEqualTo(3);
        assertThat(tree.path("differences").get(0).path("what").asText()).isEqualTo("program");
    }

    @Test
    void identical_runs_are_said_to_be() {
        assertThat(diff("r0001", "r0003").out())
                .isEqualTo("r0001 and r0003 differ in nothing but what they measured\n");
    }

    @Test
    void a_run_that_is_not_there_is_wrong_input() {
        assertThat(diff("r0001", "r0009").status()).isEqualTo(2);
        assertThat(diff("r0001").status()).isEqualTo(2);
    }
}
