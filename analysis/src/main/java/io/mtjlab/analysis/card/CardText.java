package io.mtjlab.analysis.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Undetermined;

/** The card as a table for a terminal. */
final class CardText {

    private static final List<String> HEAD =
            List.of("parameter", "value", "unit", "statistical", "calibration", "drift", "95 % interval", "conditions");

    private CardText() {}

    static String of(DeviceCard card) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        card.parameters().forEach(parameter -> rows.add(row(parameter)));
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder("device ").append(card.device()).append(System.lineSeparator());
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.append(unstated(card)).append(health(card)).toString();
    }

    /** What is in none of the intervals, as nobody told how large it is, or how it moves a value. */
    private static String unstated(DeviceCard card) {
        Map<String, Set<String>> touched = new TreeMap<>();
        card.parameters()
                .forEach(parameter -> parameter
                        .budget()
                        .ifPresent(budget -> budget.unstated()
                                .forEach(term -> touched.computeIfAbsent(term, key -> new TreeSet<>())
                                        .add(parameter.name()))));
        StringBuilder text = new StringBuilder();
        touched.forEach((term, names) -> text.append("not in the intervals, as nobody knows how much it is: ")
                .append(term)
                .append(" (moves ")
                .append(String.join(", ", names))
                .append(')')
                .append(System.lineSeparator()));
        return text.toString();
    }

    /** What the device went through: pulses, the highest voltage, and so on, as far as the card tells. */
    private static String health(DeviceCard card) {
        List<String> told = new ArrayList<>();
        card.toTree().path("health").properties().forEach(entry -> {
            JsonNode value = entry.getValue().isObject() ? entry.getValue().path("value") : entry.getValue();
            if (value.isNumber()) {
                told.add(entry.getKey() + " " + (value.isIntegralNumber() ? value.asText() : number(value.asDouble())));
            } else if (value.isTextual()) {
                told.add(entry.getKey() + " " + value.asText());
            }
        });
        return told.isEmpty() ? "" : "health: " + String.join(", ", told) + System.lineSeparator();
    }

    private static List<String> row(CardParameter parameter) {
        String conditions = parameter.conditions().describe();
        if (parameter.outcome() instanceof Undetermined none) {
            return List.of(parameter.name(), "-", none.unit(), "", "", "", bounds(none), conditions);
        }
        Estimate found = (Estimate) parameter.outcome();
        UncertaintyBudget budget = parameter.budget().orElseGet(() -> UncertaintyBudget.of(found));
        return List.of(
                parameter.name(),
                number(found.value()),
                found.unit(),
                brief(budget.statistical()),
                brief(budget.calibrationTotal()),
                brief(budget.driftTotal()),
                number(found.interval95().low()) + " .. "
                        + number(found.interval95().high()),
                conditions);
    }

    private static String bounds(Undetermined none) {
        if (!none.isBounded()) {
            return none.reason();
        }
        String low =
                Double.isFinite(none.bounds95().low()) ? number(none.bounds95().low()) : "";
        String high =
                Double.isFinite(none.bounds95().high()) ? number(none.bounds95().high()) : "";
        return low + " .. " + high + " (" + none.reason() + ")";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.5g", value);
    }

    private static String brief(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.2g", value);
    }
}
