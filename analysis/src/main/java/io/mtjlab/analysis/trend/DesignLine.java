package io.mtjlab.analysis.trend;

import java.util.Arrays;
import java.util.List;

import org.apache.commons.math3.distribution.TDistribution;

import io.mtjlab.analysis.fit.CurveFit;
import io.mtjlab.analysis.fit.Loss;
import io.mtjlab.analysis.fit.Model;
import io.mtjlab.analysis.fit.Parameter;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.steps.Robust;
import io.mtjlab.base.error.InvalidInput;

/**
 * A straight line of a fitted quantity against a design variable over many devices, for example Kumar's V_c(t) = 1.30
 * V/nm (t - 1.0615 nm). Intervals are of Student's t with n - 2 degrees of freedom.
 *
 * @param slope quantity per design unit
 * @param zero of the design variable, where the line crosses nought: its intervals by Fieller's theorem (J. R. Stat. Soc.
 *     B 16, 175 (1954))
 * @param scatter standard deviation of the devices around the line, their errors of measurement taken off
 */
public record DesignLine(Estimate slope, Estimate intercept, Estimate zero, double scatter) {

    private static final double UPPER_68 = 0.8413447460685429;
    private static final double UPPER_95 = 0.975;
    private static final int HALVINGS = 100;

    /** Beyond so many standard deviations a device counts less; 95 % efficient on normal scatter (Huber 1964). */
    private static final double HUBER = 1.345;

    /**
     * By least squares, devices scattering alike around the line.
     *
     * @param design shape [n], at least three, not all alike
     * @param quantity shape [n]
     * @param designUnit symbol, for example {@code nm}
     * @param unit symbol of the quantity
     */
    public static DesignLine fit(double[] design, double[] quantity, String designUnit, String unit) {
        double[] none = new double[design.length];
        return weighted(design, quantity, none, designUnit, unit);
    }

    /**
     * Weighted by 1/(sigma^2 + scatter^2), the scatter such that the weighted residuals are as large as they should be
     * (Paule and Mandel, J. Res. NBS 87, 377 (1982)).
     *
     * @param sigma of each quantity's measurement, shape [n]; 0 when it is negligible
     */
    public static DesignLine weighted(
            double[] design, double[] quantity, double[] sigma, String designUnit, String unit) {
        check(design, quantity, sigma, designUnit);
        double scatter = scatter(design, quantity, sigma);
        double[] total = Arrays.stream(sigma).map(s -> Math.hypot(s, scatter)).toArray();
        boolean exact = Arrays.stream(total).allMatch(s -> s == 0);
        CurveFit fit = CurveFit.of(line(design));
        return of(
                (exact ? fit : fit.withRelativeSigma(total)).fit(design, quantity),
                design,
                scatter,
                designUnit,
                unit,
                "Student's t");
    }

    /** By Huber's loss, so that a few devices that are not of the series do not move it; every device counts alike. */
    public static DesignLine robust(double[] design, double[] quantity, String designUnit, String unit) {
        check(design, quantity, new double[design.length], designUnit);
        double scale = theilSenScale(design, quantity);
        if (!(scale > 0)) {
            return fit(design, quantity, designUnit, unit);
        }
        FitResult fit =
                CurveFit.of(line(design)).withLoss(Loss.HUBER, HUBER * scale).fit(design, quantity);
        return of(fit, design, scale, designUnit, unit, "M-estimate (Huber)");
    }

    /** Through the middle of the design values, where height and slope are least correlated. */
    private static Model line(double[] design) {
        double middle = middle(design);
        return Model.of("line", List.of(Parameter.of("height", "1"), Parameter.of("slope", "1")), (x, p, gradient) -> {
            gradient[0] = 1;
            gradient[1] = x - middle;
            return p[0] + p[1] * (x - middle);
        });
    }

    private static double middle(double[] design) {
        return Arrays.stream(design).average().orElseThrow();
    }

