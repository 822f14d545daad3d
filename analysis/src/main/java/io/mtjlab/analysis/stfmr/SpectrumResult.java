package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.mtjlab.analysis.fit.CurveFit;
import io.mtjlab.analysis.fit.Parameter;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.figure.Figure;

/** What the local optima found for a spectrum say: from their posterior, or, where it has no width, from a profile. */
final class SpectrumResult {

    /** Noise below this share of the data's range is rounding: there is nothing to draw from. */
    private static final double ROUNDING = 1e-7;

    /** More peaks have too many dimensions to draw in. */
    private static final int MOST_DRAWN = 4;

    private static final double NEGLIGIBLE = 0.02;

    /** An interval of 68 % that ends so close to a bound (in widths of the bounds, df in its logarithm) is open. */
    private static final double CLOSE = 0.01;

    private SpectrumResult() {}

    /**
     * @param used points that count
     * @param candidates of the best number of peaks, the best first
     */
    static FitResult of(Spectrum spectrum, BitSet used, List<PeakSearch.Candidate> candidates) {
        PeakSearch.Candidate best = candidates.get(0).ascending();
        double[] x = StfmrFit.select(spectrum.hertz(), used);
        double[] y = StfmrFit.select(spectrum.volts(), used);
        CurveFit curve = CurveFit.of(best.shape()).startingAt(best.values());
        FitResult squares = curve.fit(x, y);
        Optional<LinePosterior> posterior = best.shape().peaks() <= MOST_DRAWN && resolves(best, y)
                ? LinePosterior.of(spectrum, x, y, candidates)
                : Optional.empty();
        List<Outcome> outcomes = posterior
                .map(p -> told(p, best.shape()))
                .orElseGet(() -> curve.withProfileIntervals().fit(x, y).outcomes());
        List<String> remarks = new ArrayList<>();
        int left = spectrum.size() - used.cardinality();
        if (left > 0) {
            remarks.add(left + " of " + spectrum.size() + " points left out as outliers");
        }
        double slope = posterior
                .map(LinePosterior::slopeProbability)
                .orElse(best.shape().hasSlope() ? 1.0 : 0.0);
        if (slope <= 0.5) {
            remarks.add("no slope: the data do not want one");
        }
        double doubt = Math.min(slope, 1 - slope);
        if (doubt > NEGLIGIBLE) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "whether there is a slope is open (the other answer has probability %.2g): averaged over both",
                    doubt));
        }
        return spectrum.swept()
                .named(new FitResult(
                        "stfmr",
                        "spectrum",
                        outcomes,
                        posterior.map(LinePosterior::covariance).orElse(squares.covariance()),
                        squares.stop(),
                        squares.statistics(),
                        remarks,
                        List.of(figure(spectrum, used, best, posterior))));
    }

    private static Figure figure(
            Spectrum spectrum, BitSet used, PeakSearch.Candidate best, Optional<LinePosterior> posterior) {
        if (posterior.isEmpty()) {
            return StfmrFigure.of(spectrum, used, best.shape(), best.values(), Optional.empty());
        }
        LineShape sloping = new LineShape(best.shape().peaks(), true, spectrum);
        return StfmrFigure.of(spectrum, used, sloping, posterior.get().mostProbable(), posterior);
    }

    private static boolean resolves(PeakSearch.Candidate best, double[] y) {
        double range = Arrays.stream(y).max().orElse(0) - Arrays.stream(y).min().orElse(0);
        return Math.sqrt(best.cost() / y.length) > ROUNDING * range;
    }

    private static List<Outcome> told(LinePosterior posterior, LineShape shape) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Estimate estimate : posterior.estimates()) {
            outcomes.add(shape.parameters().stream()
                    .filter(p -> p.name().equals(estimate.name()) && reachesBound(estimate, p))
                    .findFirst()
                    .map(p -> (Outcome) new Undetermined(
                            estimate.name(),
                            estimate.unit(),
                            String.format(
                                    Locale.ROOT,
                                    "its interval reaches what the window can show, %.6g to %.6g",
                                    p.lower(),
                                    p.upper()),
                            estimate.interval95()))
                    .orElse(estimate));
        }
        return outcomes;
    }

    private static boolean reachesBound(Estimate estimate, Parameter parameter) {
        double low = estimate.interval68().low();
        double high = estimate.interval68().high();
        if (estimate.name().startsWith("df")) {
            double decades = Math.log(parameter.upper() / parameter.lower());
            return Math.log(low / parameter.lower()) < CLOSE * decades
                    || Math.log(parameter.upper() / high) < CLOSE * decades;
        }
        double width = parameter.upper() - parameter.lower();
        return low - parameter.lower() < CLOSE * width || parameter.upper() - high < CLOSE * width;
    }
}
