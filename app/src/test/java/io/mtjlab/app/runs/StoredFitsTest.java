package io.mtjlab.app.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.app.CommandLineRun;
import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.TestFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs of a virtual night are fitted, drawn and put on a card by the command line, and refused where they are not there. */
class StoredFitsTest {

    @TempDir
    static Path folder;

    private static String store = "";

    @BeforeAll
    static void measure() throws IOException {
        Path campaign = TestFiles.write(folder.resolve("short.yaml"), """
                campaign: short
                seed: 4
                steps:
                  - kind: rh
                    roles: {source: isrc, meter: nvm, magnet: bop_easy, gauss: gauss_easy}
                    field_axis: easy
                    field_oersted: {from: -100, to: 100, step: 4, loop: true}
                    cycles: 4
                    bias_amperes: 10.0e-6
                    compliance_volts: 0.1
                  - kind: telegraph
                    roles: {source: isrc, meter: nvm, magnet: bop_hard, gauss: gauss_hard, rf: rf}
                    field_axis: hard
                    field_oersted: {from: 26, to: 30, step: 2}
                    rf_dbm: [off]
                    rf_megahertz: 1890
                    bias_amperes: 10.0e-6
                    compliance_volts: 0.1
                    plan: grid
                    stop: {trace_seconds: 5}
                """);
        store = folder.resolve("store").toString();
        CommandLineRun run =
                CommandLineRun.of("run", campaign.toString(), "--bench", "microwave-neuron", "--store", store);
        assertThat(run.status()).as(run.err()).isZero();
    }

    @Test
    void runs_fit_and_fit_store_tell_the_same_loop() {
        CommandLineRun all = CommandLineRun.of("runs", "fit", "r0001", "--store", store, "--format", "csv");
        CommandLineRun loops = CommandLineRun.of("fit", "rh", "--store", store, "r0001", "--format", "csv");
        assertThat(all.status()).as(all.err()).isZero();
        assertThat(loops.out().lines().toList()).hasSizeGreaterThan(5);
        assertThat(all.out().lines().toList())
                .containsAll(loops.out().lines().toList())
                .anyMatch(line -> line.startsWith("r0001 telegraph/H=28/rf=off,P,"))
                .anyMatch(line -> line.contains(",alpha,"));
    }

    @Test
    void runs_plot_draws_a_file_for_each_fit_and_names_it() throws IOException {
        Path plots = folder.resolve("plots");
        CommandLineRun run = CommandLineRun.of("runs", "plot", "r0001", "--store", store, "-o", plots.toString());
        assertThat(run.status()).as(run.err()).isZero();
        try (Stream<Path> files = Files.list(plots)) {
            assertThat(files.map(Path::toString).toList())
                    .containsExactlyInAnyOrderElementsOf(run.out().lines().toList())
                    .hasSize(6);
        }
        assertThat(Files.readString(plots.resolve("r0001-rh.svg")))
                .contains("<svg")
                .contains("H (Oe)");
    }

    @Test
    void a_card_holds_every_kind_of_error_apart_and_the_devices_health_and_spread() throws IOException {
        Path one = folder.resolve("one.json");
        Path two = folder.resolve("two.json");
        CommandLineRun first = CommandLineRun.of("card", "r0001", "--store", store, "-o", one.toString());
        assertThat(first.status()).as(first.err()).isZero();
        CommandLineRun second = CommandLineRun.of(
                "card", "r0001", "--store", store, "--spread-of", one.toString(), "-o", two.toString());
        assertThat(second.status()).as(second.err()).isZero();
        JsonNode tree = new ObjectMapper().readTree(Files.readString(two));
        JsonNode budget = tree.path("parameters").path(0).path("budget");
        assertThat(budget.path("statistical").path("standard_error").asDouble()).isPositive();
        assertThat(budget.path("calibration")
                        .path("terms")
                        .path("series resistance")
                        .isNumber())
                .isTrue();
        assertThat(budget.path("drift").has("standard_error")).isTrue();
        // 10 uA through some 263 ohm
        assertThat(tree.path("health").path("highest_volts").asDouble()).isBetween(2.4e-3, 2.9e-3);
        assertThat(tree.path("health").path("R_P_drift").path("interval_95").size())
                .isEqualTo(2);
        assertThat(tree.path("spread").path("rh.TMR").path("devices").asInt()).isEqualTo(2);
        assertThat(tree.path("spread").path("rh.TMR").path("standard_deviation").asDouble())
                .isZero();
        assertThat(DeviceCard.read(two).parameter("rh.TMR", Conditions.NONE).value())
                .isBetween(1.0, 1.3);
        assertThat(CommandLineRun.of("card", "show", two.toString()).status()).isZero();
    }

    @Test
    void what_is_not_there_is_refused_by_name() {
        refused("no kind of fit 'foo'", "fit", "foo", "--store", store, "r0001");
        refused("nothing to fit of kind rv in r0001", "fit", "rv", "--store", store, "r0001");
        refused("r0009", "runs", "fit", "r0009", "--store", store);
        refused("no kind of fit 'foo'", "runs", "fit", "r0001", "--kind", "foo", "--store", store);
        refused("no kind of fit 'foo'", "runs", "plot", "r0001", "--kind", "foo", "--store", store);
        refused("nowhere", "fit", "rh", "--store", folder.resolve("nowhere").toString(), "r0001");
    }

    private static void refused(String told, String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.err()).contains(told);
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    }
}
