package io.mtjlab.analysis.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.mtjlab.base.error.InvalidInput;

/**
 * A table of words and numbers, read whole: one line of names, rows of as many fields, {@code #} lines passed over.
 *
 * @param names of the columns
 * @param rows each with the line of the file on which it stands
 */
record SmallTable(String file, List<String> names, List<Row> rows) {

    record Row(int line, List<String> fields) {}

    static SmallTable read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new InvalidInput("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    static SmallTable parse(String text, String file) {
        List<String> names = List.of();
        List<Row> rows = new ArrayList<>();
        String[] lines = text.replaceFirst("^\ufeff", "").split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank() || lines[i].startsWith("#")) {
                continue;
            }
            List<String> fields = split(lines[i], file, i + 1);
            if (names.isEmpty()) {
                names = fields;
            } else if (fields.size() != names.size()) {
                throw InvalidInput.at(
                        file, i + 1, 1, fields.size() + " fields, but the line of names has " + names.size());
            } else {
                rows.add(new Row(i + 1, fields));
            }
        }
        if (rows.isEmpty()) {
            throw InvalidInput.at(file, 1, 1, "no rows of data");
        }
        return new SmallTable(file, names, rows);
    }

    /** By commas; a field in quotes may hold them, and quotes twice. */
    private static List<String> split(String line, String file, int number) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw InvalidInput.at(file, number, line.length(), "a quote that does not end");
        }
        fields.add(field.toString().strip());
        return fields;
    }

    /** The place of a column that must be there. */
    int column(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw InvalidInput.at(file, 1, 1, "no column '" + name + "'; there are " + String.join(",", names));
        }
        return index;
    }

    /** @return may be infinite, as {@code inf} */
    double number(Row row, int column) {
        String text = row.fields().get(column);
        try {
            double value = text.matches("[+-]?inf") ? (text.startsWith("-") ? -1 : 1) / 0.0 : Double.parseDouble(text);
            if (!Double.isNaN(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, as not a number is
        }
        throw InvalidInput.at(file, row.line(), column + 1, names.get(column) + " '" + text + "' is not a number");
    }
}
