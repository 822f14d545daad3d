package io.mtjlab.instruments.capability;

/**
 * Specified accuracy, plus or minus {@code fraction * |value| + offset}. The limit is read as covering 95 % of
 * instruments with a normal distribution, so one standard deviation is the limit over 1.96.
 *
 * @param fraction of the value, dimensionless
 * @param offset in the unit of the value
 * @param source manual, table, range
 */
public record Accuracy(double fraction, double offset, String source) {

    private static final double TWO_SIDED_95 = 1.959963984540054;

    public double standardError(double value) {
        return (fraction * Math.abs(value) + offset) / TWO_SIDED_95;
    }

    /** One standard deviation of the gain alone, dimensionless. */
    public double gainStandardError() {
        return fraction / TWO_SIDED_95;
    }

    /** One standard deviation of the offset alone, in the unit of the value. */
    public double offsetStandardError() {
        return offset / TWO_SIDED_95;
    }
}
