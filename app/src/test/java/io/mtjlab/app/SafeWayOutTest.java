package io.mtjlab.app;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import io.mtjlab.fixtures.lab.control.ControlClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * However a run ends, the bench is safe afterwards. The twins live in one process, the run in another, and after it the
 * twins are asked: no output drives anything.
 */
class SafeWayOutTest {

    /** Fast enough for a test, slow enough to stop a run in the middle of a ramp. */
    private static final String TIME = "time: 20";

    @TempDir
    Path folder;

    private ChildProcess lab;
    private ControlClient control;
    private Path bench;

    @BeforeEach
    void serve() throws Exception {
        Path served = TestFiles.write(
                folder.resolve("served.yaml"), TestFiles.replaced(TestFiles.benchText(), "time: accelerated", TIME));
        lab = ChildProcess.start(folder, "serve", served.toString());
        await().atMost(Duration.ofMinutes(10)).until(() -> lab.out().contains("ready"));
        bench = TestFiles.write(folder.resolve("attached.yaml"), attached(lab.out(), lab.err()));
    }

    /** The same bench, its twins where the other process says that they are. */
    private String attached(String lines, String err) {
        String text = TestFiles.replaced(TestFiles.benchText(), "time: accelerated", TIME);
        Map<String, String> resources = new LinkedHashMap<>();
        lines.lines().filter(l -> !l.equals("ready")).forEach(l -> resources.put(l.split(" ")[0], l.split(" ")[2]));
        for (var entry : resources.entrySet()) {
            text = text.replaceFirst(
                    "(?m)^(  " + entry.getKey() + ":.*)TCPIP0::127.0.0.1::0::SOCKET", "$1" + entry.getValue());
        }
        String address = err.lines()
                .filter(l -> l.startsWith("control socket "))
                .map(l -> l.substring("control socket ".length()))
                .findFirst()
                .orElseThrow();
        control = ControlClient.connect(
                new InetSocketAddress("127.0.0.1", Integer.parseInt(address.substring(address.lastIndexOf(':') + 1))));
        return text.replace("virtual: true", "virtual: attached").replace("127.0.0.1:0\"", address + "\"");
    }

    @AfterEach
    void end() throws Exception {
        control.close();
        lab.terminate();
        assertThat(lab.status()).as("serve ends well on SIGTERM: %s", lab.err()).isZero();
        lab.close();
    }

    private ChildProcess run(String... more) throws Exception {
        var args = new java.util.ArrayList<>(java.util.List.of(
                "run",
                TestFiles.shortCampaign(folder).toString(),
                "--bench",
                bench.toString(),
                "--store",
                folder.resolve("store").toString()));
        args.addAll(java.util.List.of(more));
        return ChildProcess.start(folder, args.toArray(String[]::new));
    }

    /** What the twins themselves say about their outputs, by role. */
    private Map<String, Boolean> live() {
        Map<String, Boolean> live = new LinkedHashMap<>();
        JsonNode instruments = control.state().get("instruments");
        instruments.fieldNames().forEachRemaining(role -> {
            JsonNode output = instruments.get(role).get("state").path("output");
            if (!output.isMissingNode()) {
                live.put(role, output.booleanValue());
            }
        });
        return live;
    }

    private void awaitLiveOutputs(ChildProcess run) {
        await().atMost(Duration.ofMinutes(10))
                .until(() -> !run.alive()
                        || Boolean.TRUE.equals(live().get("bop_easy")) && Boolean.TRUE.equals(live().get("isrc")));
    }

    private void everythingIsSafe() {
        assertThat(live()).containsKeys("isrc", "rf", "bop_easy", "bop_hard");
        assertThat(live()).doesNotContainValue(true);
        JsonNode instruments = control.state().get("instruments");
        for (String magnet : new String[] {"bop_easy", "bop_hard"}) {
            assertThat(Math.abs(
                            instruments.get(magnet).get("state").path("oersted").doubleValue()))
                    .as(magnet)
                    .isLessThan(0.5);
        }
    }

    @Test
    void a_terminated_run_leaves_everything_safe_and_says_130() throws Exception {
        try (var run = run()) {
            awaitLiveOutputs(run);
            run.terminate();

            assertThat(run.status()).as(run.err()).isEqualTo(130);
            everythingIsSafe();
            assertThat(run.err()).contains("interrupted", "everything is safe");
        }
    }

    @Test
    void two_interrupts_leave_everything_safe_and_say_130() throws Exception {
        try (var run = run()) {
            awaitLiveOutputs(run);
            run.interrupt();
            run.interrupt();

            assertThat(run.status()).as(run.err()).isEqualTo(130);
            everythingIsSafe();
        }
    }

    @Test
    void an_interrupted_run_that_cannot_reach_an_output_says_so_and_not_that_all_is_safe() throws Exception {
        TestFiles.write(
                bench,
                TestFiles.replaced(
                        Files.readString(bench), "virtual: attached", "virtual: attached, timeout_seconds: 0.5"));
        try (var run = run()) {
            awaitLiveOutputs(run);
            control.setFault("bop_easy", "silent", Map.of());
            run.interrupt();
            run.interrupt();

            assertThat(run.status()).as(run.err()).isEqualTo(1);
            assertThat(run.err()).contains("NOT KNOWN TO BE SAFE: ", "bop_easy (");
        }
    }

    @Test
    void a_run_that_loses_an_instrument_leaves_the_others_safe_and_says_1() throws Exception {
        try (var run = run()) {
            awaitLiveOutputs(run);
            control.setFault("gauss_easy", "drop", Map.of());

            assertThat(run.status()).as(run.err()).isEqualTo(1);
            assertThat(run.err()).contains("gauss_easy");
            everythingIsSafe();
        }
    }

    @Test
    void what_a_killed_run_left_live_is_made_safe_by_the_next_one_first() throws Exception {
        try (var killed = run()) {
            awaitLiveOutputs(killed);
            killed.kill();
            killed.status();
        }
        assertThat(live()).as("nobody was there to make it safe").containsValue(true);

        try (var next = run()) {
            await().atMost(Duration.ofMinutes(10)).until(() -> next.err().contains("making it safe first"));
            assertThat(next.err()).contains("bop_easy");
            await().atMost(Duration.ofMinutes(10))
                    .until(() -> !next.alive() || next.err().contains("R(H)"));
            next.terminate();
            assertThat(next.status()).as(next.err()).isEqualTo(130);
        }
        everythingIsSafe();
    }
}
