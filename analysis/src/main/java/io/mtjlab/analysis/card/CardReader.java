package io.mtjlab.analysis.card;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.error.InvalidInput;

/** From the card's JSON to its records; refuses what the schema refuses, with a JSON pointer to it. */
final class CardReader {

    private CardReader() {}

    static void check(JsonNode root, String origin) {
        require(root.isObject(), origin, "", "a device card is a JSON object");
        require(
                DeviceCard.SCHEMA.equals(root.path("schema").asText()),
                origin,
                "/schema",
                "'" + DeviceCard.SCHEMA + "' expected, found " + root.path("schema"));
        require(root.path("device").path("id").isTextual(), origin, "/device/id", "the device's identity is missing");
        require(root.path("parameters").isArray(), origin, "/parameters", "a list of parameters expected");
        int i = 0;
        for (JsonNode parameter : root.path("parameters")) {
            checkParameter(parameter, origin, "/parameters/" + i++);
        }
        i = 0;
        for (JsonNode covariance : root.path("covariances")) {
            checkCovariance(covariance, origin, "/covariances/" + i++);
        }
    }

    private static void checkParameter(JsonNode node, String origin, String at) {
        require(node.path("name").isTextual(), origin, at + "/name", "a parameter has a name, such as sigmoid.alpha");
        String name = node.path("name").asText();
        require(name.indexOf('.') > 0, origin, at + "/name", "'" + name + "' is not kind.name, such as sigmoid.alpha");
        require(node.path("unit").isTextual(), origin, at + "/unit", name + " has no unit");
        boolean determined = node.path("value").isNumber();
        require(
                determined || node.path("undetermined").isTextual(),
                origin,
                at,
                name + " has neither a numeric 'value' nor a reason under 'undetermined'");
        if (determined) {
            require(
                    node.path("standard_error").isNumber()
                            && node.path("standard_error").asDouble() >= 0,
                    origin,
                    at + "/standard_error",
                    "a number >= 0 expected");
            for (String key : List.of("interval_68", "interval_95")) {
                require(isInterval(node.path(key)), origin, at + "/" + key, "[low, high] expected, low <= high");
            }
            JsonNode statistical = node.path("budget").path("statistical");
            require(
                    node.path("budget").isMissingNode()
                            || statistical.path("standard_error").isNumber(),
                    origin,
                    at + "/budget/statistical/standard_error",
                    "a number expected");
        }
        require(
                node.path("conditions").isMissingNode()
                        || node.path("conditions").isObject(),
                origin,
                at + "/conditions",
                "an object expected");
    }

    private static void checkCovariance(JsonNode node, String origin, String at) {
        int size = node.path("names").size();
        require(size > 0, origin, at + "/names", "names expected");
        require(node.path("matrix").size() == size, origin, at + "/matrix", size + " rows expected");
        for (JsonNode row : node.path("matrix")) {
            require(row.size() == size, origin, at + "/matrix", size + " columns expected");
        }
    }

    private static boolean isInterval(JsonNode node) {
        return node.isArray() && node.size() == 2 && low(node) <= high(node);
    }

    private static void require(boolean right, String origin, String pointer, String message) {
        if (!right) {
            throw new InvalidInput(origin + ": " + (pointer.isEmpty() ? "" : "at " + pointer + ": ") + message);
        }
    }

    static CardParameter parameter(JsonNode node) {
        String name = node.path("name").asText();
        Conditions conditions = conditions(node.path("conditions"));
        Outcome outcome = outcome(name, node);
        Optional<UncertaintyBudget> budget =
                outcome instanceof Estimate found ? Optional.of(budget(found, node.path("budget"))) : Optional.empty();
        return new CardParameter(name, outcome, conditions, budget, provenance(node.path("provenance")));
    }

    private static Outcome outcome(String name, JsonNode node) {
        String unit = node.path("unit").asText();
        if (!node.path("value").isNumber()) {
            Interval bounds = node.has("bounds_95") ? interval(node.path("bounds_95")) : Interval.EVERYTHING;
            return new Undetermined(name, unit, node.path("undetermined").asText(), bounds);
        }
        return new Estimate(
                name,
                unit,
                node.path("value").asDouble(),
                node.path("standard_error").asDouble(),
                interval(node.path("interval_68")),
                interval(node.path("interval_95")),
                node.path("method").asText(""));
    }

    private static UncertaintyBudget budget(Estimate total, JsonNode node) {
        JsonNode statistical = node.path("statistical");
        if (statistical.isMissingNode()) {
            return UncertaintyBudget.of(total);
        }
        double error = statistical.path("standard_error").asDouble();
        Interval normal68 = Interval.around(total.value(), error);
        Interval normal95 = Interval.around(total.value(), 1.959963984540054 * error);
        return new UncertaintyBudget(
                total.value(),
                error,
                statistical.has("interval_68") ? interval(statistical.path("interval_68")) : normal68,
                statistical.has("interval_95") ? interval(statistical.path("interval_95")) : normal95,
                terms(node.path("calibration")),
                terms(node.path("drift")),
                Interval.EVERYTHING,
                unstated(node.path("calibration")));
    }

    private static Map<String, Double> terms(JsonNode node) {
        Map<String, Double> terms = new LinkedHashMap<>();
        node.path("terms")
                .properties()
                .forEach(e -> terms.put(e.getKey(), e.getValue().asDouble()));
        return terms;
    }

    private static Set<String> unstated(JsonNode calibration) {
        Set<String> terms = new LinkedHashSet<>();
        calibration.path("unstated").forEach(term -> terms.add(term.asText()));
        return terms;
    }

    private static Provenance provenance(JsonNode node) {
        return new Provenance(
                node.path("source").asText("unknown"),
                text(node.path("run")),
                text(node.path("fit")),
                text(node.path("data_sha256")),
                node.path("program").asText("unknown"));
    }

    static CardCovariance covariance(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.path("names").forEach(name -> names.add(name.asText()));
        double[][] matrix = new double[names.size()][names.size()];
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < names.size(); j++) {
                JsonNode cell = node.path("matrix").path(i).path(j);
                matrix[i][j] = cell.isNumber() ? cell.asDouble() : Double.NaN;
            }
        }
        return new CardCovariance(new Covariance(names, matrix), conditions(node.path("conditions")));
    }

    static Conditions conditions(JsonNode node) {
        Map<String, Object> values = new LinkedHashMap<>();
        node.properties()
                .forEach(e -> values.put(
                        e.getKey(),
                        e.getValue().isNumber()
                                ? (Object) e.getValue().asDouble()
                                : e.getValue().asText()));
        return new Conditions(values);
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    private static Interval interval(JsonNode node) {
        return new Interval(low(node), high(node));
    }

    private static double low(JsonNode node) {
        return node.path(0).isNumber() ? node.path(0).asDouble() : Double.NEGATIVE_INFINITY;
    }

    private static double high(JsonNode node) {
        return node.path(1).isNumber() ? node.path(1).asDouble() : Double.POSITIVE_INFINITY;
    }
}
