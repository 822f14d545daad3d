package io.mtjlab.acquisition.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import io.jhdf.exceptions.HdfException;
import io.mtjlab.acquisition.store.StoreException;
import io.mtjlab.base.error.InvalidInput;

/** Where exports go, and what is said when they cannot. */
final class ExportFiles {

    private ExportFiles() {}

    /** Writes one thing into one file. */
    @FunctionalInterface
    interface Writer<T> {
        void write(T what, Path file) throws IOException;
    }

    /** One file for each table. */
    static List<Path> each(List<Table> tables, Path folder, String extension, Writer<Table> writer) {
        List<Path> files = new ArrayList<>();
        for (Table table : tables) {
            files.add(one(table, table.name(), folder, extension, writer));
        }
        return files;
    }

    /** Writes beside the file and then puts it in its place: a file of that name is whole at every moment. */
    static <T> Path one(T what, String name, Path folder, String extension, Writer<T> writer) {
        Path file = folder.resolve(name + extension);
        Path part = folder.resolve(name + extension + ".part");
        requireFolder(folder);
        if (Files.isDirectory(file)) {
            throw new InvalidInput(file + " is a folder; remove it, or give another folder");
        }
        try {
            writer.write(what, part);
            return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (AccessDeniedException | NoSuchFileException e) {
            throw unwritable(folder, e);
        } catch (IOException | UncheckedIOException | HdfException e) {
            remove(part);
            throw new StoreException(
                    "the export to " + file + " broke off: " + root(e).getMessage()
                            + "; free some space and export again",
                    e);
        }
    }

    private static void requireFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static InvalidInput unwritable(Path folder, IOException e) {
        return new InvalidInput(folder + " cannot be written (" + e.getMessage() + "); give another folder", e);
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // the message about the write is what counts
        }
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
