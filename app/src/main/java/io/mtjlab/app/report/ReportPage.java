package io.mtjlab.app.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.mtjlab.app.report.Report.Fact;
import io.mtjlab.app.report.Report.Section;
import io.mtjlab.app.svg.SvgFigure;
import io.mtjlab.app.svg.Typography;
import io.mtjlab.base.figure.Figure;

/** Sets a {@link Report} as one HTML page. */
public final class ReportPage {

    private final StringBuilder out = new StringBuilder();

    private ReportPage() {}

    public static String of(Report report) {
        return new ReportPage().write(report);
    }

    private String write(Report report) {
        out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
                .append(Typography.escape(report.title()))
                .append("</title>\n<style>\n")
                .append(style())
                .append(SvgFigure.STYLE)
                .append("</style></head>\n<body><main>\n<header><h1>")
                .append(Typography.html(report.title()))
                .append("</h1>\n<p class=\"lead\">")
                .append(Typography.html(report.lead()))
                .append("</p></header>\n");
        facts("results", report.keyResults());
        navigation(report);
        report.sections().forEach(this::section);
        report.summary().ifPresent(summary -> out.append(SummaryTable.of(summary)));
        out.append(CardTables.of(report.card()));
        settings(report.settings());
        out.append("<section id=\"circumstances\"><h2>Circumstances</h2>\n");
        facts("circumstances", report.circumstances());
        return out.append("</section>\n</main></body></html>\n").toString();
    }

    private void facts(String kind, List<Fact> facts) {
        out.append("<dl class=\"").append(kind).append("\">\n");
        for (Fact fact : facts) {
            out.append("<div><dt>")
                    .append(Typography.html(fact.name()))
                    .append("</dt><dd>")
                    .append(fact.value());
            if (!fact.note().isEmpty()) {
                out.append("<small>").append(Typography.html(fact.note())).append("</small>");
            }
            out.append("</dd></div>\n");
        }
        out.append("</dl>\n");
    }

    private void navigation(Report report) {
        out.append("<nav>");
        report.sections().forEach(s -> link(s.id(), s.title()));
        report.summary().ifPresent(s -> link("truth", "Truth and measured"));
        link("card", "Device card");
        link("settings", "Instruments");
        link("circumstances", "Circumstances");
        out.append("</nav>\n");
    }

    private void link(String id, String title) {
        out.append("<a href=\"#")
                .append(id)
                .append("\">")
                .append(Typography.html(title))
                .append("</a> ");
    }

    private void section(Section section) {
        out.append("<section id=\"").append(section.id()).append("\"><h2>").append(Typography.html(section.title()));
        out.append("</h2>\n<p>").append(Typography.html(section.text())).append("</p>\n<div class=\"figures\">\n");
        section.figures().forEach(this::figure);
        out.append("</div></section>\n");
    }

    private void figure(Figure figure) {
        out.append("<figure><h3>").append(Typography.html(figure.title())).append("</h3>");
        out.append(SvgFigure.inline(figure));
        if (!figure.caption().isEmpty()) {
            out.append("<figcaption>").append(Typography.html(figure.caption())).append("</figcaption>");
        }
        out.append("</figure>\n");
    }

    private void settings(Map<String, Object> settings) {
        out.append("<section id=\"settings\"><h2>Instruments</h2>\n");
        out.append("<p>As each instrument reported itself when the run began.</p>\n<div class=\"columns\">\n");
        settings.forEach((role, values) -> {
            out.append("<details><summary>").append(Typography.escape(role)).append("</summary><table>");
            rows("", values);
            out.append("</table></details>\n");
        });
        out.append("</div></section>\n");
    }

    private void rows(String prefix, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> rows(prefix.isEmpty() ? key.toString() : prefix + "." + key, inner));
        } else {
            out.append("<tr><th>").append(Typography.escape(prefix)).append("</th><td>");
            out.append(Typography.escape(String.valueOf(value))).append("</td></tr>");
        }
    }

    private static String style() {
        try (var in = ReportPage.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing from the distribution");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
