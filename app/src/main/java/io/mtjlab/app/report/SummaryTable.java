package io.mtjlab.app.report;

import java.util.List;
import java.util.Locale;

import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.app.summary.Summary;
import io.mtjlab.app.summary.Summary.Coverage;
import io.mtjlab.app.summary.SummaryRow;
import io.mtjlab.app.svg.Typography;

/** The table "truth, measured, interval, inside?", one part for each kind of measurement. */
final class SummaryTable {

    /** A part with more rows than this is folded. */
    private static final int LONG = 45;

    private final StringBuilder out = new StringBuilder();

    private SummaryTable() {}

    static String of(Summary summary) {
        return new SummaryTable().write(summary);
    }

    private String write(Summary summary) {
        out.append("<section id=\"truth\"><h2>Truth and measured</h2>\n<p>");
        coverage("68 %", summary.coverage68());
        out.append(' ');
        coverage("95 %", summary.coverage95());
        out.append(
                " The truth came from the virtual lab after the last measurement. Rows of one run share the errors of"
                        + " the same instruments, so the p-values (exact, two-sided, as if rows were independent) are a guide;"
                        + " coverage over many seeds is what counts.</p>\n");
        coverages(summary);
        summary.kinds().forEach(kind -> part(kind, summary.of(kind).rows()));
        return out.append("</section>\n").toString();
    }

    /** Part by part: the many rows of the traces must not drown the few of the fits. */
    private void coverages(Summary summary) {
        out.append(
                "<div class=\"wide\"><table><thead><tr><th><th>inside 68 %<th>p<th>inside 95 %<th>p</tr></thead><tbody>");
        for (String kind : summary.kinds()) {
            Summary part = summary.of(kind);
            out.append("<tr><th>").append(kind).append("</th>");
            cells(part.coverage68());
            cells(part.coverage95());
            out.append("</tr>");
        }
        out.append("</tbody></table></div>\n");
    }

    private void cells(Coverage coverage) {
        out.append(String.format(
                Locale.ROOT,
                "<td class=\"n\">%d of %d</td><td class=\"n\">%.2g</td>",
                coverage.inside(),
                coverage.of(),
                coverage.pValue()));
    }

    private void coverage(String name, Coverage coverage) {
        out.append(String.format(
                Locale.ROOT,
                "<b>%d of %d</b> truths (%.1f&nbsp;%%) lie inside their %s interval, p = %.2g.",
                coverage.inside(),
                coverage.of(),
                coverage.of() == 0 ? 0 : 100.0 * coverage.inside() / coverage.of(),
                name,
                coverage.pValue()));
    }

    private void part(String kind, List<SummaryRow> rows) {
        out.append("<details")
                .append(rows.size() > LONG ? "" : " open")
                .append("><summary>")
                .append(kind);
        out.append(" <small>")
                .append(rows.size())
                .append(" rows</small></summary>\n<div class=\"wide\"><table class=\"truth\">");
        out.append(
                "<thead><tr><th>quantity<th>under<th>truth<th>measured<th>95 % interval<th><th>inside</tr></thead>\n<tbody>");
        rows.forEach(this::row);
        out.append("</tbody></table></div></details>\n");
    }

    private void row(SummaryRow row) {
        out.append("<tr><th>").append(name(row.quantity())).append(unit(row.unit()));
        out.append("</th><td class=\"under\">")
                .append(conditions(row.conditions()))
                .append("</td><td class=\"n\">");
        out.append(row.truth().isPresent() ? Numbers.plain(row.truth().getAsDouble()) : "\u2013")
                .append("</td>");
        if (row.outcome() instanceof Undetermined none) {
            out.append("<td class=\"reason\" colspan=\"4\">not determined: ");
            out.append(Typography.html(none.reason())).append("</td></tr>\n");
            return;
        }
        Estimate found = row.outcome().estimate().orElseThrow();
        out.append("<td class=\"n\">").append(Numbers.concise(found)).append("</td><td class=\"n\">");
        out.append(Numbers.range(found.interval95())).append("</td><td>");
        out.append(IntervalGlyph.of(found, row.truth()))
                .append("</td><td>")
                .append(inside(row))
                .append("</td></tr>\n");
    }

    private static String inside(SummaryRow row) {
        if (!row.comparable()) {
            return "";
        }
        if (row.inside68()) {
            return "68 %";
        }
        return row.inside95() ? "95 %" : "<b class=\"out\">outside</b>";
    }

    static String name(String quantity) {
        return Typography.html(quantity.substring(quantity.indexOf('.') + 1));
    }

    static String unit(String unit) {
        return unit.equals("1") ? "" : " <small>(" + Typography.html(unit) + ")</small>";
    }

    /** {@code 28.02 Oe hard, -15 dBm, 1890 MHz}. */
    static String conditions(Conditions conditions) {
        var words = new java.util.ArrayList<String>();
        conditions.values().forEach((name, value) -> words.add(condition(name, value)));
        words.removeIf(String::isEmpty);
        return String.join(", ", words);
    }

    private static String condition(String name, Object value) {
        String text = value instanceof Double number ? Numbers.plain(number) : Typography.escape(value.toString());
        return switch (name) {
            case "axis" -> text + " axis";
            case "field_oersted" -> text + " Oe";
            case "rf_dbm" -> text.equals("off") ? "no RF" : text + " dBm";
            case "rf_megahertz" -> text + " MHz";
            case "current_amperes" -> Numbers.plain((Double) value * 1e6) + " \u00b5A";
            case "temperature_kelvin" -> text + " K";
            case "step_oersted" -> "steps of " + text + " Oe";
            case "seconds_per_step" -> text + " s a step";
            case "seconds_to_reading" -> "read after " + text + " s";
            default -> Typography.html(name.replace('_', ' ')) + " " + text;
        };
    }
}
