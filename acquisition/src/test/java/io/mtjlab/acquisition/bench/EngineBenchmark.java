package io.mtjlab.acquisition.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import io.mtjlab.acquisition.engine.RunEngine;
import io.mtjlab.acquisition.engine.Step;
import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.base.time.RealClock;

/** What the run engine costs a point: plan, checkpoint, journal, and the store until all of it is on the disk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EngineBenchmark {

    private static final int UNITS = 10;
    private static final int POINTS_IN_UNIT = 20_000;

    private Path folder = Path.of(".");
    private RunStore store;

    @Setup
    public void open() throws IOException {
        folder = Files.createTempDirectory(Path.of(System.getProperty("benchmark.folder", ".")), "engine-benchmark");
        store = RunStore.open(folder);
    }

    @Benchmark
    @OperationsPerInvocation(UNITS * POINTS_IN_UNIT)
    public long point() {
        return new RunEngine(store, new RealClock())
                .run(
                        RunHeader.of("ramp", "benchmark", 1, "mtjlab"),
                        Step.of(List.of(new RampProcedure(UNITS, POINTS_IN_UNIT))))
                .points();
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        Folders.delete(folder);
    }
}
