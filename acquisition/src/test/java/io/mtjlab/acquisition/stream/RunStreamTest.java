package io.mtjlab.acquisition.stream;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

import io.mtjlab.acquisition.Python;
import io.mtjlab.acquisition.engine.RunEngine;
import io.mtjlab.acquisition.engine.RunResult;
import io.mtjlab.acquisition.engine.Step;
import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredFit;
import io.mtjlab.base.time.RealClock;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class RunStreamTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Endpoint ANY_PORT = new Endpoint("tcp://127.0.0.1:0", Optional.empty());
    private static final Path DOCS = Path.of("../docs").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private StreamedRun procedure = new StreamedRun();

    private static StoredFit fit(String dataSet, String parameter, double value) {
        String document = "{\"parameters\":[{\"name\":\"%s\",\"value\":%s}, {\"name\":\"none\"}]}";
        return new StoredFit("sigmoid", dataSet, document.formatted(parameter, value));
    }

    /** A run with a stream; the second unit waits in its middle. */
    private final class Running implements AutoCloseable {
        private final RunStore store = RunStore.open(folder);
        private final RunStream stream =
                new RunStream(folder, ANY_PORT, run -> List.of(fit("whole ramp", "alpha", 1.5)));
        private final CompletableFuture<RunResult> result =
                CompletableFuture.supplyAsync(() -> new RunEngine(store, new RealClock())
                        .withListener(stream)
                        .run(RunHeader.of("ramp", "bench", 1, "mtjlab test"), Step.of(List.of(procedure))));

        @Override
        public void close() {
            procedure.go();
            result.join();
            stream.close();
            store.close();
        }
    }

    @Test
    void a_late_joiner_hears_everything_in_order_and_the_documents_keep_to_their_schema() throws Exception {
        List<JsonNode> documents = new ArrayList<>();
        try (Running running = new Running();
                ZContext context = new ZContext()) {
            procedure.inTheMiddle.await();
            running.stream.unitFitted("ramp/n=0", fit("ramp/n=0", "slope", 0.5));
            ZMQ.Socket socket = subscribe(context, running.stream, "late", 0);
            List<JsonNode> early = new ArrayList<>();
            int received = 0;
            while (documents.isEmpty()
                    || !kind(documents.get(documents.size() - 1)).equals("stop")) {
                early.add(receive(socket));
                received++;
                if (received == 4) { // of eight that there are before the run goes on
                    procedure.go();
                }
                while (early.removeIf(
                        document -> document.get("sequence").asInt() == documents.size() && documents.add(document))) {}
            }
        }
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(DOCS.resolve("run-stream.schema.json")));
        for (JsonNode document : documents) {
            Set<ValidationMessage> wrong = schema.validate(document);
            assertThat(wrong).as(document.toString()).isEmpty();
        }
        assertThat(documents.stream().map(RunStreamTest::kind).distinct())
                .containsExactly("start", "descriptor", "points", "fit", "stop");
        assertThat(documents.get(0).at("/about/steps/0/parameters/rf_dbm/1").asInt())
                .isEqualTo(-15);
        for (int unit = 0; unit < 3; unit++) {
            assertWhole(documents, "ramp/n=" + unit);
        }
        List<Integer> fits = IntStream.range(0, documents.size())
                .filter(i -> kind(documents.get(i)).equals("fit"))
                .boxed()
                .toList();
        assertThat(fits).hasSize(2);
        JsonNode ofUnit = documents.get(fits.get(0));
        assertThat(ofUnit.get("unit").asText()).isEqualTo("ramp/n=0");
        assertThat(ofUnit.at("/result/parameters/0/value").asDouble()).isEqualTo(0.5);
        assertThat(documents.subList(0, fits.get(0)))
                .as("before it, the last points of its unit")
                .anyMatch(document -> kind(document).equals("points")
                        && document.get("last").asBoolean()
                        && document.get("unit").asText().equals("ramp/n=0"));
        assertThat(documents.subList(0, fits.get(0)))
                .as("not only when the run is over")
                .noneMatch(document -> document.path("unit").asText().equals("ramp/n=2"));
        assertThat(documents
                        .get(documents.size() - 2)
                        .at("/result/parameters/0/value")
                        .asDouble())
                .isEqualTo(1.5);
        assertThat(documents.get(documents.size() - 1).get("status").asText()).isEqualTo("done");
    }

    private static void assertWhole(List<JsonNode> documents, String unit) {
        int next = 0;
        boolean last = false;
        for (JsonNode document : documents) {
            if (kind(document).equals("points") && document.get("unit").asText().equals(unit)) {
                assertThat(last).isFalse();
                assertThat(document.get("first").asInt()).isEqualTo(next);
                for (JsonNode volts : document.get("values").get(1)) {
                    if (next == 7) {
                        assertThat(volts.isNull()).isTrue();
                    } else {
                        assertThat(volts.asDouble()).isEqualTo(next * 0.5);
                    }
                    next++;
                }
                last = document.get("last").asBoolean();
            }
        }
        assertThat(next).isEqualTo(StreamedRun.POINTS);
        assertThat(last).isTrue();
    }

    @Test
    void a_subscriber_that_does_not_listen_slows_nothing_and_catches_up_with_what_it_missed() throws Exception {
        procedure = new StreamedRun(800_000); // more than sockets and queues hold
        try (ZContext context = new ZContext();
                Running running = new Running()) {
            ZMQ.Socket deaf = subscriber(context);
            deaf.setRcvHWM(1);
            deaf.connect(running.stream.address());
            deaf.subscribe("live");
            deaf.subscribe("catchup/first/0");
            BitSet seen = new BitSet();
            seen.set(receive(deaf).get("sequence").asInt());
            deaf.unsubscribe("catchup/first/0");
            procedure.go();
            assertThat(running.result.join().points()).isEqualTo(2_400_000);
            deaf.setReceiveTimeOut(1500);
            while (deaf.recv() != null) {
                seen.set(MAPPER.readTree(deaf.recv()).get("sequence").asInt());
            }
            int missed = seen.nextClearBit(0);
            assertThat(seen.cardinality()).isLessThan(2_400_000 / StreamDocuments.MOST_ROWS);
            deaf.setReceiveTimeOut(20_000);
            deaf.subscribe("catchup/again/" + missed);
            String last = "";
            while (!last.equals("stop")) {
                JsonNode document = receive(deaf);
                seen.set(document.get("sequence").asInt());
                last = kind(document);
            }
            assertThat(seen.nextClearBit(missed)).isEqualTo(seen.length());
            assertThat(seen.length()).isGreaterThan(2_400_000 / StreamDocuments.MOST_ROWS);
        }
    }

    @Test
    void a_stream_that_dies_takes_nothing_along() throws Exception {
        procedure.go();
        try (RunStore store = RunStore.open(folder)) {
            RunStream stream = new RunStream(folder, ANY_PORT, run -> {
                throw new AssertionError("a defect");
            });
            RunResult result = new RunEngine(store, new RealClock())
                    .withListener(stream)
                    .run(RunHeader.of("ramp", "bench", 1, "mtjlab test"), Step.of(List.of(procedure)));
            stream.close();
            assertThat(result.outcome().cause()).isEmpty();
            assertThat(store.run("r0001").summary().points()).isEqualTo(3L * StreamedRun.POINTS);
        }
    }

    @Test
    void the_subscriber_of_the_documentation_works() throws Exception {
        Python.need("zmq", "python3-zmq");
        String page = Files.readString(DOCS.resolve("run-stream.md"));
        int begin = page.indexOf("```python\n") + "```python\n".length();
        String script = page.substring(begin, page.indexOf("```\n", begin));
        assertThat(script.lines()).hasSizeLessThanOrEqualTo(20);
        try (Running running = new Running()) {
            procedure.inTheMiddle.await();
            Process python = Python.start(script, running.stream.address());
            try (var out = python.inputReader()) {
                assertThat(out.readLine()).isEqualTo("ramp/n=0 t (s) V (V)");
                assertThat(out.readLine()).isEqualTo("ramp/n=1 t (s) V (V)");
                running.stream.unitFitted("ramp/n=0", fit("ramp/n=0", "slope", 0.5));
                assertThat(out.readLine()).isEqualTo("fit ramp/n=0 slope");
                procedure.go();
                assertThat(out.lines())
                        .containsExactly("ramp/n=2 t (s) V (V)", "fit whole ramp alpha", "done 9000 points");
            } finally {
                python.destroyForcibly();
            }
        }
    }

    /** JeroMQ connects now and then without ever saying a word; with this it notices, and connects anew. */
    private static ZMQ.Socket subscriber(ZContext context) {
        ZMQ.Socket socket = context.createSocket(SocketType.SUB);
        socket.setHandshakeIvl(2_000);
        socket.setReceiveTimeOut(20_000);
        return socket;
    }

    private static ZMQ.Socket subscribe(ZContext context, RunStream stream, String word, int from) {
        ZMQ.Socket socket = subscriber(context);
        socket.connect(stream.address());
        socket.subscribe("live");
        socket.subscribe("catchup/" + word + "/" + from);
        return socket;
    }

    private static JsonNode receive(ZMQ.Socket socket) throws Exception {
        assertThat(socket.recv()).isNotNull();
        return MAPPER.readTree(socket.recv());
    }

    private static String kind(JsonNode document) {
        return document.get("document").asText();
    }
}
