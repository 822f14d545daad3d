package io.mtjlab.acquisition.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

import io.mtjlab.acquisition.engine.RunEngine;
import io.mtjlab.acquisition.engine.Step;
import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.stream.Endpoint;
import io.mtjlab.acquisition.stream.RunStream;
import io.mtjlab.base.time.RealClock;

/**
 * What the run engine costs a point: plan, checkpoint, journal, and the store until all of it is on the disk; alone, and
 * with a live stream that somebody hears.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EngineBenchmark {

    private static final int UNITS = 10;
    private static final int POINTS_IN_UNIT = 20_000;

    @Param({"false", "true"})
    public boolean streamed;

    private final List<RunStream> closing = new ArrayList<>();
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
        RunEngine engine = new RunEngine(store, new RealClock());
        if (!streamed) {
            return run(engine);
        }
        RunStream stream = new RunStream(folder, new Endpoint("tcp://127.0.0.1:0", Optional.empty()), run -> List.of());
        try (ZContext context = new ZContext()) {
            ZMQ.Socket socket = context.createSocket(SocketType.SUB);
            socket.connect(stream.address());
            socket.subscribe("live");
            return run(engine.withListener(stream));
        } finally {
            closing.add(stream); // its last seconds are for subscribers, and not of the run
        }
    }

    private static long run(RunEngine engine) {
        return engine.run(
                        RunHeader.of("ramp", "benchmark", 1, "mtjlab"),
                        Step.of(List.of(new RampProcedure(UNITS, POINTS_IN_UNIT))))
                .points();
    }

    @TearDown
    public void close() throws IOException {
        closing.forEach(RunStream::close);
        store.close();
        Folders.delete(folder);
    }
}
