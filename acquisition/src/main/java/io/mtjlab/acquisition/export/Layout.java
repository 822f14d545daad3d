package io.mtjlab.acquisition.export;

/** How the units of a run are laid out over tables, one table a file. */
public enum Layout {
    /** {@code r0001-telegraph_H=27_rf=-15}; what was noted and set stands in the header. */
    FILE_PER_UNIT,
    /** {@code r0001-telegraph}; a column {@code id} holds the unit's key, its coordinates are columns too. */
    FILE_PER_STEP
}
