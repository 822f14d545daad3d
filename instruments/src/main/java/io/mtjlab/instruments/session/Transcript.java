package io.mtjlab.instruments.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.mtjlab.base.error.InvalidInput;

/**
 * What was said over the wires, as a {@link TranscriptWriter} wrote it.
 *
 * @param file what messages call it
 */
public record Transcript(String file, List<Entry> entries) {

    static final String HEADER = "# mtjlab-transcript 1";

    /** Of the files in a folder of transcripts. */
    public static final String EXTENSION = ".transcript";

    public Transcript {
        entries = List.copyOf(entries);
    }

    /**
     * One exchange.
     *
     * @param line where it stands in the file, counted from 1
     * @param labNanos lab time when it ended
     * @param sent one character per byte, without the last terminator; empty for a mere read
     * @param received one character per byte, terminators included; empty for a write
     * @param failure simple name of the {@link LinkException} that it ended in; empty when it went well
     */
    public record Entry(int line, long labNanos, String role, String sent, String received, String failure) {}

    /** @throws InvalidInput with file, line and what is wrong there */
    public static Transcript read(Path path) {
        try {
            return parse(path.toString(), Files.readString(path, StandardCharsets.US_ASCII));
        } catch (NoSuchFileException e) {
            throw new InvalidInput(path + ": there is no such file", e);
        } catch (IOException e) {
            throw new InvalidInput(path + ": cannot be read as a transcript: " + e.getMessage(), e);
        }
    }

    /**
     * One transcript, or those of a folder that a {@link TranscriptFolder} wrote, in the order of their names.
     *
     * @throws InvalidInput also when a folder holds none
     */
    static List<Transcript> readAll(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(read(fileOrFolder));
        }
        try (Stream<Path> files = Files.list(fileOrFolder)) {
            List<Transcript> transcripts = files.filter(file -> file.toString().endsWith(EXTENSION))
                    .sorted()
                    .map(Transcript::read)
                    .toList();
            if (transcripts.isEmpty()) {
                throw new InvalidInput(fileOrFolder + ": there is no transcript (*" + EXTENSION + ") in this folder");
            }
            return transcripts;
        } catch (IOException e) {
            throw new InvalidInput(fileOrFolder + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** @param file what messages call the text */
    public static Transcript parse(String file, String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw InvalidInput.at(file, 1, 1, "not a transcript of version 1, which begins with '" + HEADER + "'");
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            entries.add(entry(file, i + 1, lines.get(i)));
        }
        return new Transcript(file, entries);
    }

    private static Entry entry(String file, int line, String text) {
        String[] fields = text.split("\t", -1);
        if (fields.length < 4 || fields.length > 5) {
            throw InvalidInput.at(
                    file,
                    line,
                    1,
                    "seconds, role, what was sent and what came back are expected, parted by tabs; found "
                            + fields.length + " fields");
        }
        try {
            return new Entry(
                    line,
                    nanos(fields[0]),
                    fields[1],
                    unquoted(fields[2]),
                    unquoted(fields[3]),
                    fields.length == 5 ? fields[4] : "");
        } catch (IllegalArgumentException e) {
            throw InvalidInput.at(file, line, 1, String.valueOf(e.getMessage()));
        }
    }

    private static long nanos(String seconds) {
        if (!seconds.matches("[0-9]{1,9}\\.[0-9]{9}")) {
            throw new IllegalArgumentException("'" + seconds + "' is no time in seconds with nine decimals");
        }
        return Long.parseLong(seconds.replace(".", ""));
    }

    /** The inverse of {@link LinkException#quote}. */
    private static String unquoted(String field) {
        if (field.length() < 2 || !field.startsWith("\"") || !field.endsWith("\"")) {
            throw new IllegalArgumentException(field + " does not stand in quotes");
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < field.length() - 1; i++) {
            char c = field.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            i++;
            switch (field.charAt(i)) {
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case '"' -> text.append('"');
                case '\\' -> text.append('\\');
                case 'x' -> {
                    text.append(hexadecimal(field, i + 1));
                    i += 2;
                }
                default -> throw new IllegalArgumentException("'\\" + field.charAt(i) + "' stands for nothing");
            }
        }
        return text.toString();
    }

    private static char hexadecimal(String field, int at) {
        if (at + 2 >= field.length()) {
            throw new IllegalArgumentException("two hexadecimal digits are missing after \\x");
        }
        return (char) Integer.parseInt(field.substring(at, at + 2), 16);
    }
}
