package io.mtjlab.app.doctor;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.app.JsonText;
import io.mtjlab.app.doctor.Finding.Status;

/** Findings for people and for programs. */
public final class DoctorReport {

    private DoctorReport() {}

    public static boolean healthy(List<Finding> findings) {
        return count(findings, Status.FAIL) == 0;
    }

    public static void table(List<Finding> findings, PrintWriter out) {
        int width = findings.stream().mapToInt(f -> f.what().length()).max().orElse(0);
        for (Finding finding : findings) {
            out.printf(
                    Locale.ROOT,
                    "%-4s  %-" + Math.max(1, width) + "s  %s%n",
                    finding.status().word(),
                    finding.what(),
                    finding.says());
            if (!finding.advice().isEmpty()) {
                out.println(" ".repeat(8 + width) + "-> " + finding.advice());
            }
        }
        out.println(count(findings, Status.OK) + " ok, " + count(findings, Status.WARN) + " warn, "
                + count(findings, Status.FAIL) + " fail");
    }

    public static String json(List<Finding> findings) {
        ObjectNode tree = JsonText.object();
        ObjectNode metrics = tree.putObject("metrics");
        for (Status status : Status.values()) {
            metrics.put(status.word(), count(findings, status));
        }
        findings.stream()
                .flatMap(f -> f.comparison().stream())
                .mapToDouble(Comparison::ratio)
                .max()
                .ifPresent(worst -> metrics.put("worst_difference_per_tolerance", worst));
        ArrayNode checks = tree.putArray("checks");
        for (Finding finding : findings) {
            ObjectNode check = checks.addObject()
                    .put("status", finding.status().word())
                    .put("what", finding.what())
                    .put("says", finding.says());
            if (!finding.advice().isEmpty()) {
                check.put("advice", finding.advice());
            }
            finding.comparison()
                    .ifPresent(c -> check.put("measured", c.measured())
                            .put("computed", c.computed())
                            .put("tolerance", c.tolerance())
                            .put("unit", c.unit()));
        }
        return JsonText.of(tree);
    }

    private static long count(List<Finding> findings, Status status) {
        return findings.stream().filter(f -> f.status() == status).count();
    }
}
