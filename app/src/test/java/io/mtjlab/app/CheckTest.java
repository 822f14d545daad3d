package io.mtjlab.app;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** {@code mtjlab check}: what a campaign would do, without doing it. */
class CheckTest {

    @TempDir
    Path folder;

    @Test
    void a_fixed_plan_takes_the_time_that_was_told_within_a_tenth() throws Exception {
        String campaign =
                TestFiles.write(folder.resolve("c.yaml"), TestFiles.shortText()).toString();
        CommandLineRun check = CommandLineRun.of("check", campaign, "--bench", "microwave-neuron", "--json");
        assertThat(check.status()).as(check.err()).isZero();
        JsonNode told = new ObjectMapper().readTree(check.out());
        String store = folder.resolve("store").toString();
        CommandLineRun run = CommandLineRun.of("run", campaign, "--bench", "microwave-neuron", "--store", store);
        assertThat(run.status()).as(run.err()).isZero();

        try (RunStore runs = RunStore.openReadOnly(folder.resolve("store"))) {
            var stored = runs.run("r0001");
            assertThat(told.get("metrics").get("units").intValue())
                    .isEqualTo(stored.units().size());
            for (JsonNode step : told.get("steps")) {
                List<StoredUnit> units = stored.completeUnits(step.get("step").asText());
                double took = units.stream()
                        .mapToDouble(unit -> unit.endedSeconds() - unit.beganSeconds())
                        .sum();
                assertThat(step.get("least_seconds").doubleValue())
                        .as(step.toString())
                        .isCloseTo(took, within(0.1 * took));
            }
            var whole = stored.summary();
            double took =
                    java.time.Duration.between(whole.labStart(), whole.labStop().orElseThrow())
                                    .toMillis()
                            * 1e-3;
            assertThat(told.get("metrics").get("most_seconds").doubleValue()).isCloseTo(took, within(0.1 * took));
        }
    }

    @Test
    void nothing_is_set_on_any_instrument() throws Exception {
        try (ServedLab lab = ServedLab.onResistor(1000);
                var control = lab.control()) {
            Path bench = TestFiles.write(folder.resolve("attached.yaml"), lab.attachedText());
            JsonNode before = control.state().get("instruments");
            CommandLineRun check =
                    CommandLineRun.of("check", TestFiles.shortCampaign(folder).toString(), "--bench", bench.toString());
            assertThat(check.status()).as(check.err()).isZero();
            assertThat(check.out()).contains("set-points are within the limits", "nothing was set");
            assertThat(control.state().get("instruments")).isEqualTo(before);
        }
    }

    @Test
    void tells_every_step_that_cannot_be_done_with_its_line() throws Exception {
        Path campaign = TestFiles.write(folder.resolve("c.yaml"), """
                campaign: wrong
                bench: microwave-neuron
                steps:
                  - {kind: rh, roles: {source: isrc, meter: nvm, magnet: bop_easy, gauss: gauss_easy}, field_axis: easy,
                     field_oersted: {from: -500, to: 500, step: 5}}
                  - kind: sequence
                    steps:
                      - {kind: rh, roles: {source: isrc, meter: nvm, magnet: bop_easy, gauss: gauss_easy},
                         field_axis: easy, field_oersted: {from: -40, to: 40, step: 5}, bias_amperes: 0.01}
                """);
        CommandLineRun check = CommandLineRun.of("check", campaign.toString());
        assertThat(check.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(check.err())
                .contains("c.yaml:4: rh: bop_easy: field -500 Oe refused: limit 420 Oe")
                .contains("c.yaml:8: rh: isrc: current 0.01 A refused: limit 0.005 A");
        assertThat(check.out()).isEmpty();
    }
}
