package io.mtjlab.app.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where an axis has its marks: round numbers (1, 2 or 5 times a power of ten), or decades.
 *
 * @param at ascending
 * @param labels one each; empty where a mark has none
 */
record Ticks(List<Double> at, List<String> labels) {

    private static final double[] STEPS = {1, 2, 5, 10};
    private static final int ENOUGH = 10;

    /** @param wanted about how many; two at least, since one tells no scale */
    static Ticks linear(double low, double high, int wanted) {
        double rough = (high - low) / Math.max(1, wanted);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = 10 * power;
        for (double s : STEPS) {
            if (s * power >= rough * (1 - 1e-9)) {
                step = s * power;
                break;
            }
        }
        var at = new ArrayList<Double>();
        var labels = new ArrayList<String>();
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
            at.add(k * step);
            labels.add(label(k * step, decimals, Math.max(Math.abs(low), Math.abs(high))));
        }
        return at.size() < 2 && wanted < ENOUGH ? linear(low, high, wanted + 1) : new Ticks(at, labels);
    }

    /** Decades, with small marks in between that carry no label; labels at 1, 2 and 5 where the decades are few. */
    static Ticks logarithmic(double low, double high) {
        var at = new ArrayList<Double>();
        var labels = new ArrayList<String>();
        double decades = Math.log10(high / low);
        int stride = Math.max(1, (int) Math.ceil(decades / 8));
        for (int e = (int) Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) {
            for (int m = 1; m < 10; m++) {
                double value = m * Math.pow(10, e);
                if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9) || (m > 1 && stride > 1)) {
                    continue;
                }
                boolean labelled = m == 1 ? Math.floorMod(e, stride) == 0 : decades < 2 && (m == 2 || m == 5);
                at.add(value);
                labels.add(labelled ? decadeLabel(m, e) : "");
            }
        }
        return new Ticks(at, labels);
    }

    private static String decadeLabel(int m, int e) {
        if (e >= -3 && e <= 4) {
            return label(m * Math.pow(10, e), Math.max(0, -e), 1);
        }
        return (m == 1 ? "10" : m + "\u00b710") + superscript(e);
    }

    private static String label(double value, int decimals, double largest) {
        if (largest >= 1e5 || (decimals > 4 && largest < 1e-3)) {
            if (value == 0) {
                return "0";
            }
            int e = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
            String text =
                    String.format(Locale.ROOT, "%.4f", value / Math.pow(10, e)).replaceAll("\\.?0+$", "");
            return minus(text) + "\u00b710" + superscript(e);
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return minus(text.matches("-0(\\.0*)?") ? text.substring(1) : text);
    }

    private static String minus(String text) {
        return text.replace('-', '\u2212');
    }

    private static String superscript(int exponent) {
        var text = new StringBuilder();
        for (char c : Integer.toString(exponent).toCharArray()) {
            text.append(
                    c == '-'
                            ? '\u207b'
                            : "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079".charAt(c - '0'));
        }
        return text.toString();
    }
}
