package io.mtjlab.acquisition.procedure;

/** Where a procedure puts the points of the unit that it measures. Thread-safe. */
public interface UnitRecorder {

    /** @param row one value a column */
    void append(double... row);

    /** Many points at once. @param columns shape [columns][points] */
    void appendAll(double[]... columns);

    /** Something said once for the unit: a mean field, a setting. @param value a number, a word or a truth value */
    void note(String name, Object value);
}
