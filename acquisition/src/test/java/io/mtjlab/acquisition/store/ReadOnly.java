package io.mtjlab.acquisition.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * Makes a file or folder one that may only be read, until it is closed: by its permissions, and for root, who may write
 * all the same, by the immutable flag that Linux file systems have.
 */
final class ReadOnly implements AutoCloseable {

    private final Path path;
    private final Set<PosixFilePermission> before;
    private boolean immutable;

    ReadOnly(Path path) throws IOException, InterruptedException {
        this.path = path;
        before = Files.getPosixFilePermissions(path);
        Set<PosixFilePermission> reading = EnumSet.copyOf(before);
        reading.remove(PosixFilePermission.OWNER_WRITE);
        reading.remove(PosixFilePermission.GROUP_WRITE);
        reading.remove(PosixFilePermission.OTHERS_WRITE);
        Files.setPosixFilePermissions(path, reading);
        if (Files.isWritable(path)) {
            immutable = chattr("+i");
        }
        assumeFalse(Files.isWritable(path), "this user may write everywhere, and chattr +i does not work here");
    }

    private boolean chattr(String flag) throws IOException, InterruptedException {
        return new ProcessBuilder("chattr", flag, path.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (immutable) {
            chattr("-i");
        }
        Files.setPosixFilePermissions(path, before);
    }
}
