package io.mtjlab.simulators.physics.simulation;

import java.util.List;
import java.util.Map;

import io.mtjlab.base.figure.Figure;

/**
 * What a simulation gives.
 *
 * @param notes what a reader must know about the preset, for example that it is phenomenological
 * @param metrics headline numbers under names that carry the unit; a number that does not exist is absent
 * @param table the data behind them
 */
public record SimulationResult(
        String model, String preset, List<String> notes, Map<String, Double> metrics, Table table, Figure figure) {

    public SimulationResult {
        notes = List.copyOf(notes);
        metrics = Map.copyOf(metrics);
    }

    /**
     * Rows of numbers.
     *
     * @param columns names with units, as in the files for fitting
     * @param rows each as long as {@code columns}
     */
    public record Table(List<String> columns, List<double[]> rows) {

        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        /** One column's values, shape [rows]. */
        public double[] column(String name) {
            int i = columns.indexOf(name);
            return rows.stream().mapToDouble(row -> row[i]).toArray();
        }
    }
}
