package io.mtjlab.analysis.card;

import java.util.Optional;

import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;

/**
 * One parameter of a device under stated conditions.
 *
 * @param name {@code kind.name}, for example {@code sigmoid.alpha}
 * @param outcome value and total uncertainty (budget included), or why there is none
 * @param budget where the uncertainty comes from; empty when there is no value
 */
public record CardParameter(
        String name,
        Outcome outcome,
        Conditions conditions,
        Optional<UncertaintyBudget> budget,
        Provenance provenance) {

    /** A parameter with a value; its total interval is computed from the budget. */
    public static CardParameter of(
            String name, String unit, UncertaintyBudget budget, Conditions conditions, Provenance provenance) {
        Estimate total = new Estimate(
                name,
                unit,
                budget.value(),
                budget.standardError(),
                budget.interval68(),
                budget.interval95(),
                "root sum of squares of the budget");
        return new CardParameter(name, total, conditions, Optional.of(budget), provenance);
    }

    /** A parameter that could not be determined. */
    public static CardParameter undetermined(
            String name, Undetermined none, Conditions conditions, Provenance provenance) {
        return new CardParameter(name, none.named(name), conditions, Optional.empty(), provenance);
    }

    /** What the fit found, with the fit's own uncertainty only. */
    public static CardParameter ofFit(String kind, Outcome outcome, Conditions conditions, Provenance provenance) {
        String name = kind + "." + outcome.name();
        if (outcome instanceof Estimate found) {
            return of(name, found.unit(), UncertaintyBudget.of(found), conditions, provenance);
        }
        return undetermined(name, (Undetermined) outcome, conditions, provenance);
    }

    public String unit() {
        return outcome.unit();
    }

    /**
     * The value.
     *
     * @throws IllegalStateException with the reason when there is none
     */
    public double value() {
        return estimate().value();
    }

    /** One standard deviation of everything in the budget; throws as {@link #value()} does. */
    public double standardError() {
        return estimate().standardError();
    }

    private Estimate estimate() {
        if (outcome instanceof Undetermined none) {
            throw new IllegalStateException(name + " is not determined: " + none.reason());
        }
        return (Estimate) outcome;
    }
}
