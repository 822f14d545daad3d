package io.mtjlab.instruments.session;

import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers out of bytes, correctly rounded. Up to 15 digits and a power of ten up to 22 need one exact product
 * or quotient of doubles (Clinger 1990, "How to read floating point numbers accurately", fast path); everything else
 * goes to {@link Double#parseDouble}.
 */
public final class Decimal {

    private static final long EXACT_INTEGERS = 1L << 53;

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Decimal() {}

    /**
     * The number that stands in {@code bytes[from, to)}, spaces around it apart.
     *
     * @throws NumberFormatException when there is none, or more than one
     */
    public static double parse(byte[] bytes, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isSpace(bytes[start])) {
            start++;
        }
        while (end > start && isSpace(bytes[end - 1])) {
            end--;
        }
        int i = start;
        boolean negative = i < end && bytes[i] == '-';
        if (i < end && (bytes[i] == '-' || bytes[i] == '+')) {
            i++;
        }
        long digits = 0;
        int count = 0;
        int exponent = 0;
        boolean point = false;
        for (; i < end; i++) {
            int b = bytes[i];
            if (b >= '0' && b <= '9') {
                if (++count > 18) {
                    return slow(bytes, start, end);
                }
                digits = 10 * digits + (b - '0');
                exponent -= point ? 1 : 0;
            } else if (b == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (count == 0) {
            return slow(bytes, start, end);
        }
        if (i < end) {
            int written = exponent(bytes, i, end);
            if (written == Integer.MIN_VALUE) {
                return slow(bytes, start, end);
            }
            exponent += written;
        }
        if (digits > EXACT_INTEGERS || exponent < -22 || exponent > 22) {
            return digits == 0 ? (negative ? -0.0 : 0.0) : slow(bytes, start, end);
        }
        double magnitude = exponent < 0 ? digits / POWERS_OF_TEN[-exponent] : digits * POWERS_OF_TEN[exponent];
        return negative ? -magnitude : magnitude;
    }

    /** @throws NumberFormatException when {@code text} is not a number */
    public static double parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return parse(bytes, 0, bytes.length);
    }

    /** White space as IEEE 488.2 has it (section 7.4.1.2): a byte above 127 is none, though it is below 0 here. */
    static boolean isSpace(byte b) {
        return b >= 0 && b <= ' ';
    }

    /** The exponent that starts at the letter E at {@code i}; the smallest int when there is no sound one. */
    private static int exponent(byte[] bytes, int i, int end) {
        if ((bytes[i] != 'E' && bytes[i] != 'e') || i + 1 >= end) {
            return Integer.MIN_VALUE;
        }
        int j = i + 1;
        boolean negative = bytes[j] == '-';
        if (bytes[j] == '-' || bytes[j] == '+') {
            j++;
        }
        if (j >= end || end - j > 4) {
            return Integer.MIN_VALUE;
        }
        int value = 0;
        for (; j < end; j++) {
            if (bytes[j] < '0' || bytes[j] > '9') {
                return Integer.MIN_VALUE;
            }
            value = 10 * value + (bytes[j] - '0');
        }
        return negative ? -value : value;
    }

    private static double slow(byte[] bytes, int start, int end) {
        String text = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        if (text.isEmpty()) {
            throw new NumberFormatException("an empty answer is not a number");
        }
        // Java also reads "1d", "0x1p3" and "NaN"; an instrument that answers so has not answered with a number.
        for (int i = 0; i < text.length(); i++) {
            if ("+-.0123456789Ee".indexOf(text.charAt(i)) < 0) {
                throw new NumberFormatException("'" + text + "' is not a number");
            }
        }
        return Double.parseDouble(text);
    }
}
