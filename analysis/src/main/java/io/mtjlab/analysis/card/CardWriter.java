package io.mtjlab.analysis.card;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.result.ResultJson;

/** From the card's records to its JSON; an entry that is replaced keeps the keys that this version does not know. */
final class CardWriter {

    private CardWriter() {}

    static void put(ArrayNode parameters, CardParameter parameter) {
        ObjectNode fresh = ResultJson.of(parameter.outcome());
        fresh.put("name", parameter.name());
        fresh.set("conditions", conditions(parameter.conditions()));
        parameter.budget().ifPresent(budget -> fresh.set("budget", budget(budget)));
        fresh.set("provenance", provenance(parameter.provenance()));
        for (JsonNode entry : parameters) {
            if (entry.path("name").asText().equals(parameter.name())
                    && CardReader.conditions(entry.path("conditions")).equals(parameter.conditions())) {
                ObjectNode old = (ObjectNode) entry;
                old.remove(java.util.List.of(
                        "value",
                        "standard_error",
                        "interval_68",
                        "interval_95",
                        "method",
                        "undetermined",
                        "bounds_95",
                        "budget"));
                old.setAll(fresh);
                return;
            }
        }
        parameters.add(fresh);
    }

    static void put(ArrayNode covariances, CardCovariance covariance) {
        ObjectNode fresh = ResultJson.of(covariance.covariance());
        fresh.set("conditions", conditions(covariance.conditions()));
        for (JsonNode entry : covariances) {
            CardCovariance old = CardReader.covariance(entry);
            if (old.conditions().equals(covariance.conditions())
                    && old.covariance().names().equals(covariance.covariance().names())) {
                ((ObjectNode) entry).setAll(fresh);
                return;
            }
        }
        covariances.add(fresh);
    }

    private static ObjectNode conditions(Conditions conditions) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        conditions.values().forEach((key, value) -> {
            if (value instanceof Double number) {
                node.put(key, number);
            } else {
                node.put(key, value.toString());
            }
        });
        return node;
    }

    private static ObjectNode budget(UncertaintyBudget budget) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ObjectNode statistical = node.putObject("statistical");
        statistical.put("standard_error", budget.statistical());
        ResultJson.putInterval(statistical, "interval_68", budget.statistical68());
        ResultJson.putInterval(statistical, "interval_95", budget.statistical95());
        ObjectNode calibration = node.putObject("calibration");
        terms(calibration, budget.calibrationTotal(), budget.calibration());
        if (!budget.unstated().isEmpty()) {
            ArrayNode unstated = calibration.putArray("unstated");
            budget.unstated().forEach(unstated::add);
        }
        terms(node.putObject("drift"), budget.driftTotal(), budget.drift());
        return node;
    }

    private static void terms(ObjectNode node, double total, Map<String, Double> terms) {
        node.put("standard_error", total);
        ObjectNode each = node.putObject("terms");
        terms.forEach(each::put);
    }

    private static ObjectNode provenance(Provenance provenance) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("source", provenance.source());
        provenance.run().ifPresent(run -> node.put("run", run));
        provenance.fit().ifPresent(fit -> node.put("fit", fit));
        provenance.dataSha256().ifPresent(hash -> node.put("data_sha256", hash));
        node.put("program", provenance.program());
        return node;
    }
}
