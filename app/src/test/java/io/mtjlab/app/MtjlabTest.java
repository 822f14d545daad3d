package io.mtjlab.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.fixtures.lab.Shipped;

import static org.assertj.core.api.Assertions.assertThat;

class MtjlabTest {

    @TempDir
    Path folder;

    @Test
    void help_names_every_campaign_that_ships() {
        for (String command : List.of("run", "check")) {
            assertThat(CommandLineRun.of(command, "--help").out()).contains(String.join(", ", Shipped.CAMPAIGNS));
        }
    }

    @Test
    void help_lists_every_command_and_ends_well() {
        var run = CommandLineRun.of("--help");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("demo", "serve", "run ", "runs", "fit", "card", "query", "network");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void an_unknown_option_is_wrong_usage_and_the_nearest_known_one_is_named() {
        var run = CommandLineRun.of("demo", "--sed", "3");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("unknown option --sed", "did you mean --seed?");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void an_unknown_command_is_wrong_usage_and_the_nearest_known_one_is_named() {
        var run = CommandLineRun.of("rns", "list");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("unknown command rns", "did you mean runs?");
    }

    @Test
    void a_missing_command_is_wrong_usage() {
        assertThat(CommandLineRun.of().status()).isEqualTo(2);
        assertThat(CommandLineRun.of("network").err()).contains("sigmoid-mlp");
    }

    @Test
    void an_option_value_of_the_wrong_kind_is_wrong_usage() {
        var run = CommandLineRun.of("demo", "--seed", "many");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--seed", "many");
    }

    @Test
    void a_run_store_that_is_not_there_is_wrong_input() {
        var run = CommandLineRun.of(
                "runs", "list", "--store", folder.resolve("nothing").toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("nothing", "runs.sqlite");
    }

    @Test
    void a_card_that_is_no_card_is_wrong_input() throws Exception {
        Path file = Files.writeString(folder.resolve("x.json"), "{\"schema\": \"other/1\"}");

        var run = CommandLineRun.of("card", "show", file.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("x.json", "/schema", "mtjlab-device-card/1");
    }

    @Test
    void a_resource_string_that_does_not_parse_is_wrong_input() {
        var run = CommandLineRun.of("query", "TCPIP0::127.0.0.1::70000::SOCKET", "*IDN?");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("TCPIP0::127.0.0.1::70000::SOCKET");
    }

    @Test
    void an_instrument_that_does_not_answer_is_a_failed_job_not_wrong_input() throws Exception {
        int port;
        try (var free = new java.net.ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var run = CommandLineRun.of("query", "TCPIP0::127.0.0.1::" + port + "::SOCKET", "*IDN?");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains(Integer.toString(port)).doesNotContain("\tat ");
    }

    @Test
    void debug_shows_where_an_error_came_from() {
        var run = CommandLineRun.of(
                "runs", "list", "--store", folder.resolve("nothing").toString(), "--debug");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("\tat io.mtjlab");
    }

    @Test
    void a_truncated_data_file_is_wrong_input() throws Exception {
        Files.write(folder.resolve("train-images-idx3-ubyte"), new byte[] {0, 0, 8, 3, 0, 0});

        var run = CommandLineRun.of("network", "sigmoid-mlp", "--data", folder.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("train-images-idx3-ubyte");
    }
}
