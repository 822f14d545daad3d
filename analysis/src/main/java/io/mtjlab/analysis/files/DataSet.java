package io.mtjlab.analysis.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;

/**
 * One data set of a file: columns with units, and what the header says.
 *
 * @param file it came from, for messages
 * @param columns by quantity, in the order of the file
 * @param header {@code # key=value} lines
 * @param remarks what was mended while reading
 */
public record DataSet(
        String id, String file, Map<String, Column> columns, Map<String, String> header, List<String> remarks) {

    /**
     * @param unit empty for a count or a number without one
     * @param values shape [n]
     * @param lines of the file on which they stand, shape [n]
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
    record Column(String heading, Optional<Unit> unit, double[] values, int[] lines) {}

    public DataSet {
        columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        header = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(header));
        remarks = List.copyOf(remarks);
    }

    public boolean has(String quantity) {
        return columns.containsKey(quantity);
    }

    public int size() {
        return columns.values().stream()
                .mapToInt(c -> c.values().length)
                .findFirst()
                .orElse(0);
    }

    /** The column of {@code quantity} in {@code unit}; its own unit may be any of the same dimension. */
    public double[] column(String quantity, Unit unit) {
        Column column = find(quantity, quantity + "_" + unit.symbol());
        Unit own = column.unit()
                .orElseThrow(() -> new InvalidInput(file + ": column '" + column.heading() + "' has no unit; '"
                        + quantity + "_" + unit.symbol() + "' would be right"));
        if (own.dimension() != unit.dimension()) {
            throw new InvalidInput(file + ": column '" + column.heading() + "' is in " + own.symbol()
                    + ", which is no unit of " + unit.dimension().name().toLowerCase(java.util.Locale.ROOT)
                    + "; '" + quantity + "_" + unit.symbol() + "' would be right");
        }
        double[] converted = new double[column.values().length];
        for (int i = 0; i < converted.length; i++) {
            converted[i] = own.to(unit, column.values()[i]);
        }
        return converted;
    }

    /** The column of a plain number. */
    public double[] column(String quantity) {
        return find(quantity, quantity).values().clone();
    }

    /** The line of the file on which row {@code index} stands, from 1. */
    public int line(int index) {
        return columns.values().iterator().next().lines()[index];
    }

    public OptionalDouble number(String key) {
        String text = header.get(key);
        if (text == null) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text.trim()));
        } catch (NumberFormatException e) {
            throw new InvalidInput(file + ": header '" + key + "=" + text + "' is not a number", e);
        }
    }

    private Column find(String quantity, String expected) {
        Column column = columns.get(quantity);
        if (column == null) {
            List<String> known = new ArrayList<>();
            columns.values().forEach(c -> known.add(c.heading()));
            throw new InvalidInput(file + ": no column '" + expected + "'; there are " + String.join(",", known));
        }
        return column;
    }
}
