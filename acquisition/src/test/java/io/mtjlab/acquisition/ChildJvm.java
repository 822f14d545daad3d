package io.mtjlab.acquisition;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A JVM of its own, to be killed: runs a main class of the tests and reads what it prints. */
public final class ChildJvm implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 600;

    private final Process process;
    private final BufferedReader out;
    private final List<String> lines = new ArrayList<>();

    private ChildJvm(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** A shell that starts these tests in the background makes them, and so their children, deaf to SIGINT. */
    private static List<String> signalsAsUsual() throws IOException {
        List<String> env = List.of("env", "--default-signal=INT,HUP");
        List<String> trial = new ArrayList<>(env);
        trial.add("true");
        try {
            return new ProcessBuilder(trial).start().waitFor() == 0 ? env : List.of();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param scratch for what SQLite unpacks, since a killed JVM does not clean up */
    public static ChildJvm start(Class<?> main, Path scratch, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(signalsAsUsual());
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.sqlite.tmpdir=" + scratch,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ChildJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Reads until a line fits. @return that line */
    public String awaitLine(Predicate<String> wanted) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (wanted.test(line)) {
                return line;
            }
        }
        throw new IOException("the child ended before it said what was awaited; it said " + lines);
    }

    /** Everything that it printed until it ended. */
    public List<String> allLines() {
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(lines);
    }

    /** As {@code kill -SIGNAL} does. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** {@code kill -9}, and waits until it is gone. */
    public void kill() throws IOException, InterruptedException {
        signal("KILL"); // destroyForcibly would also close what is still to be read
        exitStatus();
    }

    public int exitStatus() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the child did not end within " + PATIENCE_SECONDS + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
