package io.mtjlab.analysis.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.apache.commons.math3.distribution.TDistribution;

import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.error.InvalidInput;

/**
 * Fits a curve to points by least squares:
 *
 * <pre>{@code
 * FitResult fit = CurveFit.of(model).withFixed("VC", 0).withProfileIntervals().fit(x, y);
 * fit.value("fr");
 * }</pre>
 *
 * <p>Without {@link #withSigma} the noise is estimated: covariance = RSS/(n-p) (J'J)^-1 and intervals use Student's t
 * with n-p degrees of freedom. With it the covariance is (J'WJ)^-1 as it stands and intervals are normal. Immutable;
 * every {@code with} returns a new instance.
 */
public final class CurveFit {

    private final Model model;
    private final Map<String, Double> fixed;
    private final Map<String, Double> guesses;
    private final Optional<double[]> sigma;
    private final boolean absolute;
    private final boolean profile;

    private CurveFit(
            Model model,
            Map<String, Double> fixed,
            Map<String, Double> guesses,
            Optional<double[]> sigma,
            boolean absolute,
            boolean profile) {
        this.model = model;
        this.fixed = fixed;
        this.guesses = guesses;
        this.sigma = sigma;
        this.absolute = absolute;
        this.profile = profile;
    }

    public static CurveFit of(Model model) {
        return new CurveFit(model, Map.of(), Map.of(), Optional.empty(), false, false);
    }

    /** Holds a parameter at a value. */
    public CurveFit withFixed(String name, double value) {
        return new CurveFit(model, plus(fixed, name, value), guesses, sigma, absolute, profile);
    }

    /** Starts the search for a parameter at a value. */
    public CurveFit withGuess(String name, double value) {
        return new CurveFit(model, fixed, plus(guesses, name, value), sigma, absolute, profile);
    }

    /** The standard deviation of each y, known absolutely; shape [n], unit of y. */
    public CurveFit withSigma(double[] sigmaOfY) {
        return new CurveFit(model, fixed, guesses, Optional.of(sigmaOfY.clone()), true, profile);
    }

    /** Standard deviations of the y up to a common factor, which the residuals tell; shape [n]. */
    public CurveFit withRelativeSigma(double[] relativeSigma) {
        return new CurveFit(model, fixed, guesses, Optional.of(relativeSigma.clone()), false, profile);
    }

    /** Intervals from the profile of the sum of squares instead of its curvature. */
    public CurveFit withProfileIntervals() {
        return new CurveFit(model, fixed, guesses, sigma, absolute, true);
    }

    /** Starts the search at {@code values}, all parameters in the model's order. */
    public CurveFit startingAt(double[] values) {
        if (values.length != model.parameters().size()) {
            throw new InvalidInput(values.length + " values to start from; " + model.name() + " has "
                    + model.parameters().size() + " parameters");
        }
        CurveFit started = this;
        for (int j = 0; j < values.length; j++) {
            started = started.withGuess(model.parameters().get(j).name(), values[j]);
        }
        return started;
    }

    /**
     * Where a search ended, without errors: for those who compare several starts.
     *
     * @param values of all parameters in the model's order
     * @param cost sum of squared weighted residuals
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record BestPoint(double[] values, double cost, StopReason stop) {}

    /** The best point alone; arguments and errors as in {@link #fit}. */
    public BestPoint bestPoint(double[] x, double[] y) {
        Search search = search(x, y, LeastSquares.LOOSE);
        return new BestPoint(search.optimum.p(), search.optimum.cost(), search.optimum.stop());
    }

    /**
     * Fits.
     *
     * @param x shape [n]
     * @param y shape [n]
     * @throws InvalidInput when lengths differ, a value is not finite or there are fewer points than free parameters
     */
    public FitResult fit(double[] x, double[] y) {
        Search search = search(x, y, LeastSquares.TIGHT);
        return describe(search.problem, search.optimum, search.free, x.length);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Search(LeastSquares problem, LeastSquares.Optimum optimum, int[] free) {}

    private Search search(double[] x, double[] y, double tolerance) {
        checkData(x, y);
        List<Parameter> parameters = model.parameters();
        double[] start = model.guess(x, y);
        for (int j = 0; j < start.length; j++) {
            String name = parameters.get(j).name();
            start[j] = parameters.get(j).clamp(guesses.getOrDefault(name, start[j]));
            start[j] = fixed.getOrDefault(name, start[j]);
        }
        int[] free = IntStream.range(0, start.length)
                .filter(j -> !fixed.containsKey(parameters.get(j).name()))
                .toArray();
        if (x.length < free.length) {
            throw new InvalidInput(
                    x.length + " points cannot determine " + free.length + " parameters of " + model.name());
        }
        double[] rootWeights = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            rootWeights[i] = sigma.isPresent() ? 1 / sigma.get()[i] : 1;
        }
        LeastSquares problem = new LeastSquares(model, x, y, rootWeights);
        return new Search(problem, problem.minimise(start, free, tolerance), free);
    }

