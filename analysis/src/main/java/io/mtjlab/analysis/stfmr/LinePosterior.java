package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.mtjlab.analysis.fit.Parameter;
import io.mtjlab.analysis.likelihood.ImportanceSampler;
import io.mtjlab.analysis.likelihood.MixtureQuantiles;
import io.mtjlab.analysis.likelihood.StudentComponent;
import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Quantiles;

/**
 * Medians and intervals of a spectrum's parameters from draws of their posterior ({@link LineMarginal}). Beside a profile
 * of the likelihood it sees every place where the likelihood is high, not only the highest, and both answers to whether
 * there is a slope, which is what overlapping peaks need.
 */
final class LinePosterior {

    static final String METHOD = "posterior, over both answers to whether there is a slope";

    private static final int DRAWS_PER_PEAK = 800;

    /** Fewer effective draws say too little about the ends of a 95 % interval. */
    private static final double ENOUGH_DRAWS = 60;

    /** Local optima whose criterion is so much worse are not where the posterior is. */
    private static final double FURTHEST = 16;

    private static final int BAND_DRAWS = 150;
    private static final double Z95 = Quantiles.NORMAL.at95();
    private static final int MOST_STARTS = 5;

    /** A part of the first mixture is so much wider than the normal law at a local optimum, in deviations. */
    private static final double WIDER = 3;

    private static final double WEIGHT_OF_WIDER = 0.15;

    private final LineMarginal marginal;
    private final LineShape shape;
    private final Spectrum spectrum;
    private final ImportanceSampler.Sample sample;
    private final List<LineMarginal.Conditional> given;
    private final double slopeProbability;

    private LinePosterior(
            LineMarginal marginal,
            LineShape shape,
            Spectrum spectrum,
            ImportanceSampler.Sample sample,
            List<LineMarginal.Conditional> given) {
        this.marginal = marginal;
        this.shape = shape;
        this.spectrum = spectrum;
        this.sample = sample;
        this.given = given;
        this.slopeProbability = IntStream.range(0, given.size())
                .filter(i -> sample.weights()[i] > 0)
                .mapToDouble(i -> sample.weights()[i] * given.get(i).probabilityOfSlope())
                .sum();
    }

    /**
     * @param candidates local optima of one number of peaks, the best first
     * @return empty where too few of the draws count
     */
    static Optional<LinePosterior> of(
            Spectrum spectrum, double[] x, double[] y, List<PeakSearch.Candidate> candidates) {
        LineShape shape = candidates.get(0).shape();
        LineMarginal marginal = new LineMarginal(shape, spectrum, x, y);
        List<LineMarginal.Conditional> given = new ArrayList<>();
        ImportanceSampler.Sample sample = ImportanceSampler.draw(
                theta -> {
                    LineMarginal.Conditional conditional = marginal.at(theta);
                    given.add(conditional);
                    return conditional.logBoth();
                },
                starts(marginal, candidates, x, y),
                DRAWS_PER_PEAK * shape.peaks());
        return sample.effective() < ENOUGH_DRAWS
                ? Optional.empty()
                : Optional.of(new LinePosterior(marginal, shape, spectrum, sample, given));
    }

    double slopeProbability() {
        return slopeProbability;
    }

    double effectiveDraws() {
        return sample.effective();
    }

    /** {@code fr_k df_k VS_k VA_k VC}, then {@code slope} as far as there is one. */
    List<Estimate> estimates() {
        List<Estimate> estimates = new ArrayList<>();
        for (int k = 0; k < shape.peaks(); k++) {
            estimates.add(drawn(2 * k, false).estimate("fr_" + k, "Hz", METHOD));
            estimates.add(drawn(2 * k + 1, true).estimate("df_" + k, "Hz", METHOD));
            estimates.add(linear(2 * k, true).estimate("VS_" + k, "V", METHOD));
            estimates.add(linear(2 * k + 1, true).estimate("VA_" + k, "V", METHOD));
        }
        int offset = 2 * shape.peaks();
        estimates.add(linear(offset, true).estimate("VC", "V", METHOD));
        if (hasSlope()) {
            estimates.add(linear(offset + 1, false)
                    .estimate("slope", "V/Hz", METHOD)
                    .scaled(1 / spectrum.spanHertz(), "V/Hz"));
        }
        return estimates;
    }

