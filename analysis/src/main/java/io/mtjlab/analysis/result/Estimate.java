package io.mtjlab.analysis.result;

/**
 * A value that the data determine.
 *
 * @param standardError one standard deviation of the value, or half of the 68 % interval where the likelihood is skew
 * @param interval68 covers the truth in 68.27 % of repetitions
 * @param interval95 covers the truth in 95 % of repetitions
 * @param method how the intervals were made, for example {@code profile likelihood}
 */
public record Estimate(
        String name,
        String unit,
        double value,
        double standardError,
        Interval interval68,
        Interval interval95,
        String method)
        implements Outcome {

    public Estimate {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + "; that is not an estimate");
        }
    }

    /** An estimate whose error is normal with a known standard deviation. */
    public static Estimate normal(String name, String unit, double value, double standardError) {
        return of(name, unit, value, standardError, Quantiles.NORMAL, "normal");
    }

    /** An estimate whose error is normal with a standard deviation that so many degrees of freedom tell. */
    public static Estimate student(String name, String unit, double value, double standardError, int freedom) {
        return of(name, unit, value, standardError, Quantiles.ofStudent(freedom), "Student's distribution");
    }

    private static Estimate of(
            String name, String unit, double value, double standardError, Quantiles quantiles, String method) {
        return new Estimate(
                name,
                unit,
                value,
                standardError,
                Interval.around(value, quantiles.at68() * standardError),
                Interval.around(value, quantiles.at95() * standardError),
                method);
    }

    @Override
    public Estimate named(String other) {
        return new Estimate(other, unit, value, standardError, interval68, interval95, method);
    }

    /** The same, {@code by} higher: a correction that is known exactly, or whose error is told apart. */
    public Estimate shifted(double by) {
        return new Estimate(
                name,
                unit,
                value + by,
                standardError,
                new Interval(interval68.low() + by, interval68.high() + by),
                new Interval(interval95.low() + by, interval95.high() + by),
                method);
    }

    @Override
    public Estimate scaled(double factor, String otherUnit) {
        return new Estimate(
                name,
                otherUnit,
                value * factor,
                standardError * Math.abs(factor),
                interval68.scaled(factor),
                interval95.scaled(factor),
                method);
    }
}
