package io.mtjlab.analysis.fit;

import java.util.stream.IntStream;

import io.mtjlab.analysis.likelihood.ProfileCrossing;
import io.mtjlab.analysis.result.Interval;

/**
 * Profile of the sum of squares in one parameter: the others are fitted again at each of its values. An end of the
 * interval is where the rise equals the square of the quantile (Venzon and Moolgavkar, Appl. Stat. 37, 87 (1988)).
 */
final class ProfileSearch {

    private static final int MAX_STEPS = 40;
    private static final double TOLERANCE = 1e-5;

    private final LeastSquares problem;
    private final LeastSquares.Optimum optimum;
    private final int index;
    private final int[] others;
    private final double scale;
    private final double standardError;
    /** d others / d parameter along the profile, at its best point. */
    private final double[] drift;

    ProfileSearch(
            LeastSquares problem,
            LeastSquares.Optimum optimum,
            int[] free,
            int j,
            double scale,
            double[] covarianceRow) {
        this.standardError = Math.sqrt(covarianceRow[j]);
        this.drift = IntStream.range(0, free.length)
                .filter(k -> k != j)
                .mapToDouble(k -> covarianceRow[k] / covarianceRow[j])
                .map(d -> Double.isFinite(d) ? d : 0)
                .toArray();
        this.problem = problem;
        this.optimum = optimum;
        this.index = free[j];
        this.others = IntStream.of(free).filter(k -> k != index).toArray();
        this.scale = scale;
    }

    Interval interval(double quantile, Parameter parameter) {
        double best = optimum.p()[index];
        return Interval.between(
                end(best, -standardError, quantile, parameter.lower()),
                end(best, standardError, quantile, parameter.upper()));
    }

    /** Where the signed root of the rise reaches {@code quantile}: the bracket grows until it holds that. */
    private double end(double best, double step, double quantile, double bound) {
        double inside = best;
        double rootInside = 0;
        double outside = best;
        double rootOutside = 0;
        double[] warm = optimum.p().clone();
        double reach = quantile;
        for (int i = 0; i < MAX_STEPS && rootOutside < quantile; i++) {
            inside = outside;
            rootInside = rootOutside;
            outside = best + step * reach;
            reach *= 1.5;
            if (step < 0 ? outside <= bound : outside >= bound) {
                return bound;
            }
            rootOutside = root(outside, warm);
        }
        if (rootOutside < quantile) {
            return step < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return new ProfileCrossing(value -> root(value, warm), quantile, TOLERANCE)
                .between(inside, rootInside, outside, rootOutside, Math.abs(step));
    }

    /** The others start where their covariance with the parameter takes them. */
    private double root(double value, double[] warm) {
        for (int k = 0; k < others.length; k++) {
            warm[others[k]] += drift[k] * (value - warm[index]);
        }
        warm[index] = value;
        LeastSquares.Optimum constrained = problem.minimise(warm, others, LeastSquares.LOOSE);
        System.arraycopy(constrained.p(), 0, warm, 0, warm.length);
        return Math.sqrt(Math.max(0, constrained.cost() - optimum.cost()) / scale);
    }
}
