package io.mtjlab.networks.quantizedmlp;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.data.DrawnDigits;
import io.mtjlab.networks.result.NetworkResult;
import io.mtjlab.networks.synapse.Imperfections;
import io.mtjlab.networks.synapse.Mapping;
import io.mtjlab.networks.synapse.ScaleRule;
import io.mtjlab.networks.training.TrainingProgress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class QuantizedMlpTest {

    private static final DrawnDigits FEW = new DrawnDigits(1, 600, 200);

    @TempDir
    Path folder;

    private static QuantizedSettings small() {
        return QuantizedSettings.defaults().withEpochs(5, 2);
    }

    private static NetworkResult run(QuantizedSettings settings) {
        return QuantizedMlp.run(settings, FEW, TrainingProgress.SILENT);
    }

    private static QuantizedSettings pairOf(int cells) {
        return small().withSynapse(cells, Mapping.PAIR, Mapping.Thresholds.NEAREST, Optional.empty());
    }

    @Test
    void training_with_the_hardware_in_the_loop_wins_back_what_one_cell_loses() throws Exception {
        NetworkResult result = run(pairOf(1));
        Map<String, Double> metrics = result.metrics();
        assertThat(metrics.get("test_accuracy_full_precision")).isGreaterThan(0.7);
        assertThat(metrics.get("test_accuracy_hardware_aware"))
                .isGreaterThanOrEqualTo(metrics.get("test_accuracy_after_training") - 0.01)
                .isGreaterThan(metrics.get("test_accuracy_full_precision") - 0.06);
        JsonNode json = new ObjectMapper().readTree(result.toJson());
        assertThat(json.at("/settings/synapse/mapping").asText()).isEqualTo("pair");
        assertThat(json.at("/settings/scales_by_layer").asText()).endsWith("rms");
        assertThat(json.at("/settings/synapse/thresholds").asText()).isEqualTo("nearest");
        assertThat(json.at("/settings/scale_chosen_by").asText()).isEqualTo("validation");
        // two layers, read one after the other in 10 ns each
        assertThat(json.at("/metrics/inference_seconds").asDouble()).isCloseTo(20e-9, within(1e-15));
        assertThat(json.at("/metrics/cells").asInt()).isEqualTo(2 * (784 * 128 + 128 * 10));
    }

    @Test
    void a_pair_does_not_feel_the_tmr_and_a_signed_conductance_does() {
        Map<String, Double> metrics = run(small().withStudy(QuantizedStudy.TMR)).metrics();
        assertThat(metrics.get("test_accuracy_pair_1_cell_at_0.33"))
                .isEqualTo(metrics.get("test_accuracy_pair_1_cell_at_2.6"));
        assertThat(metrics.get("test_accuracy_signed_1_cell_at_0.33"))
                .isNotEqualTo(metrics.get("test_accuracy_signed_1_cell_at_2.6"));
    }

    @Test
    void imperfections_cost_more_the_stronger_they_are() {
        Map<String, Double> metrics = run(small().withStudy(QuantizedStudy.VARIATION)
                        .withImperfections(Imperfections.NONE, 1))
                .metrics();
        for (String kind : new String[] {"conductance_spread", "read_noise", "stuck_cells", "programming_error"}) {
            assertThat(metrics.get("test_accuracy_" + kind + "_3_cell_at_0.2"))
                    .as(kind)
                    .isLessThan(metrics.get("test_accuracy_" + kind + "_3_cell_at_0.0"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = QuantizedStudy.class,
            names = {"QUANTIZE", "PAPER"})
    void one_core_and_three_give_the_same_bytes(QuantizedStudy study) {
        QuantizedSettings settings = small().withEpochs(1, 1)
                .withStudy(study)
                .withImperfections(new Imperfections(0.05, 0.05, 0.01, 0.01), 2);
        assertThat(run(settings.withThreads(3)).toJson())
                .isEqualTo(run(settings.withThreads(1)).toJson());
    }

    @Test
    void an_interrupted_run_resumes_to_the_same_result() {
        String inOneGo = run(small()).toJson();
        QuantizedSettings resumable = small().withCheckpoint(folder);
        assertThatThrownBy(() -> QuantizedMlp.run(resumable, FEW, epoch -> {
                    if (epoch.curve().startsWith("in the loop") && epoch.epoch() == 2) {
                        throw new IllegalStateException("power cut");
                    }
                }))
                .hasMessage("power cut");
        assertThat(run(resumable).toJson()).isEqualTo(inOneGo);
    }

    @Test
    void a_card_without_a_resistance_is_refused() {
        assertThatThrownBy(() -> CellDevice.of(DeviceCard.forDevice("W2")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("rh.R_P");
    }

    @Test
    void scales_are_read_as_they_are_written() {
        assertThat(ScaleRule.parse("2.5rms").key()).isEqualTo("2.5rms");
        assertThat(ScaleRule.parse("0.25max")).isEqualTo(ScaleRule.max(0.25));
        assertThatThrownBy(() -> ScaleRule.parse("xrms")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> ScaleRule.parse("-1rms"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("positive");
    }
}
