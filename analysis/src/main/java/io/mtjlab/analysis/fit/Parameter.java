package io.mtjlab.analysis.fit;

/**
 * A parameter of a model, declared once: {@code Parameter.of("fr", "Hz").above(0).startingAt(1.9e9)}.
 *
 * @param name as in the output
 * @param unit symbol, {@code 1} for plain numbers
 * @param lower bound, may be infinite
 * @param upper bound, may be infinite
 * @param guess where a search starts when nothing better is known
 */
public record Parameter(String name, String unit, double lower, double upper, double guess) {

    public Parameter {
        if (!(lower < upper) || Double.isNaN(guess)) {
            throw new IllegalArgumentException(
                    "parameter " + name + ": bounds [" + lower + ", " + upper + "], guess " + guess);
        }
    }

    public static Parameter of(String name, String unit) {
        return new Parameter(name, unit, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1);
    }

    public Parameter in(double low, double high) {
        return new Parameter(name, unit, low, high, guess);
    }

    public Parameter above(double low) {
        return new Parameter(name, unit, low, upper, guess);
    }

    public Parameter startingAt(double start) {
        return new Parameter(name, unit, lower, upper, start);
    }

    /** The same under another name. */
    public Parameter named(String other) {
        return new Parameter(other, unit, lower, upper, guess);
    }

    double clamp(double value) {
        return Math.max(lower, Math.min(upper, value));
    }

    boolean isOnBound(double value) {
        double close = 1e-9 * Math.max(Math.abs(value), Math.abs(guess));
        return value <= lower + close || value >= upper - close;
    }
}
