package io.mtjlab.analysis.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.mtjlab.analysis.result.Estimate;

/**
 * Posterior of curves y = c(theta) + sum b_j x_j(theta) + noise that are linear in all but a few parameters. The linear
 * ones and the noise are integrated out (flat in b, 1/sigma in the noise), theta is drawn by {@link ImportanceSampler},
 * and rival descriptions of the same theta, for example with and without a drift, are averaged by how likely they are.
 */
public final class PartlyLinear {

    /** One description. */
    public interface Design {

        /**
         * What it expects at a place.
         *
         * @param columns receives x_j, shape [coefficients][n]
         * @param constant receives c, shape [n]
         */
        void at(double[] theta, double[][] columns, double[] constant);
    }

    /**
     * A description among rivals.
     *
     * @param logPrior how likely it is beforehand
     * @param precision of each coefficient's normal prior around 0, in 1/sigma^2 of the noise; 0 for a flat one
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
    public record Variant(Design design, double logPrior, double[] precision) {}

    /**
     * A draw of theta with what one description makes of it.
     *
     * @param variant its index
     * @param coefficients their means given theta
     * @param covariance of them given theta
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
    public record Draw(int variant, double weight, double[] theta, double[] coefficients, double[][] covariance) {}

    /** A variant's part of a draw that is lighter than this share of the draw is left out. */
    private static final double NEGLIGIBLE = 1e-6;

    private final double[] y;
    private final List<Variant> variants;
    private final ToDoubleFunction<double[]> logPrior;
    private final List<List<Part>> parts = new ArrayList<>();
    private final double[][][] columns;
    private final double[] rest;

    @SuppressWarnings("ArrayRecordComponent")
    private record Part(int variant, double log, double[] theta, double[] mean, double[][] covariance) {}

    private PartlyLinear(double[] y, List<Variant> variants, ToDoubleFunction<double[]> logPrior) {
        this.y = y;
        this.variants = variants;
        this.logPrior = logPrior;
        this.columns = new double[variants.size()][][];
        for (int v = 0; v < columns.length; v++) {
            columns[v] = new double[variants.get(v).precision().length][y.length];
        }
        this.rest = new double[y.length];
    }

    /**
     * Draws from the posterior; their weights sum to one.
     *
     * @param logPrior of theta, the same for all variants; minus infinity outside the domain
     * @param first where theta is expected
     * @param draws of the last round
     */
    public static List<Draw> draw(
            double[] y,
            List<Variant> variants,
            ToDoubleFunction<double[]> logPrior,
            List<StudentComponent> first,
            int draws) {
        PartlyLinear posterior = new PartlyLinear(y, variants, logPrior);
        ImportanceSampler.Sample sample = ImportanceSampler.draw(posterior::logDensity, first, draws);
        List<Draw> all = new ArrayList<>();
        for (int i = 0; i < sample.weights().length; i++) {
            if (sample.weights()[i] > 0) {
                all.addAll(shared(posterior.parts.get(i), sample.weights()[i]));
            }
        }
        return all;
    }

    /** What the variants make of one place that is known; the weights sum to one. */
    public static List<Draw> given(double[] y, List<Variant> variants, double[] theta) {
        PartlyLinear posterior = new PartlyLinear(y, variants, any -> 0);
        posterior.logDensity(theta);
        return shared(posterior.parts.get(0), 1);
    }

    private static List<Draw> shared(List<Part> some, double weight) {
        double total = logSum(some);
        return some.stream()
                .map(p -> new Draw(p.variant, weight * Math.exp(p.log - total), p.theta, p.mean, p.covariance))
                .toList();
    }

    private double logDensity(double[] theta) {
        double prior = logPrior.applyAsDouble(theta);
        List<Part> some = new ArrayList<>();
        if (prior > Double.NEGATIVE_INFINITY) {
            double best = Double.NEGATIVE_INFINITY;
            for (int v = 0; v < variants.size(); v++) {
                Part part = part(v, theta);
                best = Math.max(best, part.log);
                some.add(part);
            }
            double least = best + Math.log(NEGLIGIBLE);
            some.removeIf(part -> !(part.log >= least));
        }
        parts.add(some);
        return some.isEmpty() ? Double.NEGATIVE_INFINITY : prior + logSum(some);
    }

    private static double logSum(List<Part> some) {
        double best = some.stream().mapToDouble(Part::log).max().orElse(Double.NEGATIVE_INFINITY);
        return best
                + Math.log(
                        some.stream().mapToDouble(p -> Math.exp(p.log - best)).sum());
    }

