package io.mtjlab.analysis.files;

import java.nio.charset.StandardCharsets;

/**
 * Reads decimal numbers from bytes. Most numbers of data files have few digits and a small exponent; their value is one
 * exact integer times or over one exact power of ten, so that a single rounding gives the nearest double (Clinger,
 * PLDI 1990, section 4). The rest goes to {@link Double#parseDouble}.
 */
final class NumberField {

    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long LARGEST_EXACT = 1L << 53;
    private static final int MOST_DIGITS = 18;
    private static final int MOST_EXPONENT_DIGITS = 5;

    private double value;
    private boolean comma;
    private boolean point;

    /** The number read last. */
    double value() {
        return value;
    }

    /** Whether some number so far had a decimal comma. */
    boolean sawComma() {
        return comma;
    }

    boolean sawPoint() {
        return point;
    }

    /**
     * Reads bytes {@code from} to {@code to}; nothing, {@code nan}, {@code na} and {@code inf} are numbers that are not
     * finite.
     *
     * @param commas whether a comma is a decimal comma
     * @return whether it is a number
     */
    boolean read(byte[] text, int from, int to, boolean commas) {
        int i = from;
        boolean negative = false;
        if (i < to && (text[i] == '-' || text[i] == '+')) {
            negative = text[i++] == '-';
        }
        long mantissa = 0;
        int significant = 0;
        int seen = 0;
        int behindMark = 0;
        boolean marked = false;
        for (; i < to; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                seen++;
                behindMark += marked ? 1 : 0;
                if (significant <= MOST_DIGITS) {
                    mantissa = mantissa * 10 + digit;
                    significant += mantissa == 0 ? 0 : 1;
                }
            } else if (!marked && (text[i] == '.' || commas && text[i] == ',')) {
                marked = true;
                point |= text[i] == '.';
                comma |= text[i] == ',';
            } else {
                break;
            }
        }
        if (seen == 0) {
            return word(text, from, to);
        }
        int exponent = 0;
        if (i < to && (text[i] == 'e' || text[i] == 'E')) {
            int digits = exponentDigits(text, i + 1, to);
            if (digits == 0) {
                return false;
            }
            exponent = digits > MOST_EXPONENT_DIGITS ? Integer.MAX_VALUE : exponent(text, i + 1, to);
            i = to;
        }
        if (i != to) {
            return false;
        }
        int power = exponent - behindMark;
        boolean exact = significant <= MOST_DIGITS
                && mantissa <= LARGEST_EXACT
                && exponent != Integer.MAX_VALUE
                && Math.abs(power) < EXACT_POWERS.length;
        if (exact) {
            double magnitude = power < 0 ? mantissa / EXACT_POWERS[-power] : mantissa * EXACT_POWERS[power];
            value = negative ? -magnitude : magnitude;
        } else {
            value = Double.parseDouble(new String(text, from, to - from, StandardCharsets.US_ASCII).replace(',', '.'));
        }
        return true;
    }

    /** How many digits an exponent has; 0 where it is none. */
    private static int exponentDigits(byte[] text, int from, int to) {
        int i = from < to && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
        for (int k = i; k < to; k++) {
            if (text[k] < '0' || text[k] > '9') {
                return 0;
            }
        }
        return to - i;
    }

    private static int exponent(byte[] text, int from, int to) {
        return Integer.parseInt(new String(text, from, to - from, StandardCharsets.US_ASCII));
    }

    private boolean word(byte[] text, int from, int to) {
        String word = new String(text, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT);
        switch (word) {
            case "", "nan", "+nan", "-nan", "na", "n/a", "null" -> value = Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> value = Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> value = Double.NEGATIVE_INFINITY;
            default -> {
                return false;
            }
        }
        return true;
    }
}
