package io.mtjlab.acquisition.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.ChildJvm;
import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code kill -9} at random moments: what was reported as stored is there, and the file is sound. */
class KillTest {

    @TempDir
    Path folder;

    @Test
    void a_reported_point_survives_kill_9() throws Exception {
        kill(5, 20261120);
    }

    @Test
    @Tag("long")
    void a_reported_point_survives_two_hundred_kills() throws Exception {
        kill(200, 20261121);
    }

    private void kill(int times, long seed) throws Exception {
        UniformRandomProvider random = RandomStreams.of(seed).stream("kills");
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        for (int i = 0; i < times; i++) {
            String where = "seed " + seed + ", kill " + i;
            Path store = folder.resolve("store-" + i / 10); // ten runs into one file
            long reported = killOne(store, scratch, random);
            try (RunStore reopened = RunStore.open(store)) {
                check(reopened, reported, where);
            }
        }
    }

    private static long killOne(Path store, Path scratch, UniformRandomProvider random) throws Exception {
        try (ChildJvm child = ChildJvm.start(AppendingChild.class, scratch, store, random.nextInt())) {
            int reports = 1 + random.nextInt(30);
            String last = "";
            for (int i = 0; i < reports; i++) {
                last = child.awaitLine(line -> line.startsWith("stored "));
            }
            LockSupport.parkNanos(random.nextInt(20_000_000));
            child.kill();
            for (String line : child.allLines()) {
                last = line.matches("stored \\d+") ? line : last;
            }
            return Long.parseLong(last.substring("stored ".length()));
        }
    }

    private static void check(RunStore store, long reported, String where) {
        assertThat(store.query(row -> row.getString(1), "PRAGMA integrity_check"))
                .as(where)
                .containsExactly("ok");
        StoredRun run = store.lastRun().orElseThrow();
        assertThat(run.summary().points()).as(where).isGreaterThanOrEqualTo(reported);
        for (StoredUnit unit : run.units()) {
            int u = Integer.parseInt(unit.spec().key().substring("H=".length()));
            double[] volts = run.column(unit, "V");
            for (int row = 0; row < volts.length; row++) {
                if (volts[row] != AppendingChild.value(u, row)) {
                    throw new AssertionError(where + ": unit " + u + " row " + row + " holds " + volts[row]);
                }
            }
        }
        StringBuilder said = new StringBuilder();
        for (long point = 0;
                point < reported || said.length() < run.transcripts().get(0).bytes();
                point++) {
            said.append(AppendingChild.line(point));
        }
        assertThat(StoreFixtures.transcripts(run).equals(List.of(said.toString())))
                .as(where + ": what was said before the reported points")
                .isTrue();
        assertThat(store.vanishedRuns("test-bench")).as(where).containsExactly(run.id());
        assertThat(store.liveOutputs("test-bench"))
                .as(where)
                .extracting(LiveOutput::role)
                .containsExactlyInAnyOrder("isrc", "bop");
        store.markInterrupted(run.id(), "killed");
        assertThat(Path.of(store.place()).resolveSibling(run.id() + ".lock"))
                .as(where)
                .doesNotExist();
        assertThat(store.vanishedRuns("test-bench")).as(where).isEmpty();
    }
}
