package io.mtjlab.analysis.scoring;

/**
 * The truth of one quantity of a simulated set.
 *
 * @param name as in the fit's output, for example {@code tau_P}
 * @param row of the score's table that it counts for, for example {@code fr} for {@code fr_0} and {@code fr_1}
 * @param value in the file's units; not a number where the data hold none, so that any value given is made up
 * @param scale that the error is divided by
 */
record Truth(String name, String row, double value, double scale) {

    /** A quantity that the data cannot determine. */
    static Truth none(String name, String row) {
        return new Truth(name, row, Double.NaN, 1);
    }

    boolean determinable() {
        return !Double.isNaN(value);
    }
}
