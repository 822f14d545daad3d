package io.mtjlab.protocols.parameter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Set-points in the order in which they are taken.
 *
 * @param values at least one
 */
public record Grid(List<Double> values) {

    /** An even grid may miss its end by this fraction of a step: decimal fractions are not binary ones. */
    private static final double WHOLE_STEPS_WITHIN = 1e-6;

    private static final int MOST_POINTS = 1_000_000;

    public Grid {
        values = List.copyOf(values);
    }

    public static Grid of(double... values) {
        return new Grid(Arrays.stream(values).boxed().toList());
    }

    /**
     * {@code from}, {@code from + step} and so on to {@code to}, both ends included; falls when {@code to} lies below.
     *
     * @param step above 0
     * @throws IllegalArgumentException when no whole number of steps leads there; the message says what would
     */
    public static Grid even(double from, double to, double step) {
        double steps = Math.abs(to - from) / step;
        if (!(step > 0) || !(steps < MOST_POINTS)) {
            throw new IllegalArgumentException("step " + plain(step) + " from " + plain(from) + " to " + plain(to)
                    + " must be above 0 and make fewer than " + MOST_POINTS + " points");
        }
        long whole = Math.round(steps);
        if (Math.abs(steps - whole) > WHOLE_STEPS_WITHIN) {
            throw new IllegalArgumentException("from " + plain(from) + " to " + plain(to) + " is " + plain(steps)
                    + " steps of " + plain(step) + "; a step of " + plain(Math.abs(to - from) / Math.max(1, whole))
                    + " would divide it");
        }
        List<Double> values = new ArrayList<>();
        for (int i = 0; i <= whole; i++) {
            values.add(tidy(from + Math.signum(to - from) * i * step, step));
        }
        return new Grid(values);
    }

    public double first() {
        return values.get(0);
    }

    public double last() {
        return values.get(values.size() - 1);
    }

    public double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    public double largest() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    public double largestMagnitude() {
        return Math.max(Math.abs(least()), Math.abs(largest()));
    }

    public int size() {
        return values.size();
    }

    /** The shortest decimal, for keys and messages: 27 rather than 27.0, never 2.7E1. */
    public static String plain(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** Rid of the binary digits that adding steps leaves: rounded to a billionth of a step. */
    private static double tidy(double value, double step) {
        int scale = 9 - (int) Math.floor(Math.log10(step));
        return BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_EVEN).doubleValue();
    }
}
