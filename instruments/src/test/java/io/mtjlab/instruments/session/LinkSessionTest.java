package io.mtjlab.instruments.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.time.RealClock;
import io.mtjlab.instruments.testing.ScriptedServer;
import io.mtjlab.instruments.visa.TcpSocketResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is the same for all links; {@link LinkContract} holds each kind to the rest. */
@Timeout(20)
class LinkSessionTest {

    private static Session open(ScriptedServer server, SessionOptions options) {
        return Sessions.open("nvm", server.resource(), new RealClock(), options);
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
    void a_listener_hears_of_failed_exchanges_and_of_what_goes_beside_the_messages() {
        List<String> told = new ArrayList<>();
        WireTap tap = new WireTap() {
            @Override
            public void exchanged(String role, long labNanos, String sent, String received) {
                told.add(sent + " -> " + received);
            }

            @Override
            public void failed(String role, long labNanos, String sent, String received, LinkException failure) {
                told.add(sent + " failed at " + received + ": "
                        + failure.getClass().getSimpleName());
            }
        };
        try (ScriptedServer server = new ScriptedServer((line, wire) -> wire.send("1;\n"));
                Session session = open(server, SessionOptions.DEFAULT.withTap(tap))) {
            assertThatThrownBy(() -> session.queryDouble("a?")).isInstanceOf(LinkGarbage.class);
            session.clear();
        }
        assertThat(told).containsExactly("a? failed at 1;\n: LinkGarbage", "(device clear) -> ");
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
}
