package io.mtjlab.simulators.physics.speed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** macrospin.c, compiled and run. */
final class Reference {

    /** A square root that sets no errno can be vectorised; Java's sets none either. */
    private static final List<String> COMPILER =
            List.of("gcc", "-O3", "-march=native", "-fno-math-errno", "-x", "c", "-", "-lm", "-o");

    private static final String PROGRAM = "macrospin";

    private Reference() {}

    /** Whether there is a gcc; the program stands in {@code folder} then. */
    static boolean compile(Path folder) throws IOException, InterruptedException {
        Process gcc;
        try {
            var command = new ArrayList<>(COMPILER);
            command.add(folder.resolve(PROGRAM).toString());
            gcc = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            System.out.println("no gcc: Java alone");
            return false;
        }
        try (InputStream source = Reference.class.getResourceAsStream("macrospin.c");
                var in = gcc.getOutputStream()) {
            source.transferTo(in);
        }
        String said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (gcc.waitFor() != 0) {
            throw new IOException("gcc: " + said);
        }
        return true;
    }

    static Samples.Round run(Path folder, String loop) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(folder.resolve(PROGRAM).toString(), loop).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(PROGRAM + " " + loop + " failed: " + text);
        }
        double[] nanos = text.lines()
                .filter(line -> !line.startsWith("sum"))
                .mapToDouble(Double::parseDouble)
                .sorted()
                .toArray();
        return new Samples.Round(nanos[0], nanos[nanos.length / 2]);
    }

    static void remove(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(PROGRAM));
        Files.delete(folder);
    }
}
