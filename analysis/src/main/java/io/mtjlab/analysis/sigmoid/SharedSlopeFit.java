package io.mtjlab.analysis.sigmoid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

import io.mtjlab.analysis.likelihood.IntervalMixture;
import io.mtjlab.analysis.likelihood.Maximiser;
import io.mtjlab.analysis.likelihood.ProfileInterval;
import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Quantiles;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.error.InvalidInput;

/**
 * One alpha and a beta for each of several series of counts, say over microwave levels:
 *
 * <pre>{@code
 * FitResult fit = SharedSlopeFit.fit(Map.of("no RF", off, "-25 dBm", on));
 * }</pre>
 *
 * <p>Likelihood with Firth's penalty, profile intervals, averaged over how far the trials at one field are correlated, as
 * {@link CountSigmoidFit} does for one series. Whether the slopes are equal at all is told by {@code
 * equal_slope_p_value}: the likelihood ratio against slopes of their own, chi-square with one degree of freedom for each
 * series but one.
 */
public final class SharedSlopeFit {

    private static final double Z95 = Quantiles.NORMAL.at95();
    private static final double NEGLIGIBLE = 0.005;
    private static final double SUSPICIOUS = 0.01;

    private final List<String> labels;
    private final List<List<SigmoidPoint>> series;
    private final double unit;
    private final double[] origins;

    private SharedSlopeFit(Map<String, List<SigmoidPoint>> series, double alpha, double[] betas) {
        this.labels = List.copyOf(series.keySet());
        this.series = List.copyOf(series.values());
        this.unit = 1 / Math.abs(alpha);
        this.origins = betas;
    }

    /**
     * Fits {@code alpha} (1/Oe) and {@code beta_k} (Oe), k in the map's order.
     *
     * @param series by what tells them apart
     * @throws InvalidInput when there are fewer than two series, or one that has no slope of its own
     */
    public static FitResult fit(Map<String, List<SigmoidPoint>> series) {
        if (series.size() < 2) {
            throw new InvalidInput("a shared slope needs two series of counts or more");
        }
        double sum = 0;
        double[] betas = new double[series.size()];
        int j = 0;
        for (Map.Entry<String, List<SigmoidPoint>> entry : series.entrySet()) {
            FitResult own = CountSigmoidFit.fit(entry.getValue());
            Outcome alpha = own.outcome("alpha");
            if (!alpha.determined() || !own.outcome("beta").determined()) {
                throw new InvalidInput("'" + entry.getKey() + "' has no slope of its own to share: "
                        + (alpha instanceof Undetermined none ? none.reason() : "its beta is not determined"));
            }
            sum += Math.log(Math.abs(own.value("alpha"))) / series.size();
            betas[j++] = own.value("beta");
        }
        return new SharedSlopeFit(series, Math.exp(sum), betas).fit();
    }

    private record Hypothesis(double rho, Maximiser.Maximum maximum, double weight) {}

    private FitResult fit() {
        List<Hypothesis> hypotheses = hypotheses();
        List<Outcome> outcomes = new ArrayList<>();
        List<List<IntervalMixture.Part>> parts = new ArrayList<>();
        for (int j = 0; j <= series.size(); j++) {
            parts.add(new ArrayList<>());
        }
        Covariance covariance = Covariance.NONE;
        for (Hypothesis h : hypotheses) {
            Maximiser maximiser = new Maximiser(likelihood(h.rho, true));
            double[][] c = maximiser.covariance(h.maximum.theta());
            for (int j = 0; j <= series.size(); j++) {
                add(parts.get(j), profile(maximiser, h.maximum, c, j), h.weight);
            }
            if (covariance == Covariance.NONE) {
                covariance = covariance(c);
            }
        }
        for (int j = 0; j <= series.size(); j++) {
            double weight = parts.get(j).stream().mapToDouble(p -> p.weight()).sum();
            outcomes.add(
                    weight < 0.5
                            ? Undetermined.because(
                                    name(j), j == 0 ? "1/Oe" : "Oe", "the counts bound it from one side only")
                            : new IntervalMixture(parts.get(j).stream()
                                            .map(p -> new IntervalMixture.Part(p.weight() / weight, p.estimate()))
                                            .toList())
                                    .estimate("penalised profile likelihood, averaged over the trials' correlation"));
        }
        Hypothesis best = hypotheses.get(0);
        double p = equalSlopes(best.rho);
        Map<String, Double> statistics = new LinkedHashMap<>();
        statistics.put("series", (double) series.size());
        statistics.put("equal_slope_p_value", p);
        statistics.put(
                "correlation_of_trials",
                hypotheses.stream().mapToDouble(h -> h.rho * h.weight).sum());
        List<String> remarks = new ArrayList<>();
        for (int j = 0; j < labels.size(); j++) {
            remarks.add("beta_" + j + ": " + labels.get(j));
        }
        if (p < SUSPICIOUS) {
            remarks.add(
                    String.format(Locale.ROOT, "the slopes differ (p = %.2g): one alpha does not describe them", p));
        }
        double alpha = best.maximum.theta()[0] / unit;
        double[] betas = new double[series.size()];
        for (int j = 0; j < betas.length; j++) {
            betas[j] = origins[j] + unit * best.maximum.theta()[j + 1];
        }
        return new FitResult(
                "sigmoid",
                "series",
                outcomes,
                covariance,
                best.maximum.converged() ? "converged" : "ran out of steps",
                statistics,
                remarks,
                List.of(SharedSlopeFigure.of(labels, series, alpha, betas)));
    }

