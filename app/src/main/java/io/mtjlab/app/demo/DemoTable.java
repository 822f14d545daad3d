package io.mtjlab.app.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.app.summary.Summary;
import io.mtjlab.app.summary.SummaryRow;

/** The short table at the end of a demo. */
record DemoTable(Demo.Found found) {

    void print(PrintWriter out, Path report) {
        Summary summary = found.device().summary();
        out.println(String.format(
                Locale.ROOT, "%-18s %-34s %12s %12s  %s", "quantity", "under", "truth", "measured", "95 % interval"));
        summary.rows().stream()
                .filter(row -> !row.quantity().startsWith("telegraph.") && row.comparable())
                .forEach(row -> out.println(line(row)));
        out.println(String.format(
                Locale.ROOT,
                "inside their intervals: %d of %d at 68 %%, %d of %d at 95 %% (all rows)",
                summary.coverage68().inside(),
                summary.coverage68().of(),
                summary.coverage95().inside(),
                summary.coverage95().of()));
        found.network()
                .curves()
                .forEach(curve -> out.println(String.format(
                        Locale.ROOT,
                        "network, %s: %.2f %% recognised after %d epochs (%s)",
                        curve.name(),
                        100 * curve.accuracy()[curve.accuracy().length - 1],
                        curve.accuracy().length,
                        found.network().data().description())));
        out.println(String.format(
                Locale.ROOT,
                "measuring %.1f s, fitting %.1f s, network %.1f s",
                found.device().measuringSeconds(),
                found.device().fittingSeconds(),
                found.networkSeconds()));
        out.println("report: " + report.toAbsolutePath().normalize());
    }

    private static String line(SummaryRow row) {
        Estimate value = row.outcome().estimate().orElseThrow();
        String unit = row.unit().equals("1") ? "" : " " + row.unit();
        return String.format(
                Locale.ROOT,
                "%-18s %-34s %12.5g %12.5g  %.5g .. %.5g%s%s",
                row.quantity(),
                conditions(row),
                row.truth().orElseThrow(),
                value.value(),
                value.interval95().low(),
                value.interval95().high(),
                unit,
                row.inside95() ? "" : "  outside");
    }

    private static String conditions(SummaryRow row) {
        var text = new StringBuilder();
        var values = row.conditions().values();
        append(text, values.get("field_oersted"), "%.2f Oe ");
        if (values.get("axis") instanceof String axis) {
            text.append(axis).append(' ');
        }
        append(text, values.get("rf_dbm"), "%.0f dBm ");
        append(text, values.get("rf_megahertz"), "%.0f MHz ");
        return text.toString().strip();
    }

    private static void append(StringBuilder text, @org.jspecify.annotations.Nullable Object value, String format) {
        if (value instanceof Double number) {
            text.append(String.format(Locale.ROOT, format, number));
        } else if ("off".equals(value)) {
            text.append("no RF ");
        }
    }
}
