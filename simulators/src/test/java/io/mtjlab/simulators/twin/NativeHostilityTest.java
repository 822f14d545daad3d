package io.mtjlab.simulators.twin;

import java.util.Map;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Hostile lines to instruments that are not SCPI's: each says what it says to any wrong command, and serves on. */
@Timeout(60)
class NativeHostilityTest {

    private static final String[] HOSTILE = {
        "A".repeat(60_000),
        "\"never ends",
        "(".repeat(20_000),
        "#9999999999",
        "UNIT 1e999999",
        "UNIT ,,,,",
        "UNIT NaN",
        "UNIT \u0001\u0002\u00ff",
        ";;;;;;;;",
        "?????",
        "* ? ; ,"
    };

    private static final Map<String, String> ROLES = Map.of("lakeshore475", "gauss", "lakeshore425", "gauss");

    @ParameterizedTest
    @CsvSource({
        "lakeshore475, *ESR?, 60",
        "lakeshore425, *ESR?, 60",
        "lakeshore336, *ESR?, 60",
        "sr830, *ESR?, 60",
        "sr860, *ESR?, 60"
    })
    void an_event_register_tells_of_each_and_the_identity_still_comes(String model, String question, int errors) {
        try (TestBench bench = new TestBench(3)) {
            RawClient client = bench.connect(ROLES.getOrDefault(model, "dut"), model);
            RawClient other = bench.connect(bench.twin(ROLES.containsKey(model) ? "gauss_easy" : "other", model));
            String identity = client.query("*IDN?");
            for (String line : HOSTILE) {
                client.query(question);
                client.write(line);
                int told = Integer.parseInt(client.query(question));
                if (!line.matches("[;?* ,]+")) {
                    assertThat(told & errors).as("%s to %.20s", model, line).isPositive();
                }
                assertThat(client.query("*IDN?")).isEqualTo(identity);
                assertThat(other.query("*IDN?")).contains(",");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"sentio-prober, '3,0,'", "velox-prober, '1: '"})
    void a_prober_answers_every_line_with_a_code(String model, String refusal) {
        try (TestBench bench = new TestBench(3)) {
            RawClient client = bench.connect("prober", model);
            String identity = client.query("*IDN?");
            for (String line : HOSTILE) {
                assertThat(client.query(line)).as("%s to %.20s", model, line).startsWith(refusal);
                assertThat(client.query("*IDN?")).isEqualTo(identity);
            }
        }
    }
}
