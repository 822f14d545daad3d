package io.mtjlab.instruments.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.base.time.RealClock;
import io.mtjlab.instruments.testing.ScriptedServer;
import io.mtjlab.instruments.visa.TcpSocketResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(20)
class TcpSessionTest {

    private static final SessionOptions HASTY = SessionOptions.DEFAULT.withTimeout(Duration.ofMillis(150));

    private static Session open(ScriptedServer server, SessionOptions options) {
        return Sessions.open("nvm", server.resource(), new RealClock(), options);
    }

    @Test
    void a_late_answer_never_becomes_the_answer_to_the_next_question() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        ScriptedServer.Handler late = (line, wire) -> {
            if (line.equals("slow?")) {
                asked.await();
                wire.send("slow answer\n");
            } else {
                asked.countDown();
                wire.send("answer to " + line + "\n");
            }
        };
        try (ScriptedServer server = new ScriptedServer(late);
                Session session = open(server, HASTY)) {
            assertThatThrownBy(() -> session.query("slow?"))
                    .isInstanceOf(LinkTimeout.class)
                    .hasMessageContaining("nvm at TCPIP0::127.0.0.1::")
                    .hasMessageContaining("no complete answer within 150 ms")
                    .hasMessageContaining("sent \"slow?\", arrived nothing");
            assertThat(session.query("a?")).isEqualTo("answer to a?");
            assertThat(session.query("b?")).isEqualTo("answer to b?");
        }
    }

    @Test
    void a_time_out_tells_what_arrived_and_how_long_it_took() {
        try (ScriptedServer server = new ScriptedServer((line, wire) -> wire.send("+1.2034E-0"));
                Session session = open(server, HASTY)) {
            LinkTimeout timeout = catchThrowableOfType(LinkTimeout.class, () -> session.query(":READ?"));
            assertThat(timeout.command()).isEqualTo(":READ?");
            assertThat(timeout.arrived()).isEqualTo("+1.2034E-0");
            assertThat(timeout.elapsed()).isBetween(Duration.ofMillis(140), Duration.ofSeconds(5));
            assertThat(timeout).hasMessageContaining("10 bytes: \"+1.2034E-0\"");
        }
    }

    @Test
    void a_server_that_dribbles_for_ever_is_cut_off_in_time() {
        ScriptedServer.Handler dribble = (line, wire) -> {
            while (true) {
                wire.send("1");
            }
        };
        try (ScriptedServer server = new ScriptedServer(dribble);
                Session session = open(server, HASTY)) {
            assertThatThrownBy(() -> session.query(":READ?")).isInstanceOf(LinkException.class);
        }
    }

    @Test
    void a_cut_connection_is_an_error_with_what_arrived_and_the_next_query_finds_a_new_one() {
        ScriptedServer.Handler cut = (line, wire) -> {
            if (wire.connection() == 1) {
                wire.send("+1.2");
                wire.hangUp();
            } else {
                wire.send("+1.5\n");
            }
        };
        try (ScriptedServer server = new ScriptedServer(cut);
                Session session = open(server, SessionOptions.DEFAULT)) {
            assertThatThrownBy(() -> session.queryDouble(":READ?"))
                    .isInstanceOf(LinkClosed.class)
                    .hasMessageContaining("the other side closed it")
                    .hasMessageContaining("4 bytes: \"+1.2\"");
            assertThat(session.queryDouble(":READ?")).isEqualTo(1.5);
        }
    }

    @Test
    void an_answer_that_comes_byte_by_byte_is_one_answer() {
        ScriptedServer.Handler bytewise = (line, wire) -> {
            for (char c : "+1.234500E-03\r\n".toCharArray()) {
                wire.send(String.valueOf(c));
            }
        };
        try (ScriptedServer server = new ScriptedServer(bytewise);
                Session session = open(server, SessionOptions.DEFAULT)) {
            assertThat(session.queryDouble(":READ?")).isEqualTo(1.2345e-3);
            assertThat(session.query(":READ?")).isEqualTo("+1.234500E-03");
        }
    }

    @Test
    void garbage_instead_of_a_number_is_shown() {
        try (ScriptedServer server = new ScriptedServer((line, wire) -> wire.send("\u0001ERR\n"));
                Session session = open(server, SessionOptions.DEFAULT)) {
            assertThatThrownBy(() -> session.queryDouble(":READ?"))
                    .isInstanceOf(LinkGarbage.class)
                    .hasMessageContaining("is not a number")
                    .hasMessageContaining("\"\\x01ERR\\n\"");
        }
    }

    @Test
    void more_than_was_asked_for_is_an_error_and_does_not_shift_the_answers() {
        ScriptedServer.Handler chatty =
                (line, wire) -> wire.send(wire.connection() == 1 ? "one\ntwo\n" : "answer to " + line + "\n");
        try (ScriptedServer server = new ScriptedServer(chatty);
                Session session = open(server, SessionOptions.DEFAULT)) {
            assertThatThrownBy(() -> session.query("a?"))
                    .isInstanceOf(LinkGarbage.class)
                    .hasMessageContaining("more arrived than the answer");
            assertThat(session.query("b?")).isEqualTo("answer to b?");
        }
    }

    @Test
    void nobody_listening_is_refused_at_once() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        TcpSocketResource nowhere = new TcpSocketResource(0, "127.0.0.1", port);
        assertThatThrownBy(() -> Sessions.open("nvm", nowhere, new RealClock(), SessionOptions.DEFAULT))
                .isInstanceOf(LinkRefused.class)
                .hasMessageContaining("nvm at " + nowhere + ": no connection");
    }

    @Test
    void reads_lines_lists_and_blocks() {
        byte[] block = new byte[100_000];
        for (int i = 0; i < block.length; i++) {
            block[i] = (byte) i;
        }
        ScriptedServer.Handler dialect = (line, wire) -> {
            switch (line) {
                case "list?" -> wire.send("1,-2.5E-3,+3e1,\n");
                case "block?" -> {
                    wire.send("#6100000");
                    wire.send(block);
                    wire.send("\n");
                }
                case "indefinite?" -> {
                    wire.send("#0ab\n");
                    wire.send("c\n");
                }
                case "no block?" -> wire.send("abc\n");
                default -> wire.send(line.toUpperCase(Locale.ROOT) + "\n");
            }
        };
        try (ScriptedServer server = new ScriptedServer(dialect);
                Session session = open(server, SessionOptions.DEFAULT)) {
            assertThat(session.queryDoubles("list?", session.timeout())).containsExactly(1, -2.5e-3, 30);
            assertThat(session.queryBlock("block?", session.timeout())).isEqualTo(block);
            assertThat(session.queryLines("a?\nb?\nc?", 3)).containsExactly("A?", "B?", "C?");
            assertThat(session.queryBlock("indefinite?", session.timeout()))
                    .asString()
                    .isEqualTo("ab\nc");
            assertThatThrownBy(() -> session.queryBlock("no block?", session.timeout()))
                    .isInstanceOf(LinkGarbage.class)
                    .hasMessageContaining("not a block");
        }
    }

    @Test
    void exchanges_of_many_threads_do_not_mix() throws Exception {
        try (ScriptedServer server = new ScriptedServer((line, wire) -> wire.send(line + " back\n"));
                Session session = open(server, SessionOptions.DEFAULT)) {
            ExecutorService pool = Executors.newFixedThreadPool(6);
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < 6; worker++) {
                String name = "w" + worker;
                workers.add(pool.submit(() -> {
                    for (int i = 0; i < 300; i++) {
                        assertThat(session.query(name + ":" + i)).isEqualTo(name + ":" + i + " back");
                    }
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
            pool.shutdown();
        }
    }

    @Test
    void a_driven_clock_moves_while_two_threads_wait_for_one_slow_instrument() throws Exception {
        DrivenClock clock = new DrivenClock();
        ScriptedServer.Handler slow = (line, wire) -> {
            clock.sleep(Duration.ofHours(1));
            wire.send("done\n");
        };
        try (ScriptedServer server = new ScriptedServer(slow);
                Session session = Sessions.open("nvm", server.resource(), clock, SessionOptions.DEFAULT)) {
            ExecutorService pool = Executors.newFixedThreadPool(2);
            List<Future<String>> answers = new ArrayList<>();
            for (String role : List.of("a", "b")) {
                answers.add(pool.submit(() -> {
                    try (LabClock.Participation me = clock.participate(role)) {
                        return session.query("wait?");
                    }
                }));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("done");
            }
            pool.shutdown();
            assertThat(clock.seconds()).isEqualTo(7200);
        }
    }

    @Test
    void the_turnaround_passes_on_the_labs_clock() {
        DrivenClock clock = new DrivenClock();
        try (ScriptedServer server = new ScriptedServer((line, wire) -> wire.send("1\n"));
                Session session = Sessions.open(
                        "bop", server.resource(), clock, SessionOptions.DEFAULT.withTurnaround(Duration.ofMillis(2)))) {
            session.queryDouble("CURR?");
            assertThat(clock.nanos()).isEqualTo(2_000_000);
        }
    }

    @Test
    void a_transcript_holds_every_exchange() {
        List<String> exchanges = new ArrayList<>();
        WireTap tap = (role, nanos, sent, received) -> exchanges.add(role + " " + sent + " -> " + received);
        try (ScriptedServer server = new ScriptedServer((line, wire) -> {
                    if (line.endsWith("?")) {
                        wire.send("1\n");
                    }
                });
                Session session = open(server, SessionOptions.DEFAULT.withTap(tap))) {
            session.write("*CLS");
            session.query("OUTP?");
        }
        assertThat(exchanges).containsExactly("nvm *CLS -> ", "nvm OUTP? -> 1\n");
    }

    @Test
    void a_closed_session_says_so() {
        try (ScriptedServer server = new ScriptedServer((line, wire) -> wire.send("1\n"))) {
            Session session = open(server, SessionOptions.DEFAULT);
            session.close();
            assertThatThrownBy(() -> session.query("a?"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("nvm is closed");
        }
    }
}
