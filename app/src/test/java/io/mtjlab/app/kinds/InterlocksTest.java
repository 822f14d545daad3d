package io.mtjlab.app.kinds;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.app.CommandLineRun;
import io.mtjlab.app.TestFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** A campaign's interlocks on a virtual bench. */
class InterlocksTest {

    private static final String CAMPAIGN = """
            campaign: guarded
            bench: microwave-neuron
            interlocks:
              - %s
            steps:
              - {kind: rh, roles: {source: isrc, meter: nvm, magnet: bop_easy, gauss: gauss_easy}, field_axis: easy,
                 field_oersted: {from: -100, to: 100, step: 20}, compliance_volts: 0.1}
            """;

    @TempDir
    Path folder;

    private CommandLineRun run(String command, String interlock) throws Exception {
        Path campaign = TestFiles.write(folder.resolve("guarded.yaml"), CAMPAIGN.formatted(interlock));
        return command.equals("check")
                ? CommandLineRun.of("check", campaign.toString(), "--bench", "microwave-neuron")
                : CommandLineRun.of(
                        "run",
                        campaign.toString(),
                        "--store",
                        folder.resolve("store").toString());
    }

    @Test
    void a_coil_beyond_its_bound_ends_the_run_safely_and_says_why() throws Exception {
        CommandLineRun stopped =
                run("run", "{watch: coil, role: bop_easy, above: 50, clear_below: 40, every_seconds: 0.1}");
        assertThat(stopped.status()).isEqualTo(1);
        assertThat(stopped.err()).contains("interlock coil of bop_easy", "Oe, tripped above 50, clears below 40");
    }

    @Test
    void a_stage_that_is_too_warm_lets_nothing_begin() throws Exception {
        Path bench = TestFiles.bench(
                folder,
                "instruments:\n",
                "instruments:\n  stage: {model: lakeshore336, resource: \"TCPIP0::127.0.0.1::0::SOCKET\", virtual: true}\n");
        Path campaign = TestFiles.write(
                folder.resolve("warm.yaml"), CAMPAIGN.formatted("{watch: temperature, role: stage, above: 250}"));
        CommandLineRun warm = CommandLineRun.of(
                "run",
                campaign.toString(),
                "--bench",
                bench.toString(),
                "--store",
                folder.resolve("warm").toString());
        assertThat(warm.status()).isEqualTo(1);
        assertThat(warm.err()).contains("interlock temperature of stage", "K, tripped above 250");
    }

    @Test
    void what_holds_for_ever_ends_after_its_patience() throws Exception {
        CommandLineRun held = run(
                "run",
                "{watch: coil, role: bop_easy, above: 50, action: hold, every_seconds: 0.1, patience_seconds: 20}");
        assertThat(held.status()).isEqualTo(1);
        assertThat(held.err()).contains("held for 20 s");
    }

    @Test
    void interlocks_that_do_not_trip_change_nothing() throws Exception {
        CommandLineRun done = run(
                "run",
                "{watch: coil, role: bop_easy, above: 150, every_seconds: 1}\n"
                        + "  - {watch: compliance, role: isrc, every_seconds: 1}");
        assertThat(done.status()).as(done.err()).isZero();
    }

    @Test
    void one_that_cannot_be_asked_is_refused_by_check_with_its_place() throws Exception {
        CommandLineRun check = run("check", "{watch: temperature, role: isrc, above: 320}");
        assertThat(check.status()).isEqualTo(2);
        assertThat(check.err())
                .contains("guarded.yaml:4: interlock: 'isrc' (keithley6221) is no TemperatureController");
        assertThat(run("check", "{watch: coil, role: bop_easy}").err())
                .contains("guarded.yaml:4: interlock: say above");
        assertThat(run("check", "{watch: coil, role: bop_easy, above: 5, clear_below: 6}")
                        .err())
                .contains("clear_below 6.0 is above the bound, 5.0");
        assertThat(run("check", "{watch: coils, role: bop_easy}").err())
                .contains("coils", "nearest known name: 'coil'");
    }
}
