package io.mtjlab.analysis.result;

/**
 * A quantity that the data cannot determine.
 *
 * @param reason a sentence for people
 * @param bounds95 what can be said at 95 % confidence: the ends that are known are finite
 */
public record Undetermined(String name, String unit, String reason, Interval bounds95) implements Outcome {

    public static Undetermined because(String name, String unit, String reason) {
        return new Undetermined(name, unit, reason, Interval.EVERYTHING);
    }

    /** Whether the data at least bound the quantity from one side. */
    public boolean isBounded() {
        return Double.isFinite(bounds95.low()) || Double.isFinite(bounds95.high());
    }

    @Override
    public Undetermined named(String other) {
        return new Undetermined(other, unit, reason, bounds95);
    }

    @Override
    public Undetermined scaled(double factor, String otherUnit) {
        return new Undetermined(name, otherUnit, reason, bounds95.scaled(factor));
    }
}
