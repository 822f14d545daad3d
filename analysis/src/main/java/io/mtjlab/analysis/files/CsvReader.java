package io.mtjlab.analysis.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.analysis.files.Headings.Heading;
import io.mtjlab.base.error.InvalidInput;

/**
 * Reads {@code # key=value} lines, one line of column names with units, then rows of numbers. Written out rather than
 * left to a CSV library because every complaint must name line and column, and a trace has millions of rows.
 *
 * <p>Taken as they are: Windows line ends, a byte order mark, columns in any order and columns beyond those wanted,
 * quoted fields. Mended, with a remark: semicolons or tabs as separators, then with decimal commas; a last line that was
 * cut off; rows with NaN; all rows there several times ({@link Repeats}). Refused, with file, line and column: everything
 * else.
 */
final class CsvReader {

    /**
     * Instruments send 9.9e37 for a reading out of range, and more for none at all (SCPI-99, volume 1, section 7.2.1); some
     * send 1e37. Nothing that is measured here, in any unit, comes near.
     */
    private static final double INSTRUMENT_INFINITY = 1e30;

    private static final byte QUOTE = '"';

    private final ByteLines lines;
    private final String file;
    private final ColumnNames wanted;
    private final Header header;
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, Columns> sets = new LinkedHashMap<>();
    private final NumberField number = new NumberField();
    private Headings headings = new Headings(0, ',', List.of());
    private double[] row = {};
    private int notFinite;
    private int firstNotFinite;
    private int shortestLast = Integer.MAX_VALUE;

    private CsvReader(InputStream in, String file, ColumnNames wanted) throws IOException {
        this.lines = new ByteLines(in, file);
        this.file = file;
        this.wanted = wanted;
        this.header = new Header(file);
    }

    /** @param stem the data set's id where the file has no column of ids */
    static List<DataSet> read(InputStream in, String file, String stem, ColumnNames wanted) throws IOException {
        CsvReader reader = new CsvReader(in, file, wanted);
        reader.rows(stem);
        return reader.dataSets();
    }

    private void rows(String stem) throws IOException {
        while (lines.advance()) {
            int first = skipSpaces(lines.from(), lines.to());
            if (first == lines.to()) {
                continue;
            }
            if (lines.buffer()[first] == '#') {
                header.add(lines.text(first + 1, lines.to()), lines.number(), first + 2 - lines.from());
            } else if (headings.line() == 0) {
                headings = Headings.of(lines.text(), lines.number(), file, wanted);
                row = new double[headings.all().size()];
                if (headings.separator() != ',') {
                    remarks.add("separated by " + (headings.separator() == ';' ? "semicolons" : "tabs")
                            + ", decimal commas accepted");
                }
            } else {
                row(stem);
            }
        }
        if (headings.line() == 0) {
            throw InvalidInput.at(
                    file,
                    Math.max(1, lines.number()),
                    1,
                    "no line of column names, such as '" + wanted.example() + "'");
        }
        if (notFinite > 0) {
            remarks.add((notFinite == 1 ? "1 row" : notFinite + " rows")
                    + " with a value that is not finite left out, the first in line " + firstNotFinite);
        }
        if (sets.isEmpty()) {
            throw InvalidInput.at(
                    file, lines.number(), 1, notFinite > 0 ? "no row of finite numbers" : "no rows of data");
        }
    }

    private void row(String stem) {
        int columns = row.length;
        String id = stem;
        boolean finite = true;
        int at = lines.from();
        for (int j = 0; j < columns; j++) {
            if (at > lines.to()) {
                if (cutOff()) {
                    return;
                }
                throw wrongCount(j);
            }
            Heading heading = headings.all().get(j);
            int behind = fieldEnd(at);
            if (heading.wanted()) {
                int first = skipSpaces(at, behind);
                int last = skipSpacesBack(first, behind);
                boolean quoted =
                        last - first > 1 && lines.buffer()[first] == QUOTE && lines.buffer()[last - 1] == QUOTE;
                first += quoted ? 1 : 0;
                last -= quoted ? 1 : 0;
                if (heading.quantity().equals(ColumnNames.ID)) {
                    id = id(first, last);
                } else {
                    if (!number.read(lines.buffer(), first, last, quoted || headings.separator() != ',')) {
                        if (j == columns - 1 && cutOff()) {
                            return;
                        }
                        throw InvalidInput.at(file, lines.number(), at - lines.from() + 1, notANumber(first, last));
                    }
                    row[j] = number.value();
                    finite &= Math.abs(row[j]) < INSTRUMENT_INFINITY;
                }
                if (j == columns - 1 && lastIsShort(last - first)) {
                    return;
                }
            }
            at = behind + 1;
        }
        if (at <= lines.to()) {
            throw wrongCount(countFields());
        }
        if (number.sawComma() && number.sawPoint()) {
            throw InvalidInput.at(
                    file,
                    lines.number(),
                    1,
                    "decimal commas and decimal points in one file: which is meant is unclear");
        }
        keep(id, finite);
    }

