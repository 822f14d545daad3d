package io.mtjlab.simulators.physics.speed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;

/**
 * Prints what a step costs in Java, and beside it in C (macrospin.c, built with gcc -O3 -march=native where there is a
 * gcc), in nanoseconds of processor time on one thread; the best of some rounds, the two in turn. On another machine
 * the ratio decides.
 *
 * <pre>java --add-modules jdk.incubator.vector -cp ... io.mtjlab.simulators.physics.speed.SpeedMain [rounds]</pre>
 */
public final class SpeedMain {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** sqrt that sets no errno can be vectorised; Java's sets none either. */
    private static final List<String> COMPILER =
            List.of("gcc", "-O3", "-march=native", "-fno-math-errno", "-x", "c", "-");

    private SpeedMain() {}

    private record Loop(String name, String meaning, int steps, double wantedRatio, IntToDoubleFunction body) {}

    private static final List<Loop> LOOPS = List.of(
            new Loop("heun", "Heun step, torque and heat", 1_000_000, 1.15, Loops::heunThermal),
            new Loop("rk4", "Runge-Kutta step, torque", 500_000, 1.15, Loops::rungeKutta),
            new Loop("ensemble", "spin and step, 1024 spins, T = 0", 10_000_000, 1.3, Loops::ensemble),
            new Loop("thermal", "spin and step, 1024 spins, heat", 5_000_000, 1.67, Loops::thermalEnsemble),
            new Loop("telegraph", "switching event", 5_000_000, 50 / 13.0, Loops::telegraph));

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        Path folder = Files.createTempDirectory("mtjlab-speed");
        Path program = folder.resolve("macrospin");
        boolean compiled = compile(program);
        Map<String, Double> c = new LinkedHashMap<>();
        double[] own = new double[LOOPS.size()];
        Arrays.fill(own, Double.POSITIVE_INFINITY);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < own.length; i++) {
                own[i] = Math.min(own[i], nanos(LOOPS.get(i)));
            }
            if (compiled) {
                run(program).forEach((name, nanos) -> c.merge(name, nanos, Math::min));
            }
        }
        print(own, c);
        Files.deleteIfExists(program);
        Files.delete(folder);
    }

    private static double nanos(Loop loop) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 3; i++) {
            long begin = THREADS.getCurrentThreadCpuTime();
            double sum = loop.body.applyAsDouble(loop.steps);
            long took = THREADS.getCurrentThreadCpuTime() - begin;
            if (Double.isNaN(sum)) {
                throw new IllegalStateException(loop.name + " went astray");
            }
            best = Math.min(best, took / (double) loop.steps);
        }
        return best;
    }

    /** Whether there is a gcc. */
    private static boolean compile(Path program) throws IOException, InterruptedException {
        try {
            var command = new ArrayList<>(COMPILER);
            command.addAll(List.of("-o", program.toString(), "-lm"));
            Process gcc = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (InputStream source = SpeedMain.class.getResourceAsStream("macrospin.c");
                    var in = gcc.getOutputStream()) {
                source.transferTo(in);
            }
            String said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (gcc.waitFor() != 0) {
                System.out.println("gcc: " + said);
            }
            return Files.exists(program);
        } catch (UncheckedIOException | IOException e) {
            System.out.println("no gcc: Java alone");
            return false;
        }
    }

    private static Map<String, Double> run(Path program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program.toString(), "3").start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(1, TimeUnit.MINUTES);
        Map<String, Double> nanos = new LinkedHashMap<>();
        text.lines().map(line -> line.split(" ")).forEach(words -> nanos.put(words[0], Double.valueOf(words[1])));
        return nanos;
    }

    private static void print(double[] own, Map<String, Double> c) {
        System.out.println("Vector API: "
                + ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
        for (int i = 0; i < own.length; i++) {
            Loop loop = LOOPS.get(i);
            double reference = c.getOrDefault(loop.name, Double.NaN);
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-10s %8.2f ns in Java %8.2f ns in C   ratio %5.2f (wanted %.2f)   a %s",
                    loop.name,
                    own[i],
                    reference,
                    own[i] / reference,
                    loop.wantedRatio,
                    loop.meaning));
        }
    }
}
