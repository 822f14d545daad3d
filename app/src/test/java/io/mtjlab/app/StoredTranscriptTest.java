package io.mtjlab.app;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.instruments.session.Transcript;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code run --store-transcripts} keeps with the run what was said over the wires. */
@Timeout(120)
class StoredTranscriptTest {

    private static final String CAMPAIGN = """
            campaign: one-loop
            bench: microwave-neuron
            seed: 1
            steps:
              - kind: rh
                roles: {source: isrc, meter: nvm, magnet: bop_easy, gauss: gauss_easy}
                field_axis: easy
                field_oersted: {from: -100, to: 100, step: 20, loop: true}
                bias_amperes: 10.0e-6
            """;

    @TempDir
    private Path folder;

    private String store() {
        return folder.resolve("store").toString();
    }

    private String campaign() throws Exception {
        return TestFiles.write(folder.resolve("campaign.yaml"), CAMPAIGN).toString();
    }

    private Path exported() {
        var run = CommandLineRun.of(
                "runs", "export", "r0001", "--store", store(), "--format", "transcript", "-o", folder.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().strip()).endsWith("r0001.transcript");
        return folder.resolve("r0001.transcript");
    }

    @Test
    void the_transcript_says_byte_for_byte_what_went_over_the_wire_of_the_twin() throws Exception {
        try (ServedLab lab = ServedLab.onResistor(250)) {
            String address = lab.resource("isrc");
            int port = Integer.parseInt(address.split("::")[2]);
            try (WireWitness witness = new WireWitness(port)) {
                String bench = TestFiles.replaced(
                        lab.attachedText(), address, address.replace("::" + port + "::", "::" + witness.port() + "::"));
                var run = CommandLineRun.of(
                        "run",
                        campaign(),
                        "--bench",
                        TestFiles.write(folder.resolve("attached.yaml"), bench).toString(),
                        "--store",
                        store(),
                        "--store-transcripts");
                assertThat(run.status()).as(run.err()).isZero();
                List<Transcript.Entry> entries = Transcript.read(exported()).entries().stream()
                        .filter(entry -> entry.role().equals("isrc"))
                        .toList();
                assertThat(entries.stream()
                                .map(Transcript.Entry::sent)
                                .filter(sent -> !sent.isEmpty())
                                .map(sent -> sent + "\n")
                                .collect(Collectors.joining()))
                        .isEqualTo(witness.sent())
                        .contains(":OUTP");
                assertThat(entries.stream().map(Transcript.Entry::received).collect(Collectors.joining()))
                        .isEqualTo(witness.received())
                        .contains("MODEL 6221");
                assertThat(entries).extracting(Transcript.Entry::labNanos).isSorted();
            }
        }
    }

    @Test
    void what_the_store_kept_is_what_the_folder_was_written_and_the_campaign_can_be_measured_on_it() throws Exception {
        Path night = folder.resolve("night");
        var run = CommandLineRun.of(
                "run", campaign(), "--store", store(), "--transcripts", night.toString(), "--store-transcripts");
        assertThat(run.status()).as(run.err()).isZero();
        Path kept = exported();
        for (String role : List.of("isrc", "nvm", "bop_easy", "gauss_easy", "rf")) {
            assertThat(Transcript.read(kept).entries().stream()
                            .filter(entry -> entry.role().equals(role))
                            .map(StoredTranscriptTest::words))
                    .as(role)
                    .containsExactlyElementsOf(Transcript.read(night.resolve(role + ".transcript")).entries().stream()
                            .map(StoredTranscriptTest::words)
                            .toList());
        }
        var again = CommandLineRun.of("run", campaign(), "--replay", kept.toString());
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.out()).contains("21 points, every command as recorded");
    }

    private static List<Object> words(Transcript.Entry entry) {
        return List.of(entry.labNanos(), entry.sent(), entry.received(), entry.failure());
    }

    @Test
    void a_run_that_kept_none_says_how_to() throws Exception {
        var run = CommandLineRun.of("run", campaign(), "--store", store());
        assertThat(run.status()).as(run.err()).isZero();
        var export = CommandLineRun.of("runs", "export", "r0001", "--store", store(), "--format", "transcript");
        assertThat(export.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(export.err()).contains("r0001 holds no transcript", "--store-transcripts");
    }
}
