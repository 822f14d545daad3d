package io.mtjlab.app.report;

import java.util.Comparator;
import java.util.Map;

import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.app.svg.Typography;

/** The device card: its uncertainty budget as a table, and the file as it stands. */
final class CardTables {

    private static final int LONG = 45;

    private final StringBuilder out = new StringBuilder();

    private CardTables() {}

    static String of(DeviceCard card) {
        return new CardTables().write(card);
    }

    private String write(DeviceCard card) {
        out.append("<section id=\"card\"><h2>Device card and uncertainty budget</h2>\n<p>Device <b>")
                .append(Typography.escape(card.device()))
                .append(
                        "</b>. Standard errors by origin: statistical is what more measuring would reduce; calibration is"
                                + " what the instruments' specifications leave open (their limits taken as 95 %). The largest"
                                + " calibration term is named.</p>\n");
        var rows =
                card.parameters().stream().filter(p -> p.budget().isPresent()).toList();
        var kinds = rows.stream()
                .map(p -> p.name().substring(0, p.name().indexOf('.')))
                .distinct()
                .toList();
        for (String kind : kinds) {
            var part =
                    rows.stream().filter(p -> p.name().startsWith(kind + ".")).toList();
            out.append("<details")
                    .append(part.size() > LONG ? "" : " open")
                    .append("><summary>")
                    .append(kind);
            out.append(" <small>")
                    .append(part.size())
                    .append(" rows</small></summary>\n<div class=\"wide\"><table class=\"truth\">");
            out.append(
                    "<thead><tr><th>quantity<th>under<th>value<th>statistical<th>calibration<th>largest term<th>from</tr>"
                            + "</thead>\n<tbody>");
            part.forEach(this::row);
            out.append("</tbody></table></div></details>\n");
        }
        return out.append("</section>\n").toString();
    }

    private void row(CardParameter parameter) {
        UncertaintyBudget budget = parameter.budget().orElseThrow();
        out.append("<tr><th>").append(SummaryTable.name(parameter.name()));
        out.append(SummaryTable.unit(parameter.outcome().unit())).append("</th><td class=\"under\">");
        out.append(SummaryTable.conditions(parameter.conditions())).append("</td><td class=\"n\">");
        out.append(Numbers.plain(budget.value()))
                .append("</td><td class=\"n\">")
                .append(error(budget.statistical()));
        out.append("</td><td class=\"n\">")
                .append(error(budget.calibrationTotal()))
                .append("</td><td>");
        out.append(largest(budget)).append("</td><td class=\"under\">");
        out.append(Typography.escape(
                parameter.provenance().run().orElse(parameter.provenance().source())));
        out.append("</td></tr>\n");
    }

    private static String error(double value) {
        return value == 0
                ? "0"
                : Numbers.plain(Double.parseDouble(String.format(java.util.Locale.ROOT, "%.2g", value)));
    }

    private static String largest(UncertaintyBudget budget) {
        String largest = budget.calibration().entrySet().stream()
                .max(Comparator.comparingDouble(e -> Math.abs(e.getValue())))
                .map(Map.Entry::getKey)
                .map(Typography::html)
                .orElse("\u2013");
        return budget.unstated().isEmpty()
                ? largest
                : largest + " <small>" + Typography.html(String.join(", ", budget.unstated()) + " not known")
                        + "</small>";
    }
}
