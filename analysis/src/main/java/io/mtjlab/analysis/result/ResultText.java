package io.mtjlab.analysis.result;

import java.util.Locale;
import java.util.Map;

/** Results as text for a terminal. */
final class ResultText {

    private static final int DIGITS = 6;

    /** Of a double. */
    private static final int MOST_DIGITS = 15;

    private ResultText() {}

    static String of(FitResult fit) {
        StringBuilder text = new StringBuilder();
        text.append(fit.kind()).append(' ').append(fit.id()).append(System.lineSeparator());
        int nameWidth = fit.outcomes().stream()
                .mapToInt(outcome -> outcome.name().length())
                .max()
                .orElse(4);
        for (Outcome outcome : fit.outcomes()) {
            text.append("  ")
                    .append(pad(outcome.name(), nameWidth))
                    .append("  ")
                    .append(line(outcome))
                    .append(System.lineSeparator());
        }
        text.append("  stopped: ").append(fit.stop()).append(System.lineSeparator());
        for (Map.Entry<String, Double> entry : fit.statistics().entrySet()) {
            text.append("  ")
                    .append(entry.getKey())
                    .append(" = ")
                    .append(statistic(entry.getValue()))
                    .append(System.lineSeparator());
        }
        fit.remarks().forEach(r -> text.append("  note: ").append(r).append(System.lineSeparator()));
        return text.toString();
    }

    private static String line(Outcome outcome) {
        String unit = outcome.unit().equals("1") ? "" : " " + outcome.unit();
        if (outcome instanceof Estimate found) {
            int digits = digits(found);
            return number(found.value(), digits) + " +- " + brief(found.standardError()) + unit + "  68 % "
                    + range(found.interval68(), digits) + "  95 % " + range(found.interval95(), digits);
        }
        Undetermined none = (Undetermined) outcome;
        String bounds = none.isBounded() ? "  95 % " + range(none.bounds95(), DIGITS) + unit : "";
        return "not determined: " + none.reason() + bounds;
    }

    /** So many that the two digits of the standard error are among them. */
    private static int digits(Estimate found) {
        double ratio = Math.abs(found.value()) / found.standardError();
        int needed = ratio > 1 && Double.isFinite(ratio) ? 3 + (int) Math.log10(ratio) : DIGITS;
        return Math.max(DIGITS, Math.min(MOST_DIGITS, needed));
    }

    private static String range(Interval interval, int digits) {
        return "[" + number(interval.low(), digits) + ", " + number(interval.high(), digits) + "]";
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "g", value);
    }

    /** Counts as counts. */
    private static String statistic(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : number(value, DIGITS);
    }

    private static String brief(double value) {
        return String.format(Locale.ROOT, "%.2g", value);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
