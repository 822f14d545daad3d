package io.mtjlab.app.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.app.CommandLineRun;
import io.mtjlab.app.TestFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole chain with a short campaign: twins, drivers, protocols, store, fits, card, network, report. */
class DemoTest {

    private static final List<String> DATA = List.of("summary.json", "card.json", "network.json");

    @TempDir
    Path folder;

    private CommandLineRun demo(String out) throws Exception {
        return CommandLineRun.of(
                "demo",
                "--campaign",
                TestFiles.shortCampaign(folder).toString(),
                "--out",
                folder.resolve(out).toString(),
                "--epochs",
                "1");
    }

    @Test
    void measures_fits_and_reports_and_the_same_seed_gives_the_same_bytes() throws Exception {
        var first = demo("one");
        var second = demo("two");

        assertThat(first.err()).doesNotContain("mtjlab:");
        assertThat(first.status()).isZero();
        assertThat(second.status()).isZero();
        for (String file : DATA) {
            assertThat(folder.resolve("two").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
        }
        exportsAreTheSame();
        reportIsComplete();
        summaryIsSensible();
        assertThat(DeviceCard.read(folder.resolve("one/card.json")).parameters("sigmoid.alpha"))
                .hasSize(2);
    }

    private void exportsAreTheSame() throws Exception {
        for (String run : List.of("one", "two")) {
            var export = CommandLineRun.of(
                    "runs",
                    "export",
                    "r0001",
                    "--store",
                    folder.resolve(run).resolve("store").toString(),
                    "-o",
                    folder.resolve(run).resolve("csv").toString());
            assertThat(export.status()).isZero();
        }
        try (var files = Files.list(folder.resolve("one/csv"))) {
            var all = files.toList();
            assertThat(all).hasSize(2 + 3 + 16);
            for (Path file : all) {
                assertThat(folder.resolve("two/csv").resolve(file.getFileName()))
                        .hasSameBinaryContentAs(file);
            }
        }
    }

    private void reportIsComplete() throws Exception {
        String page = Files.readString(folder.resolve("one/report.html"));
        for (String part : List.of(
                "Truth and measured", "uncertainty budget", "<svg", "Switching probability", "seed", "KEITHLEY")) {
            assertThat(page.contains(part)).as(part).isTrue();
        }
        for (String outside : List.of("<script", "src=", "href=\"http", "@import", "url(", "NaN")) {
            assertThat(page.contains(outside))
                    .as("the page is self-contained: %s", outside)
                    .isFalse();
        }
    }

    private void summaryIsSensible() throws Exception {
        var tree = new ObjectMapper().readTree(Files.readString(folder.resolve("one/summary.json")));
        for (var row : tree.get("rows")) {
            assertThat(row.has("value") != row.has("reason"))
                    .as("a value or a reason: %s", row)
                    .isTrue();
            if (row.has("value") && row.has("lo95")) {
                assertThat(row.get("lo95").doubleValue())
                        .isLessThanOrEqualTo(row.get("value").doubleValue());
            }
            if (row.get("quantity").asText().equals("rh.TMR")) {
                // the paper's junction: 120 and 257 ohm
                assertThat(row.get("truth").doubleValue()).isEqualTo(257.0 / 120 - 1);
                assertThat(row.get("value").doubleValue()).isBetween(1.13, 1.155);
            }
        }
        assertThat(tree.get("coverage_95").get("of").intValue()).isGreaterThan(30);
        assertThat(tree.get("coverage_95").get("inside").doubleValue())
                .isGreaterThan(0.8 * tree.get("coverage_95").get("of").intValue());
    }

    @Test
    void json_is_one_document_and_nothing_else() throws Exception {
        var list = CommandLineRun.of(
                "run",
                TestFiles.write(folder.resolve("rh.yaml"), TestFiles.shortText().split("  - kind: stfmr")[0])
                        .toString(),
                "--store",
                folder.resolve("store").toString(),
                "--json");

        assertThat(list.status()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(list.out())
                        .get("metrics")
                        .get("points")
                        .intValue())
                .isPositive();
        assertThat(list.err()).contains("R(H)");
    }
}
