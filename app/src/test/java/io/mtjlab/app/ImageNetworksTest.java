package io.mtjlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ImageNetworksTest {

    @TempDir
    Path folder;

    private static JsonNode metrics(String... arguments) throws IOException {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        return new ObjectMapper().readTree(run.out()).path("metrics");
    }

    @Test
    void walls_learn_print_one_document_and_draw_themselves() throws IOException {
        Path plot = folder.resolve("dw.svg");
        JsonNode metrics = metrics(
                "network",
                "dw-snn",
                "--neuron",
                "ideal",
                "--steps",
                "4",
                "--hidden",
                "16",
                "--epochs",
                "2",
                "--encoding",
                "pulse-amplitude",
                "--json",
                "--plot",
                plot.toString());
        assertThat(metrics.path("test_accuracy").asDouble()).isGreaterThan(0.3);
        assertThat(Files.readString(plot)).contains("<svg");
    }

    @Test
    void spinning_neurons_learn_three_images_and_draw_their_spikes() throws IOException {
        Path plot = folder.resolve("hebbian.svg");
        JsonNode metrics = metrics("network", "hebbian-snn", "--seed", "3", "--json", "--plot", plot.toString());
        assertThat(metrics.path("learned_fraction").asDouble()).isEqualTo(1);
        assertThat(Files.readString(plot)).contains("<svg").contains("inputs");
    }

    @ParameterizedTest
    @CsvSource({
        "dw-snn --pulses 0.5, at least 1",
        "dw-snn --neuron lif --sigma 0.1, domain wall",
        "dw-snn --card none.json, none.json",
        "dw-snn --card none.json --neuron lif, give one of them",
        "dw-snn --steps 1, 2 to 1000",
        "dw-snn --study claims --seeds 1, too few",
        "dw-snn --data nowhere, is not a folder",
        "quantized-mlp --cells 1 --states 3, n cells have n + 1 states",
        "quantized-mlp --cells 0, 1 to 64",
        "quantized-mlp --tmr -0.2, above 0",
        "quantized-mlp --mapping best, signed-with-zero",
        "quantized-mlp --scale 2, 2rms or 0.25max",
        "quantized-mlp --thresholds low, nearest",
        "quantized-mlp --stuck-cells 2, 0 to 1",
        "hebbian-snn --networks 0, at least 1",
        "hebbian-snn --preset HH-Z, HH-B-020",
        "hebbian-snn --spread 0.7, below 0.5",
        "hebbian-snn --card none.json, none.json",
        "sigmoid-mlp --rf-dbm -20, --card"
    })
    void what_cannot_be_is_refused_with_what_would_be_right(String arguments, String told) {
        CommandLineRun run = CommandLineRun.of(("network " + arguments).split(" "));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(run.err()).contains(told);
    }
}
