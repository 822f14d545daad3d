package io.mtjlab.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.mtjlab.base.error.InvalidInput;

/** Files that a command leaves behind. */
public final class Output {

    private Output() {}

    /**
     * Makes sure that files can be written into a folder, before anything else begins.
     *
     * @throws InvalidInput when they cannot
     */
    static Path folder(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".write", null));
            return folder;
        } catch (IOException e) {
            throw new InvalidInput(
                    "cannot write into the folder " + folder.toAbsolutePath() + " (" + reason(e)
                            + "); choose another or make it writable",
                    e);
        }
    }

    /**
     * Looks whether {@link #write} will have somewhere to write to, before what takes long begins.
     *
     * @throws InvalidInput where it will not
     */
    public static void place(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        String wrong = "";
        if (Files.isDirectory(file)) {
            wrong = "it is a directory";
        } else if (folder == null || !Files.isDirectory(folder)) {
            wrong = "its folder does not exist";
        } else if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            wrong = "permission denied";
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput("cannot write " + file.toAbsolutePath() + " (" + wrong + ")");
        }
    }

    /** Writes text, replacing the file. What could not be written whole is removed. */
    public static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            String message = "cannot write " + file.toAbsolutePath() + " (" + reason(e) + ")";
            if (isWrongPlace(e)) {
                throw new InvalidInput(message, e);
            }
            removePart(file);
            throw new UncheckedIOException(message, e); // a full disk is nobody's wrong input
        }
    }

    private static boolean isWrongPlace(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException
                || e instanceof java.nio.file.FileAlreadyExistsException
                || e instanceof java.nio.file.NoSuchFileException
                || String.valueOf(e.getMessage()).contains("Is a directory");
    }

    private static void removePart(Path file) {
        try {
            if (Files.isRegularFile(file)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // the message about the write is what counts
        }
    }

    private static String reason(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof java.nio.file.FileAlreadyExistsException) {
            return "a file of that name is in the way";
        }
        if (e instanceof java.nio.file.NoSuchFileException) {
            return "its folder does not exist";
        }
        return String.valueOf(e.getMessage());
    }
}
