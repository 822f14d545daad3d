package io.mtjlab.analysis.files;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import io.mtjlab.analysis.files.Headings.Heading;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;

/** One data set of a file: columns with units, and what the header says. */
public final class DataSet {

    private final String id;
    private final String file;
    private final ColumnNames wanted;
    private final Headings headings;
    private final Map<String, Column> columns;
    private final int[] lines;
    private final Header header;
    private final List<String> remarks;

    /** @param values shape [n] */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
    record Column(Heading heading, double[] values) {}

    /**
     * @param columns by quantity, in the order of the file
     * @param lines of the file on which the rows stand, shape [n]
     */
    DataSet(
            String id,
            String file,
            ColumnNames wanted,
            Headings headings,
            Map<String, Column> columns,
            int[] lines,
            Header header,
            List<String> remarks) {
        this.id = id;
        this.file = file;
        this.wanted = wanted;
        this.headings = headings;
        this.columns = columns;
        this.lines = lines;
        this.header = header;
        this.remarks = List.copyOf(remarks);
    }

    public String id() {
        return id;
    }

    /** That it came from, for messages. */
    public String file() {
        return file;
    }

    /** The {@code # key=value} lines. */
    public Map<String, String> header() {
        return header.texts();
    }

    /** What was mended while reading. */
    public List<String> remarks() {
        return remarks;
    }

    public int size() {
        return lines.length;
    }

    /** The line of the file on which row {@code index} stands, from 1. */
    public int line(int index) {
        return lines[index];
    }

    /** Whether files of this kind may have the column; {@link #has} tells whether this one does. */
    boolean reads(String quantity) {
        return wanted.of(quantity).isPresent();
    }

    public boolean has(String quantity) {
        checkNamed(quantity);
        return columns.containsKey(quantity);
    }

    /** The column of {@code quantity} in {@code unit}; its own unit may be any of the same dimension. */
    public double[] column(String quantity, Unit unit) {
        Column column = find(quantity);
        String right = "; '" + quantity + "_" + unit.symbol() + "' would be right";
        Heading heading = column.heading();
        heading.problem().ifPresent(problem -> {
            throw wrong(heading, problem + right);
        });
        Unit own = heading.unit().orElseThrow(() -> wrong(heading, "has no unit" + right));
        if (own.dimension() != unit.dimension()) {
            throw wrong(
                    heading,
                    "is in " + own.symbol() + ", which is no unit of "
                            + unit.dimension().name().toLowerCase(Locale.ROOT).replace('_', ' ') + right);
        }
        double[] converted = column.values().clone();
        if (own != unit) {
            for (int i = 0; i < converted.length; i++) {
                converted[i] = own.to(unit, converted[i]);
            }
        }
        return converted;
    }

    /** The column of a plain number. */
    public double[] column(String quantity) {
        Column column = find(quantity);
        if (column.heading().unit().isPresent() || column.heading().problem().isPresent()) {
            throw wrong(column.heading(), "has a unit; '" + quantity + "' is a plain number");
        }
        return column.values().clone();
    }

    /** What the header says; empty when it does not. */
    Optional<String> word(HeaderKey key) {
        return header.word(key);
    }

    /** A number of the header; empty when the header does not have it. */
    OptionalDouble number(HeaderKey key) {
        return header.number(key);
    }

    /** @throws InvalidInput with the place where one of these says what cannot be */
    void checkHeader(Set<HeaderKey> keys) {
        header.check(keys);
    }

    /** All of these rows together are refused. */
    InvalidInput refused(String why) {
        int last = line(size() - 1);
        return InvalidInput.at(
                file,
                line(0),
                1,
                why + (size() == 1 ? " (the only row)" : " (rows in lines " + line(0) + " to " + last + ")"));
    }

    private InvalidInput wrong(Heading heading, String what) {
        return InvalidInput.at(file, headings.line(), heading.column(), "column '" + heading.text() + "' " + what);
    }

    private Column find(String quantity) {
        checkNamed(quantity);
        Column column = columns.get(quantity);
        if (column != null) {
            return column;
        }
        String right = wanted.alternatives(quantity);
        List<String> fitting = Kinds.fitting(columnsOfFile());
        throw InvalidInput.at(
                file,
                headings.line(),
                1,
                "no column " + right + "; there are " + headings.texts()
                        + (fitting.isEmpty() ? "" : ", which is a file for " + String.join(" or ", fitting)));
    }

    private List<String> columnsOfFile() {
        return headings.all().stream().map(Heading::text).toList();
    }

    /** Only columns that the kind names are read; to ask for another is a mistake of the program. */
    private void checkNamed(String quantity) {
        if (wanted.of(quantity).isEmpty()) {
            throw new IllegalStateException("'" + quantity + "' is not among the columns of Kinds: " + wanted.text());
        }
    }
}
