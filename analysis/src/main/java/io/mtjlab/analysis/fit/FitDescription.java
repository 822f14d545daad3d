package io.mtjlab.analysis.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Quantiles;
import io.mtjlab.analysis.result.Undetermined;

/** Finds the best point and says all that there is to say about it. */
final class FitDescription {

    private static final int MOST_NAMED = 12;

    private final Model model;
    private final FitSettings settings;
    private final Points all;
    private final int[] outliers;
    private final Solution solution;
    private final Quantiles quantiles;
    private final double factor;
    private final double[][] covariance;
    private final Optional<BootstrapSpread> spread;

    /** @param outliers rows that are set aside, ascending */
    FitDescription(Model model, FitSettings settings, Points all, int[] outliers) {
        this.model = model;
        this.settings = settings;
        this.all = all;
        this.outliers = outliers;
        Points kept = outliers.length == 0
                ? all
                : all.only(IntStream.range(0, all.size())
                        .filter(i -> Arrays.binarySearch(outliers, i) < 0)
                        .toArray());
        solution = Solution.of(model, settings, kept, LeastSquares.TIGHT);
        boolean normal = settings.noise().absolute() && !settings.loss().isRobust();
        quantiles = normal ? Quantiles.NORMAL : Quantiles.ofStudent(solution.degreesOfFreedom());
        factor = solution.varianceFactor();
        covariance = solution.free().length == 0
                ? new double[0][]
                : solution.problem().inverseInformation(solution.optimum().p(), solution.free());
        for (double[] row : covariance) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
        }
        spread = settings.intervals() instanceof Intervals.Bootstrap how && solution.degreesOfFreedom() > 0
                ? Optional.of(new BootstrapSpread(how, new BootstrapRun(how, solution, settings).estimates()))
                : Optional.empty();
    }

    FitResult result() {
        List<Outcome> outcomes = new ArrayList<>();
        List<String> freeNames = new ArrayList<>();
        int[] free = solution.free();
        for (int j = 0; j < free.length; j++) {
            freeNames.add(parameter(j).name());
            outcomes.add(outcome(j));
        }
        settings.ties().forEach((name, tie) -> outcomes.add(tied(name, tie, List.copyOf(outcomes))));
        List<String> order = model.parameters().stream().map(Parameter::name).toList();
        outcomes.sort(java.util.Comparator.comparingInt(o -> order.indexOf(o.name())));
        return new FitResult(
                model.name(),
                "data",
                outcomes,
                new Covariance(freeNames, covariance),
                solution.optimum().stop().text(),
                FitStatistics.of(solution, outliers.length),
                remarks(),
                List.of());
    }

    private Parameter parameter(int j) {
        return solution.model().parameters().get(solution.free()[j]);
    }

    private Outcome outcome(int j) {
        Parameter parameter = parameter(j);
        LeastSquares.Optimum optimum = solution.optimum();
        double value = optimum.p()[solution.free()[j]];
        double standardError = Math.sqrt(covariance[j][j]);
        Optional<String> reason = whyNot(parameter, value, standardError);
        if (reason.isPresent()) {
            return Undetermined.because(parameter.name(), parameter.unit(), reason.get());
        }
        if (spread.isPresent()) {
            int index = solution.free()[j];
            return spread.get().outcome(parameter, value, p -> p[index]);
        }
        if (settings.intervals() instanceof Intervals.Profile) {
            ProfileSearch search =
                    new ProfileSearch(solution.problem(), optimum, solution.free(), j, factor, covariance[j]);
            return new Estimate(
                    parameter.name(),
                    parameter.unit(),
                    value,
                    standardError,
                    search.interval(quantiles.at68(), parameter),
                    search.interval(quantiles.at95(), parameter),
                    "profile likelihood");
        }
        return wald(parameter, value, standardError);
    }

    private Optional<String> whyNot(Parameter parameter, double value, double standardError) {
        StopReason stop = solution.optimum().stop();
        if (stop == StopReason.LEFT_THE_DOMAIN || !Double.isFinite(value)) {
            return Optional.of(stop.text());
        }
        if (parameter.isOnBound(value)) {
            return Optional.of("the best value lies on its bound, " + value);
        }
        if (!settings.noise().absolute() && solution.degreesOfFreedom() < 1) {
            return Optional.of("no points are left over to tell the noise; give the standard deviation of y");
        }
        if (!Double.isFinite(factor)) {
            return Optional.of("too few points lie within the scale of the loss; take a larger scale");
        }
        if (!Double.isFinite(standardError)) {
            return Optional.of("the covariance is singular: the data do not separate it from other parameters");
        }
        return Optional.empty();
    }

    private Estimate wald(Parameter parameter, double value, double standardError) {
        return new Estimate(
                parameter.name(),
                parameter.unit(),
                value,
                standardError,
                Interval.around(value, quantiles.at68() * standardError),
                Interval.around(value, quantiles.at95() * standardError),
                settings.loss().isRobust() ? "M-estimate (Huber)" : "curvature (Wald)");
    }

    /** What follows from the parameters that were found. */
    private Outcome tied(String name, Tie tie, List<Outcome> found) {
        TiedModel searched = (TiedModel) solution.model();
        int index = model.parameters().stream().map(Parameter::name).toList().indexOf(name);
        Parameter parameter = model.parameters().get(index);
        double[] q = solution.optimum().p();
        double value = searched.expand(q)[index];
        Optional<Outcome> missing = found.stream()
                .filter(o -> tie.to().contains(o.name()) && !o.determined())
                .findFirst();
        if (missing.isPresent()) {
            return Undetermined.because(
                    name, parameter.unit(), "it is tied to " + missing.get().name() + ", which is not determined");
        }
        if (!(value >= parameter.lower() && value <= parameter.upper())) {
            return Undetermined.because(
                    name,
                    parameter.unit(),
                    "its tie takes it to " + value + ", beyond its bounds " + parameter.lower() + " and "
                            + parameter.upper());
        }
        if (spread.isPresent()) {
            return spread.get().outcome(parameter, value, p -> searched.expand(p)[index]);
        }
        double[] slopes = searched.slopes(index, q);
        double variance = 0;
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j < covariance.length; j++) {
                double both = slopes[solution.free()[i]] * slopes[solution.free()[j]];
                variance += both == 0 ? 0 : both * covariance[i][j];
            }
        }
        return wald(parameter, value, Math.sqrt(variance));
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        settings.fixed().forEach((name, value) -> remarks.add(name + " held at " + value));
        settings.ties().forEach((name, tie) -> remarks.add(name + " tied to " + String.join(", ", tie.to())));
        if (outliers.length > 0) {
            remarks.add(outliers.length + " of " + all.size() + " points set aside as outliers, at x = "
                    + IntStream.of(outliers)
                            .limit(MOST_NAMED)
                            .mapToObj(i -> String.valueOf(all.x()[i]))
                            .collect(Collectors.joining(", "))
                    + (outliers.length > MOST_NAMED ? ", ..." : ""));
        }
        spread.ifPresent(s -> s.remark().ifPresent(remarks::add));
        return remarks;
    }
}
