package io.mtjlab.simulators.physics.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * What a step of the device physics costs on one thread, beside the same step in C (macrospin.c) where there is a gcc.
 * Java and C take turns, round by round; each sample is a few tenths of a millisecond, the least of all samples counts
 * (what the step costs) and the median stands beside it (what the machine made of it). On another machine the ratio
 * decides.
 *
 * <p>{@code mvn -q -pl simulators -am test -DskipTests -Dbenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SpeedBenchmark {

    private static final int ROUNDS = 3;
    private static final int STEPS = 5000;
    private static final int SPIN_STEPS = 50;
    private static final int EVENTS = 10_000;

    /**
     * @param steps of one invocation; JMH would round the time of each to whole nanoseconds
     * @param most largest ratio to C that is wanted
     * @param mostNanos largest absolute figure that is wanted
     */
    private record Loop(String name, int steps, String meaning, double most, double mostNanos) {}

    private static final List<Loop> LOOPS = List.of(
            new Loop("heun", STEPS, "Heun step with torque, heat and normalisation", 1.15, Double.NaN),
            new Loop("rk4", STEPS, "Runge-Kutta step with torque and normalisation", 1.15, Double.NaN),
            new Loop(
                    "ensemble", SPIN_STEPS * SpeedLayer.SPINS, "spin and step of 1024, T = 0, double", 1.3, Double.NaN),
            new Loop("thermal", SPIN_STEPS * SpeedLayer.SPINS, "spin and step of 1024, heat bath, float", 1.67, 4),
            new Loop("telegraph", EVENTS, "switching event", Double.NaN, 50));

    private final SpeedLayer layer = new SpeedLayer();

    @Benchmark
    public double heun() {
        return layer.heun(STEPS);
    }

    @Benchmark
    public double rk4() {
        return layer.rungeKutta(STEPS);
    }

    @Benchmark
    public double ensemble() {
        return layer.ensemble(SPIN_STEPS);
    }

    @Benchmark
    public double thermal() {
        return layer.thermal(SPIN_STEPS);
    }

    @Benchmark
    public double telegraph() {
        return layer.telegraph(EVENTS);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        Path folder = Files.createTempDirectory("mtjlab-speed");
        try {
            boolean compiled = Reference.compile(folder);
            Map<String, Samples> own = new LinkedHashMap<>();
            Map<String, Samples> c = new LinkedHashMap<>();
            for (int round = 1; round <= ROUNDS; round++) {
                for (Loop loop : LOOPS) {
                    own.computeIfAbsent(loop.name, name -> new Samples()).add(java(loop));
                    if (compiled) {
                        c.computeIfAbsent(loop.name, name -> new Samples()).add(Reference.run(folder, loop.name));
                    }
                }
                System.out.println("round " + round + " of " + ROUNDS);
            }
            print(own, c);
        } finally {
            Reference.remove(folder);
        }
    }

    /** In a process of its own, as every round: the compiler's luck is part of the figure. */
    private static Samples.Round java(Loop loop) throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include(SpeedBenchmark.class.getName() + "\\." + loop.name + "$")
                        .forks(1)
                        .jvmArgs("--add-modules", "jdk.incubator.vector")
                        .warmupIterations(8)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(700))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        Statistics statistics = result.getPrimaryResult().getStatistics();
        return new Samples.Round(statistics.getMin() / loop.steps, statistics.getPercentile(50) / loop.steps);
    }

    private static void print(Map<String, Samples> own, Map<String, Samples> c) {
        System.out.println("JDK " + Runtime.version().feature() + ", nanoseconds: least (median)");
        for (Loop loop : LOOPS) {
            Samples java = own.get(loop.name);
            Samples reference = c.get(loop.name);
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-10s Java %6.2f (%6.2f)   C %s   ratio %s   wanted %s   a %s",
                    loop.name,
                    java.least(),
                    java.median(),
                    reference == null
                            ? "no gcc"
                            : String.format(Locale.ROOT, "%6.2f (%6.2f)", reference.least(), reference.median()),
                    reference == null ? "-" : String.format(Locale.ROOT, "%.2f", java.least() / reference.least()),
                    wanted(loop),
                    loop.meaning));
        }
    }

    private static String wanted(Loop loop) {
        List<String> all = new ArrayList<>();
        if (!Double.isNaN(loop.most)) {
            all.add("ratio " + loop.most);
        }
        if (!Double.isNaN(loop.mostNanos)) {
            all.add(String.format(Locale.ROOT, "%.0f ns", loop.mostNanos));
        }
        return String.join(", ", all);
    }
}
