package io.mtjlab.app.fits;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.analysis.card.CardCovariance;
import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.result.FitResult;

/**
 * What the fits of one or several steps found.
 *
 * @param fits each with the conditions that its data were taken under, in the order of measurement
 */
record Fitted(List<CardParameter> parameters, List<CardCovariance> covariances, List<StepFit> fits) {

    static final Fitted NOTHING = new Fitted(List.of(), List.of(), List.of());

    Fitted {
        parameters = List.copyOf(parameters);
        covariances = List.copyOf(covariances);
        fits = List.copyOf(fits);
    }

    Fitted and(Fitted other) {
        return new Fitted(
                joined(parameters, other.parameters), joined(covariances, other.covariances), joined(fits, other.fits));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** @param dataSet what was fitted: a unit's address, or a step and what its units have in common */
    record StepFit(String step, String dataSet, Conditions conditions, FitResult result) {}
}