    private MixtureQuantiles drawn(int index, boolean logarithm) {
        double[] values = Arrays.stream(sample.points())
                .mapToDouble(p -> logarithm ? Math.exp(p[index]) : p[index])
                .toArray();
        return MixtureQuantiles.ofDraws(values, sample.weights());
    }

    /** @param without whether the answer without a slope counts */
    private MixtureQuantiles linear(int index, boolean without) {
        int n = given.size();
        double[] centres = new double[2 * n];
        double[] deviations = new double[2 * n];
        double[] weights = new double[2 * n];
        for (int i = 0; i < n; i++) {
            double weight = sample.weights()[i];
            LineMarginal.Conditional conditional = given.get(i);
            for (int slope = without ? 0 : 1; slope < 2 && weight > 0; slope++) {
                double share = conditional.probabilityOfSlope();
                centres[2 * i + slope] = conditional.mean(index, slope == 1);
                deviations[2 * i + slope] = Math.sqrt(conditional.covariance(index, index, slope == 1));
                weights[2 * i + slope] = weight * (slope == 1 ? share : 1 - share);
            }
        }
        return MixtureQuantiles.ofNormals(centres, deviations, weights);
    }

    /** Whether the more probable answer has a slope. */
    boolean hasSlope() {
        return slopeProbability > 0.5;
    }

    /** The most probable draw, in the order of {@link LineShape} with a slope; shape [4 peaks + 2]. */
    double[] mostProbable() {
        int best = IntStream.range(0, given.size())
                .boxed()
                .max((i, j) ->
                        Double.compare(given.get(i).logBoth(), given.get(j).logBoth()))
                .orElseThrow();
        return parameters(best, hasSlope());
    }

    /**
     * The 95 % band of the curve under the more probable answer, as if normal at each frequency.
     *
     * @return low and high, shape [2][n]
     */
    double[][] band(double[] hertz) {
        boolean slope = hasSlope();
        int peaks = shape.peaks();
        int linear = 2 * peaks + (slope ? 2 : 1);
        double[] mean = new double[hertz.length];
        double[] square = new double[hertz.length];
        double[] column = new double[linear];
        int[] draws = resampled();
        LineShape sloping = new LineShape(peaks, true, spectrum);
        double[] gradient = new double[sloping.parameters().size()];
        for (int draw : draws) {
            double[] p = parameters(draw, slope);
            for (int i = 0; i < hertz.length; i++) {
                double value = sloping.valueAndGradient(hertz[i], p, gradient);
                for (int j = 0; j < gradient.length - (slope ? 0 : 1); j++) {
                    if (linearIndex(j) >= 0) {
                        column[linearIndex(j)] = gradient[j] * perSpan(j);
                    }
                }
                mean[i] += value / draws.length;
                square[i] += (value * value + given.get(draw).variance(column, slope)) / draws.length;
            }
        }
        double[][] band = new double[2][hertz.length];
        for (int i = 0; i < hertz.length; i++) {
            double error = Z95 * Math.sqrt(Math.max(0, square[i] - mean[i] * mean[i]));
            band[0][i] = mean[i] - error;
            band[1][i] = mean[i] + error;
        }
        return band;
    }

    /** Draws that count alike, by steps of equal weight. */
    private int[] resampled() {
        int[] draws = new int[BAND_DRAWS];
        double sum = 0;
        int at = 0;
        for (int i = 0; i < given.size() && at < BAND_DRAWS; i++) {
            sum += sample.weights()[i];
            while (at < BAND_DRAWS && sum > (at + 0.5) / BAND_DRAWS) {
                draws[at++] = i;
            }
        }
        return Arrays.copyOf(draws, at);
    }

