package io.mtjlab.analysis.fit;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Quantiles;
import io.mtjlab.analysis.result.Undetermined;

/** Standard errors and percentile intervals from the estimates of redrawn data. */
record BootstrapSpread(Intervals.Bootstrap how, List<double[]> estimates) {

    /** With fewer fits than this share the ones that are missing could be those that matter. */
    private static final double ENOUGH = 0.9;

    Outcome outcome(Parameter parameter, double value, ToDoubleFunction<double[]> quantity) {
        if (estimates.size() < ENOUGH * how.samples()) {
            return Undetermined.because(
                    parameter.name(),
                    parameter.unit(),
                    "only " + estimates.size() + " of " + how.samples() + " redrawn data sets could be fitted");
        }
        double[] drawn = estimates.stream().mapToDouble(quantity).toArray();
        Percentile percentile = new Percentile();
        percentile.setData(drawn);
        return new Estimate(
                parameter.name(),
                parameter.unit(),
                value,
                Math.sqrt(StatUtils.variance(drawn)),
                between(percentile, Quantiles.UPPER_68),
                between(percentile, Quantiles.UPPER_95),
                "bootstrap of " + (how.resampling() == Resampling.PAIRS ? "pairs" : "residuals"));
    }

    Optional<String> remark() {
        int lost = how.samples() - estimates.size();
        return lost == 0
                ? Optional.empty()
                : Optional.of(lost + " of " + how.samples() + " redrawn data sets could not be fitted");
    }

    private static Interval between(Percentile percentile, double upper) {
        return new Interval(percentile.evaluate(100 * (1 - upper)), percentile.evaluate(100 * upper));
    }
}