    private FitResult describe(LeastSquares problem, LeastSquares.Optimum optimum, int[] free, int points) {
        int degreesOfFreedom = points - free.length;
        double reduced = degreesOfFreedom > 0 ? optimum.cost() / degreesOfFreedom : Double.NaN;
        double scale = absolute ? 1 : reduced;
        double[][] covariance = free.length == 0 ? new double[0][] : problem.inverseInformation(optimum.p(), free);
        for (double[] row : covariance) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= scale;
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        List<String> freeNames = new ArrayList<>();
        Quantiles quantiles = new Quantiles(absolute, degreesOfFreedom);
        for (int j = 0; j < free.length; j++) {
            freeNames.add(model.parameters().get(free[j]).name());
            outcomes.add(outcome(problem, optimum, free, j, covariance[j], scale, quantiles));
        }
        List<String> remarks = new ArrayList<>();
        fixed.forEach((name, value) -> remarks.add(name + " held at " + value));
        Map<String, Double> statistics = new LinkedHashMap<>();
        statistics.put("points", (double) points);
        statistics.put("degrees_of_freedom", (double) degreesOfFreedom);
        statistics.put(absolute ? "chi_square" : "residual_sum_of_squares", optimum.cost());
        statistics.put(absolute ? "reduced_chi_square" : "residual_variance", reduced);
        statistics.put("evaluations", (double) optimum.evaluations());
        return new FitResult(
                model.name(),
                "data",
                outcomes,
                new Covariance(freeNames, covariance),
                optimum.stop().text(),
                statistics,
                remarks,
                List.of());
    }

    private Outcome outcome(
            LeastSquares problem,
            LeastSquares.Optimum optimum,
            int[] free,
            int j,
            double[] covarianceRow,
            double scale,
            Quantiles quantiles) {
        Parameter parameter = model.parameters().get(free[j]);
        double value = optimum.p()[free[j]];
        double standardError = Math.sqrt(covarianceRow[j]);
        if (optimum.stop() == StopReason.LEFT_THE_DOMAIN || !Double.isFinite(value)) {
            return Undetermined.because(
                    parameter.name(), parameter.unit(), optimum.stop().text());
        }
        if (parameter.isOnBound(value)) {
            return Undetermined.because(
                    parameter.name(), parameter.unit(), "the best value lies on its bound, " + value);
        }
        if (!absolute && quantiles.degreesOfFreedom() < 1) {
            return Undetermined.because(
                    parameter.name(),
                    parameter.unit(),
                    "no points are left over to tell the noise; give the standard deviation of y");
        }
        if (!Double.isFinite(standardError)) {
            return Undetermined.because(
                    parameter.name(), parameter.unit(), "the data do not separate it from other parameters");
        }
        Interval wald68 = Interval.around(value, quantiles.at68() * standardError);
        Interval wald95 = Interval.around(value, quantiles.at95() * standardError);
        if (!profile) {
            return new Estimate(
                    parameter.name(), parameter.unit(), value, standardError, wald68, wald95, "curvature (Wald)");
        }
        ProfileSearch search = new ProfileSearch(problem, optimum, free, j, scale, covarianceRow);
        return new Estimate(
                parameter.name(),
                parameter.unit(),
                value,
                standardError,
                search.interval(quantiles.at68(), parameter),
                search.interval(quantiles.at95(), parameter),
                "profile likelihood");
    }

    private void checkData(double[] x, double[] y) {
        if (x.length != y.length || (sigma.isPresent() && sigma.get().length != x.length)) {
            throw new InvalidInput("x, y and sigma differ in length: " + x.length + ", " + y.length
                    + sigma.map(s -> ", " + s.length).orElse(""));
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                throw new InvalidInput("point " + (i + 1) + " is not finite: x = " + x[i] + ", y = " + y[i]);
            }
            double deviation = sigma.isPresent() ? sigma.get()[i] : 1;
            if (!(deviation > 0 && Double.isFinite(deviation))) {
                throw new InvalidInput("the standard deviation of point " + (i + 1) + " is " + deviation
                        + "; it must be above 0 and finite");
            }
        }
        checkNames();
    }

    private void checkNames() {
        List<String> known = model.parameters().stream().map(Parameter::name).toList();
        for (String name : plusAll(fixed, guesses).keySet()) {
            if (!known.contains(name)) {
                throw new InvalidInput(model.name() + " has no parameter '" + name + "'; it has " + known);
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
        }
    }

    /** How many standard errors the 68.27 % and the 95 % interval reach. */
    private record Quantiles(int degreesOfFreedom, double at68, double at95) {
        Quantiles(boolean normal, int degreesOfFreedom) {
            this(
                    degreesOfFreedom,
                    quantile(normal, degreesOfFreedom, 0.8413447460685429),
                    quantile(normal, degreesOfFreedom, 0.975));
        }

        private static double quantile(boolean normal, int degreesOfFreedom, double probability) {
            if (normal || degreesOfFreedom < 1) {
                return probability > 0.9 ? 1.959963984540054 : 1;
            }
            return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(probability);
        }
    }

    private static Map<String, Double> plus(Map<String, Double> map, String name, double value) {
        return plusAll(map, Map.of(name, value));
    }

    private static Map<String, Double> plusAll(Map<String, Double> map, Map<String, Double> more) {
        Map<String, Double> all = new LinkedHashMap<>(map);
        all.putAll(more);
        return all;
    }
}
