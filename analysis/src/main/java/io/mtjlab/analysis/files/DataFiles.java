package io.mtjlab.analysis.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.mtjlab.base.error.InvalidInput;

/** Finds and reads data files. */
public final class DataFiles {

    private DataFiles() {}

    /**
     * The data sets of a file.
     *
     * @throws InvalidInput with file, line and column when it is not what it should be
     */
    public static List<DataSet> read(Path file, Kinds kind) {
        try (InputStream in = Files.newInputStream(file)) {
            return CsvReader.read(in, file.toString(), stem(file), kind.columnNames());
        } catch (IOException e) {
            throw new InvalidInput("cannot read " + file + ": " + reason(e), e);
        }
    }

    /**
     * The data sets in the text of a file.
     *
     * @param file its name, for messages and, without extension, as the data set's id
     * @throws InvalidInput with file, line and column when it is not what it should be
     */
    public static List<DataSet> parse(String text, String file, Kinds kind) {
        return CsvReader.parse(text, file, stem(Path.of(file)), kind.columnNames());
    }

    /** The file itself, or every {@code .csv} of the folder by name. */
    public static List<Path> files(Path fileOrFolder) {
        if (!Files.exists(fileOrFolder)) {
            throw new InvalidInput("no such file or folder: " + fileOrFolder);
        }
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(fileOrFolder);
        }
        try (Stream<Path> entries = Files.list(fileOrFolder)) {
            List<Path> found = entries.filter(DataFiles::isCsv).sorted().toList();
            if (found.isEmpty()) {
                throw new InvalidInput("no .csv file in " + fileOrFolder);
            }
            return found;
        } catch (IOException e) {
            throw new InvalidInput("cannot read folder " + fileOrFolder + ": " + reason(e), e);
        }
    }

    private static boolean isCsv(Path entry) {
        return entry.toString().toLowerCase(Locale.ROOT).endsWith(".csv") && !Files.isDirectory(entry);
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
