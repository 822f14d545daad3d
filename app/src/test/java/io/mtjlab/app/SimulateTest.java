package io.mtjlab.app;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** {@code mtjlab simulate}. */
class SimulateTest {

    @TempDir
    Path folder;

    private static JsonNode metrics(String... args) throws Exception {
        CommandLineRun run = CommandLineRun.of(args);
        assertThat(run.status()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out()).get("metrics");
    }

    @Test
    void the_neuron_of_preset_hh_a_fires_at_2_42_gigahertz() throws Exception {
        JsonNode metrics = metrics(
                "simulate",
                "neuron",
                "--preset",
                "HH-A",
                "--current-density",
                "2.0e10",
                "--duration",
                "400e-9",
                "--seed",
                "11",
                "--json");
        assertThat(metrics.get("rate_hz").asDouble()).isCloseTo(2.42e9, within(0.0242e9));
    }

    @Test
    void a_macrospin_tells_frequency_and_linewidth() throws Exception {
        JsonNode metrics = metrics(
                "simulate",
                "macrospin",
                "--preset",
                "luo2023",
                "--field-oersted",
                "30",
                "--temperature-kelvin",
                "0",
                "--tilt-degrees",
                "0.5",
                "--json");
        assertThat(metrics.get("frequency_hz").asDouble()).isCloseTo(1890e6, within(19e6));
        assertThat(metrics.get("linewidth_hz").asDouble()).isCloseTo(228e6, within(12e6));
    }

    @Test
    void a_fit_of_a_noisy_spectrum_returns_what_was_set() throws Exception {
        Path csv = folder.resolve("spectrum.csv");
        JsonNode set =
                metrics("simulate", "stfmr", "--noise-volts", "5e-8", "--csv", csv.toString(), "--seed", "3", "--json");
        CommandLineRun fit = CommandLineRun.of("fit", "stfmr", csv.toString(), "--format", "csv");
        assertThat(fit.status()).as(fit.err()).isZero();
        assertFitted(fit.out(), "fr_0", set.get("frequency_hz").asDouble() * 1e-6);
        assertFitted(fit.out(), "df_0", set.get("linewidth_hz").asDouble() * 1e-6);
        assertFitted(fit.out(), "VA_0", set.get("antisymmetric_volts").asDouble() * 1e6);
        assertFitted(fit.out(), "VS_0", set.get("symmetric_volts").asDouble() * 1e6);
    }

    /** id,param,value,lo68,hi68,lo95,hi95: the truth lies within three halves of the 68 % interval. */
    private static void assertFitted(String csv, String param, double truth) {
        String[] row = csv.lines()
                .map(line -> line.split(","))
                .filter(words -> words[1].equals(param))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + param + " in\n" + csv));
        double value = Double.parseDouble(row[2]);
        double sigma = (Double.parseDouble(row[4]) - Double.parseDouble(row[3])) / 2;
        assertThat(value).as(param).isCloseTo(truth, within(3 * sigma));
    }

    @ParameterizedTest
    @ValueSource(strings = {"telegraph", "stfmr", "rh", "compound", "rv", "domain-wall", "macrospin", "neuron"})
    void every_model_gives_the_same_bytes_for_the_same_seed_and_draws_itself(String model) throws Exception {
        Path plot = folder.resolve("plot.svg");
        Path first = folder.resolve("first.csv");
        Path second = folder.resolve("second.csv");
        String[] shorter = model.equals("neuron") || model.equals("macrospin")
                ? new String[] {"--duration", "20e-9"}
                : new String[] {"--seed", "1"};
        CommandLineRun a = CommandLineRun.of(
                "simulate",
                model,
                shorter[0],
                shorter[1],
                "--json",
                "--csv",
                first.toString(),
                "--plot",
                plot.toString());
        CommandLineRun b =
                CommandLineRun.of("simulate", model, shorter[0], shorter[1], "--json", "--csv", second.toString());
        assertThat(a.status()).as(a.err()).isZero();
        assertThat(a.out()).isEqualTo(b.out()).contains("\"metrics\"");
        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(Files.readString(plot)).contains("<svg");
    }

    @Test
    void an_unknown_preset_is_told_with_the_nearest_one() {
        CommandLineRun run = CommandLineRun.of("simulate", "neuron", "--preset", "HH-C");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("HH-C", "did you mean HH-", "HH-B-020");
    }

    @Test
    void a_value_out_of_range_is_told_with_the_range_and_the_unit() {
        CommandLineRun run = CommandLineRun.of("simulate", "compound", "--thickness-nanometres", "3");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--thickness-nanometres 3 is out of range: 1.6", "2.6", "nm");
    }

    @Test
    void a_missing_and_an_unknown_model_are_told_with_those_there_are() {
        assertThat(CommandLineRun.of("simulate").err()).contains("a model is missing", "domain-wall");
        CommandLineRun run = CommandLineRun.of("simulate", "macrospn");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("macrospin");
    }
}
