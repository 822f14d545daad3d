package io.mtjlab.acquisition.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.base.time.DrivenClock;

import static org.assertj.core.api.Assertions.assertThat;

class RunDescriptionTest {

    @TempDir
    Path folder;

    @Test
    void tells_a_run_to_people_and_programs() {
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            UnitWriter unit = run.unit("telegraph", StoreFixtures.unit("H=27"));
            unit.append(1, 1, 1);
            unit.complete();
            run.unit("telegraph", StoreFixtures.unit("H=28")).abandon();
            run.event(StoredEvent.Level.WARNING, "the gauss meter drifts");
            run.finish(RunStatus.ABORTED, "the sample slipped");
            store.putFit(run.id(), new StoredFit("telegraph", "H=27", "{}"));
            StoredRun stored = store.run(run.id());
            assertThat(RunDescription.text(stored))
                    .contains("r0001  telegraph  aborted: the sample slipped")
                    .contains("rf_dbm: [off, -15]")
                    .containsPattern("telegraph/H=27 +1 points\n")
                    .containsPattern("telegraph/H=28 +0 points, not complete\n")
                    .contains("fit telegraph of H=27")
                    .contains("warning: the gauss meter drifts");
            assertThat(RunDescription.document(stored))
                    .containsEntry("status", "aborted")
                    .containsEntry("points", 1L)
                    .containsKeys("steps", "units", "fits", "events", "limits", "snapshot");
        }
    }

    @Test
    void tells_in_what_two_runs_differ() {
        try (RunStore store = RunStore.open(folder)) {
            RunHeader one = StoreFixtures.header()
                    .withBenchText("bench: a\nlimits: 1\n")
                    .withLimits(Map.of("junction", Map.of("dc_volts", 0.35), "field_oersted", List.of(400)));
            RunHeader two = one.withBenchText("bench: a\nlimits: 2\n")
                    .withLimits(Map.of(
                            "junction", Map.of("dc_volts", 0.30, "amperes", 0.005), "field_oersted", List.of(400)));
            for (RunHeader header : List.of(one, two)) {
                RunWriter run = store.begin(header, new DrivenClock());
                run.step("rh", "rh", Map.of("bias_amperes", 1e-5));
                run.finish(RunStatus.DONE, "");
            }
            assertThat(RunDiff.of(store.run("r0001"), store.run("r0002")))
                    .extracting(RunDiff.Difference::toString)
                    .containsExactly(
                            "limits.junction.amperes: - | 0.005",
                            "limits.junction.dc_volts: 0.35 | 0.3",
                            "bench line 2: limits: 1 | limits: 2");
            assertThat(RunDiff.of(store.run("r0001"), store.run("r0001"))).isEmpty();
        }
    }
}
