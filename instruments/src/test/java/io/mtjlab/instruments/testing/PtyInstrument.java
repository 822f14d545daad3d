package io.mtjlab.instruments.testing;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

import io.mtjlab.instruments.visa.SerialResource;

import static org.awaitility.Awaitility.await;

/**
 * An instrument on a serial port: a pair of pseudo-terminals that socat joins, one for the session, and at the other a
 * handler that gets every line. Without socat the test is skipped.
 */
public final class PtyInstrument implements AutoCloseable {

    /** Says what becomes of a line. */
    @FunctionalInterface
    public interface Handler {
        void line(String line, PtyInstrument port) throws Exception;
    }

    private final Path folder;
    private final Process socat;
    private final OutputStream out;

    public PtyInstrument(Handler handler) {
        Assumptions.assumeTrue(installed(), "socat is not installed (Debian package socat)");
        try {
            folder = Files.createTempDirectory("pty");
            socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + ours(), "pty,raw,echo=0,link=" + far())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(ours()) && Files.exists(far()));
            out = new FileOutputStream(far().toFile());
            FileInputStream in = new FileInputStream(far().toFile());
            Thread reader = new Thread(() -> serve(in, handler), "pty-instrument");
            reader.setDaemon(true);
            reader.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean installed() {
        return Files.isExecutable(Path.of("/usr/bin/socat"));
    }

    private Path ours() {
        return folder.resolve("ours");
    }

    private Path far() {
        return folder.resolve("far");
    }

    private void serve(FileInputStream in, Handler handler) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                handler.line(line, this);
            }
        } catch (Exception e) {
            // The line is gone or the handler gave up; either way this instrument says no more.
        }
    }

    public SerialResource resource() {
        return new SerialResource(ours().toString());
    }

    /** Sends exactly these characters, one byte each. */
    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** As when somebody pulls the adapter out: the port is not there any more. */
    public void unplug() throws InterruptedException {
        socat.destroy();
        socat.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        try {
            unplug();
            Files.deleteIfExists(ours());
            Files.deleteIfExists(far());
            Files.delete(folder);
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
