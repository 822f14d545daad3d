package io.mtjlab.app.report;

import java.util.Locale;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.app.svg.Typography;

/** Numbers for people, as HTML. */
public final class Numbers {

    private Numbers() {}

    /** A value rounded where its standard error has two digits, with that error in brackets: {@code 114.24(31)}. */
    public static String concise(Estimate found) {
        double error = found.standardError();
        if (!(error > 0) || !Double.isFinite(error)) {
            return plain(found.value());
        }
        int exponent = exponent(found.value());
        if (found.value() != 0 && (exponent < -4 || exponent > 6)) {
            double unit = Math.pow(10, exponent);
            return bracket(found.value() / unit, error / unit) + "\u00b710<sup>" + minus(Integer.toString(exponent))
                    + "</sup>";
        }
        return bracket(found.value(), error);
    }

    private static String bracket(double value, double error) {
        int decimals = 1 - exponent(error);
        double digits = error * Math.pow(10, decimals);
        if (Math.round(digits) >= 100) {
            decimals--;
            digits /= 10;
        }
        if (decimals < 0) {
            double step = Math.pow(10, -decimals);
            return minus(String.format(Locale.ROOT, "%.0f(%.0f)", Math.rint(value / step) * step, digits * step));
        }
        // an error above one keeps its own point: 128.4(1.3), not 128.4(13)
        String inner = error >= 1 && decimals > 0
                ? String.format(Locale.ROOT, "%." + decimals + "f", error)
                : String.format(Locale.ROOT, "%.0f", digits);
        return minus(String.format(Locale.ROOT, "%." + decimals + "f(%s)", value, inner));
    }

    static String range(Interval interval) {
        int decimals = Double.isFinite(interval.width()) && interval.width() > 0 ? 2 - exponent(interval.width()) : 4;
        return end(interval.low(), decimals) + " \u2026 " + end(interval.high(), decimals);
    }

    private static String end(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return value < 0 ? "\u2212\u221e" : "\u221e";
        }
        if (decimals > 7 || decimals < -4) {
            return plain(value);
        }
        return minus(String.format(Locale.ROOT, "%." + Math.max(0, decimals) + "f", value));
    }

    /** Five digits, powers of ten only where they are needed. */
    public static String plain(double value) {
        if (value == 0) {
            return "0";
        }
        int exponent = exponent(value);
        if (exponent < -4 || exponent > 6) {
            return minus(String.format(Locale.ROOT, "%.3f", value / Math.pow(10, exponent))) + "\u00b710<sup>"
                    + minus(Integer.toString(exponent)) + "</sup>";
        }
        String text = String.format(Locale.ROOT, "%." + Math.max(0, 4 - exponent) + "f", value);
        return minus(text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text);
    }

    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** A unit's symbol, set for the eye. */
    public static String unit(String symbol) {
        return Typography.html(symbol);
    }

    /** {@code 1 h 12 min}, {@code 41.3 s}. */
    public static String duration(double seconds) {
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    private static int exponent(double value) {
        return (int) Math.floor(Math.log10(Math.abs(value)) + 1e-12);
    }

    private static String minus(String text) {
        return text.replace('-', '\u2212');
    }
}
