package io.mtjlab.acquisition.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.SmallDisk;
import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.Procedure;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.base.time.RealClock;
import io.mtjlab.base.unit.Unit;

import static org.assertj.core.api.Assertions.assertThat;

/** A file system that is really full, under a run that really measures. */
@Timeout(60)
class FullDiskTest {

    private static final RunHeader HEADER = RunHeader.of("ramp", "bench", 1, "mtjlab test");
    private static final int UNITS = 30;
    private static final int POINTS = 20_000;

    @TempDir
    Path folder;

    private final List<String> madeSafe = new ArrayList<>();

    @Test
    void the_run_stops_is_safe_says_so_and_goes_on_when_there_is_space_again() throws Exception {
        Path disk = folder.resolve("disk");
        try (SmallDisk small = new SmallDisk(disk, 11_000)) {
            Path ballast = Files.write(disk.resolve("ballast"), new byte[8_000_000]);
            long reported = stops(disk);
            Files.delete(ballast);
            try (RunStore store = RunStore.open(disk)) {
                assertEveryReportedPointIsThere(store.run("r0001"), reported);
                assertThat(Recovery.find(store, "bench").roles()).containsExactly("source");
                assertThat(Recovery.find(store, "bench").makeSafe(actions(), new RealClock()))
                        .isEmpty();
                RunResult resumed = new RunEngine(store, new RealClock()).resume("r0001", steps());
                assertThat(resumed.outcome()).isEqualTo(new Outcome.Done());
                assertThat(store.run("r0001").summary().units()).isEqualTo(UNITS);
                assertThat(store.damages()).isEmpty();
            }
        }
    }

    private long stops(Path disk) {
        try (RunStore store = RunStore.open(disk)) {
            RunResult result = new RunEngine(store, new RealClock()).run(HEADER, steps());
            assertThat(result.outcome()).isInstanceOf(Outcome.Failed.class);
            assertThat(result.outcome().cause()).contains("the disk is full; free some space and resume");
            assertThat(result.notSafe()).isEmpty();
            assertThat(madeSafe).containsExactly("source");
            assertThat(result.points()).isPositive();
            return result.points();
        }
    }

    private static void assertEveryReportedPointIsThere(StoredRun run, long reported) {
        assertThat(run.summary().points()).isGreaterThanOrEqualTo(reported);
        for (StoredUnit unit : run.units()) {
            double[] volts = run.column(unit, "V");
            for (int i = 0; i < volts.length; i++) {
                assertThat(volts[i]).isEqualTo(i * 0.5);
            }
        }
    }

    private List<SafeAction> actions() {
        return List.of(new SafeAction() {
            @Override
            public String name() {
                return "source";
            }

            @Override
            public int order() {
                return 1;
            }

            @Override
            public void makeSafe() {
                madeSafe.add("source");
            }

            @Override
            public boolean isSafe() {
                return true;
            }
        });
    }

    private List<Step> steps() {
        return Step.of(List.of(new Procedure() {
            @Override
            public String kind() {
                return "ramp";
            }

            @Override
            public Map<String, Object> parameters() {
                return Map.of();
            }

            @Override
            public Plan plan() {
                List<UnitSpec> all = new ArrayList<>();
                for (int i = 0; i < UNITS; i++) {
                    all.add(new UnitSpec("n=" + i, "", Map.of(), List.of(Column.of("V", Unit.VOLT)), 1));
                }
                return Plan.fixed(all);
            }

            @Override
            public void begin(RunContext context) {}

            @Override
            public void measure(UnitSpec unit, UnitRecorder recorder, RunContext context) throws InterruptedException {
                for (int i = 0; i < POINTS; i++) {
                    context.checkpoint();
                    recorder.append(i * 0.5);
                }
            }

            @Override
            public List<SafeAction> safeActions() {
                return actions();
            }
        }));
    }
}
