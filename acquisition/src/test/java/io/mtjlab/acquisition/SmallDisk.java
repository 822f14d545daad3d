package io.mtjlab.acquisition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A file system of a few megabytes, which is gone when it is closed. Mounting wants root. */
public final class SmallDisk implements AutoCloseable {

    private final Path folder;

    /** Mounts it at the folder; skips the test where that is not allowed. */
    public SmallDisk(Path folder, int kilobytes) throws Exception {
        this.folder = Files.createDirectories(folder);
        assumeTrue(
                command("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "none", folder.toString()),
                "only root may mount a small file system");
    }

    private static boolean command(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    @Override
    public void close() throws Exception {
        if (!command("umount", folder.toString())) {
            command("umount", "--lazy", folder.toString());
        }
    }
}
