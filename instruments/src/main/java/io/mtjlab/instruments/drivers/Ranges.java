package io.mtjlab.instruments.drivers;

import java.util.List;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.Accuracy;

/**
 * The ranges of an instrument with what its data sheet promises on each, smallest first.
 *
 * @param symbol unit of the full scales
 * @param source data sheet and table
 */
record Ranges(String symbol, String source, List<Range> rows) {

    /**
     * @param fullScale nominal
     * @param holds the largest value that it takes
     * @param fraction specified accuracy, of the value
     * @param offset specified accuracy, in the unit of the value
     */
    record Range(double fullScale, double holds, double fraction, double offset) {}

    /** The smallest range that holds {@code value}. */
    Range holding(String role, double value) {
        double magnitude = Math.abs(value);
        for (Range range : rows) {
            if (magnitude <= range.holds * (1 + 1e-12)) {
                return range;
            }
        }
        throw new InvalidInput(role + ": no range holds " + value + " " + symbol + "; the largest takes "
                + rows.get(rows.size() - 1).holds + " " + symbol + " (" + source + ")");
    }

    Accuracy accuracy(Range range) {
        return new Accuracy(range.fraction, range.offset, source + ", " + range.fullScale + " " + symbol + " range");
    }
}
