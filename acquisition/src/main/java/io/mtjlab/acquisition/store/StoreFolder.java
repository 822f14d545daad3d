package io.mtjlab.acquisition.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.mtjlab.base.error.InvalidInput;

/** The folder of a store: whether it will do, and what is wrong with it. */
final class StoreFolder {

    private StoreFolder() {}

    /** The store's file in a folder that can be written; the folder is made when it is not there. */
    static Path toWrite(Path folder) {
        requireFolder(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInput(
                    "the folder " + folder + " for the run store cannot be made (" + e.getMessage()
                            + "); give one that can be written",
                    e);
        }
        if (!Files.isWritable(folder)) {
            throw new InvalidInput(
                    "the folder " + folder + " cannot be written; change its permissions, or give another");
        }
        Path file = folder.resolve(RunStore.FILE_NAME);
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new InvalidInput(file + " may only be read; make it writable, or give another folder");
        }
        return file;
    }

    /** The store's file, which is there. */
    static Path toRead(Path folder) {
        requireFolder(folder);
        Path file = folder.resolve(RunStore.FILE_NAME);
        if (!Files.exists(file)) {
            throw new InvalidInput("there is no run store in " + folder + " (no file " + RunStore.FILE_NAME
                    + "); give the folder that `mtjlab run --store` wrote to");
        }
        return file;
    }

    private static void requireFolder(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InvalidInput(
                    folder + " is a file; a run store is given by the folder that holds " + RunStore.FILE_NAME);
        }
    }

    /** The folder that a file is in. */
    static Path of(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file : folder;
    }
}
