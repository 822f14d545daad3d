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
    record Range(double fullScale, double holds, double fraction, double offset) {

        boolean holds(double value) {
            return Math.abs(value) <= holds * (1 + 1e-12);
        }

        /** @throws InvalidInput when {@code value} is more than it takes */
        void require(String role, double value, String symbol) {
            if (!holds(value)) {
                throw new InvalidInput(role + ": " + value + " " + symbol + " is beyond its range of " + fullScale + " "
                        + symbol + ", which takes " + holds + " " + symbol + "; choose a larger range first");
            }
        }
    }

    /** The smallest range that holds {@code value}. */
    Range holding(String role, double value) {
        for (Range range : rows) {
            if (range.holds(value)) {
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
