package io.mtjlab.app;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

class DiscoverTest {

    @Test
    void tells_what_it_found_as_json_and_ends_well_though_nothing_is_there() throws Exception {
        var run = CommandLineRun.of(
                "discover", "--only", "usbtmc,vxi11", "--interface", "lo", "--seconds", "1", "--json");

        assertThat(run.status()).as(run.err()).isZero();
        JsonNode tree = new ObjectMapper().readTree(run.out());
        assertThat(tree.path("metrics").path("found").asInt())
                .isEqualTo(tree.path("instruments").size());
        assertThat(tree.has("troubles")).isTrue();
    }

    @Test
    void wrong_arguments_are_wrong_usage() {
        var kind = CommandLineRun.of("discover", "--only", "vxi");
        assertThat(kind.status()).isEqualTo(2);
        assertThat(kind.err()).contains("vxi11");
        assertThat(CommandLineRun.of("discover", "--seconds", "0").status()).isEqualTo(2);
        assertThat(CommandLineRun.of("discover", "--baud", "-1").status()).isEqualTo(2);
        assertThat(CommandLineRun.of("discover", "--interface", "no-such0", "--only", "mdns")
                        .status())
                .isEqualTo(2);
    }
}
