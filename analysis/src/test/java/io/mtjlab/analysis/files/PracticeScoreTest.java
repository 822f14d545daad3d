package io.mtjlab.analysis.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mtjlab.analysis.SharedData;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Scores the file fits on the practice sets and prints where they stand; the fits never read the truth. */
@Tag("long")
class PracticeScoreTest {

    private final Map<String, List<double[]>> scores = new LinkedHashMap<>();
    private final Map<String, Integer> missing = new LinkedHashMap<>();

    @Test
    void telegraph_traces_of_two_levels() throws IOException {
        score("telegraph2", Kinds.TELEGRAPH, (truth, fit) -> {
            double gap = truth.path("R_AP").asDouble() - truth.path("R_P").asDouble();
            take(
                    fit,
                    "tau_P",
                    truth.path("tau_P").asDouble(),
                    truth.path("tau_P").asDouble());
            take(
                    fit,
                    "tau_AP",
                    truth.path("tau_AP").asDouble(),
                    truth.path("tau_AP").asDouble());
            take(fit, "P", truth.path("P").asDouble(), 1);
            take(fit, "R_P", truth.path("R_P").asDouble(), gap);
            take(fit, "R_AP", truth.path("R_AP").asDouble(), gap);
        });
        assertThat(median("tau_P")).isLessThan(0.15);
        assertThat(median("P")).isLessThan(0.02);
    }

    @Test
    void spectra() throws IOException {
        score("stfmr", Kinds.STFMR, (truth, fit) -> {
            for (int k = 0; k < truth.path("peaks").size(); k++) {
                JsonNode peak = truth.path("peaks").path(k);
                double df = peak.path("df").asDouble();
                double size =
                        Math.hypot(peak.path("V_S").asDouble(), peak.path("V_A").asDouble());
                take(fit, "fr_" + k, peak.path("fr").asDouble(), df);
                take(fit, "df_" + k, df, df);
                take(fit, "VS_" + k, peak.path("V_S").asDouble(), size);
                take(fit, "VA_" + k, peak.path("V_A").asDouble(), size);
            }
        });
        assertThat(median("fr")).isLessThan(0.02);
        assertThat(median("df")).isLessThan(0.04);
    }

    @Test
    void switching_probabilities() throws IOException {
        score("ph", Kinds.SIGMOID, (truth, fit) -> {
            double alpha = truth.path("alpha").asDouble();
            take(fit, "alpha", alpha, Math.abs(alpha));
            take(fit, "beta", truth.path("beta").asDouble(), 1 / Math.abs(alpha));
        });
        assertThat(median("alpha")).isLessThan(0.1);
        assertThat(median("beta")).isLessThan(0.15);
    }

    @Test
    void loops_of_two_levels() throws IOException {
        score("rh", Kinds.RH, (truth, fit) -> {
            if (truth.path("n_cells").asInt() == 1
                    && truth.path("kind").asText().equals("minor1")) {
                double gap = truth.path("R_AP").asDouble() - truth.path("R_P").asDouble();
                take(fit, "R_P", truth.path("R_P").asDouble(), gap);
                take(fit, "R_AP", truth.path("R_AP").asDouble(), gap);
                take(fit, "TMR", truth.path("TMR").asDouble(), truth.path("TMR").asDouble());
                take(fit, "Hc", truth.path("Hc").asDouble(), truth.path("dH").asDouble());
                take(
                        fit,
                        "H_offset",
                        truth.path("H_offset").asDouble(),
                        truth.path("dH").asDouble());
            } else if (truth.path("kind").asText().equals("noswitch")) {
                assertThat(fit.estimate("Hc")).as("Hc of " + fit.id()).isEmpty();
            }
        });
        assertThat(median("Hc")).isLessThan(0.5);
        assertThat(median("TMR")).isLessThan(0.03);
    }

    private interface Compare {
        void with(JsonNode truth, FitResult fit);
    }

    private void score(String set, Kinds kind, Compare compare) throws IOException {
        Path folder = SharedData.require("practice").resolve(set);
        for (JsonNode truth :
                new ObjectMapper().readTree(folder.resolve("truth.json").toFile())) {
            String id = truth.path("id").asText();
            compare.with(
                    truth, kind.fit(DataFiles.read(folder.resolve(id + ".csv")).get(0)));
        }
        scores.forEach((name, rows) -> System.out.printf(
                "practice %s %-8s n %3d missing %2d median %.4f p95 %.3f cover68 %.0f cover95 %.0f%n",
                set,
                name,
                rows.size(),
                missing.getOrDefault(name, 0),
                quantile(rows, 0.5),
                quantile(rows, 0.95),
                100 * mean(rows, 1),
                100 * mean(rows, 2)));
    }

    private void take(FitResult fit, String name, double truth, double scale) {
        String group = name.replaceAll("_\\d$", "");
        if (fit.find(name).isEmpty() || fit.estimate(name).isEmpty()) {
            missing.merge(group, 1, Integer::sum);
            System.out.println("  " + fit.id() + " " + name + " missing: " + fit.find(name));
            return;
        }
        Estimate found = fit.estimate(name).orElseThrow();
        double error = Math.abs(found.value() - truth) / scale;
        if (!found.interval95().contains(truth) || error > 0.5) {
            System.out.printf(
                    "  %s %s %.6g [%.6g, %.6g] truth %.6g scaled error %.3f%n",
                    fit.id(),
                    name,
                    found.value(),
                    found.interval95().low(),
                    found.interval95().high(),
                    truth,
                    error);
        }
        scores.computeIfAbsent(group, key -> new ArrayList<>()).add(new double[] {
            error,
            found.interval68().contains(truth) ? 1 : 0,
            found.interval95().contains(truth) ? 1 : 0
        });
    }

    private double median(String name) {
        return quantile(scores.get(name), 0.5);
    }

    private static double quantile(List<double[]> rows, double q) {
        double[] sorted = rows.stream().mapToDouble(r -> r[0]).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
    }

    private static double mean(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(r -> r[column]).average().orElse(0);
    }
}