    private static DesignLine of(
            FitResult fit, double[] design, double scatter, String designUnit, String unit, String method) {
        double x = middle(design);
        double height = fit.value("height");
        double slope = fit.value("slope");
        double ofHeight = fit.covariance().of("height", "height");
        double ofSlope = fit.covariance().of("slope", "slope");
        double both = fit.covariance().of("height", "slope");
        TDistribution t = new TDistribution(design.length - 2.0);
        double t68 = t.inverseCumulativeProbability(UPPER_68);
        double t95 = t.inverseCumulativeProbability(UPPER_95);
        double ofIntercept = ofHeight - 2 * x * both + x * x * ofSlope;
        double away = -height / slope;
        double ofZero = (ofHeight + 2 * away * both + away * away * ofSlope) / (slope * slope);
        return new DesignLine(
                estimate("slope", unit + "/" + designUnit, slope, Math.sqrt(ofSlope), t68, t95, method),
                estimate("intercept", unit, height - slope * x, Math.sqrt(ofIntercept), t68, t95, method),
                new Estimate(
                        "zero",
                        designUnit,
                        x + away,
                        Math.sqrt(ofZero),
                        fieller(x, height, slope, ofHeight, ofSlope, both, t68),
                        fieller(x, height, slope, ofHeight, ofSlope, both, t95),
                        "Fieller"),
                scatter);
    }

    private static void check(double[] design, double[] quantity, double[] sigma, String designUnit) {
        int n = design.length;
        if (n != quantity.length || n != sigma.length || n < 3) {
            throw new InvalidInput(
                    "line: " + n + " design values, " + quantity.length + " quantities; at least 3 of each expected");
        }
        if (Arrays.stream(design).allMatch(d -> d == design[0])) {
            throw new InvalidInput("line: the design variable is " + design[0] + " " + designUnit + " everywhere");
        }
    }

    /** Where the weighted sum of squares falls to n - 2; 0 when the errors of measurement explain all. */
    private static double scatter(double[] design, double[] quantity, double[] sigma) {
        int n = design.length;
        double low = 0;
        double high = Math.sqrt(squares(design, quantity, new double[n], 1) / (n - 2));
        if (Arrays.stream(sigma).allMatch(s -> s == 0)) {
            return high;
        }
        if (Arrays.stream(sigma).allMatch(s -> s > 0) && squares(design, quantity, sigma, 0) <= n - 2) {
            return 0;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (low + high);
            if (squares(design, quantity, sigma, middle) > n - 2) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Weighted residual sum of squares of the line with these weights. */
    private static double squares(double[] design, double[] quantity, double[] sigma, double scatter) {
        double[] weight =
                Arrays.stream(sigma).map(s -> 1 / (s * s + scatter * scatter)).toArray();
        double all = Arrays.stream(weight).sum();
        double x = 0;
        double y = 0;
        for (int i = 0; i < weight.length; i++) {
            x += weight[i] * design[i] / all;
            y += weight[i] * quantity[i] / all;
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < weight.length; i++) {
            xx += weight[i] * (design[i] - x) * (design[i] - x);
            xy += weight[i] * (design[i] - x) * (quantity[i] - y);
            yy += weight[i] * (quantity[i] - y) * (quantity[i] - y);
        }
        return Math.max(0, yy - xy * xy / xx);
    }

    /** Standard deviation around the median slope through all pairs (Theil 1950, Sen 1968), by the median distance. */
    private static double theilSenScale(double[] design, double[] quantity) {
        int n = design.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                if (design[i] != design[j]) {
                    slopes[count++] = (quantity[i] - quantity[j]) / (design[i] - design[j]);
                }
            }
        }
        double slope = Robust.median(Arrays.copyOf(slopes, count));
        double[] rest = new double[n];
        for (int i = 0; i < n; i++) {
            rest[i] = quantity[i] - slope * design[i];
        }
        return Robust.sigma(rest) * Math.sqrt(n / (n - 2.0));
    }

    private static Estimate estimate(
            String name, String unit, double value, double error, double t68, double t95, String method) {
        return new Estimate(
                name,
                unit,
                value,
                error,
                Interval.around(value, t68 * error),
                Interval.around(value, t95 * error),
                method);
    }

    /** Where (height + slope u)^2 <= t^2 Var(height + slope u), u = zero - x; everywhere when the slope may be nought. */
    private static Interval fieller(
            double x, double height, double slope, double ofHeight, double ofSlope, double both, double t) {
        double a = slope * slope - t * t * ofSlope;
        double b = height * slope - t * t * both;
        double c = height * height - t * t * ofHeight;
        if (!(a > 0)) {
            return Interval.EVERYTHING;
        }
        double root = Math.sqrt(Math.max(0, b * b - a * c));
        return Interval.between(x + (-b - root) / a, x + (-b + root) / a);
    }
}