    private String name(int j) {
        return j == 0 ? "alpha" : "beta_" + (j - 1);
    }

    private Covariance covariance(double[][] c) {
        List<String> names = new ArrayList<>();
        double[][] matrix = new double[c.length][c.length];
        for (int i = 0; i < c.length; i++) {
            names.add(name(i));
            for (int j = 0; j < c.length; j++) {
                matrix[i][j] = c[i][j] * (i == 0 ? 1 / unit : unit) * (j == 0 ? 1 / unit : unit);
            }
        }
        return new Covariance(names, matrix);
    }

    private SharedSlopeLikelihood likelihood(double rho, boolean penalty) {
        List<CountSigmoidLikelihood> each = new ArrayList<>();
        for (int j = 0; j < series.size(); j++) {
            each.add(new CountSigmoidLikelihood(series.get(j), origins[j], unit, rho, false));
        }
        return new SharedSlopeLikelihood(each, penalty);
    }

    /** Most probable first; those that do not matter are left out. */
    private List<Hypothesis> hypotheses() {
        List<Hypothesis> all = new ArrayList<>();
        double[] start = new double[series.size() + 1];
        start[0] = rising() ? 1 : -1;
        for (double rho : CountSigmoidFit.CORRELATIONS) {
            Maximiser.Maximum maximum = new Maximiser(likelihood(rho, true)).maximise(start);
            start = maximum.theta().clone();
            double log = likelihood(rho, false)
                            .evaluate(maximum.theta(), new double[start.length], new double[start.length][start.length])
                    - (rho == 0 ? 0 : Math.log(CountSigmoidFit.CORRELATIONS.length - 1.0));
            all.add(new Hypothesis(rho, maximum, log));
        }
        double peak = all.stream().mapToDouble(Hypothesis::weight).max().orElse(0);
        double total = all.stream().mapToDouble(h -> Math.exp(h.weight - peak)).sum();
        return all.stream()
                .map(h -> new Hypothesis(h.rho, h.maximum, Math.exp(h.weight - peak) / total))
                .filter(h -> h.weight > NEGLIGIBLE)
                .sorted(Comparator.comparingDouble(h -> -h.weight))
                .toList();
    }

    private boolean rising() {
        double[] up = new double[series.size() + 1];
        double[] down = new double[series.size() + 1];
        up[0] = 1;
        down[0] = -1;
        SharedSlopeLikelihood likelihood = likelihood(0, false);
        double[] gradient = new double[up.length];
        double[][] hessian = new double[up.length][up.length];
        return likelihood.evaluate(up, gradient, hessian) >= likelihood.evaluate(down, gradient, hessian);
    }

    private static void add(List<IntervalMixture.Part> parts, Estimate estimate, double weight) {
        if (estimate.interval95().isFinite()) {
            parts.add(new IntervalMixture.Part(weight, estimate));
        }
    }

    private Estimate profile(Maximiser maximiser, Maximiser.Maximum maximum, double[][] covariance, int j) {
        double error = Math.sqrt(covariance[j][j]);
        var profile = new ProfileInterval(maximiser, maximum, j, Double.isFinite(error) && error > 0 ? error : 0.1);
        Interval at68 = profile.at(1);
        Interval at95 = profile.at(Z95);
        var found = new Estimate(name(j), "1", maximum.theta()[j], at68.width() / 2, at68, at95, "profile");
        return j == 0
                ? found.scaled(1 / unit, "1/Oe")
                : found.scaled(unit, "Oe").shifted(origins[j - 1]);
    }

    /** Probability of slopes that differ as much, if they are equal. */
    private double equalSlopes(double rho) {
        double[] start = new double[series.size() + 1];
        start[0] = rising() ? 1 : -1;
        double shared = new Maximiser(likelihood(rho, false)).maximise(start).value();
        double own = 0;
        for (int j = 0; j < series.size(); j++) {
            var one = new SharedSlopeLikelihood(
                    List.of(new CountSigmoidLikelihood(series.get(j), origins[j], unit, rho, false)), false);
            own += new Maximiser(one).maximise(new double[] {start[0], 0}).value();
        }
        double ratio = Math.max(0, 2 * (own - shared));
        return 1 - new ChiSquaredDistribution(series.size() - 1.0).cumulativeProbability(ratio);
    }
}
