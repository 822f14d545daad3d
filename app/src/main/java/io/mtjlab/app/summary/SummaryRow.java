package io.mtjlab.app.summary;

import java.util.Map;
import java.util.OptionalDouble;

import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Outcome;

/**
 * One measured quantity beside its truth, in the same unit and under the same conditions.
 *
 * @param quantity as in the device card, for example {@code sigmoid.alpha}
 * @param truth empty where the device has no truth of that name
 */
public record SummaryRow(String quantity, String unit, Conditions conditions, OptionalDouble truth, Outcome outcome) {

    /** Where the truth comes from, when there is one. */
    @FunctionalInterface
    public interface Truth {
        OptionalDouble of(String name, Map<String, Object> conditions);
    }

    static SummaryRow of(CardParameter parameter, Truth truth) {
        return new SummaryRow(
                parameter.name(),
                parameter.outcome().unit(),
                parameter.conditions(),
                truth.of(parameter.name(), parameter.conditions().values()),
                parameter.outcome());
    }

    /** The measurement that it comes from: {@code rh} of {@code rh.TMR}. */
    public String kind() {
        return quantity.substring(0, quantity.indexOf('.'));
    }

    /** Whether there is a value and a truth to compare it with. */
    public boolean comparable() {
        return truth.isPresent() && outcome.determined();
    }

    public boolean inside68() {
        return comparable() && estimate().interval68().contains(truth.getAsDouble());
    }

    public boolean inside95() {
        return comparable() && estimate().interval95().contains(truth.getAsDouble());
    }

    private Estimate estimate() {
        return outcome.estimate().orElseThrow();
    }
}
