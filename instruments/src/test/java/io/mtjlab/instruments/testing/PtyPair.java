package io.mtjlab.instruments.testing;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

import io.mtjlab.instruments.visa.SerialResource;

import static org.awaitility.Awaitility.await;

/**
 * A pair of pseudo-terminals that socat joins: a serial port and what is connected to it. Without socat the test is
 * skipped.
 */
public final class PtyPair implements AutoCloseable {

    private final Path folder;
    private final Process socat;
    private final InputStream in;
    private final OutputStream out;

    public PtyPair() {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/socat")), "socat is not installed (Debian package socat)");
        try {
            folder = Files.createTempDirectory("pty");
            socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + ours(), "pty,raw,echo=0,link=" + far())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> Files.exists(ours()) && Files.exists(far()));
            out = new FileOutputStream(far().toFile());
            in = new FileInputStream(far().toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ours() {
        return folder.resolve("ours");
    }

    private Path far() {
        return folder.resolve("far");
    }

    public SerialResource resource() {
        return new SerialResource(ours().toString());
    }

    /** What the session sends. */
    public InputStream in() {
        return in;
    }

    /** What the session receives. */
    public OutputStream out() {
        return out;
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
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
