package io.mtjlab.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.RunSummary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A campaign on the virtual bench, watched and aborted from outside. */
@Timeout(120)
class WatchedRunTest {

    private static final Pattern ADDRESSES =
            Pattern.compile("control at (tcp://\\S+)\\s.*stream at (tcp://\\S+)\\s", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void an_abort_over_the_control_socket_leaves_everything_safe_and_what_was_told_stored() throws Exception {
        StringWriter err = new StringWriter();
        String campaign = TestFiles.shortCampaign(folder).toString();
        String store = folder.resolve("store").toString();
        CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> Mtjlab.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true),
                "run",
                campaign,
                "--store",
                store,
                "--control",
                "tcp://127.0.0.1:0",
                "--stream",
                "tcp://127.0.0.1:0"));
        Matcher addresses = await().until(() -> ADDRESSES.matcher(err.toString()), Matcher::find);
        long told = 0;
        try (ZContext context = new ZContext()) {
            ZMQ.Socket control = context.createSocket(SocketType.REQ);
            control.connect(addresses.group(1));
            ZMQ.Socket stream = context.createSocket(SocketType.SUB);
            stream.connect(addresses.group(2));
            stream.subscribe("live");
            stream.subscribe("catchup/test/0");
            String last = "";
            Set<Long> seen = new HashSet<>();
            while (!last.equals("stop")) {
                stream.recv();
                JsonNode document = new ObjectMapper().readTree(stream.recv());
                last = document.get("document").asText();
                if (last.equals("points") && told == 0) {
                    control.send(
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"abort\",\"params\":{\"reason\":\"enough\"}}");
                    control.recv();
                }
                if (seen.add(document.get("sequence").asLong())) { // live ones may come caught up once more
                    told += document.at("/values/0").size();
                }
                if (last.equals("stop")) {
                    assertThat(document.get("status").asText()).isEqualTo("aborted");
                }
            }
        }
        assertThat(exit.join()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(err.toString())
                .contains("run r0001 was aborted (enough) after")
                .contains("everything is safe");
        try (RunStore stored = RunStore.openReadOnly(Path.of(store))) {
            RunSummary run = stored.run("r0001").summary();
            assertThat(run.cause()).isEqualTo("enough");
            assertThat(run.points()).isGreaterThanOrEqualTo(told).isPositive();
            assertThat(stored.liveOutputs("microwave-neuron")).isEmpty();
        }
    }

    @Test
    void listening_to_a_network_wants_keys_before_anything_is_switched_on() {
        CommandLineRun run =
                CommandLineRun.of("run", "luo2023", "--store", folder.toString(), "--stream", "tcp://*:5556");
        assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(run.err()).contains("needs keys");
    }
}
