package io.mtjlab.analysis.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;

/**
 * Reads {@code # key=value} lines, one line of column names with units, then rows of numbers. Written out rather than
 * left to a CSV library because every complaint must name line and column, and numeric files quote nothing.
 *
 * <p>Mended, with a remark: Windows line ends; a semicolon as separator, then with decimal commas; a last line that was
 * cut off; rows with NaN. Refused, with file, line and column: everything else.
 */
final class CsvReader {

    private final String[] lines;
    private final String file;
    private final boolean endsWithLineFeed;
    private final Map<String, String> header = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private List<Heading> headings = List.of();
    private char separator = ',';

    private record Heading(String text, String quantity, Optional<Unit> unit, int column) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(int line, double[] values, String id) {}

    private CsvReader(String text, String file) {
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        this.endsWithLineFeed = plain.isEmpty() || plain.endsWith("\n");
        this.lines = plain.split("\r?\n", -1);
        this.file = file;
    }

    static List<DataSet> parse(String text, String file, String id) {
        CsvReader reader = new CsvReader(text, file);
        return reader.dataSets(id, reader.rows());
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        int notANumber = 0;
        int firstNotANumber = 0;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (line.isBlank()) {
                continue;
            }
            if (line.stripLeading().startsWith("#")) {
                readHeader(line);
            } else if (headings.isEmpty()) {
                headings = readHeadings(line, i + 1);
            } else {
                Optional<Row> row = readRow(line, i + 1, i == lines.length - 1 && !endsWithLineFeed);
                if (row.isEmpty()) {
                    continue;
                }
                boolean finite = java.util.Arrays.stream(row.get().values).allMatch(Double::isFinite);
                if (finite) {
                    rows.add(row.get());
                } else if (notANumber++ == 0) {
                    firstNotANumber = i + 1;
                }
            }
        }
        if (headings.isEmpty()) {
            throw InvalidInput.at(file, 1, 1, "no line of column names, such as 't_s,R_ohm'");
        }
        if (notANumber > 0) {
            remarks.add(notANumber + " rows with a value that is not finite left out, the first in line "
                    + firstNotANumber);
        }
        if (rows.isEmpty()) {
            throw InvalidInput.at(file, lines.length, 1, "no rows of data");
        }
        return rows;
    }

    private void readHeader(String line) {
        String text = line.strip().substring(1);
        int equals = text.indexOf('=');
        if (equals > 0) {
            header.put(
                    text.substring(0, equals).strip(),
                    text.substring(equals + 1).strip());
        }
    }

    private List<Heading> readHeadings(String line, int number) {
        if (line.indexOf(',') < 0 && line.indexOf(';') >= 0) {
            separator = ';';
            remarks.add("separated by semicolons, decimal commas accepted");
        }
        List<Heading> found = new ArrayList<>();
        int column = 1;
        for (String field : fields(line)) {
            String text = field.strip();
            if (text.isEmpty()) {
                throw InvalidInput.at(file, number, column, "empty column name");
            }
            if (text.matches("[-+.0-9eE]+")) {
                throw InvalidInput.at(
                        file, number, column, "column names such as 't_s,R_ohm' expected, found the number " + text);
            }
            found.add(heading(text, number, column));
            column += field.length() + 1;
        }
        return found;
    }

    /** {@code tau_P_s} is quantity tau_P in s; {@code n}, {@code n_P}, {@code loop}, {@code id} have no unit. */
    private Heading heading(String text, int number, int column) {
        int underscore = text.lastIndexOf('_');
        if (underscore < 0 || text.matches("n_(P|AP)|pulse|polarity")) {
            return new Heading(text, text, Optional.empty(), column);
        }
        String quantity = text.substring(0, underscore);
        try {
            return new Heading(text, quantity, Optional.of(Unit.parse(text.substring(underscore + 1))), column);
        } catch (IllegalArgumentException e) {
            throw InvalidInput.at(file, number, column, "column '" + text + "': " + e.getMessage());
        }
    }

    private Optional<Row> readRow(String line, int number, boolean mayBeCutOff) {
        List<String> fields = fields(line);
        if (fields.size() != headings.size()) {
            if (mayBeCutOff && fields.size() < headings.size()) {
                remarks.add("last line (" + number + ") is cut off and was left out");
                return Optional.empty();
            }
            String hint = separator == ',' && fields.size() > headings.size()
                    ? " (a decimal comma? write a point, or separate columns by ';')"
                    : "";
            throw InvalidInput.at(
                    file,
                    number,
                    line.length() + 1,
                    headings.size() + " values expected as in the line of names, found " + fields.size() + hint);
        }
        double[] values = new double[headings.size()];
        String id = "";
        int column = 1;
        for (int j = 0; j < values.length; j++) {
            String field = fields.get(j);
            if (headings.get(j).quantity().equals("id")) {
                id = field.strip();
            } else {
                Optional<Double> value = number(field.strip());
                if (value.isEmpty() && mayBeCutOff && j == values.length - 1) {
                    remarks.add("last line (" + number + ") is cut off and was left out");
                    return Optional.empty();
                }
                int at = column;
                values[j] = value.orElseThrow(
                        () -> InvalidInput.at(file, number, at, "'" + field.strip() + "' is not a number"));
            }
            column += field.length() + 1;
        }
        return Optional.of(new Row(number, values, id));
    }

    private Optional<Double> number(String text) {
        String plain = separator == ';' ? text.replace(',', '.') : text;
        String lower = plain.toLowerCase(java.util.Locale.ROOT);
        if (lower.equals("nan") || lower.equals("na") || plain.isEmpty()) {
            return Optional.of(Double.NaN);
        }
        if (lower.matches("[-+]?inf(inity)?")) {
            return Optional.of(Double.POSITIVE_INFINITY);
        }
        try {
            return Optional.of(Double.parseDouble(plain));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int i = line.indexOf(separator); i >= 0; i = line.indexOf(separator, from)) {
            fields.add(line.substring(from, i));
            from = i + 1;
        }
        fields.add(line.substring(from));
        return fields;
    }

    private List<DataSet> dataSets(String stem, List<Row> rows) {
        boolean several = headings.stream().anyMatch(h -> h.quantity().equals("id"));
        Map<String, List<Row>> byId = new LinkedHashMap<>();
        for (Row row : rows) {
            byId.computeIfAbsent(several ? row.id : stem, key -> new ArrayList<>())
                    .add(row);
        }
        List<DataSet> sets = new ArrayList<>();
        byId.forEach((id, own) -> sets.add(dataSet(id, own)));
        return sets;
    }

    private DataSet dataSet(String id, List<Row> rows) {
        int[] numbers = rows.stream().mapToInt(r -> r.line).toArray();
        Map<String, DataSet.Column> columns = new LinkedHashMap<>();
        for (int j = 0; j < headings.size(); j++) {
            Heading heading = headings.get(j);
            if (heading.quantity().equals("id")) {
                continue;
            }
            int index = j;
            double[] values = rows.stream().mapToDouble(r -> r.values[index]).toArray();
            DataSet.Column column = new DataSet.Column(heading.text(), heading.unit(), values, numbers);
            if (columns.put(heading.quantity(), column) != null) {
                throw InvalidInput.at(file, 1, heading.column(), "two columns of '" + heading.quantity() + "'");
            }
        }
        return new DataSet(id, file, columns, header, remarks);
    }
}
