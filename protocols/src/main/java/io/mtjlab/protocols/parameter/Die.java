package io.mtjlab.protocols.parameter;

/** A die of a wafer, in the columns and rows of the prober's map. */
public record Die(int column, int row) {

    /** As in the key of a unit. */
    @Override
    public String toString() {
        return column + "," + row;
    }
}
