package io.mtjlab.simulators.scpi;

/** Numbers as IEEE 488.2, 7.7.2 to 7.7.4 writes them, with a unit behind. */
final class NumericData {

    private static final int MOST_DIGITS = 255;
    private static final int LARGEST_EXPONENT = 32_000;

    private NumericData() {}

    /** @throws ScpiException for anything but a number in a unit of this dimension */
    static double read(Token token, Dimension unit) throws ScpiException {
        switch (token.kind()) {
            case NUMBER:
                return token.text().startsWith("#") ? nonDecimal(token.text()) : decimal(token.text(), unit);
            case STRING:
                throw new ScpiException(StandardError.STRING_DATA_NOT_ALLOWED);
            case BLOCK:
                throw new ScpiException(StandardError.BLOCK_DATA_NOT_ALLOWED);
            case EXPRESSION:
                throw new ScpiException(StandardError.EXPRESSION_DATA_NOT_ALLOWED);
            default:
                throw new ScpiException(StandardError.DATA_TYPE_ERROR);
        }
    }

    /** #H1F, #Q17, #B101. */
    private static double nonDecimal(String text) throws ScpiException {
        int radix = switch (text.length() > 2 ? Character.toUpperCase(text.charAt(1)) : ' ') {
            case 'H' -> 16;
            case 'Q' -> 8;
            case 'B' -> 2;
            default -> throw new ScpiException(StandardError.INVALID_CHARACTER_IN_NUMBER);
        };
        double value = 0;
        for (int i = 2; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0) {
                throw new ScpiException(StandardError.INVALID_CHARACTER_IN_NUMBER);
            }
            value = value * radix + digit;
        }
        return value;
    }

    /** IEEE 488.2, 7.7.2: mantissa, exponent with blanks around the E allowed, suffix after blanks. */
    private static double decimal(String text, Dimension unit) throws ScpiException {
        int at = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
        int digits = 0;
        boolean point = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (digits == 0) {
            throw new ScpiException(StandardError.INVALID_CHARACTER_IN_NUMBER);
        }
        if (digits > MOST_DIGITS) {
            throw new ScpiException(StandardError.TOO_MANY_DIGITS);
        }
        String mantissa = text.substring(0, at);
        int exponentEnd = exponentEnd(text, at);
        String exponent = text.substring(at, exponentEnd).replaceAll("[\\x00- ]", "");
        String suffix = text.substring(exponentEnd).trim();
        if (exponent.length() > 8
                || !exponent.isEmpty() && Math.abs(Integer.parseInt(exponent.substring(1))) > LARGEST_EXPONENT) {
            throw new ScpiException(StandardError.EXPONENT_TOO_LARGE);
        }
        double value = Double.parseDouble(mantissa + exponent);
        return suffix.isEmpty() ? value : value * factor(suffix, unit);
    }

    private static int exponentEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        if (at >= text.length() || Character.toUpperCase(text.charAt(at)) != 'E') {
            return from;
        }
        at++;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            at++;
        }
        int digits = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at == digits ? from : at;
    }

    private static double factor(String suffix, Dimension unit) throws ScpiException {
        for (int i = 0; i < suffix.length(); i++) {
            if (!isSuffix(suffix.charAt(i), i)) {
                throw new ScpiException(StandardError.INVALID_CHARACTER_IN_NUMBER);
            }
        }
        if (suffix.length() > 12) {
            throw new ScpiException(StandardError.SUFFIX_TOO_LONG);
        }
        if (!unit.takesSuffix()) {
            throw new ScpiException(StandardError.SUFFIX_NOT_ALLOWED);
        }
        return unit.factor(suffix).orElseThrow(() -> new ScpiException(StandardError.INVALID_SUFFIX));
    }

    /** Letters, and behind the first of them the signs of compound units such as {@code V/S} (IEEE 488.2, 7.7.3.2). */
    private static boolean isSuffix(char c, int at) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '%' || at > 0 && (c == '/' || c == '.' || c == '-');
    }
}
