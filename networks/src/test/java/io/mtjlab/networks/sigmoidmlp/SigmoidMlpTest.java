package io.mtjlab.networks.sigmoidmlp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.data.DrawnDigits;
import io.mtjlab.networks.device.NeuronHardware;
import io.mtjlab.networks.device.TelegraphReading;
import io.mtjlab.networks.neuron.SigmoidNeuron;
import io.mtjlab.networks.training.TrainingProgress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SigmoidMlpTest {

    private static final DrawnDigits FEW = new DrawnDigits(1, 600, 200);

    @TempDir
    Path folder;

    private static SigmoidMlpResult run(SigmoidMlpSettings settings) {
        return SigmoidMlp.run(settings, FEW, TrainingProgress.SILENT);
    }

    @Test
    void the_device_learns_sooner_than_the_plain_sigmoid() throws IOException {
        List<TrainingProgress.Epoch> heard = new ArrayList<>();
        SigmoidMlpResult result = SigmoidMlp.run(SigmoidMlpSettings.defaults().withEpochs(8), FEW, heard::add);

        JsonNode json = new ObjectMapper().readTree(result.toJson());
        assertThat(json.at("/study").asText()).isEqualTo("device");
        assertThat(json.at("/data/source").asText()).isEqualTo("drawn-digits");
        assertThat(json.at("/data/sha256/train-images").asText()).hasSize(64);
        assertThat(json.at("/settings/seed").asLong()).isEqualTo(1);
        assertThat(json.at("/settings/device/alpha_per_oersted").asDouble()).isEqualTo(1.5);
        assertThat(json.at("/backend").asText()).contains("OpenBLAS");
        assertThat(json.at("/curves")).hasSize(2);
        assertThat(json.at("/curves/0/accuracy")).hasSize(8);
        assertThat(json.at("/curves/0/recipe/batch_size").asInt()).isEqualTo(10);
        double device = json.at("/metrics/test_accuracy").asDouble();
        assertThat(device).isGreaterThan(json.at("/metrics/test_accuracy_plain").asDouble() + 0.05);
        assertThat(heard).hasSize(16);
        assertThat(result.figure().panels().get(0).series()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Study.class,
            names = {"DEVICE", "STOCHASTIC", "BIAS_AND_GAIN"})
    void writes_the_same_bytes_on_one_core_and_on_many(Study study) {
        SigmoidMlpSettings settings =
                SigmoidMlpSettings.defaults().withStudy(study).withEpochs(2);
        assertThat(run(settings.withThreads(3)).toJson())
                .isEqualTo(run(settings.withThreads(1)).toJson());
    }

    @Test
    void another_seed_gives_another_network() {
        SigmoidMlpSettings settings = SigmoidMlpSettings.defaults().withEpochs(1);
        assertThat(run(settings.withSeed(2)).curves().get(0).loss())
                .isNotEqualTo(run(settings).curves().get(0).loss());
    }

    @Test
    void an_interrupted_study_resumes_to_the_same_result() {
        SigmoidMlpSettings settings =
                SigmoidMlpSettings.defaults().withStudy(Study.ALPHA_SWITCH).withEpochs(17);
        String inOneGo = run(settings).toJson();
        SigmoidMlpSettings resumable = settings.withCheckpoint(folder);
        assertThatThrownBy(() -> SigmoidMlp.run(resumable, FEW, epoch -> {
                    if (epoch.curve().contains("weights scaled") && epoch.epoch() == 16) {
                        throw new IllegalStateException("power cut");
                    }
                }))
                .hasMessage("power cut");
        assertThat(run(resumable).toJson()).isEqualTo(inOneGo);
    }

    @Test
    void switching_alpha_costs_accuracy_unless_the_weights_are_scaled() {
        SigmoidMlpResult result =
                run(SigmoidMlpSettings.defaults().withStudy(Study.ALPHA_SWITCH).withEpochs(18));
        double before = result.metrics().get("test_accuracy_before_switch");
        assertThat(result.metrics().get("test_accuracy_after_naive_switch")).isLessThan(before - 0.02);
        assertThat(result.metrics().get("test_accuracy_after_scaled_switch")).isCloseTo(before, within(0.0051));
        assertThat(result.curves().get(3).accuracy()[17])
                .isCloseTo(result.curves().get(0).accuracy()[17], within(0.0151));
    }

    @Test
    void the_chosen_recipe_never_sees_a_test_image_before_the_end() {
        SigmoidMlpResult result =
                run(SigmoidMlpSettings.defaults().withStudy(Study.GOOD_RECIPE).withEpochs(4));
        assertThat(result.curves().get(0).accuracyOn()).isEqualTo("train");
        assertThat(result.metrics()).containsKeys("validation_accuracy", "learning_rate");
        assertThat(result.metrics().get("test_accuracy")).isGreaterThan(0.85);
    }

    @Test
    void neurons_that_differ_recognise_less_and_cost_the_same() {
        SigmoidMlpSettings settings = SigmoidMlpSettings.defaults().withEpochs(6);
        Map<String, Double> alike = run(settings).metrics();
        Map<String, Double> apart = run(settings.withHardware(
                        new NeuronHardware(Optional.of(TelegraphReading.LUO_2023), 0.3, 1)))
                .metrics();
        assertThat(alike).doesNotContainKey("test_accuracy_device_spread");
        assertThat(apart.get("test_accuracy")).isEqualTo(alike.get("test_accuracy"));
        assertThat(apart.get("test_accuracy_device_spread")).isLessThan(alike.get("test_accuracy"));
        // two layers, one cycle of the telegraph signal each; 410 neurons at 10 uA and 211 ohm
        assertThat(apart.get("inference_seconds")).isCloseTo(2 * 0.132, within(1e-12));
        assertThat(apart.get("inference_joules")).isCloseTo(410 * 1e-10 * 211 * 0.132, within(1e-15));
    }

    @Test
    void refuses_impossible_settings() {
        assertThatThrownBy(() -> SigmoidMlpSettings.defaults().withEpochs(0))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("epochs");
        assertThatThrownBy(() -> run(SigmoidMlpSettings.defaults()
                        .withStudy(Study.ALPHA_SWITCH)
                        .withEpochs(3)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("after epoch 15");
        assertThatThrownBy(() -> SigmoidNeuron.of(-1, 0, "test")).isInstanceOf(InvalidInput.class);
    }
}
