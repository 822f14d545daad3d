package io.mtjlab.analysis.sigmoid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.analysis.likelihood.IntervalMixture;
import io.mtjlab.analysis.likelihood.LogLikelihood;
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
 * alpha and beta of P(H) = 1/(1+exp(-alpha(H-beta))) from k of n trials at several fields H (or under several voltages, or
 * currents), by likelihood with Firth's penalty and profile intervals. The trials at one field may be correlated: binomial counts and beta-binomial ones of
 * several correlations are fitted, and averaged with the probabilities that the counts give them. Data that a step
 * describes as well give a bound on alpha and no value; beta has a value when counts between 0 and n tell it, and when
 * they tell that there is a slope.
 */
public final class CountSigmoidFit {

    private static final double Z95 = Quantiles.NORMAL.at95();
    private static final double NEGLIGIBLE = 0.005;

    /** Standard deviations that chance exceeds in one set of a thousand: a sigmoid has a middle if it has a slope at all. */
    private static final double TOLD_FROM_CHANCE = 3.29;

    /** Correlations between the trials at one field that are weighed; none has half of the prior probability. */
    static final double[] CORRELATIONS = {0, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64};

    private final List<SigmoidPoint> points;
    private final Abscissa abscissa;
    private final double centre;
    private final double unit;

    private CountSigmoidFit(List<SigmoidPoint> points, Abscissa abscissa) {
        this.points = points;
        this.abscissa = abscissa;
        this.centre = centre(points);
        this.unit = unit(points, centre);
    }

    /** Over the field. */
    public static FitResult fit(List<SigmoidPoint> points) {
        return fit(points, Abscissa.FIELD);
    }

    public static FitResult fit(List<SigmoidPoint> points, Abscissa abscissa) {
        if (points.stream().mapToDouble(SigmoidPoint::at).distinct().count() < 2) {
            throw new InvalidInput(
                    "a sigmoid over the " + abscissa.word() + " needs trials at two values of it or more");
        }
        boolean dwells = points.stream().anyMatch(SigmoidPoint::isOfDwells);
        Optional<Separation> separation = dwells
                ? Optional.empty()
                : Separation.ofCells(
                        points.stream()
                                .map(p -> new Separation.Cell(p.at(), p.switched(), p.trials()))
                                .toList(),
                        abscissa);
        boolean between = points.stream().anyMatch(p -> p.switched() > 0 && p.switched() < p.trials());
        if (separation.isPresent() && !between) {
            return separated(points, separation.get());
        }
        return new CountSigmoidFit(points, abscissa).fitted(separation);
    }

    /** The best parameters under one correlation, and how probable the counts make it. */
    private record Hypothesis(double rho, Maximiser.Maximum maximum, double weight) {
        Hypothesis withWeight(double other) {
            return new Hypothesis(rho, maximum, other);
        }
    }

    private FitResult fitted(Optional<Separation> separation) {
        List<Hypothesis> hypotheses = hypotheses(separation.isPresent());
        List<IntervalMixture.Part> alphas = new ArrayList<>();
        List<IntervalMixture.Part> betas = new ArrayList<>();
        List<Outcome> open = new ArrayList<>();
        Covariance covariance = null;
        for (Hypothesis hypothesis : hypotheses) {
            if (maybeFlat(hypothesis)) {
                Maximiser flat = new Maximiser(likelihood(centre, hypothesis.rho, true));
                double[][] c = flat.covariance(hypothesis.maximum.theta());
                add(
                        profile("alpha", abscissa.slopeUnit(), flat, hypothesis.maximum, c, 0)
                                .scaled(1 / unit, abscissa.slopeUnit()),
                        hypothesis.weight,
                        alphas,
                        open);
                open.add(Undetermined.because(
                        "beta",
                        abscissa.unit(),
                        "the counts leave open whether P rises or falls with the " + abscissa.word()));
                continue;
            }
            double alpha = hypothesis.maximum.theta()[0] / unit;
            double beta = centre - hypothesis.maximum.theta()[1] / alpha;
            // beta is where the logit is zero: with the centre at beta + b the constant is -alpha b; profile over b.
            BetaProfile likelihood = new BetaProfile(likelihood(beta, hypothesis.rho, true));
            Maximiser maximiser = new Maximiser(likelihood);
            Maximiser.Maximum there =
                    maximiser.maximise(new double[] {hypothesis.maximum.theta()[0], 0});
            double[][] c = maximiser.covariance(there.theta());
            Outcome alphaOutcome = profile("alpha", abscissa.slopeUnit(), maximiser, there, c, 0)
                    .scaled(1 / unit, abscissa.slopeUnit());
            Outcome betaOutcome = shifted(
                    profile("beta", abscissa.unit(), maximiser, there, c, 1).scaled(unit, abscissa.unit()), beta);
            add(alphaOutcome, hypothesis.weight, alphas, open);
            add(betaOutcome, hypothesis.weight, betas, open);
            if (covariance == null) {
                covariance = new Covariance(List.of("alpha", "beta"), new double[][] {
                    {c[0][0] / (unit * unit), c[0][1]}, {c[1][0], c[1][1] * unit * unit}
                });
            }
        }
        Outcome alpha = averaged("alpha", alphas, open);
        Outcome beta = averaged("beta", betas, open);
        if (separation.isPresent()) {
            Undetermined bound = AlphaBound.of(points, centre, unit, separation.get(), abscissa);
            alpha = bound;
            beta = BetaBound.of(points, separation.get(), bound, abscissa);
        }
        return described(
                hypotheses, alpha, beta, Optional.ofNullable(covariance).orElse(Covariance.NONE), separation);
    }

