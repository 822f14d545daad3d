package io.mtjlab.analysis.files;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.base.error.InvalidInput;

/** Fit results as {@code --format csv} writes them: {@code id,param,value,lo68,hi68,lo95,hi95}. */
public final class ResultTable {

    private ResultTable() {}

    /**
     * The values of {@code quantity} by id; an id whose data determine none is not there.
     *
     * @throws InvalidInput with file, line and field when it is not such a table, or an id comes twice
     */
    public static Map<String, Estimate> read(Path file, String quantity, String unit) {
        SmallTable table = SmallTable.read(file);
        int id = table.column("id");
        int param = table.column("param");
        int[] numbers = {
            table.column("value"),
            table.column("lo68"),
            table.column("hi68"),
            table.column("lo95"),
            table.column("hi95")
        };
        Map<String, Estimate> found = new LinkedHashMap<>();
        for (SmallTable.Row row : table.rows()) {
            if (!row.fields().get(param).equals(quantity)) {
                continue;
            }
            double[] v = new double[numbers.length];
            for (int k = 0; k < v.length; k++) {
                v[k] = table.number(row, numbers[k]);
            }
            if (!(Double.isFinite(v[0]) && v[1] <= v[2] && v[3] <= v[4])) {
                throw InvalidInput.at(
                        table.file(), row.line(), 1, "a finite value and intervals from low to high expected");
            }
            Estimate estimate = new Estimate(
                    quantity,
                    unit,
                    v[0],
                    0.5 * (v[2] - v[1]),
                    new Interval(v[1], v[2]),
                    new Interval(v[3], v[4]),
                    "as fitted");
            if (found.put(row.fields().get(id), estimate) != null) {
                throw InvalidInput.at(
                        table.file(),
                        row.line(),
                        1,
                        "a second " + quantity + " of " + row.fields().get(id));
            }
        }
        return found;
    }
}
