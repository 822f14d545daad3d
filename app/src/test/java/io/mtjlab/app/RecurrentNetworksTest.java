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

class RecurrentNetworksTest {

    @Test
    void a_network_that_makes_sines_prints_one_document_and_draws_itself(@TempDir Path folder) throws IOException {
        Path plot = folder.resolve("force.svg");
        CommandLineRun run =
                CommandLineRun.of("network", "force-rnn", "--seed", "3", "--json", "--plot", plot.toString());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertThat(document.path("metrics").path("rmse").asDouble()).isLessThan(0.05);
        assertThat(document.path("settings").path("seed").asInt()).isEqualTo(3);
        assertThat(Files.readString(plot)).contains("<svg");
    }

    @Test
    void waves_are_recognised() throws IOException {
        CommandLineRun run = CommandLineRun.of("network", "recognition-rnn", "--random-phase", "--json");
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(new ObjectMapper()
                        .readTree(run.out())
                        .path("metrics")
                        .path("correct_fraction")
                        .asDouble())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "force-rnn --junctions 1, at least 2",
        "force-rnn --study nonsense, phase-noise",
        "force-rnn --rf-dbm -20, --card",
        "force-rnn --card missing.json, missing.json",
        "recognition-rnn --noise -1, none or more",
        "innate-rnn --junctions 3, at least 10"
    })
    void what_cannot_be_is_refused_with_what_would_be_right(String arguments, String told) {
        CommandLineRun run = CommandLineRun.of(("network " + arguments).split(" "));
        assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(run.err()).contains(told);
    }
}
