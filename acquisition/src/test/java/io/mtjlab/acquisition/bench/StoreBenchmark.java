package io.mtjlab.acquisition.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

import io.mtjlab.acquisition.engine.RunEngine;
import io.mtjlab.acquisition.engine.RunResult;
import io.mtjlab.acquisition.engine.Step;
import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.RunSummary;
import io.mtjlab.acquisition.store.RunWriter;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.UnitWriter;
import io.mtjlab.base.time.RealClock;

/**
 * Prints what the engine and the store cost, each figure beside what is wanted, and what a point costs PyMeasure's
 * Procedure, Results and CSV file (which makes nothing durable) where Debian's python3-pymeasure is installed.
 *
 * <p>{@code mvn -q -pl acquisition -am test -DskipTests -Dbenchmark}; the disk that is measured is the one of the
 * working folder, or of {@code -Dbenchmark.folder=DIR}.
 */
public final class StoreBenchmark {

    private static final int RUNS = 10;
    private static final int UNITS = 10;
    private static final int POINTS_IN_UNIT = 100_000;
    private static final int POINTS_A_SECOND = 50_000;
    private static final int PACED_SECONDS = 5;

    private StoreBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        String where = arguments.length > 0 ? arguments[0] : ".";
        Path folder = Files.createTempDirectory(Path.of(where), "store-benchmark");
        try (RunStore store = RunStore.open(folder)) {
            for (int round = 0; round < RUNS; round++) {
                fill(store);
            }
            look(store, folder);
            paced(store);
            bareCommits(folder);
        } finally {
            Folders.delete(folder);
        }
        engine(where);
        peer(where);
    }

    private static void fill(RunStore store) {
        double begin = seconds();
        RunResult result = new RunEngine(store, new RealClock())
                .run(
                        RunHeader.of("ramp", "benchmark", 1, "mtjlab"),
                        Step.of(List.of(new RampProcedure(UNITS, POINTS_IN_UNIT))));
        if (result.run().equals("r0010")) {
            print(
                    "points a second, durable, as fast as it goes",
                    result.points() / (seconds() - begin),
                    "50000 or more");
        }
    }

    private static void look(RunStore store, Path folder) throws IOException {
        double[] listing = new double[5];
        double[] loading = new double[5];
        for (int i = 0; i < listing.length; i++) {
            double begin = seconds();
            store.runs();
            double listed = seconds();
            StoredRun run = store.run("r0004");
            double sum = run.units().stream()
                    .mapToDouble(unit -> Arrays.stream(run.read(unit).values())
                            .mapToDouble(column -> column[column.length - 1])
                            .sum())
                    .sum();
            loading[i] = seconds() - listed;
            listing[i] = listed - begin;
            if (sum <= 0) {
                throw new IllegalStateException("points are missing");
            }
        }
        print("seconds to list the runs of 10 million points", listing[0], "at most 0.2");
        print("seconds to load a run of 1 million points, first time", loading[0], "at most 0.3");
        Arrays.sort(loading);
        print("seconds to load a run of 1 million points, median", loading[2], "at most 0.3");
        long points = store.runs().stream().mapToLong(RunSummary::points).sum();
        double raw = (double) points * RampProcedure.COLUMNS * Double.BYTES;
        print("bytes of the file for a raw byte", Files.size(folder.resolve(RunStore.FILE_NAME)) / raw, "at most 1.3");
    }

    /** How long a point waits for its commit when points come at a steady pace. */
    private static void paced(RunStore store) {
        RunWriter run = store.begin(RunHeader.of("ramp", "benchmark", 1, "mtjlab"), new RealClock());
        run.step("ramp", "ramp", java.util.Map.of());
        ConcurrentLinkedQueue<double[]> commits = new ConcurrentLinkedQueue<>();
        run.onDurable(points -> commits.add(new double[] {points, seconds()}));
        UnitWriter unit =
                run.unit("ramp", new RampProcedure(1, 1).plan().outlook().get(0));
        int points = POINTS_A_SECOND * PACED_SECONDS;
        double[] appended = new double[points];
        double begin = seconds();
        for (int i = 0; i < points; i++) {
            while (seconds() - begin < (double) i / POINTS_A_SECOND) {
                LockSupport.parkNanos(100_000);
            }
            appended[i] = seconds();
            unit.append(i, 27, 1e-5, i);
        }
        unit.complete();
        run.finish(RunStatus.DONE, "");
        double[] waits = new double[points];
        int done = 0;
        for (double[] commit : commits) {
            for (; done < commit[0]; done++) {
                waits[done] = 1e3 * (commit[1] - appended[done]);
            }
        }
        Arrays.sort(waits);
        print("ms until a point is durable at 50000 a second, median", waits[points / 2], "at most 50");
        print("ms until a point is durable at 50000 a second, 99 %", waits[points / 100 * 99], "at most 50");
        print("ms until a point is durable at 50000 a second, worst", waits[points - 1], "");
        print("ms between two commits, mean", 1e3 * PACED_SECONDS / commits.size(), "at most 50");
    }

    /** What the disk and the machine make of the smallest durable thing there is: one row in a commit of its own. */
    private static void bareCommits(Path folder) throws Exception {
        double[] took = new double[PACED_SECONDS * 20];
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("bare.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("CREATE TABLE row (value REAL)");
            for (int i = 0; i < took.length; i++) {
                LockSupport.parkNanos(25_000_000);
                double begin = seconds();
                statement.executeUpdate("INSERT INTO row VALUES (1.5)");
                took[i] = 1e3 * (seconds() - begin);
            }
        }
        Arrays.sort(took);
        print("ms for a bare commit of one row on this disk, median", took[took.length / 2], "");
        print("ms for a bare commit of one row on this disk, worst", took[took.length - 1], "");
    }

    private static void engine(String where) throws Exception {
        var options = new OptionsBuilder()
                .include(EngineBenchmark.class.getName())
                .jvmArgsAppend("-Dbenchmark.folder=" + where)
                .warmupIterations(3)
                .measurementIterations(8)
                .forks(1)
                .verbosity(VerboseMode.SILENT)
                .build();
        for (var result : new Runner(options).run()) {
            String streamed = result.getParams().getParam("streamed").equals("true") ? " and streamed" : "";
            print(
                    "us a point in the run engine, stored" + streamed + " (JMH)",
                    result.getPrimaryResult().getScore(),
                    "at most 10");
        }
    }

    /** The same four columns through PyMeasure, in a thread of its own as its users run it. */
    private static void peer(String where) throws Exception {
        String script = """
                import logging, os, sys, tempfile, time
                logging.disable(logging.CRITICAL)
                from pymeasure.experiment import Procedure, Results, Worker
                class Ramp(Procedure):
                    DATA_COLUMNS = ['t', 'H', 'I', 'V']
                    def execute(self):
                        self.began = time.perf_counter()
                        for i in range(100000):
                            self.emit('results', {'t': i * 1e-3, 'H': 27, 'I': 1e-5, 'V': i * 1e-9})
                            if self.should_stop():
                                break
                with tempfile.TemporaryDirectory(dir=sys.argv[1]) as folder:
                    procedure = Ramp()
                    worker = Worker(Results(procedure, os.path.join(folder, 'ramp.csv')))
                    worker.start()
                    worker.join(timeout=300)
                    took = time.perf_counter() - procedure.began
                    lines = sum(1 for line in open(os.path.join(folder, 'ramp.csv')) if line[0].isdigit())
                    print(took * 1e6 / 100000, lines)
                """;
        Process process;
        try {
            process = io.mtjlab.acquisition.Python.start(script, where);
        } catch (IOException e) {
            return;
        }
        String[] words = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .trim()
                .split(" ");
        if (process.waitFor() == 0 && words.length == 2 && words[1].equals("100000")) {
            print("us a point in PyMeasure, in a CSV file, not durable", Double.parseDouble(words[0]), "");
        } else {
            System.out.println("no figure of PyMeasure: " + String.join(" ", words));
        }
    }

    private static double seconds() {
        return System.nanoTime() * 1e-9;
    }

    private static void print(String what, double value, String wanted) {
        System.out.printf(Locale.ROOT, "%-55s %12.4g   %s%n", what, value, wanted);
    }
}
