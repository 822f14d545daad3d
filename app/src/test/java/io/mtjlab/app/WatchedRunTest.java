package io.mtjlab.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
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
@Timeout(300)
class WatchedRunTest {

    private static final Pattern ADDRESSES =
            Pattern.compile("control at (tcp://\\S+)\\s.*stream at (tcp://\\S+)\\s", Pattern.DOTALL);

    /** JeroMQ connects now and then without ever saying a word; with this it notices, and connects anew. */
    private static final int HANDSHAKE_MILLIS = 2_000;

    @TempDir
    Path folder;

    /** A campaign with a stream and a control socket. */
    private final class Watched {
        final StringWriter err = new StringWriter();
        final String store = folder.resolve("store").toString();
        final CompletableFuture<Integer> exit;
        final Matcher addresses;

        Watched(Path campaign) {
            exit = CompletableFuture.supplyAsync(() -> Mtjlab.run(
                    new PrintWriter(new StringWriter()),
                    new PrintWriter(err, true),
                    "run",
                    campaign.toString(),
                    "--store",
                    store,
                    "--control",
                    "tcp://127.0.0.1:0",
                    "--stream",
                    "tcp://127.0.0.1:0"));
            addresses = await().forever().until(() -> ADDRESSES.matcher(err.toString()), Matcher::find);
        }

        ZMQ.Socket control(ZContext context) {
            ZMQ.Socket control = context.createSocket(SocketType.REQ);
            control.setHandshakeIvl(HANDSHAKE_MILLIS);
            control.connect(addresses.group(1));
            return control;
        }

        Subscriber subscriber(ZContext context) {
            ZMQ.Socket stream = context.createSocket(SocketType.SUB);
            stream.setHandshakeIvl(HANDSHAKE_MILLIS);
            stream.connect(addresses.group(2));
            stream.subscribe("live");
            stream.subscribe("catchup/" + UUID.randomUUID() + "/0");
            return new Subscriber(stream, new ArrayList<>(), new HashMap<>());
        }
    }

    /** @param early documents that came before those that they follow */
    private record Subscriber(ZMQ.Socket socket, List<JsonNode> documents, Map<Integer, JsonNode> early) {

        /** Listens up to the first document that will do. @return all so far, in their order */
        List<JsonNode> hear(Predicate<JsonNode> last) throws Exception {
            while (documents.isEmpty() || !last.test(documents.get(documents.size() - 1))) {
                JsonNode due = early.remove(documents.size());
                if (due != null) {
                    documents.add(due);
                } else {
                    socket.recv();
                    JsonNode document = new ObjectMapper().readTree(socket.recv());
                    early.put(document.get("sequence").asInt(), document);
                }
            }
            return List.copyOf(documents);
        }
    }

    private static JsonNode call(ZMQ.Socket control, String method) throws Exception {
        control.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{\"reason\":\"enough\"}}");
        return new ObjectMapper().readTree(control.recv()).get("result");
    }

    private static boolean is(JsonNode document, String kind) {
        return document.get("document").asText().equals(kind);
    }

    @Test
    void a_unit_is_fitted_while_the_run_goes_on_behind_its_points_and_late_joiners_hear_it() throws Exception {
        Watched run = new Watched(TestFiles.write(folder.resolve("loops.yaml"), """
                campaign: loops
                bench: microwave-neuron
                seed: 4
                steps:
                  - kind: rh
                    roles: {source: isrc, meter: nvm, magnet: bop_easy, gauss: gauss_easy}
                    field_axis: easy
                    field_oersted: {from: -100, to: 100, step: 20, loop: true}
                    cycles: 6
                    bias_amperes: 10.0e-6
                    compliance_volts: 0.1
                """));
        try (ZContext context = new ZContext()) {
            ZMQ.Socket control = run.control(context);
            Subscriber first = run.subscriber(context);
            first.hear(document -> isEndOf("rh/loop=1", document));
            call(control, "pause"); // some loops later at most, of six
            first.hear(WatchedRunTest::isFitOfUnit);
            Subscriber late = run.subscriber(context);
            List<JsonNode> documents = late.hear(WatchedRunTest::isFitOfUnit);
            JsonNode fit = documents.get(documents.size() - 1);
            assertThat(fit.get("unit").asText()).isEqualTo("rh/loop=1");
            assertThat(fit.get("kind").asText()).isEqualTo("rh");
            assertThat(fit.get("result").toString()).contains("R_AP");
            assertThat(documents).anyMatch(document -> isEndOf("rh/loop=1", document));
            assertThat(first.documents()).isEqualTo(documents);
            call(control, "resume");
            List<JsonNode> all = late.hear(document -> is(document, "stop"));
            assertThat(all.get(all.size() - 2).has("unit"))
                    .as("the whole run's fit")
                    .isFalse();
        }
        assertThat(run.exit.join()).isEqualTo(ExitStatus.DONE);
    }

    private static boolean isEndOf(String unit, JsonNode document) {
        return is(document, "points")
                && document.get("unit").asText().equals(unit)
                && document.get("last").asBoolean();
    }

    private static boolean isFitOfUnit(JsonNode document) {
        return is(document, "fit") && document.has("unit");
    }

    @Test
    void an_abort_over_the_control_socket_leaves_everything_safe_and_what_was_told_stored() throws Exception {
        Watched run = new Watched(TestFiles.shortCampaign(folder));
        long told = 0;
        try (ZContext context = new ZContext()) {
            ZMQ.Socket control = run.control(context);
            Subscriber subscriber = run.subscriber(context);
            subscriber.hear(document -> is(document, "points"));
            call(control, "abort");
            for (JsonNode document : subscriber.hear(one -> is(one, "stop"))) {
                told += is(document, "points") ? document.at("/values/0").size() : 0;
                if (is(document, "stop")) {
                    assertThat(document.get("status").asText()).isEqualTo("aborted");
                }
            }
        }
        assertThat(run.exit.join()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(run.err.toString())
                .contains("run r0001 was aborted (enough) after")
                .contains("everything is safe");
        try (RunStore stored = RunStore.openReadOnly(Path.of(run.store))) {
            RunSummary summary = stored.run("r0001").summary();
            assertThat(summary.cause()).isEqualTo("enough");
            assertThat(summary.points()).isGreaterThanOrEqualTo(told).isPositive();
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
