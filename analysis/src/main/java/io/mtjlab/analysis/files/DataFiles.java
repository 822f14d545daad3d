package io.mtjlab.analysis.files;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.mtjlab.base.error.InvalidInput;

/** Finds and reads data files. */
public final class DataFiles {

    private DataFiles() {}

    /**
     * The data sets of a file, or of every {@code .csv} of a folder in the order of their names.
     *
     * @throws InvalidInput with file, line and column when a file is not what it should be
     */
    public static List<DataSet> read(Path fileOrFolder) {
        List<DataSet> sets = new ArrayList<>();
        for (Path file : files(fileOrFolder)) {
            sets.addAll(CsvReader.parse(text(file), file.toString(), stem(file)));
        }
        return sets;
    }

    /**
     * The data sets in the text of a file.
     *
     * @param file its name, for messages and, without extension, as the data set's id
     * @throws InvalidInput with file, line and column when it is not what it should be
     */
    public static List<DataSet> parse(String text, String file) {
        return CsvReader.parse(text, file, stem(Path.of(file)));
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
            List<Path> found =
                    entries.filter(p -> p.toString().endsWith(".csv")).sorted().toList();
            if (found.isEmpty()) {
                throw new InvalidInput("no .csv file in " + fileOrFolder);
            }
            return found;
        } catch (IOException e) {
            throw new InvalidInput("cannot read folder " + fileOrFolder + ": " + e.getMessage(), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            throw new InvalidInput(file + ": not a text file in UTF-8", e);
        } catch (IOException e) {
            throw new InvalidInput("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
