package io.mtjlab.app.dummy;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mtjlab.app.ChildProcess;
import io.mtjlab.app.CommandLineRun;
import io.mtjlab.app.ServedLab;
import io.mtjlab.app.TestFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

class DummyTestTest {

    @TempDir
    Path folder;

    private static JsonNode json(CommandLineRun run) throws Exception {
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void the_shipped_bench_agrees_with_its_wiring() throws Exception {
        var run = CommandLineRun.of("doctor", "microwave-neuron", "--dummy", "1000", "--json");

        assertThat(run.status()).as(run.out()).isZero();
        JsonNode source = json(run).path("checks").findParents("measured").get(0);
        assertThat(source.path("what").asText()).isEqualTo("isrc -> nvm");
        // 10 uA through 1000 + 6.2 ohm with 10 Mohm of the lock-in and 10 Gohm of the nanovoltmeter beside them
        double expected = 10e-6 / (1 / 1006.2 + 1 / 10e6 + 1 / 10e9);
        assertThat(source.path("computed").asDouble()).isEqualTo(expected, within(1e-12));
        assertThat(json(run)
                        .path("metrics")
                        .path("worst_difference_per_tolerance")
                        .asDouble())
                .isBetween(1e-6, 1.0);
        assertThat(run.out()).contains("its power cannot be checked on a resistor");
    }

    @Test
    void the_same_bytes_again_on_a_driven_bench() {
        String[] command = {"doctor", "microwave-neuron", "--dummy", "470"};
        String ports = "127\\.0\\.0\\.1::\\d+";
        assertThat(CommandLineRun.of(command).out().replaceAll(ports, ""))
                .isEqualTo(CommandLineRun.of(command).out().replaceAll(ports, ""));
    }

    @Test
    void twenty_ohm_that_the_wiring_does_not_know_are_found_and_named() throws Exception {
        try (ServedLab lab = ServedLab.onResistor(1000)) {
            String text = TestFiles.replaced(lab.attachedText(), "series_ohms: 6.2", "series_ohms: 26.2");
            Path bench = TestFiles.write(folder.resolve("bench.yaml"), text);

            var run = CommandLineRun.of("doctor", bench.toString(), "--dummy", "1000");

            assertThat(run.status()).as(run.out()).isEqualTo(1);
            assertThat(run.out())
                    .containsPattern("fail +isrc -> nvm")
                    .containsPattern("as if -(19|20)\\.?\\d* ohm more were in series than wiring says")
                    .contains("check series_ohms");
            assertThat(lab.live("isrc")).isFalse();
        }
    }

    @Test
    void a_device_where_the_dummy_should_be_is_noticed_at_a_tenth_of_the_current() throws Exception {
        try (ServedLab lab = ServedLab.start(TestFiles.benchText())) {
            Path bench = TestFiles.write(folder.resolve("bench.yaml"), lab.attachedText());

            var run = CommandLineRun.of("doctor", bench.toString(), "--dummy", "1000");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).contains("ohm found where 1006 ohm are expected", "is the dummy in place");
            assertThat(lab.live("isrc")).isFalse();
        }
    }

    @Test
    void an_output_that_is_on_belongs_to_somebody_and_nothing_is_driven() throws Exception {
        try (ServedLab lab = ServedLab.onResistor(1000)) {
            CommandLineRun.of("query", lab.resource("rf"), ":POW -30", ":OUTP ON");
            Path bench = TestFiles.write(folder.resolve("bench.yaml"), lab.attachedText());

            var run = CommandLineRun.of("doctor", bench.toString(), "--dummy", "1000");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).containsPattern("fail +rf +its output is on; the dummy was not tried");
            assertThat(lab.live("rf")).as("it was left as it was").isTrue();
        }
    }

    @Test
    void limits_that_permit_nothing_are_kept() throws Exception {
        Path bench = TestFiles.bench(folder, "dc_volts: 0.35", "dc_volts: 0.01");

        var run = CommandLineRun.of("doctor", bench.toString(), "--dummy", "1000");

        assertThat(run.status()).as(run.out()).isZero();
        assertThat(run.out()).containsPattern("warn +isrc +cannot be checked within the limits.*limit 0.01 V");
    }

    @Test
    void an_interrupt_leaves_the_bench_safe_and_says_130() throws Exception {
        try (ServedLab lab = ServedLab.onResistor(1000)) {
            // By real time the test takes long enough to be interrupted; the twins keep their own.
            String text = TestFiles.replaced(lab.attachedText(), "time: 50", "time: 0.05");
            Path bench = TestFiles.write(folder.resolve("bench.yaml"), text);
            try (var run = ChildProcess.start(folder, "doctor", bench.toString(), "--dummy", "1000")) {
                await().atMost(Duration.ofSeconds(60)).until(() -> !run.alive() || lab.live("isrc"));
                run.interrupt();

                assertThat(run.status()).as(run.err()).isEqualTo(130);
                assertThat(run.err()).contains("interrupted; every output that was touched is off");
            }
            assertThat(lab.live("isrc")).isFalse();
        }
    }
}
