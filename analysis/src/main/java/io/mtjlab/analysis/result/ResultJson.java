package io.mtjlab.analysis.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Results as JSON. */
public final class ResultJson {

    private ResultJson() {}

    static ObjectNode of(FitResult fit) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", fit.id()).put("kind", fit.kind()).put("stop", fit.stop());
        ArrayNode parameters = node.putArray("parameters");
        fit.outcomes().forEach(outcome -> parameters.add(of(outcome)));
        if (!fit.covariance().names().isEmpty()) {
            node.set("covariance", of(fit.covariance()));
        }
        ObjectNode statistics = node.putObject("statistics");
        fit.statistics().forEach((name, value) -> putFinite(statistics, name, value));
        ArrayNode remarks = node.putArray("remarks");
        fit.remarks().forEach(remarks::add);
        return node;
    }

    /** One quantity: {@code name, unit, value, standard_error, interval_68, interval_95} or the reason why not. */
    public static ObjectNode of(Outcome outcome) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", outcome.name()).put("unit", outcome.unit());
        if (outcome instanceof Estimate found) {
            node.put("value", found.value());
            putFinite(node, "standard_error", found.standardError());
            putInterval(node, "interval_68", found.interval68());
            putInterval(node, "interval_95", found.interval95());
            node.put("method", found.method());
        } else if (outcome instanceof Undetermined none) {
            node.put("undetermined", none.reason());
            if (none.isBounded()) {
                putInterval(node, "bounds_95", none.bounds95());
            }
        }
        return node;
    }

    /** {@code names} and {@code matrix}. */
    public static ObjectNode of(Covariance covariance) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode names = node.putArray("names");
        covariance.names().forEach(names::add);
        ArrayNode rows = node.putArray("matrix");
        for (double[] row : covariance.matrix()) {
            ArrayNode cells = rows.addArray();
            for (double cell : row) {
                addFinite(cells, cell);
            }
        }
        return node;
    }

    /** Puts {@code [low, high]}; an open end becomes null. */
    public static void putInterval(ObjectNode node, String key, Interval interval) {
        ArrayNode ends = node.putArray(key);
        addFinite(ends, interval.low());
        addFinite(ends, interval.high());
    }

    private static void putFinite(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }

    private static void addFinite(ArrayNode array, double value) {
        if (Double.isFinite(value)) {
            array.add(value);
        } else {
            array.addNull();
        }
    }
}
