package io.mtjlab.acquisition.export;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Writes a double with few digits that give it back exactly, the same on every JVM: up to JDK 18
 * {@link Double#toString(double)} sometimes writes other digits than later ones (JDK-4511638). They are the fewest,
 * but for powers of two, which may get one more.
 */
final class RoundTripDecimal {

    /** A decimal of at most so many digits that a double gives back is the only one of its length. */
    private static final int SURE_DIGITS = 15;

    private static final int ENOUGH_DIGITS = 17;
    private static final double EXACT_INTEGERS = 1e15;

    private RoundTripDecimal() {}

    static String of(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        if (value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS) {
            return isNegativeZero(value) ? "-0.0" : Long.toString((long) value);
        }
        BigDecimal brief = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (brief.precision() <= SURE_DIGITS) {
            return brief.toString();
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = SURE_DIGITS; digits < ENOUGH_DIGITS; digits++) {
            BigDecimal candidate = exact.round(new MathContext(digits));
            if (candidate.doubleValue() == value) {
                return candidate.stripTrailingZeros().toString();
            }
        }
        return exact.round(new MathContext(ENOUGH_DIGITS)).stripTrailingZeros().toString();
    }

    private static boolean isNegativeZero(double value) {
        return Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(-0.0);
    }
}
