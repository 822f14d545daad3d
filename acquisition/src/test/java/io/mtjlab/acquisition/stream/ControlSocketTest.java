package io.mtjlab.acquisition.stream;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mtjlab.acquisition.Python;
import io.mtjlab.acquisition.engine.Outcome;
import io.mtjlab.acquisition.engine.RunEngine;
import io.mtjlab.acquisition.engine.RunResult;
import io.mtjlab.acquisition.engine.Step;
import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.RealClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class ControlSocketTest {

    /** Asks for the status with the keys of a certificate, and tells the state or that nobody answered. */
    private static final String CLIENT = """
            import sys, zmq, zmq.auth
            address, own, server = sys.argv[1:]
            socket = zmq.Context().socket(zmq.REQ)
            socket.linger = 0
            if own:
                socket.curve_publickey, socket.curve_secretkey = zmq.auth.load_certificate(own)
                socket.curve_serverkey, _ = zmq.auth.load_certificate(server)
            socket.connect(address)
            socket.send_json({'jsonrpc': '2.0', 'id': 7, 'method': 'status'})
            print(socket.recv_json()['result']['state'] if socket.poll(int(3000 if own.endswith('friend.key_secret') else 700)) else 'silence')
            """;

    @TempDir
    Path folder;

    @Test
    void tells_pauses_resumes_and_aborts_a_run_that_is_then_safe_and_stored() throws Exception {
        StreamedRun procedure = new StreamedRun();
        try (RunStore store = RunStore.open(folder);
                ZContext context = new ZContext()) {
            RunEngine engine = new RunEngine(store, new RealClock());
            try (ControlSocket control =
                    new ControlSocket(new Endpoint("tcp://127.0.0.1:0", Optional.empty()), engine.control())) {
                ZMQ.Socket client = context.createSocket(SocketType.REQ);
                client.setHandshakeIvl(2_000); // a connection of JeroMQ that never begins to speak is made anew
                client.connect(control.address());
                assertThat(call(client, "status", "").at("/result/state").asText())
                        .isEqualTo("preparing");
                CompletableFuture<RunResult> result = CompletableFuture.supplyAsync(() -> engine.withListener(control)
                        .run(RunHeader.of("ramp", "bench", 1, "mtjlab test"), Step.of(List.of(procedure))));
                procedure.inTheMiddle.await();
                JsonNode status = call(client, "status", "").get("result");
                assertThat(status.get("state").asText()).isEqualTo("running");
                assertThat(status.get("unit").asText()).isEqualTo("ramp/n=1");
                assertThat(status.get("units_done").asInt()).isEqualTo(1);
                assertThat(call(client, "pause", "").at("/result/state").asText())
                        .isEqualTo("paused");
                procedure.go();
                assertThat(call(client, "resume", "").at("/result/state").asText())
                        .isNotEqualTo("paused");
                call(client, "pause", "");
                call(client, "abort", "\"reason\": \"the sample slipped\"");
                Outcome outcome = result.join().outcome();
                assertThat(outcome).isInstanceOfAny(Outcome.Aborted.class, Outcome.Done.class);
                assertThat(call(client, "status", "").at("/result/state").asText())
                        .isEqualTo(outcome.status().word());
                assertThat(call(client, "explode", "").at("/error/message").asText())
                        .contains("no method 'explode'");
                client.send("not json");
                assertThat(new ObjectMapper()
                                .readTree(client.recv())
                                .at("/error/code")
                                .asInt())
                        .isEqualTo(-32700);
            }
        }
    }

    @Test
    void an_abort_ends_a_run_that_is_paused_with_its_reason() throws Exception {
        StreamedRun procedure = new StreamedRun();
        try (RunStore store = RunStore.open(folder);
                ZContext context = new ZContext()) {
            RunEngine engine = new RunEngine(store, new RealClock());
            try (ControlSocket control =
                    new ControlSocket(new Endpoint("tcp://127.0.0.1:0", Optional.empty()), engine.control())) {
                ZMQ.Socket client = context.createSocket(SocketType.REQ);
                client.setHandshakeIvl(2_000); // a connection of JeroMQ that never begins to speak is made anew
                client.connect(control.address());
                call(client, "pause", "");
                CompletableFuture<RunResult> result = CompletableFuture.supplyAsync(() -> engine.withListener(control)
                        .run(RunHeader.of("ramp", "bench", 1, "mtjlab test"), Step.of(List.of(procedure))));
                call(client, "abort", "\"reason\": \"the sample slipped\"");
                assertThat(result.join().outcome()).isEqualTo(new Outcome.Aborted("the sample slipped"));
                assertThat(store.run("r0001").summary().cause()).isEqualTo("the sample slipped");
            }
        }
    }

    private static JsonNode call(ZMQ.Socket client, String method, String params) throws Exception {
        client.send("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"" + method + "\", \"params\": {" + params + "}}");
        return new ObjectMapper().readTree(client.recv());
    }

    @Test
    void with_keys_it_answers_to_those_that_it_knows_and_to_nobody_else() throws Exception {
        Python.need("zmq", "python3-zmq");
        Python.run("""
                import os, sys, zmq.auth
                folder = sys.argv[1]
                for name in ('clients', 'others'):
                    os.mkdir(os.path.join(folder, name))
                zmq.auth.create_certificates(folder, 'server')
                zmq.auth.create_certificates(os.path.join(folder, 'clients'), 'friend')
                os.rename(os.path.join(folder, 'clients/friend.key_secret'), os.path.join(folder, 'others/friend.key_secret'))
                zmq.auth.create_certificates(os.path.join(folder, 'others'), 'stranger')
                """, folder);
        try (RunStore store = RunStore.open(folder.resolve("store"));
                ControlSocket control = new ControlSocket(
                        new Endpoint("tcp://127.0.0.1:0", Optional.of(folder)),
                        new RunEngine(store, new RealClock()).control())) {
            Path server = folder.resolve("server.key");
            Path others = folder.resolve("others");
            assertThat(ask(control, others.resolve("stranger.key_secret"), server))
                    .isEqualTo("silence");
            assertThat(ask(control, "", "")).isEqualTo("silence");
            assertThat(ask(control, others.resolve("friend.key_secret"), server))
                    .isEqualTo("preparing");
        }
    }

    private static String ask(ControlSocket control, Object own, Object server) throws Exception {
        return Python.run(CLIENT, control.address(), own, server).trim();
    }

    @Test
    void refuses_to_listen_to_a_network_without_keys_or_at_nonsense() {
        assertThatThrownBy(() -> new Endpoint("tcp://*:5557", Optional.empty()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("needs keys");
        assertThatThrownBy(() -> new Endpoint("tcp://192.0.2.7:5557", Optional.empty()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("needs keys");
        assertThatThrownBy(() -> new Endpoint("localhost", Optional.empty()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("write tcp://127.0.0.1:5556");
        assertThatThrownBy(() -> new Endpoint("tcp://*:5557", Optional.of(folder)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("there is no server.key_secret");
    }
}