    private String id(int first, int last) {
        if (first == last) {
            throw InvalidInput.at(file, lines.number(), first - lines.from() + 1, "an id without a letter");
        }
        return lines.text(first, last);
    }

    private void keep(String id, boolean finite) {
        if (!finite) {
            firstNotFinite = notFinite++ == 0 ? lines.number() : firstNotFinite;
            return;
        }
        Columns set = sets.get(id);
        if (set == null) {
            set = new Columns(row.length);
            sets.put(id, set);
        }
        set.add(row, lines.number());
    }

    private String notANumber(int first, int last) {
        String text = lines.text(first, Math.min(last, first + 40));
        return "'" + text + (last - first > 40 ? "..." : "") + "' is not a number";
    }

    /** A file that stops within its last line: the rest of that line is not there. */
    private boolean cutOff() {
        if (lines.ended()) {
            return false;
        }
        remarks.add("last line (" + lines.number() + ") is cut off and was left out");
        return true;
    }

    /** A last value without an end may have lost digits: one that is shorter than any other is not believed. */
    private boolean lastIsShort(int length) {
        if (!lines.ended() && length < shortestLast && shortestLast != Integer.MAX_VALUE) {
            remarks.add(
                    "last line (" + lines.number() + ") has no line end and its last value has fewer digits than any"
                            + " other; it seems to be cut off and was left out");
            return true;
        }
        shortestLast = Math.min(shortestLast, length);
        return false;
    }

    private InvalidInput wrongCount(int found) {
        boolean more = found > row.length;
        String hint = headings.separator() == ',' && more
                ? " (a decimal comma? write a point, or separate columns by ';')"
                : "";
        return InvalidInput.at(
                file,
                lines.number(),
                lines.to() - lines.from() + 1,
                row.length + " values expected as in the line of names, found " + found + hint);
    }

    private int countFields() {
        int count = 0;
        for (int at = lines.from(); at <= lines.to(); at = fieldEnd(at) + 1) {
            count++;
        }
        return count;
    }

    /** Where the field that begins at {@code at} ends; separators within quotes do not count. */
    private int fieldEnd(int at) {
        byte[] buffer = lines.buffer();
        int to = lines.to();
        byte separator = (byte) headings.separator();
        int i = at;
        if (i < to && buffer[i] == QUOTE) {
            for (i++; i < to && buffer[i] != QUOTE; i++) {}
            if (i == to && lines.ended()) {
                throw InvalidInput.at(file, lines.number(), at - lines.from() + 1, "a quote without its end");
            }
        }
        while (i < to && buffer[i] != separator) {
            i++;
        }
        return i;
    }

    private int skipSpaces(int from, int to) {
        int i = from;
        while (i < to && isSpace(lines.buffer()[i])) {
            i++;
        }
        return i;
    }

    private int skipSpacesBack(int from, int to) {
        int i = to;
        while (i > from && isSpace(lines.buffer()[i - 1])) {
            i--;
        }
        return i;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    private List<DataSet> dataSets() {
        List<DataSet> found = new ArrayList<>();
        sets.forEach((id, read) -> {
            List<String> mended = new ArrayList<>(remarks);
            Columns rows = Repeats.leftOut(read, mended);
            Map<String, DataSet.Column> columns = new LinkedHashMap<>();
            for (int j = 0; j < headings.all().size(); j++) {
                Heading heading = headings.all().get(j);
                if (heading.wanted() && !heading.quantity().equals(ColumnNames.ID)) {
                    columns.put(heading.quantity(), new DataSet.Column(heading, rows.column(j)));
                }
            }
            found.add(new DataSet(id, file, wanted, headings, columns, rows.lines(), header, mended));
        });
        return found;
    }

    /** The data sets in a text. */
    static List<DataSet> parse(String text, String file, String stem, ColumnNames wanted) {
        try {
            return read(new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), file, stem, wanted);
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can be read", e);
        }
    }
}
