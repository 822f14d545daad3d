package io.mtjlab.app.runs;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.app.JsonText;

/** Rows of words and numbers under the same column names: as text, CSV and JSON. What is not a number is nothing. */
final class Rows {

    private Rows() {}

    static void text(List<Map<String, Object>> rows, PrintWriter out) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.copyOf(rows.get(0).keySet()));
        rows.forEach(row -> lines.add(row.values().stream()
                .map(Rows::rounded)
                .map(cell -> cell.isEmpty() ? "-" : cell)
                .toList()));
        RunTable.print(out, lines);
    }

    static void csv(List<Map<String, Object>> rows, PrintWriter out) {
        out.println(String.join(",", rows.get(0).keySet()));
        rows.forEach(row -> out.println(String.join(
                ",", row.values().stream().map(Rows::exact).map(Rows::quoted).toList())));
    }

    /** @param name of the list */
    static void json(String name, List<Map<String, Object>> rows, Map<String, Long> metrics, PrintWriter out) {
        ObjectNode tree = JsonText.object();
        ObjectNode headline = tree.putObject("metrics");
        metrics.forEach(headline::put);
        var list = tree.putArray(name);
        rows.forEach(row -> {
            ObjectNode node = list.addObject();
            row.forEach((column, value) -> {
                if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
                    node.put(column, number.doubleValue());
                } else if (value instanceof String word && !word.isEmpty()) {
                    node.put(column, word);
                }
            });
        });
        out.print(JsonText.of(tree));
    }

    private static String rounded(Object value) {
        return value instanceof Double number && Double.isFinite(number)
                ? String.format(Locale.ROOT, "%.4g", number)
                : exact(value);
    }

    private static String exact(Object value) {
        return value instanceof Double number && !Double.isFinite(number) ? "" : value.toString();
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