    private Part part(int v, double[] theta) {
        Variant variant = variants.get(v);
        double[][] x = columns[v];
        variant.design().at(theta, x, rest);
        int p = x.length;
        double[][] normal = new double[p][p];
        double[] right = new double[p];
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            rest[i] = y[i] - rest[i];
            squares += rest[i] * rest[i];
        }
        for (int j = 0; j < p; j++) {
            right[j] = dot(x[j], rest);
            for (int k = 0; k <= j; k++) {
                normal[j][k] = dot(x[j], x[k]);
            }
            normal[j][j] += variant.precision()[j];
        }
        double logDeterminant = factor(normal);
        if (!Double.isFinite(logDeterminant)) {
            return new Part(v, Double.NEGATIVE_INFINITY, theta, right, normal);
        }
        double[][] inverse = inverse(normal);
        double[] mean = new double[p];
        double flat = 0;
        double logPrecision = 0;
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                mean[j] += inverse[j][k] * right[k];
            }
            squares -= mean[j] * right[j];
            flat += variant.precision()[j] > 0 ? 0 : 1;
            logPrecision += variant.precision()[j] > 0 ? Math.log(variant.precision()[j]) : 0;
        }
        double freedom = y.length - flat;
        squares = Math.max(squares, Double.MIN_NORMAL);
        double log = variant.logPrior() + 0.5 * (logPrecision - logDeterminant - freedom * Math.log(squares));
        double variance = squares / Math.max(1, freedom - 2);
        for (double[] row : inverse) {
            for (int k = 0; k < p; k++) {
                row[k] *= variance;
            }
        }
        return new Part(v, log, theta, mean, inverse);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Turns the lower half into its Cholesky factor and tells the logarithm of the determinant; NaN when singular. */
    private static double factor(double[][] a) {
        double log = 0;
        for (int j = 0; j < a.length; j++) {
            double whole = a[j][j];
            for (int k = 0; k <= j; k++) {
                double sum = a[j][k];
                for (int m = 0; m < k; m++) {
                    sum -= a[j][m] * a[k][m];
                }
                if (k < j) {
                    a[j][k] = sum / a[k][k];
                } else if (sum > 1e-14 * whole) {
                    a[j][j] = Math.sqrt(sum);
                    log += Math.log(sum);
                } else {
                    return Double.NaN;
                }
            }
        }
        return log;
    }

    /** @param l Cholesky factor in the lower half */
    private static double[][] inverse(double[][] l) {
        int p = l.length;
        double[][] root = new double[p][p];
        for (int j = 0; j < p; j++) {
            root[j][j] = 1 / l[j][j];
            for (int i = j + 1; i < p; i++) {
                double sum = 0;
                for (int k = j; k < i; k++) {
                    sum -= l[i][k] * root[k][j];
                }
                root[i][j] = sum / l[i][i];
            }
        }
        double[][] inverse = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                for (int k = Math.max(i, j); k < p; k++) {
                    inverse[i][j] += root[k][i] * root[k][j];
                }
            }
        }
        return inverse;
    }

    /** A quantity that follows from theta alone. */
    public static Estimate estimate(
            List<Draw> draws, String name, String unit, ToDoubleFunction<double[]> ofTheta, String method) {
        double[] weights = draws.stream().mapToDouble(Draw::weight).toArray();
        double[] values = draws.stream()
                .mapToDouble(d -> ofTheta.applyAsDouble(d.theta()))
                .toArray();
        return MixtureQuantiles.ofDraws(values, weights).estimate(name, unit, method);
    }

    /** A quantity that is about normal given a draw, with its mean and variance there. */
    public static Estimate estimate(
            List<Draw> draws,
            String name,
            String unit,
            ToDoubleFunction<Draw> mean,
            ToDoubleFunction<Draw> variance,
            String method) {
        double[] weights = draws.stream().mapToDouble(Draw::weight).toArray();
        double[] centres = draws.stream().mapToDouble(mean).toArray();
        double[] deviations = draws.stream()
                .mapToDouble(variance)
                .map(v -> Math.sqrt(Math.max(v, Double.MIN_NORMAL)))
                .toArray();
        return MixtureQuantiles.ofNormals(centres, deviations, weights).estimate(name, unit, method);
    }

    /** Variance of the combination of a draw's coefficients with these factors. */
    public static double variance(Draw draw, double[] factors) {
        double sum = 0;
        for (int j = 0; j < factors.length; j++) {
            for (int k = 0; k < factors.length; k++) {
                sum += factors[j] * factors[k] * draw.covariance()[j][k];
            }
        }
        return sum;
    }

    /** Starts for a search near {@code centre} with these deviations: as told, and three times as wide. */
    public static List<StudentComponent> around(double[] centre, double[] deviations) {
        List<StudentComponent> components = new ArrayList<>();
        for (double times : new double[] {1, 3}) {
            double[][] covariance = new double[centre.length][centre.length];
            for (int j = 0; j < centre.length; j++) {
                covariance[j][j] = Math.pow(times * deviations[j], 2);
            }
            components.add(StudentComponent.of(0.5, Arrays.copyOf(centre, centre.length), covariance));
        }
        return components;
    }
}
