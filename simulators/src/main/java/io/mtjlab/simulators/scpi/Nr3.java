package io.mtjlab.simulators.scpi;

/**
 * Numbers as instruments print them: sign, one digit, point, digits, E, sign, two digits (NR3 of IEEE 488.2, 8.7.4).
 * A buffer of a thousand readings goes through here, so it is done by hand.
 */
public final class Nr3 {

    private static final double[] POWERS = new double[309];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private Nr3() {}

    public static String format(double value, int decimals) {
        StringBuilder out = new StringBuilder(decimals + 8);
        append(out, value, decimals);
        return out.toString();
    }

    /** @param decimals digits after the point, 1 to 15 */
    public static void append(StringBuilder out, double value, int decimals) {
        if (Double.isNaN(value)) {
            append(out, 9.91e37, decimals);
            return;
        }
        if (Double.isInfinite(value)) {
            append(out, value > 0 ? 9.9e37 : -9.9e37, decimals);
            return;
        }
        double magnitude = Math.abs(value);
        out.append(value < 0 ? '-' : '+');
        int exponent = magnitude < 1e-99 ? 0 : (int) Math.floor(Math.log10(magnitude));
        long digits = magnitude < 1e-99 ? 0 : Math.round(scaled(magnitude, decimals - exponent));
        long one = (long) POWERS[decimals];
        if (digits >= 10 * one) {
            exponent++;
            digits = Math.round(scaled(magnitude, decimals - exponent));
        } else if (digits != 0 && digits < one) {
            exponent--;
            digits = Math.round(scaled(magnitude, decimals - exponent));
        }
        out.append((char) ('0' + digits / one)).append('.');
        long rest = digits % one;
        for (long place = one / 10; place > 0; place /= 10) {
            out.append((char) ('0' + rest / place % 10));
        }
        out.append('E').append(exponent < 0 ? '-' : '+');
        int e = Math.abs(exponent);
        if (e >= 100) {
            out.append(e);
        } else {
            out.append((char) ('0' + e / 10)).append((char) ('0' + e % 10));
        }
    }

    private static double scaled(double magnitude, int power) {
        return power >= 0 ? magnitude * POWERS[power] : magnitude / POWERS[-power];
    }
}
