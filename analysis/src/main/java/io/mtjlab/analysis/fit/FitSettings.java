package io.mtjlab.analysis.fit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.base.error.InvalidInput;

/**
 * What a fit was told beside the model and the data.
 *
 * @param outlierSigmas points further out are set aside; infinite when none are
 * @param groups the data set of each point, from 0, shape [n]; [0] when there is one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FitSettings(
        Map<String, Double> fixed,
        Map<String, Double> guesses,
        Map<String, Tie> ties,
        Noise noise,
        Loss.Scaled loss,
        Intervals intervals,
        double outlierSigmas,
        int[] groups) {

    static final FitSettings PLAIN = new FitSettings(
            Map.of(),
            Map.of(),
            Map.of(),
            Noise.UNKNOWN,
            Loss.Scaled.SQUARES,
            new Intervals.Wald(),
            Double.POSITIVE_INFINITY,
            new int[0]);

    FitSettings fixed(String name, double value) {
        return new FitSettings(plus(fixed, name, value), guesses, ties, noise, loss, intervals, outlierSigmas, groups);
    }

    FitSettings guess(String name, double value) {
        return new FitSettings(fixed, plus(guesses, name, value), ties, noise, loss, intervals, outlierSigmas, groups);
    }

    FitSettings tied(String name, Tie tie) {
        return new FitSettings(fixed, guesses, plus(ties, name, tie), noise, loss, intervals, outlierSigmas, groups);
    }

    FitSettings with(Noise other) {
        return new FitSettings(fixed, guesses, ties, other, loss, intervals, outlierSigmas, groups);
    }

    FitSettings with(Loss.Scaled other) {
        return new FitSettings(fixed, guesses, ties, noise, other, intervals, outlierSigmas, groups);
    }

    FitSettings with(Intervals other) {
        return new FitSettings(fixed, guesses, ties, noise, loss, other, outlierSigmas, groups);
    }

    FitSettings withOutlierSigmas(double sigmas) {
        return new FitSettings(fixed, guesses, ties, noise, loss, intervals, sigmas, groups);
    }

    FitSettings withGroups(int[] group) {
        return new FitSettings(fixed, guesses, ties, noise, loss, intervals, outlierSigmas, group);
    }

    boolean rejectsOutliers() {
        return Double.isFinite(outlierSigmas);
    }

    /** The model that is searched: without what is tied. */
    Model searched(Model model) {
        return ties.isEmpty() ? model : new TiedModel(model, ties);
    }

    /** Refuses names that the model does not have, values that cannot be, and what does not go together. */
    void check(Model model) {
        List<String> known = model.parameters().stream().map(Parameter::name).toList();
        for (Map<String, ?> names : List.of(fixed, guesses, ties)) {
            for (String name : names.keySet()) {
                if (!known.contains(name)) {
                    throw new InvalidInput(model.name() + " has no parameter '" + name + "'; it has " + known);
                }
            }
        }
        guesses.forEach((name, value) -> {
            if (Double.isNaN(value)) {
                throw new InvalidInput("the search for " + name + " cannot start at no number");
            }
        });
        for (Parameter parameter : model.parameters()) {
            Double held = fixed.get(parameter.name());
            if (held != null && !(held >= parameter.lower() && held <= parameter.upper())) {
                throw new InvalidInput(parameter.name() + " cannot be held at " + held + "; it lies between "
                        + parameter.lower() + " and " + parameter.upper());
            }
            if (held != null && ties.containsKey(parameter.name())) {
                throw new InvalidInput(parameter.name() + " cannot be held and tied");
            }
        }
        checkTogether();
    }

    private void checkTogether() {
        refuse(loss.isRobust() && noise.isCorrelated(), "a robust loss wants independent points");
        refuse(
                loss.isRobust() && intervals instanceof Intervals.Profile,
                "a robust loss is no likelihood that could be profiled; take bootstrap intervals");
        refuse(rejectsOutliers() && noise.isCorrelated(), "setting points aside wants independent points");
        refuse(
                noise.isCorrelated()
                        && intervals instanceof Intervals.Bootstrap b
                        && b.resampling() == Resampling.PAIRS,
                "pairs of correlated points cannot be redrawn one by one; redraw residuals");
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new InvalidInput(why);
        }
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String name, V value) {
        Map<String, V> all = new LinkedHashMap<>(map);
        all.put(name, value);
        return all;
    }
}
