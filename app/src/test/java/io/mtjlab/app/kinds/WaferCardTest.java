package io.mtjlab.app.kinds;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.app.CommandLineRun;
import io.mtjlab.app.TestFiles;
import io.mtjlab.fixtures.lab.Shipped;

import static org.assertj.core.api.Assertions.assertThat;

/** What a run over a wafer says of one of its devices. */
class WaferCardTest {

    private static final String STEP = """
            - kind: wafer
              wafer: W1
              roles: {prober: prober, matrix: matrix, source: isrc, meter: nvm}
              dies: [[1, 1], [2, 1]]
              devices: {d1: ["1!1!1", "1!2!1"], d2: ["1!1!2", "1!2!2"]}
              shorting_relays: ["2!4!1", "2!4!2"]
              contact: {least_ohms: 20, most_ohms: 1000}
              steps:
                - {kind: rh, roles: {source: isrc, meter: nvm, magnet: bop_easy, gauss: gauss_easy}, field_axis: easy,
                   field_oersted: {from: -100, to: 100, step: 10}, cycles: 2, compliance_volts: 0.1}
            """;

    @TempDir
    Path folder;

    private CommandLineRun on(Path store, String... words) {
        String[] line = java.util.Arrays.copyOf(words, words.length + 2);
        line[words.length] = "--store";
        line[words.length + 1] = store.toString();
        return CommandLineRun.of(line);
    }

    @Test
    void each_device_has_its_own_card_and_a_dead_one_has_none() throws Exception {
        VirtualRun run = VirtualRun.of(folder, Shipped.benchText("neuron-wafer").orElseThrow(), STEP);

        assertThat(run.tookOverExpected()).isBetween(0.9, 1.1);
        CommandLineRun which = on(run.store(), "card", "r0001");
        assertThat(which.status()).isEqualTo(2);
        assertThat(which.err()).contains("4 devices", "--device \"W1 die=1,1/d1\"");

        CommandLineRun dead = on(run.store(), "card", "r0001", "--device", "W1 die=2,1/d1");
        assertThat(dead.status()).isEqualTo(2);
        assertThat(dead.err()).contains("holds nothing of W1 die=2,1/d1");

        double[] ohms = new double[2];
        for (int i = 0; i < 2; i++) {
            CommandLineRun card = on(run.store(), "card", "r0001", "--device", "W1 die=1,1/d" + (i + 1));
            assertThat(card.status()).as(card.err()).isZero();
            JsonNode tree = new ObjectMapper().readTree(card.out());
            DeviceCard read = DeviceCard.parse(card.out(), "card");
            ohms[i] = read.parameters("rh.R_P").get(0).value();
            Path file = TestFiles.write(folder.resolve("card" + i + ".json"), card.out());
            assertThat(CommandLineRun.of("card", "show", file.toString()).out())
                    .contains("health: highest_volts 0.", "pulses_seen 0", "field_seconds ");
            assertThat(tree.path("device").toString()).contains("W1 die=1,1/d" + (i + 1));
            assertThat(tree.path("health").path("field_seconds").asDouble()).isGreaterThan(10);
        }
        // Luo 2023: 120 ohm; the virtual wafer's spread is 4 %.
        assertThat(ohms[0]).isBetween(100.0, 145.0).isNotEqualTo(ohms[1]);
        assertThat(ohms[1]).isBetween(100.0, 145.0);

        CommandLineRun health = on(run.store(), "runs", "health", "--json");
        JsonNode devices = new ObjectMapper().readTree(health.out()).path("devices");
        assertThat(devices).hasSize(4);
        assertThat(devices.get(0).path("device").asText()).isEqualTo("W1 die=1,1/d1");
        assertThat(Math.abs(devices.get(0).path("R_low_drift").asDouble())).isLessThan(0.02);
        assertThat(on(run.store(), "runs", "show", "r0001", "--wafer").out()).contains("2 measured, 2 no contact");

        CommandLineRun plot = on(run.store(), "runs", "plot", "r0001", "--wafer", "R_P_ohm", "-o", folder.toString());
        assertThat(plot.status()).as(plot.err()).isZero();
        assertThat(folder.resolve("r0001-wafer-R_P_ohm.svg"))
                .content()
                .contains("R<tspan", "(\u03a9)", "<title>W1 die=1,1/d1: 1", "no contact</title>");
        CommandLineRun unknown = on(run.store(), "runs", "plot", "r0001", "--wafer", "colour");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("no column 'colour'").contains("R_P_ohm, TMR");
    }

    @Test
    void check_tells_the_time_of_the_shipped_night_and_holds_its_limits() {
        CommandLineRun check = CommandLineRun.of("check", "wafer-night");
        assertThat(check.status()).as(check.err()).isZero();
        assertThat(check.out()).containsPattern("wafer +900 ").contains("6 h", "within the limits", "nothing was set");
    }
}
