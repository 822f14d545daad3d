package io.mtjlab.analysis.fit;

import java.util.List;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Quantiles;

/**
 * The curve that a fit found, with what the parameters' covariance leaves open of it:
 *
 * <pre>{@code
 * CurveFit decay = CurveFit.of(model);
 * Estimate volts = decay.curve(decay.fit(seconds, volts)).at(2.5);
 * }</pre>
 *
 * <p>var y = g' C g with g = dy/dp: to first order, pointwise, of the curve and not of a reading, which has its noise too.
 */
public final class FittedCurve {

    private final Model searched;
    private final double[] p;
    private final double[][] covariance;
    private final Quantiles quantiles;

    FittedCurve(Model searched, FitSettings settings, FitResult fit) {
        List<String> names = searched.parameters().stream().map(Parameter::name).toList();
        this.searched = searched;
        this.p = names.stream()
                .mapToDouble(name ->
                        settings.fixed().containsKey(name) ? settings.fixed().get(name) : fit.value(name))
                .toArray();
        this.covariance = new double[p.length][p.length];
        List<String> free = fit.covariance().names();
        for (String one : free) {
            for (String other : free) {
                covariance[names.indexOf(one)][names.indexOf(other)] =
                        fit.covariance().of(one, other);
            }
        }
        boolean normal = settings.noise().absolute() && !settings.loss().isRobust();
        this.quantiles = normal
                ? Quantiles.NORMAL
                : Quantiles.ofStudent(
                        fit.statistics().getOrDefault("degrees_of_freedom", 0.0).intValue());
    }

    /**
     * The curve at {@code x}, with its standard error and intervals of 68 % and 95 %.
     *
     * @return in the unit of y, which the estimate does not name
     */
    public Estimate at(double x) {
        double[] gradient = new double[p.length];
        double y = searched.valueAndGradient(x, p, gradient);
        double variance = 0;
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < p.length; j++) {
                variance += gradient[i] * gradient[j] * covariance[i][j];
            }
        }
        double error = Math.sqrt(Math.max(0, variance));
        return new Estimate(
                searched.name(),
                "",
                y,
                error,
                Interval.around(y, quantiles.at68() * error),
                Interval.around(y, quantiles.at95() * error),
                "curvature (Wald)");
    }
}
