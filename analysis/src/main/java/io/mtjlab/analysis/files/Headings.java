package io.mtjlab.analysis.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mtjlab.analysis.files.ColumnNames.Name;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;

/**
 * The line of column names of a file.
 *
 * @param line of the file
 * @param separator comma, semicolon or tab
 */
record Headings(int line, char separator, List<Heading> all) {

    /**
     * One column.
     *
     * @param column of its first letter, from 1
     * @param quantity without the unit; the whole text where it is none that is wanted
     * @param problem with its unit, told when the column is asked for
     */
    record Heading(
            String text, int column, String quantity, boolean wanted, Optional<Unit> unit, Optional<String> problem) {}

    static Headings of(String text, int line, String file, ColumnNames wanted) {
        char separator = text.indexOf(';') >= 0 ? ';' : text.indexOf('\t') >= 0 ? '\t' : ',';
        List<Heading> found = new ArrayList<>();
        int column = 1;
        String[] fields = text.split(String.valueOf(separator), -1);
        if (fields.length == 1 && text.strip().indexOf(' ') > 0) {
            throw InvalidInput.at(
                    file,
                    line,
                    1,
                    "the names '" + text.strip() + "' are separated by spaces; commas, semicolons or tabs expected");
        }
        for (String field : fields) {
            String name = unquoted(field.strip());
            if (name.isEmpty() && column < text.stripTrailing().length()) {
                throw InvalidInput.at(file, line, column, "empty column name");
            }
            if (name.matches("[-+.,0-9eE]+")) {
                throw InvalidInput.at(
                        file,
                        line,
                        column,
                        "column names such as '" + wanted.example() + "' expected, found the number " + name);
            }
            Heading heading = heading(name, column, wanted);
            if (heading.wanted() && found.stream().anyMatch(h -> h.quantity.equals(heading.quantity))) {
                throw InvalidInput.at(file, line, column, "two columns of '" + heading.quantity + "'");
            }
            found.add(heading);
            column += field.length() + 1;
        }
        return new Headings(line, separator, found);
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }

    /** The longest quantity that the text begins with counts: tau_P_s is tau_P in s. */
    private static Heading heading(String text, int column, ColumnNames wanted) {
        if (text.equals(ColumnNames.ID)) {
            return new Heading(text, column, ColumnNames.ID, true, Optional.empty(), Optional.empty());
        }
        Optional<Name> name = wanted.names().stream()
                .filter(n -> text.equals(n.quantity()) || text.startsWith(n.quantity() + "_"))
                .max(java.util.Comparator.comparingInt((Name n) -> n.quantity().length()));
        if (name.isEmpty()) {
            return new Heading(text, column, text, false, Optional.empty(), Optional.empty());
        }
        String quantity = name.get().quantity();
        if (text.equals(quantity)) {
            return new Heading(text, column, quantity, true, Optional.empty(), Optional.empty());
        }
        String symbol =
                text.substring(quantity.length() + 1).replace('\u00b5', 'u').replace('\u03bc', 'u');
        try {
            return new Heading(text, column, quantity, true, Optional.of(Unit.parse(symbol)), Optional.empty());
        } catch (IllegalArgumentException e) {
            return isLongerName(symbol)
                    ? new Heading(text, column, text, false, Optional.empty(), Optional.empty())
                    : new Heading(
                            text,
                            column,
                            quantity,
                            true,
                            Optional.empty(),
                            Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** Whether a unit stands behind more of a name: V_terminals_V is V_terminals in V, and no V. */
    private static boolean isLongerName(String afterQuantity) {
        int last = afterQuantity.lastIndexOf('_');
        try {
            return last > 0 && Unit.parse(afterQuantity.substring(last + 1)) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The file's own names, for messages. */
    String texts() {
        return String.join(",", all.stream().map(Heading::text).toList());
    }
}
