package io.mtjlab.analysis.result;

/** A range of values; an infinite end is open. */
public record Interval(double low, double high) {

    /** The range of all numbers. */
    public static final Interval EVERYTHING = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Interval {
        if (Double.isNaN(low) || Double.isNaN(high) || low > high) {
            throw new IllegalArgumentException("not an interval: [" + low + ", " + high + "]");
        }
    }

    /** The interval with ends in either order. */
    public static Interval between(double one, double other) {
        return new Interval(Math.min(one, other), Math.max(one, other));
    }

    public static Interval around(double centre, double halfWidth) {
        return new Interval(centre - halfWidth, centre + halfWidth);
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    public double width() {
        return high - low;
    }

    public boolean isFinite() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    /** Both ends times {@code factor}, put in order again. */
    public Interval scaled(double factor) {
        return between(low * factor, high * factor);
    }

    public Interval shifted(double by) {
        return new Interval(low + by, high + by);
    }
}