    /** Whether one P for all fields may be all there is: then beta is anywhere. */
    private boolean maybeFlat(Hypothesis hypothesis) {
        Maximiser.Maximum flat = new Maximiser(likelihood(centre, hypothesis.rho, true))
                .maximise(new double[] {0, hypothesis.maximum.theta()[1]}, 0);
        return hypothesis.maximum.value() - flat.value() < 0.5 * TOLD_FROM_CHANCE * TOLD_FROM_CHANCE;
    }

    private FitResult described(
            List<Hypothesis> hypotheses,
            Outcome alpha,
            Outcome beta,
            Covariance covariance,
            Optional<Separation> separation) {
        Hypothesis best = hypotheses.get(0);
        LogitLine line = line(best);
        double independent = hypotheses.stream()
                .filter(h -> h.rho == 0)
                .mapToDouble(Hypothesis::weight)
                .sum();
        Map<String, Double> statistics = new LinkedHashMap<>();
        statistics.put("fields", (double) points.size());
        statistics.put("pearson_chi_square", pearson(line));
        statistics.put("degrees_of_freedom", Math.max(0.0, points.size() - 2));
        statistics.put("probability_of_independent_trials", independent);
        List<String> remarks = new ArrayList<>();
        if (independent < 0.5) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "the trials at one field are correlated, by about %.2g (probability that they are not: %.2g)",
                    hypotheses.stream().mapToDouble(h -> h.rho * h.weight).sum(),
                    independent));
        }
        return new FitResult(
                "sigmoid",
                "counts",
                List.of(alpha, beta),
                separation.isPresent() ? Covariance.NONE : covariance,
                separation
                        .map(s -> "not searched: " + s.reason())
                        .orElse(best.maximum.converged() ? "converged" : "ran out of steps"),
                statistics,
                remarks,
                List.of(CountFigure.of(abscissa, points, line)));
    }

    private CountSigmoidLikelihood likelihood(double origin, double rho, boolean penalty) {
        return new CountSigmoidLikelihood(points, origin, unit, rho, penalty);
    }

    /** Most probable first; those that do not matter are left out. */
    private List<Hypothesis> hypotheses(boolean independentOnly) {
        List<Hypothesis> all = new ArrayList<>();
        double most = Double.NEGATIVE_INFINITY;
        Maximiser.Maximum start = start();
        for (double rho : independentOnly ? new double[] {0} : CORRELATIONS) {
            Maximiser.Maximum maximum =
                    rho == 0 ? start : new Maximiser(likelihood(centre, rho, true)).maximise(start.theta());
            double[] gradient = new double[2];
            double log = likelihood(centre, rho, false).evaluate(maximum.theta(), gradient, new double[2][2])
                    - (rho == 0 ? 0 : Math.log(CORRELATIONS.length - 1.0));
            most = Math.max(most, log);
            all.add(new Hypothesis(rho, maximum, log));
        }
        double peak = most;
        double total = all.stream().mapToDouble(h -> Math.exp(h.weight - peak)).sum();
        List<Hypothesis> kept = all.stream()
                .map(h -> h.withWeight(Math.exp(h.weight - peak) / total))
                .filter(h -> h.weight > NEGLIGIBLE)
                .sorted(Comparator.comparingDouble(h -> -h.weight))
                .toList();
        double sum = kept.stream().mapToDouble(Hypothesis::weight).sum();
        return kept.stream().map(h -> h.withWeight(h.weight / sum)).toList();
    }

    /** Under independent trials: the batch path's answer, which the damped search confirms or replaces. */
    private Maximiser.Maximum start() {
        Maximiser maximiser = new Maximiser(likelihood(centre, 0, true));
        BatchSigmoid batch = new BatchSigmoid();
        boolean trials = points.stream().noneMatch(SigmoidPoint::isOfDwells);
        if (trials
                && batch.fit(
                        points.stream().mapToDouble(SigmoidPoint::at).toArray(),
                        points.stream().mapToDouble(SigmoidPoint::trials).toArray(),
                        points.stream().mapToDouble(SigmoidPoint::switched).toArray())) {
            return maximiser.maximise(new double[] {batch.alpha() * unit, batch.alpha() * (centre - batch.beta())});
        }
        Maximiser.Maximum rising = maximiser.maximise(new double[] {1, 0});
        Maximiser.Maximum falling = maximiser.maximise(new double[] {-1, 0});
        return rising.value() >= falling.value() ? rising : falling;
    }

    private static void add(Outcome outcome, double weight, List<IntervalMixture.Part> parts, List<Outcome> open) {
        outcome.estimate()
                .ifPresentOrElse(e -> parts.add(new IntervalMixture.Part(weight, e)), () -> open.add(outcome));
    }

    /** The mixture; when the most probable hypothesis leaves the quantity open, so does the result. */
    private static Outcome averaged(String name, List<IntervalMixture.Part> parts, List<Outcome> open) {
        double weight = parts.stream().mapToDouble(IntervalMixture.Part::weight).sum();
        if (weight < 0.5) {
            return open.stream().filter(o -> o.name().equals(name)).findFirst().orElseThrow();
        }
        return new IntervalMixture(parts.stream()
                        .map(p -> new IntervalMixture.Part(p.weight() / weight, p.estimate()))
                        .toList())
                .estimate("penalised profile likelihood, averaged over the trials' correlation");
    }

    private static Outcome profile(
            String name,
            String unit,
            Maximiser maximiser,
            Maximiser.Maximum maximum,
            double[][] covariance,
            int index) {
        double error = Math.sqrt(covariance[index][index]);
        ProfileInterval profile =
                new ProfileInterval(maximiser, maximum, index, Double.isFinite(error) && error > 0 ? error : 0.1);
        Interval at68 = profile.at(1);
        Interval at95 = profile.at(Z95);
        if (!at95.isFinite()) {
            return new Undetermined(name, unit, "the counts bound it from one side only", at95);
        }
        return new Estimate(
                name, unit, maximum.theta()[index], at68.width() / 2, at68, at95, "penalised profile likelihood");
    }

    private LogitLine line(Hypothesis best) {
        double[] theta = best.maximum.theta();
        double[][] c = new Maximiser(likelihood(centre, best.rho, true)).covariance(theta);
        return new LogitLine(theta[0] / unit, centre, theta[1], c[0][0] / (unit * unit), c[0][1] / unit, c[1][1]);
    }

    private double pearson(LogitLine line) {
        double sum = 0;
        for (SigmoidPoint point : points) {
            double p = 1 / (1 + Math.exp(point.offset() - line.at(point.at())));
            double variance = point.trials() * p * (1 - p);
            double distance = point.switched() - point.trials() * p;
            sum += variance > 0 ? distance * distance / variance : 0;
        }
        return sum;
    }

    private static Outcome shifted(Outcome outcome, double by) {
        if (outcome instanceof Estimate e) {
            return new Estimate(
                    e.name(),
                    e.unit(),
                    e.value() + by,
                    e.standardError(),
                    e.interval68().shifted(by),
                    e.interval95().shifted(by),
                    e.method());
        }
        Undetermined none = (Undetermined) outcome;
        return new Undetermined(
                none.name(), none.unit(), none.reason(), none.bounds95().shifted(by));
    }

    /** (alpha, b) instead of (alpha, c), c = -alpha b. */
    private record BetaProfile(CountSigmoidLikelihood inner) implements LogLikelihood {
        @Override
        public int size() {
            return 2;
        }

        @Override
        public double evaluate(double[] theta, double[] gradient, double[][] hessian) {
            double alpha = theta[0];
            double b = theta[1];
            double[] g = new double[2];
            double[][] h = new double[2][2];
            double value = inner.evaluate(new double[] {alpha, -alpha * b}, g, h);
            gradient[0] = g[0] - b * g[1];
            gradient[1] = -alpha * g[1];
            hessian[0][0] = h[0][0] - 2 * b * h[0][1] + b * b * h[1][1];
            hessian[1][1] = alpha * alpha * h[1][1];
            hessian[0][1] = -alpha * h[0][1] + alpha * b * h[1][1] - g[1];
            hessian[1][0] = hessian[0][1];
            return value;
        }
    }

    private static double centre(List<SigmoidPoint> points) {
        double sum = 0;
        double weights = 0;
        for (SigmoidPoint point : points) {
            double p = (point.switched() + 0.5) / (point.trials() + 1);
            double weight = point.trials() * p * (1 - p);
            sum += weight * point.at();
            weights += weight;
        }
        return sum / weights;
    }

    private static double unit(List<SigmoidPoint> points, double centre) {
        double sum = 0;
        double weights = 0;
        for (SigmoidPoint point : points) {
            double p = (point.switched() + 0.5) / (point.trials() + 1);
            double weight = point.trials() * p * (1 - p);
            sum += weight * (point.at() - centre) * (point.at() - centre);
            weights += weight;
        }
        return Math.sqrt(sum / weights);
    }

    private static FitResult separated(List<SigmoidPoint> points, Separation separation) {
        return new FitResult(
                "sigmoid",
                "counts",
                List.of(separation.alpha(), separation.beta()),
                Covariance.NONE,
                "not searched: " + separation.reason(),
                Map.of("fields", (double) points.size()),
                List.of(),
                List.of());
    }
}
