package io.mtjlab.analysis;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs every class of this module's tests whose name ends in {@code Benchmark}, on one thread, and prints each figure
 * with what {@link Beside} says of it: {@code mvn -q -pl analysis -am test -DskipTests -Dbenchmark}.
 */
public final class Benchmarks {

    private Benchmarks() {}

    /** @param arguments at most one: a part of the names of the benchmarks to run */
    public static void main(String[] arguments) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("io\\.mtjlab\\.analysis\\..*Benchmark\\..*"
                                + (arguments.length > 0 ? arguments[0] : ""))
                        .mode(Mode.Throughput)
                        .forks(1)
                        .threads(1)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(8)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run();
        System.out.println();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            String[] parts = name.split("\\.");
            System.out.printf(
                    Locale.ROOT,
                    "%-58s %,14.0f/s +- %,10.0f   %s%n",
                    parts[parts.length - 2] + "." + parts[parts.length - 1],
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreError(),
                    beside(name));
        }
    }

    private static String beside(String name) {
        int dot = name.lastIndexOf('.');
        try {
            return Arrays.stream(Class.forName(name.substring(0, dot)).getDeclaredMethods())
                    .filter(method -> method.getName().equals(name.substring(dot + 1)))
                    .filter(method -> method.isAnnotationPresent(Beside.class))
                    .map(method -> method.getAnnotation(Beside.class).value())
                    .findFirst()
                    .orElse("");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("JMH ran a class that is not there", e);
        }
    }
}
