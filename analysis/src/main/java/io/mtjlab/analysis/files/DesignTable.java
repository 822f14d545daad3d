package io.mtjlab.analysis.files;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.base.error.InvalidInput;

/**
 * What devices were made as: {@code id,t_nm} and a row for each; the unit of the variable is what follows its last
 * underscore.
 *
 * @param variable its name, for example {@code t}
 * @param unit its symbol, {@code 1} where the name has none
 * @param values by id
 */
public record DesignTable(String variable, String unit, Map<String, Double> values) {

    /**
     * @param column which of several; empty when there is one beside the id
     * @throws InvalidInput with file, line and field when it is not such a table, or an id comes twice
     */
    public static DesignTable read(Path file, Optional<String> column) {
        SmallTable table = SmallTable.read(file);
        int id = table.column("id");
        List<String> others =
                table.names().stream().filter(n -> !n.equals("id")).toList();
        if (column.isEmpty() && others.size() != 1) {
            throw InvalidInput.at(
                    file.toString(), 1, 1, "which of the columns is the design variable? There are " + others);
        }
        String name = column.orElseGet(() -> others.get(0));
        int at = table.column(name);
        Map<String, Double> values = new LinkedHashMap<>();
        for (SmallTable.Row row : table.rows()) {
            double value = table.number(row, at);
            if (!Double.isFinite(value)) {
                throw InvalidInput.at(file.toString(), row.line(), at + 1, name + " must be finite");
            }
            if (values.put(row.fields().get(id), value) != null) {
                throw InvalidInput.at(
                        file.toString(),
                        row.line(),
                        id + 1,
                        "a second row of " + row.fields().get(id));
            }
        }
        int underscore = name.lastIndexOf('_');
        return new DesignTable(
                underscore > 0 ? name.substring(0, underscore) : name,
                underscore > 0 ? name.substring(underscore + 1) : "1",
                values);
    }
}
