package io.mtjlab.acquisition.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.base.time.RealClock;

/**
 * Measures until a signal comes, and writes down how its outputs went safe. Arguments: store, log file, and
 * {@code wait} (sleeps on the clock), {@code exit} (calls System.exit inside a unit), {@code throw}, or {@code hang} (heeds nothing).
 */
final class RunningChild {

    private static Path log = Path.of("");

    private RunningChild() {}

    public static void main(String[] arguments) {
        log = Path.of(arguments[1]);
        String mode = arguments[2];
        RealClock clock = new RealClock();
        Bench bench = new Bench();
        List<SafeAction> outputs = List.of(
                bench.output("bop", 3, () -> ramp("bop", clock)), bench.output("isrc", 2, () -> ramp("isrc", clock)));
        try (RunStore store = RunStore.open(Path.of(arguments[0]))) {
            RunResult result = new RunEngine(store, clock)
                    .run(
                            Bench.header(),
                            Step.of(List.of(bench.procedure(
                                    "iv", Plan.fixed(Bench.units(1)), outputs, (unit, recorder, context) -> {
                                        recorder.append(0, 1);
                                        System.out.println("measuring");
                                        if (mode.equals("exit")) {
                                            new Thread(() -> System.exit(5)).start();
                                        } else if (mode.equals("throw")) {
                                            throw new IOException("lost");
                                        }
                                        while (mode.equals("hang")) {
                                            LockSupport.parkNanos(100_000_000);
                                            Thread.interrupted();
                                        }
                                        new CountDownLatch(1).await();
                                    }))));
            write("outcome " + result.outcome().status().word() + " notSafe=" + result.notSafe());
        }
    }

    private static void ramp(String name, RealClock clock) throws InterruptedException {
        write("ramping " + name);
        System.out.println("ramping " + name);
        clock.sleep(Duration.ofMillis(300));
        write("safe " + name);
    }

    private static void write(String line) {
        try {
            Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
