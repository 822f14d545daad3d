package io.mtjlab.acquisition.export;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.mtjlab.acquisition.procedure.Column;

/**
 * What becomes one file: rows of constants (words or numbers that hold for a whole unit), then measured values.
 *
 * @param name without extension; can name a file everywhere
 * @param header what holds for the whole table, in the order in which it is written
 * @param constants their names
 * @param columns of the measured values
 */
record Table(
        String name, Map<String, Object> header, List<Constant> constants, List<Column> columns, List<Block> blocks) {

    /** A column that holds one value a unit. @param number whether all its values are numbers */
    record Constant(String name, boolean number) {}

    /**
     * The rows of one unit.
     *
     * @param constants in the order of the table's, null where the unit has none
     * @param values reads them, shape [columns][points]
     */
    record Block(List<Object> constants, Supplier<double[][]> values) {}

    /** The name of every column, with its unit. */
    List<String> names() {
        return java.util.stream.Stream.concat(
                        constants.stream().map(Constant::name), columns.stream().map(Column::header))
                .toList();
    }
}
