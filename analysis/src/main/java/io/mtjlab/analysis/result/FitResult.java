package io.mtjlab.analysis.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.base.figure.Figure;

/**
 * All that a fit has to say: each quantity or why there is none, how far they hang together, why the search stopped,
 * how well the model describes the data, and the figures that show it.
 *
 * @param kind {@code telegraph}, {@code stfmr}, {@code sigmoid}, {@code rh} or the model's name
 * @param id of the data set
 * @param stop why the search for the best parameters ended
 * @param statistics goodness of fit and sizes by name, for example {@code reduced_chi_square}, {@code points}
 * @param remarks what a reader must know: points left out, a model that does not describe the data, assumptions made
 */
public record FitResult(
        String kind,
        String id,
        List<Outcome> outcomes,
        Covariance covariance,
        String stop,
        Map<String, Double> statistics,
        List<String> remarks,
        List<Figure> figures) {

    public FitResult {
        outcomes = List.copyOf(outcomes);
        statistics = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(statistics));
        remarks = List.copyOf(remarks);
        figures = List.copyOf(figures);
    }

    /** What was found about {@code name}. */
    public Outcome outcome(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("no '" + name + "' among "
                        + outcomes.stream().map(Outcome::name).toList()));
    }

    public Optional<Outcome> find(String name) {
        return outcomes.stream().filter(o -> o.name().equals(name)).findFirst();
    }

    /** The estimate of {@code name}; empty when the data do not determine it. */
    public Optional<Estimate> estimate(String name) {
        return outcome(name).estimate();
    }

    /**
     * The value of {@code name}.
     *
     * @throws IllegalStateException with the reason when the data do not determine it
     */
    public double value(String name) {
        Outcome outcome = outcome(name);
        if (outcome instanceof Undetermined none) {
            throw new IllegalStateException(name + " is not determined: " + none.reason());
        }
        return ((Estimate) outcome).value();
    }

    public FitResult withId(String other) {
        return new FitResult(kind, other, outcomes, covariance, stop, statistics, remarks, figures);
    }

    /** For people: one line a quantity, then goodness of fit and remarks. */
    public String report() {
        return ResultText.of(this);
    }

    /** For machines; numbers that are not finite become null. */
    public ObjectNode toJson() {
        return ResultJson.of(this);
    }
}