    private double[] parameters(int draw, boolean slope) {
        int peaks = shape.peaks();
        double[] p = new double[LineShape.PER_PEAK * peaks + 2];
        LineMarginal.Conditional conditional = given.get(draw);
        for (int k = 0; k < peaks; k++) {
            p[LineShape.PER_PEAK * k] = sample.points()[draw][2 * k];
            p[LineShape.PER_PEAK * k + 1] = Math.exp(sample.points()[draw][2 * k + 1]);
            p[LineShape.PER_PEAK * k + 2] = conditional.mean(2 * k, slope);
            p[LineShape.PER_PEAK * k + 3] = conditional.mean(2 * k + 1, slope);
        }
        p[LineShape.PER_PEAK * peaks] = conditional.mean(2 * peaks, slope);
        p[LineShape.PER_PEAK * peaks + 1] = slope ? conditional.mean(2 * peaks + 1, true) / spectrum.spanHertz() : 0;
        return p;
    }

    /** Of all parameters of a shape with a slope, in its order, under the more probable answer. */
    Covariance covariance() {
        boolean slope = hasSlope();
        int size = LineShape.PER_PEAK * shape.peaks() + (slope ? 2 : 1);
        double[] mean = new double[size];
        double[][] covariance = new double[size][size];
        double total = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < given.size(); i++) {
                double share = given.get(i).probabilityOfSlope();
                double weight = sample.weights()[i] == 0 ? 0 : sample.weights()[i] * (slope ? share : 1 - share);
                if (weight > 0 && pass == 0) {
                    double[] p = parameters(i, slope);
                    total += weight;
                    for (int j = 0; j < size; j++) {
                        mean[j] += weight * p[j];
                    }
                } else if (weight > 0) {
                    addTo(covariance, i, slope, weight / total, mean);
                }
            }
            for (int j = 0; j < size && pass == 0; j++) {
                mean[j] /= total;
            }
        }
        List<String> names = new ArrayList<>();
        shape.parameters().stream()
                .map(Parameter::name)
                .limit(LineShape.PER_PEAK * shape.peaks() + 1)
                .forEach(names::add);
        if (slope) {
            names.add("slope");
        }
        return new Covariance(names, covariance);
    }

    private void addTo(double[][] covariance, int draw, boolean slope, double weight, double[] mean) {
        double[] p = parameters(draw, slope);
        int size = covariance.length;
        for (int j = 0; j < size; j++) {
            for (int k = 0; k < size; k++) {
                double within = 0;
                if (linearIndex(j) >= 0 && linearIndex(k) >= 0) {
                    within =
                            given.get(draw).covariance(linearIndex(j), linearIndex(k), slope) * perSpan(j) * perSpan(k);
                }
                covariance[j][k] += weight * ((p[j] - mean[j]) * (p[k] - mean[k]) + within);
            }
        }
    }

    /** Place of parameter {@code j} among the linear ones; below zero for fr and df. */
    private int linearIndex(int j) {
        int peaks = shape.peaks();
        int k = j / LineShape.PER_PEAK;
        int within = j % LineShape.PER_PEAK;
        return k < peaks ? (within < 2 ? -1 : 2 * k + within - 2) : 2 * peaks + within;
    }

    /** The slope is told over the span while it is linear, and per hertz in the end. */
    private double perSpan(int j) {
        return j == LineShape.PER_PEAK * shape.peaks() + 1 ? 1 / spectrum.spanHertz() : 1;
    }

    /** One component of the first mixture for each of the best local optima. */
    private static List<StudentComponent> starts(
            LineMarginal marginal, List<PeakSearch.Candidate> candidates, double[] x, double[] y) {
        List<StudentComponent> starts = new ArrayList<>();
        List<PeakSearch.Candidate> taken = new ArrayList<>();
        double best = candidates.get(0).criterion();
        for (PeakSearch.Candidate candidate : candidates) {
            double behind = candidate.criterion() - best;
            if (taken.size() < MOST_STARTS
                    && behind < FURTHEST
                    && taken.stream().noneMatch(candidate::isNear)) {
                taken.add(candidate);
                double weight = Math.max(0.05, Math.exp(-0.5 * behind));
                LocalNormal.at(candidate.ascending(), marginal, x, y).ifPresent(found -> {
                    starts.add(found.weighing((1 - WEIGHT_OF_WIDER) * weight));
                    starts.add(found.stretched(WIDER).weighing(WEIGHT_OF_WIDER * weight));
                });
            }
        }
        double total = starts.stream().mapToDouble(StudentComponent::weight).sum();
        return starts.stream().map(s -> s.weighing(s.weight() / total)).toList();
    }
}
