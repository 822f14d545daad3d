package io.mtjlab.app;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code run --transcripts} records a night, {@code run --replay} measures on it once more. */
class RecordedNightCommandTest {

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

    private String campaign;
    private String night;
    private String store;

    @BeforeEach
    void name_the_places() throws IOException {
        campaign = TestFiles.write(folder.resolve("campaign.yaml"), CAMPAIGN).toString();
        night = folder.resolve("night").toString();
        store = folder.resolve("store").toString();
    }

    private void record() {
        var run = CommandLineRun.of("run", campaign, "--store", store, "--transcripts", night);
        assertThat(run.status()).as(run.err()).isZero();
    }

    @Test
    void the_same_campaign_is_measured_as_on_the_night() throws Exception {
        record();
        assertThat(folder.resolve("night")).isDirectoryContaining("glob:**/isrc.transcript");

        var strict = CommandLineRun.of("run", campaign, "--replay", night, "--json");
        assertThat(strict.status()).as(strict.err()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(strict.out())
                        .at("/metrics/points")
                        .asInt())
                .isEqualTo(21);
        var tolerant = CommandLineRun.of("run", campaign, "--replay", night, "--tolerant");
        assertThat(tolerant.out()).contains("21 points", "every command as recorded");
    }

    @Test
    void another_campaign_fails_with_both_lines_and_their_place() throws Exception {
        record();
        TestFiles.write(folder.resolve("campaign.yaml"), CAMPAIGN.replace("10.0e-6", "11.0e-6"));
        var other = CommandLineRun.of("run", campaign, "--replay", night);
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.err())
                .contains("1.1E-5", "1.0E-5")
                .containsPattern("isrc\\.transcript:\\d+")
                .doesNotContain("SAFE");

        TestFiles.write(folder.resolve("campaign.yaml"), CAMPAIGN.replace("loop: true", "loop: false"));
        assertThat(CommandLineRun.of("run", campaign, "--replay", night).status())
                .isEqualTo(1);
    }

    @Test
    void one_night_is_not_written_over_another() {
        record();
        var again = CommandLineRun.of("run", campaign, "--store", store, "--transcripts", night);
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).contains("night", "name another folder");
    }

    @Test
    void what_does_not_go_together_is_wrong_input() {
        assertThat(CommandLineRun.of("run", campaign, "--replay", night, "--store", store)
                        .err())
                .contains("--store does not go with --replay");
        assertThat(CommandLineRun.of("run", campaign, "--tolerant").err()).contains("--replay DIR");
        var nowhere = CommandLineRun.of("run", campaign, "--replay", night);
        assertThat(nowhere.status()).isEqualTo(2);
        assertThat(nowhere.err()).contains(night);
    }
}
