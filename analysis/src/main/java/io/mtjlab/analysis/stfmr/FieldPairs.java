package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;

/**
 * What a sweep over both signs of the field tells beyond its lines: each resonance occurs twice, {@code Hr_mean_k} is half
 * of the distance of a pair (k by ascending field), and {@code H_offset} the mean of their middles: the field that the
 * sample has where the magnet shows none.
 */
final class FieldPairs {

    private FieldPairs() {}

    /**
     * @param fit with {@code Hr_0} ascending, as many below zero as above; with lines on one side only, both quantities are
     *     undetermined; else it is returned as it is
     */
    static FitResult with(FitResult fit) {
        int lines = (int)
                fit.outcomes().stream().filter(o -> o.name().startsWith("Hr_")).count();
        List<Estimate> places = IntStream.range(0, lines)
                .mapToObj(k -> fit.estimate("Hr_" + k))
                .flatMap(Optional::stream)
                .toList();
        long below = places.stream().filter(e -> e.value() < 0).count();
        if (lines > 0 && places.size() == lines && (below == 0 || below == lines)) {
            String reason = "no resonance stands out at " + (below == 0 ? "negative" : "positive") + " fields";
            List<Outcome> outcomes = new ArrayList<>(fit.outcomes());
            for (String name : List.of("Hr_mean_0", "H_offset")) {
                outcomes.add(Undetermined.because(name, places.get(0).unit(), reason));
            }
            return with(fit, outcomes);
        }
        if (lines == 0 || places.size() < lines || 2 * below != lines) {
            return fit;
        }
        int pairs = lines / 2;
        List<Outcome> outcomes = new ArrayList<>(fit.outcomes());
        double sum = 0;
        double weights = 0;
        for (int k = 0; k < pairs; k++) {
            Estimate low = places.get(pairs - 1 - k);
            Estimate high = places.get(pairs + k);
            double crossed = covariance(fit.covariance(), low, high);
            double squares = low.standardError() * low.standardError() + high.standardError() * high.standardError();
            outcomes.add(Estimate.normal(
                    "Hr_mean_" + k,
                    low.unit(),
                    0.5 * (high.value() - low.value()),
                    0.5 * Math.sqrt(Math.max(0, squares - 2 * crossed))));
            double variance = Math.max(0.25 * (squares + 2 * crossed), Double.MIN_NORMAL);
            sum += 0.5 * (high.value() + low.value()) / variance;
            weights += 1 / variance;
        }
        outcomes.add(Estimate.normal("H_offset", places.get(0).unit(), sum / weights, Math.sqrt(1 / weights)));
        return with(fit, outcomes);
    }

    private static FitResult with(FitResult fit, List<Outcome> outcomes) {
        return new FitResult(
                fit.kind(),
                fit.id(),
                outcomes,
                fit.covariance(),
                fit.stop(),
                fit.statistics(),
                fit.remarks(),
                fit.figures());
    }

    private static double covariance(Covariance covariance, Estimate one, Estimate other) {
        double of =
                covariance.names().contains(one.name()) && covariance.names().contains(other.name())
                        ? covariance.of(one.name(), other.name())
                        : 0;
        return Double.isFinite(of) ? of : 0;
    }
}
