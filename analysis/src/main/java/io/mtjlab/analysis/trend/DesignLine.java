package io.mtjlab.analysis.trend;

import java.util.List;

import org.apache.commons.math3.distribution.TDistribution;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.base.error.InvalidInput;

/**
 * A straight line of a fitted quantity against a design variable over many devices, for example Kumar's V_c(t) = 1.30
 * V/nm (t - 1.0615 nm): least squares, devices scattering alike around it, Student's t with n - 2 degrees of freedom.
 *
 * @param slope quantity per design unit
 * @param zero of the design variable, where the line crosses nought: its intervals by Fieller's theorem
 */
public record DesignLine(Estimate slope, Estimate intercept, Estimate zero) {

    /**
     * @param design shape [n], at least three, not all alike
     * @param quantity shape [n]
     * @param designUnit symbol, for example {@code nm}
     * @param unit symbol of the quantity
     */
    public static DesignLine fit(double[] design, double[] quantity, String designUnit, String unit) {
        int n = design.length;
        if (n != quantity.length || n < 3) {
            throw new InvalidInput(
                    "line: " + n + " design values, " + quantity.length + " quantities; at least 3 of each expected");
        }
        double x = java.util.Arrays.stream(design).average().orElseThrow();
        double y = java.util.Arrays.stream(quantity).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += (design[i] - x) * (design[i] - x);
            xy += (design[i] - x) * (quantity[i] - y);
        }
        if (!(xx > 0)) {
            throw new InvalidInput("line: the design variable is " + x + " " + designUnit + " everywhere");
        }
        double slope = xy / xx;
        double rest = 0;
        for (int i = 0; i < n; i++) {
            rest += Math.pow(quantity[i] - y - slope * (design[i] - x), 2);
        }
        double variance = rest / (n - 2);
        TDistribution t = new TDistribution(n - 2.0);
        double t68 = t.inverseCumulativeProbability(0.8413447460685429);
        double t95 = t.inverseCumulativeProbability(0.975);
        double slopeError = Math.sqrt(variance / xx);
        double interceptError = Math.sqrt(variance * (1.0 / n + x * x / xx));
        double zero = x - y / slope;
        double zeroError = Math.sqrt(variance * (1.0 / n + (zero - x) * (zero - x) / xx)) / Math.abs(slope);
        return new DesignLine(
                estimate("slope", unit + "/" + designUnit, slope, slopeError, t68, t95),
                estimate("intercept", unit, y - slope * x, interceptError, t68, t95),
                new Estimate(
                        "zero",
                        designUnit,
                        zero,
                        zeroError,
                        fieller(x, y, slope, variance / n, variance / xx, t68),
                        fieller(x, y, slope, variance / n, variance / xx, t95),
                        "Fieller"));
    }

    private static Estimate estimate(String name, String unit, double value, double error, double t68, double t95) {
        return new Estimate(
                name,
                unit,
                value,
                error,
                Interval.around(value, t68 * error),
                Interval.around(value, t95 * error),
                "Student's t");
    }

    /** Where the line may cross nought; everywhere when the slope may be nought. */
    private static Interval fieller(double x, double y, double slope, double ofMean, double ofSlope, double t) {
        double a = slope * slope - t * t * ofSlope;
        if (!(a > 0)) {
            return Interval.EVERYTHING;
        }
        double root = Math.sqrt(y * y * slope * slope - a * (y * y - t * t * ofMean));
        return Interval.between(x + (-y * slope - root) / a, x + (-y * slope + root) / a);
    }

    /** Median of each design value's devices, for a figure or a table; in the order of {@code groups}. */
    public static double[] medians(List<double[]> groups) {
        return groups.stream()
                .mapToDouble(io.mtjlab.analysis.steps.Robust::median)
                .toArray();
    }
}
