package io.mtjlab.app;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Wrong input ends with status 2 and a message that says what, where, and what would be right. */
class BadInputTest {

    @TempDir
    Path folder;

    private CommandLineRun run(Path campaign, Path bench) {
        return CommandLineRun.of(
                "run",
                campaign.toString(),
                "--bench",
                bench.toString(),
                "--store",
                folder.resolve("store").toString());
    }

    private void refused(CommandLineRun run, String... words) {
        assertThat(run.err()).contains(words).doesNotContain("\tat ");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void an_unknown_key_of_a_bench_is_told_with_its_place_and_the_nearest_name() throws Exception {
        Path bench = TestFiles.bench(folder, "field_oersted: ", "field_orsted: ");

        refused(run(TestFiles.shortCampaign(folder), bench), "bench.yaml:", "field_orsted", "field_oersted");
    }

    @Test
    void an_unknown_model_of_a_bench_is_told_with_its_place_and_the_nearest_name() throws Exception {
        Path bench = TestFiles.bench(folder, "keithley6221", "keithly6221");

        refused(run(TestFiles.shortCampaign(folder), bench), "bench.yaml:", "keithly6221", "keithley6221");
    }

    @Test
    void an_unknown_key_of_a_campaign_is_told_with_line_column_and_the_nearest_name() throws Exception {
        Path campaign = TestFiles.write(
                folder.resolve("c.yaml"), TestFiles.replaced(TestFiles.shortText(), "cycles: 2", "cycels: 2"));

        var run = run(campaign, TestFiles.bench(folder, "seed: 1", "seed: 2"));

        refused(run, "cycels", "cycles");
        assertThat(run.err()).containsPattern("c\\.yaml:10:\\d+");
    }

    @Test
    void an_unknown_kind_of_measurement_is_told_with_its_place_and_the_nearest_name() throws Exception {
        Path campaign = TestFiles.write(
                folder.resolve("c.yaml"), TestFiles.replaced(TestFiles.shortText(), "kind: stfmr", "kind: sftmr"));

        refused(run(campaign, TestFiles.bench(folder, "seed: 1", "seed: 2")), "c.yaml:", "sftmr", "stfmr");
    }

    @Test
    void a_resource_string_that_does_not_parse_is_told_with_its_place() throws Exception {
        Path bench = TestFiles.write(
                folder.resolve("bench.yaml"),
                TestFiles.benchText().replaceFirst("TCPIP0::127.0.0.1::0::SOCKET", "TCPIP0::127.0.0.1::zero::SOCKET"));

        refused(run(TestFiles.shortCampaign(folder), bench), "bench.yaml", "zero");
    }

    @Test
    void a_port_in_use_is_told_with_role_and_port() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Path bench = TestFiles.write(
                    folder.resolve("bench.yaml"),
                    TestFiles.benchText()
                            .replaceFirst("TCPIP0::127.0.0.1::0::SOCKET", "TCPIP0::127.0.0.1::" + port + "::SOCKET"));

            refused(run(TestFiles.shortCampaign(folder), bench), "isrc", "port " + port + " is in use");
            refused(CommandLineRun.of("serve", bench.toString()), "port " + port + " is in use");
        }
    }

    @Test
    void where_others_reach_a_served_bench_is_told_when_it_cannot_be_there() {
        refused(
                CommandLineRun.of("serve", "microwave-neuron", "--first-port", "17000"),
                "--first-port goes with --listen");
        refused(
                CommandLineRun.of("serve", "microwave-neuron", "--listen", "127.0.0.1", "--first-port", "0"),
                "1 to 65000");
        refused(CommandLineRun.of("serve", "microwave-neuron", "--listen", "192.0.2.1"), "no address of this machine");
        refused(CommandLineRun.of("serve", "microwave-neuron", "--listen", "0.0.0.0"), "MTJLAB_CONTROL_TOKEN");
    }

    @Test
    void an_instrument_that_says_it_is_another_is_told_with_what_it_said() throws Exception {
        try (var impostor = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answerAsSomebodyElse(impostor));
            thread.setDaemon(true);
            thread.start();
            Path bench = TestFiles.write(folder.resolve("bench.yaml"), """
                    bench: one
                    instruments:
                      isrc: {model: keithley6221, resource: "TCPIP0::127.0.0.1::%d::SOCKET"}
                    """.formatted(impostor.getLocalPort()));

            refused(
                    run(TestFiles.shortCampaign(folder), bench),
                    "isrc",
                    "wrong instrument",
                    "6221",
                    "ACME,TOASTER,1,2");
        }
    }

    private static void answerAsSomebodyElse(ServerSocket server) {
        try (var socket = server.accept()) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.contains("?")) {
                    socket.getOutputStream().write("ACME,TOASTER,1,2\n".getBytes());
                }
            }
        } catch (java.io.IOException e) {
            // the test is over
        }
    }

    @Test
    void a_set_point_over_a_limit_is_refused_before_anything_is_measured() throws Exception {
        Path campaign = TestFiles.write(
                folder.resolve("c.yaml"),
                TestFiles.replaced(TestFiles.shortText(), "from: -100, to: 100", "from: -100, to: 500"));

        refused(
                run(campaign, TestFiles.bench(folder, "seed: 1", "seed: 2")),
                "c.yaml:6",
                "bop_easy",
                "Oe refused: limit 420 Oe",
                "bench.yaml:18");
        assertThat(CommandLineRun.of(
                                "runs",
                                "list",
                                "--store",
                                folder.resolve("store").toString())
                        .out())
                .doesNotContain("r0001");
    }

    @Test
    void a_campaign_that_is_not_there_is_told_with_those_that_ship() {
        refused(CommandLineRun.of("run", "lou2023"), "lou2023", "luo2023");
    }

    @Test
    void an_output_folder_that_cannot_be_written_ends_a_demo_before_it_begins() throws Exception {
        Path file = Files.writeString(folder.resolve("in-the-way"), "");

        refused(CommandLineRun.of("demo", "--out", file.resolve("demo").toString()), "in-the-way", "cannot write");
    }

    @Test
    void a_data_folder_without_images_ends_a_demo_before_it_begins() {
        Path out = folder.resolve("demo");

        refused(
                CommandLineRun.of(
                        "demo",
                        "--out",
                        out.toString(),
                        "--data",
                        folder.resolve("none").toString()),
                "none");
        assertThat(out.resolve("store")).doesNotExist();
    }

    @Test
    void data_sets_of_one_name_are_told_and_do_not_overwrite_each_others_figures() throws Exception {
        String counts = "H_Oe,n,k\n1,50,2\n2,50,11\n3,50,27\n4,50,44\n5,50,49\n";
        Path one =
                Files.writeString(Files.createDirectory(folder.resolve("one")).resolve("x.csv"), counts);
        Path other = Files.writeString(
                Files.createDirectory(folder.resolve("other")).resolve("x.csv"), counts.replace("27", "31"));

        CommandLineRun run = CommandLineRun.of(
                "fit",
                "sigmoid",
                one.toString(),
                other.toString(),
                "--plot",
                folder.resolve("p.svg").toString());

        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("'x' is the id of 2 data sets, of " + one + " and " + other);
        assertThat(folder.resolve("p-x.svg")).exists();
        assertThat(folder.resolve("p-x~2.svg")).exists();
    }

    @Test
    void a_plot_that_cannot_be_written_is_told_before_anything_is_fitted() throws Exception {
        Path file = Files.writeString(folder.resolve("x.csv"), "H_Oe,n,k\n1,50,2\n2,50,11\n3,50,27\n4,50,44\n");

        refused(CommandLineRun.of("fit", "sigmoid", file.toString(), "--plot", folder.toString()), "it is a directory");
        refused(
                CommandLineRun.of(
                        "fit",
                        "sigmoid",
                        file.toString(),
                        "--plot",
                        folder.resolve("none/p.svg").toString()),
                "its folder does not exist");
    }

    @Test
    void a_fit_of_a_file_with_other_columns_names_those_that_are_wanted() throws Exception {
        Path file = Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n");

        refused(CommandLineRun.of("fit", "rh", file.toString()), "x.csv", "H_Oe");
    }
}
