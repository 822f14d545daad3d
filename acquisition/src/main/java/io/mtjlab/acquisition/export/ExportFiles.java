package io.mtjlab.acquisition.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

    static <T> Path one(T what, String name, Path folder, String extension, Writer<T> writer) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(name + extension);
            writer.write(what, file);
            return file;
        } catch (IOException e) {
            throw new InvalidInput(folder + " cannot be written (" + e.getMessage() + "); give another folder", e);
        } catch (UncheckedIOException e) {
            throw new StoreException(
                    "the export to " + folder + " broke off: " + e.getMessage() + "; free some space and export again",
                    e);
        }
    }
}
