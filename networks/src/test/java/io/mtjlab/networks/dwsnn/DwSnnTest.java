package io.mtjlab.networks.dwsnn;

import java.nio.file.Path;

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
import io.mtjlab.networks.spiking.Encoding;
import io.mtjlab.networks.spiking.SpikingTrainer;
import io.mtjlab.networks.spiking.SurrogateGradient;
import io.mtjlab.networks.spiking.WallNeuron;
import io.mtjlab.networks.training.TrainingProgress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class DwSnnTest {

    private static final DrawnDigits FEW = new DrawnDigits(1, 600, 200);

    @TempDir
    Path folder;

    private static DwSnnSettings small() {
        return DwSnnSettings.defaults()
                .withTask(new SpikingTrainer.Task(Encoding.RATE, 20, SurrogateGradient.DEFAULT))
                .withHidden(32)
                .withEpochs(3);
    }

    private static NetworkResult run(DwSnnSettings settings) {
        return DwSnn.run(settings, FEW, TrainingProgress.SILENT);
    }

    @Test
    void walls_learn_the_drawn_digits_and_say_what_it_costs() throws Exception {
        NetworkResult result =
                DwSnn.run(small().withEpochs(6), new DrawnDigits(1, 2_000, 500), TrainingProgress.SILENT);
        JsonNode json = new ObjectMapper().readTree(result.toJson());
        assertThat(json.at("/metrics/test_accuracy").asDouble()).isGreaterThan(0.8);
        assertThat(json.at("/data/source").asText()).isEqualTo("drawn-digits");
        assertThat(json.at("/settings/sigma").asDouble()).isEqualTo(0.3);
        // 20 steps, each a pulse and a reading of 50 ns
        assertThat(json.at("/metrics/inference_seconds").asDouble()).isCloseTo(20 * 100e-9, within(1e-12));
        assertThat(json.at("/metrics/inference_joules").asDouble()).isPositive();
        // in this order in every process, so that files can be compared
        assertThat(result.curves().get(0).about().keySet()).containsExactly("neuron", "test_accuracy_by_seed");
        // every kind of metric is finite
        assertThat(result.metrics().values()).allMatch(Double::isFinite);
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void one_core_and_three_give_the_same_bytes(Encoding encoding) {
        DwSnnSettings settings =
                small().withEpochs(1).withTask(new SpikingTrainer.Task(encoding, 10, SurrogateGradient.DEFAULT));
        assertThat(run(settings.withThreads(3)).toJson())
                .isEqualTo(run(settings.withThreads(1)).toJson());
    }

    @Test
    void an_interrupted_run_resumes_to_the_same_result() {
        String inOneGo = run(small()).toJson();
        DwSnnSettings resumable = small().withCheckpoint(folder);
        assertThatThrownBy(() -> DwSnn.run(resumable, FEW, epoch -> {
                    if (epoch.epoch() == 2) {
                        throw new IllegalStateException("power cut");
                    }
                }))
                .hasMessage("power cut");
        assertThat(run(resumable).toJson()).isEqualTo(inOneGo);
        assertThatThrownBy(() -> run(resumable.withEpochs(5)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("other settings");
    }

    @Test
    void claims_are_tested_over_pairs_of_seeds() {
        NetworkResult result = run(small().withSeeds(1, 3).withStudy(DwSnnStudy.CLAIMS));
        assertThat(result.metrics())
                .containsKeys(
                        "wall_less_leaky", "wall_less_leaky_p", "noise_less_none_p", "early_spread_noise_less_none_p");
        assertThat(result.metrics().get("wall_less_leaky"))
                .isCloseTo(
                        result.metrics().get("test_accuracy_dw_12_pulses_sigma_0")
                                - result.metrics().get("test_accuracy_lif"),
                        within(1e-12));
        assertThat(result.explanation()).contains("3 seeds");
        assertThat(result.figures().get(0).panels().get(0).series()).hasSize(3);
    }

    @Test
    void a_card_gives_pulses_noise_and_spread() {
        DeviceCard card = DeviceCard.parse(
                """
                {"schema": "mtjlab-device-card/1", "device": {"id": "W1"}, "covariances": [],
                 "spread": {"pulses.N_fire": {"standard_deviation": 2.4}},
                 "parameters": [%s, %s]}
                """.formatted(parameter("pulses.N_fire", 16), parameter("pulses.N_fire_sd", 1.2)), "test");
        WallNeuron neuron = (WallNeuron) WallDevice.of(card).neuron();
        assertThat(neuron.pulses()).isEqualTo(16);
        assertThat(neuron.sigma()).isCloseTo(0.3, within(1e-12));
        assertThat(neuron.spread()).isCloseTo(0.15, within(1e-12));
    }

    @Test
    void a_card_without_pulses_is_refused_with_what_it_has() {
        assertThatThrownBy(() -> WallDevice.of(DeviceCard.forDevice("W1")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("pulses.N_fire")
                .hasMessageContaining("it has: nothing");
    }

    private static String parameter(String name, double value) {
        return """
                {"name": "%s", "value": %s, "unit": "1", "standard_error": 0.01,
                 "interval_68": [%s, %s], "interval_95": [%s, %s],
                 "conditions": {}, "provenance": {"source": "simulated"}}
                """.formatted(name, value, value, value, value, value);
    }

    @Test
    void refuses_what_cannot_be() {
        assertThatThrownBy(() -> small().withStudy(DwSnnStudy.CLAIMS))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("too few");
        assertThatThrownBy(() -> WallNeuron.of(0.5, 0))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new SpikingTrainer.Task(Encoding.RATE, 1, SurrogateGradient.DEFAULT))
                .isInstanceOf(InvalidInput.class);
    }
}
