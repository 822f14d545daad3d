package io.mtjlab.simulators.twin.touch;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

import io.mtjlab.simulators.scpi.Nr3;

/**
 * Numbers as touch instruments print them: settings as short as six digits allow ({@code 0.01}, {@code 1E+07}, as {@code
 * %G} of C does), readings with an exponent and without a plus ({@code 3.414127E-04}). So a DMM6500 of firmware 1.7.12b
 * has answered, whose answers are in PyMeasure's tests; that the 2450 of the same family does is an assumption.
 */
public final class TouchNumbers {

    private static final int DIGITS = 6;
    private static final int LEAST_EXPONENT = -4;

    private TouchNumbers() {}

    public static void setting(StringBuilder out, double value) {
        out.append(setting(value));
    }

    public static String setting(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= LEAST_EXPONENT && exponent < DIGITS) {
            return rounded.toPlainString();
        }
        String mantissa = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return mantissa + String.format(Locale.ROOT, "E%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    public static void reading(StringBuilder out, double value) {
        int start = out.length();
        Nr3.append(out, value, DIGITS);
        if (out.charAt(start) == '+') {
            out.deleteCharAt(start);
        }
    }
}
