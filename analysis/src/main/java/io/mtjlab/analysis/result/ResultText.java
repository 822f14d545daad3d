package io.mtjlab.analysis.result;

import java.util.Locale;
import java.util.Map;

/** Results as text for a terminal. */
final class ResultText {

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
            return number(found.value()) + " +- " + brief(found.standardError()) + unit + "  68 % "
                    + range(found.interval68()) + "  95 % " + range(found.interval95());
        }
        Undetermined none = (Undetermined) outcome;
        String bounds = none.isBounded() ? "  95 % " + range(none.bounds95()) + unit : "";
        return "not determined: " + none.reason() + bounds;
    }

    private static String range(Interval interval) {
        return "[" + number(interval.low()) + ", " + number(interval.high()) + "]";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    /** Counts as counts. */
    private static String statistic(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? String.valueOf((long) value) : number(value);
    }

    private static String brief(double value) {
        return String.format(Locale.ROOT, "%.2g", value);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
