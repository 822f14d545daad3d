package io.mtjlab.app.doctor;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.app.CommandLineRun;
import io.mtjlab.app.ServedLab;
import io.mtjlab.app.TestFiles;

import static org.assertj.core.api.Assertions.assertThat;

class DoctorTest {

    @TempDir
    Path folder;

    private CommandLineRun installation() {
        return CommandLineRun.of("doctor", "--store", folder.resolve("store").toString());
    }

    @Test
    void tells_of_the_installation_and_ends_well_where_all_is_well() {
        var run = installation();

        assertThat(run.status()).as(run.out()).isZero();
        assertThat(run.out())
                .containsPattern("ok +jdk")
                .containsPattern("ok +serial library +jSerialComm .* loads")
                .containsPattern("ok +loopback")
                .containsPattern("(ok|warn) +matrix products")
                .containsPattern("disk +[0-9.]+ GB free")
                .containsPattern("ok +store +none in .*store yet")
                .contains(" 0 fail");
    }

    @Test
    void a_damaged_store_fails_with_what_to_do() throws Exception {
        Path store = folder.resolve("store");
        RunStore.open(store).close();
        assertThat(installation().out()).contains("is sound, 0 runs");
        byte[] bytes = Files.readAllBytes(store.resolve(RunStore.FILE_NAME));
        java.util.Arrays.fill(bytes, 1024, bytes.length, (byte) 0x5a);
        Files.write(store.resolve(RunStore.FILE_NAME), bytes);

        var run = installation();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).containsPattern("fail +store").contains("damaged").contains("->");
    }

    @Test
    void a_port_that_may_not_be_opened_and_one_in_use_are_named() throws Exception {
        Path devices = Files.createDirectories(folder.resolve("dev"));
        Path locks = Files.createDirectories(folder.resolve("lock"));
        Files.createFile(devices.resolve("ttyUSB0"));
        Files.createFile(locks.resolve("LCK..ttyUSB0"));

        var findings = new Installation(devices, locks).findings();

        assertThat(findings)
                .anySatisfy(finding -> {
                    assertThat(finding.status()).isEqualTo(Finding.Status.WARN);
                    assertThat(finding.says()).contains("in use by another program: ", "ttyUSB0");
                })
                .anySatisfy(finding -> assertThat(finding.says()).isEqualTo("none on this machine"));
    }

    @Test
    void every_instrument_of_the_shipped_bench_answers() throws Exception {
        var run = CommandLineRun.of("doctor", "microwave-neuron", "--json");

        assertThat(run.status()).as(run.out()).isZero();
        JsonNode tree = new ObjectMapper().readTree(run.out());
        assertThat(tree.path("metrics").path("ok").asInt()).isEqualTo(9);
        assertThat(tree.path("metrics").path("fail").asInt()).isZero();
        assertThat(tree.path("checks").get(0).path("what").asText()).isEqualTo("isrc");
        assertThat(tree.path("checks").get(0).path("says").asText()).contains("MODEL 6221");
    }

    @Test
    void an_unplugged_instrument_fails_and_hides_none_of_the_others() throws Exception {
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        try (ServedLab lab = ServedLab.onResistor(1000)) {
            String text = TestFiles.replaced(
                    lab.attachedText(), lab.resource("lockin"), "TCPIP0::127.0.0.1::" + nobody + "::SOCKET");
            Path bench = TestFiles.write(folder.resolve("bench.yaml"), text);

            var run = CommandLineRun.of("doctor", bench.toString(), "--dummy", "1000");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out())
                    .containsPattern("fail +lockin")
                    .contains("switched on and connected", "bench.yaml:")
                    .containsPattern("ok +gauss_hard")
                    .containsPattern("fail +dummy +not tried")
                    .containsPattern("ok +nvm +calibration due on 20\\d\\d-")
                    .contains("8 ok");
        }
    }

    @Test
    void two_meters_with_swapped_addresses_are_found_before_anything_is_driven() throws Exception {
        try (ServedLab lab = ServedLab.onResistor(1000)) {
            String text = lab.attachedText()
                    .replace(lab.resource("nvm"), "SWAP")
                    .replace(lab.resource("gauss_easy"), lab.resource("nvm"))
                    .replace("SWAP", lab.resource("gauss_easy"));
            Path bench = TestFiles.write(folder.resolve("bench.yaml"), text);

            var run = CommandLineRun.of("doctor", bench.toString(), "--dummy", "1000");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out())
                    .containsPattern("fail +nvm +nvm at .* is the wrong instrument")
                    .containsPattern("fail +gauss_easy")
                    .contains("may be swapped", "not tried");
        }
    }

    @Test
    void a_port_in_use_is_told_with_role_and_place() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String text = TestFiles.benchText()
                    .replaceFirst("(?m)^(  nvm:.*)::0::SOCKET", "$1::" + taken.getLocalPort() + "::SOCKET");
            Path bench = TestFiles.write(folder.resolve("bench.yaml"), text);

            var run = CommandLineRun.of("doctor", bench.toString());

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).contains("port " + taken.getLocalPort() + " is in use", "nvm", "bench.yaml:");
        }
    }

    @Test
    void complaints_in_an_error_queue_are_shown() throws Exception {
        try (ServedLab lab = ServedLab.onResistor(1000)) {
            assertThat(CommandLineRun.of("query", lab.resource("isrc"), ":NONSENSE 1")
                            .status())
                    .isZero();
            Path bench = TestFiles.write(folder.resolve("bench.yaml"), lab.attachedText());

            var run = CommandLineRun.of("doctor", bench.toString());

            assertThat(run.status()).isZero();
            assertThat(run.out()).containsPattern("warn +isrc +its error queue held -113");
        }
    }

    @Test
    void wrong_arguments_are_wrong_usage() {
        assertThat(CommandLineRun.of("doctor", "--dummy", "1000").status()).isEqualTo(2);
        assertThat(CommandLineRun.of("doctor", "microwave-neuron", "--dummy", "-5")
                        .status())
                .isEqualTo(2);
        assertThat(CommandLineRun.of("doctor", "microwave-neuron", "--dummy", "ten")
                        .status())
                .isEqualTo(2);
        assertThat(CommandLineRun.of("doctor", "no-such-bench").err()).contains("microwave-neuron");
        assertThat(CommandLineRun.of("doctor", "no-such-bench").status()).isEqualTo(2);
    }
}
