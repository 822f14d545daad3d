package io.mtjlab.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.ResultJson;
import io.mtjlab.analysis.trend.Summary;

/**
 * The spread of each parameter over the cards of several devices, by name. A parameter that a card has under several
 * conditions is left out: its values differ by the conditions, not by the device.
 */
final class DeviceSpread {

    private DeviceSpread() {}

    /** {@code standard_deviation, interval_95, median, unit, devices} by name, of those that two cards or more have. */
    static ObjectNode of(List<DeviceCard> cards) {
        Map<String, List<CardParameter>> byName = new LinkedHashMap<>();
        for (DeviceCard card : cards) {
            for (CardParameter parameter : card.parameters()) {
                if (parameter.outcome().determined()
                        && card.parameters(parameter.name()).size() == 1) {
                    byName.computeIfAbsent(parameter.name(), key -> new ArrayList<>())
                            .add(parameter);
                }
            }
        }
        ObjectNode spread = JsonNodeFactory.instance.objectNode();
        byName.forEach((name, parameters) -> {
            String unit = parameters.get(0).unit();
            double[] values =
                    parameters.stream().mapToDouble(CardParameter::value).toArray();
            Summary summary = new Summary(values, unit);
            if (summary.spread(name) instanceof Estimate deviation
                    && parameters.stream().allMatch(p -> p.unit().equals(unit))) {
                ObjectNode entry = spread.putObject(name);
                entry.put("standard_deviation", deviation.value());
                ResultJson.putInterval(entry, "interval_95", deviation.interval95());
                summary.median(name).estimate().ifPresent(m -> entry.put("median", m.value()));
                entry.put("unit", unit).put("devices", values.length);
            }
        });
        return spread;
    }
}
