package io.mtjlab.acquisition.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.mtjlab.acquisition.engine.RunEngine;
import io.mtjlab.acquisition.engine.RunResult;
import io.mtjlab.acquisition.engine.Step;
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

/**
 * Prints what the engine and the store cost: run {@code main} with a folder on the disk to measure. One point has four
 * columns and is appended by itself, after a checkpoint, as a procedure does; it counts when its commit is durable.
 */
public final class StoreBenchmark {

    private static final int UNITS = 10;
    private static final int POINTS_IN_UNIT = 100_000;
    private static final int ROUNDS = 5;

    private StoreBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(arguments.length > 0 ? arguments[0] : "."), "store-benchmark");
        try {
            for (int round = 0; round < ROUNDS; round++) {
                try (RunStore store = RunStore.open(folder)) {
                    measure(store);
                }
            }
            long points = (long) ROUNDS * UNITS * POINTS_IN_UNIT;
            long bytes = Files.size(folder.resolve(RunStore.FILE_NAME));
            print("file, bytes for a raw byte", bytes / (points * 4 * 8.0));
        } finally {
            for (Path file : Files.list(folder).toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private static void measure(RunStore store) {
        double begin = seconds();
        RunResult result = new RunEngine(store, new RealClock())
                .run(RunHeader.of("ramp", "benchmark", 1, "mtjlab"), Step.of(List.of(new Ramp())));
        double stored = seconds();
        StoredRun run = store.run(result.run());
        double[] sums = run.units().stream().mapToDouble(unit -> sum(run, unit)).toArray();
        double loaded = seconds();
        store.runs();
        double listed = seconds();
        print("points a second, durable", result.points() / (stored - begin));
        print("microseconds a point, all included", 1e6 * (stored - begin) / result.points());
        print("milliseconds to load a million points", 1e3 * (loaded - stored) * 1e6 / result.points());
        print("milliseconds to list the runs", 1e3 * (listed - loaded));
        if (Arrays.stream(sums).anyMatch(sum -> sum <= 0)) {
            throw new IllegalStateException("points are missing");
        }
    }

    private static double sum(StoredRun run, StoredUnit unit) {
        return Arrays.stream(run.read(unit).column("V")).sum();
    }

    private static double seconds() {
        return System.nanoTime() * 1e-9;
    }

    private static void print(String what, double value) {
        System.out.printf(Locale.ROOT, "%-40s %12.3f%n", what, value);
    }

    /** Measures nothing, as fast as it can. */
    private static final class Ramp implements Procedure {

        private static final List<Column> COLUMNS = List.of(
                Column.of("t", Unit.SECOND),
                Column.of("H", Unit.OERSTED),
                Column.of("I", Unit.AMPERE),
                Column.of("V", Unit.VOLT));

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
            UnitSpec[] units = new UnitSpec[UNITS];
            Arrays.setAll(units, i -> new UnitSpec("n=" + i, "ramp " + i, Map.of("n", i), COLUMNS, 1));
            return Plan.fixed(List.of(units));
        }

        @Override
        public void begin(RunContext context) {}

        @Override
        public void measure(UnitSpec unit, UnitRecorder recorder, RunContext context) throws InterruptedException {
            for (int i = 1; i <= POINTS_IN_UNIT; i++) {
                context.checkpoint();
                recorder.append(i * 1e-3, 27, 1e-5, i * 1e-9);
            }
        }

        @Override
        public List<SafeAction> safeActions() {
            return List.of();
        }
    }
}
