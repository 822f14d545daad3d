package io.mtjlab.app;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

class QueryTest {

    @TempDir
    Path folder;

    @Test
    void asks_a_role_of_a_virtual_bench_several_things_in_order() {
        var run = CommandLineRun.of("query", "microwave-neuron", "isrc", ":SOUR:CURR 2e-5", ":SOUR:CURR?", "*IDN?");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .satisfiesExactly(
                        current -> assertThat(Double.parseDouble(current)).isEqualTo(2e-5),
                        identity -> assertThat(identity).contains("MODEL 6221"));
    }

    @Test
    void tells_every_exchange_as_json() throws Exception {
        var run = CommandLineRun.of("query", "--json", "microwave-neuron", "rf", ":FREQ 2 GHZ", ":FREQ?");

        var tree = new ObjectMapper().readTree(run.out());
        assertThat(tree.path("exchanges")).hasSize(2);
        assertThat(tree.path("exchanges").get(0).has("answer")).isFalse();
        assertThat(tree.path("exchanges").get(1).path("answer").asDouble()).isEqualTo(2e9);
    }

    @Test
    void a_role_that_is_not_there_a_missing_command_and_a_wrong_time_out_are_wrong_input() {
        var role = CommandLineRun.of("query", "microwave-neuron", "irsc", "*IDN?");
        assertThat(role.status()).isEqualTo(2);
        assertThat(role.err()).contains("isrc");
        assertThat(CommandLineRun.of("query", "TCPIP0::127.0.0.1::1::SOCKET").status())
                .isEqualTo(2);
        assertThat(CommandLineRun.of("query", "microwave-neuron", "isrc").err())
                .containsIgnoringCase("a command is missing");
        assertThat(CommandLineRun.of("query", "microwave-neuron", "isrc", "").err())
                .contains("an empty command");
        assertThat(CommandLineRun.of("console", "microwave-neuron").err()).contains("its role is missing");
        assertThat(CommandLineRun.of("query", "TCPIP0::127.0.0.1::1::SOCKET", "*IDN?", "--timeout", "0")
                        .status())
                .isEqualTo(2);
    }

    @Test
    void an_instrument_that_never_answers_is_given_up_after_the_time_out() throws Exception {
        try (ServedLab lab = ServedLab.onResistor(1000);
                var control = lab.control()) {
            control.setFault("isrc", "silent", java.util.Map.of());
            var run = CommandLineRun.of("query", lab.resource("isrc"), "*IDN?", "--timeout", "0.3");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err()).contains("*IDN?", "instrument").doesNotContain("because");
        }
    }
}
