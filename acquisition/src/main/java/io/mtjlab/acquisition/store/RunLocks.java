package io.mtjlab.acquisition.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells a run that measures in some process from one whose process vanished: as long as it measures it holds the lock
 * of a small file beside the store, and the operating system lets go of it even after {@code kill -9}.
 *
 * <p>POSIX gives up all locks of a process on a file when the process closes any handle of it, so the locks of this
 * process are looked up in memory, and their files never opened a second time.
 */
final class RunLocks {

    private static final Map<Path, FileChannel> HELD = new ConcurrentHashMap<>();

    private final Path folder;

    RunLocks(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    void acquire(String run) {
        Path file = file(run);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // First: whoever looks meanwhile must not open the file, for its closing unlocks it.
            HELD.put(file, channel);
            try {
                channel.lock();
            } catch (IOException | RuntimeException e) {
                HELD.remove(file);
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StoreException(file + " cannot be locked; keep stores on a local disk", e);
        }
    }

    void release(String run) {
        Path file = file(run);
        FileChannel channel = HELD.remove(file);
        if (channel != null) {
            try {
                Files.deleteIfExists(file);
                channel.close();
            } catch (IOException e) {
                throw new StoreException(file + " cannot be removed", e);
            }
        }
    }

    /** Removes what a vanished process has left. */
    void forget(String run) {
        if (!isHeld(run)) {
            try {
                Files.deleteIfExists(file(run));
            } catch (IOException e) {
                throw new StoreException(file(run) + " cannot be removed; check its permissions", e);
            }
        }
    }

    /** True while a process that lives is in this run. */
    boolean isHeld(String run) {
        Path file = file(run);
        if (HELD.containsKey(file)) {
            return true;
        }
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            throw new StoreException(file + " cannot be opened; check its permissions", e);
        }
    }

    private Path file(String run) {
        return folder.resolve(run + ".lock");
    }
}
