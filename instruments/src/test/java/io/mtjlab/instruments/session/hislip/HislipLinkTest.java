package io.mtjlab.instruments.session.hislip;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.time.RealClock;
import io.mtjlab.instruments.session.LinkClosed;
import io.mtjlab.instruments.session.LinkException;
import io.mtjlab.instruments.session.LinkFault;
import io.mtjlab.instruments.session.LinkGarbage;
import io.mtjlab.instruments.session.LinkRefused;
import io.mtjlab.instruments.session.LinkTimeout;
import io.mtjlab.instruments.session.Session;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.session.Sessions;
import io.mtjlab.instruments.testing.peer.HislipPeer;
import io.mtjlab.instruments.testing.peer.Peer;
import io.mtjlab.instruments.testing.peer.TcpPeer;
import io.mtjlab.instruments.visa.HislipResource;
import io.mtjlab.instruments.visa.TcpSocketResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Numbers of messages and codes are those of IVI-6.1, tables 4, 8 and 9. */
@Timeout(30)
class HislipLinkTest {

    private static final int FATAL_ERROR = 2;
    private static final int ERROR = 3;
    private static final int DATA = 6;
    private static final int DATA_END = 7;
    private static final int INTERRUPTED = 13;
    private static final int ASYNC_INTERRUPTED = 14;

    private static final byte[] NOTHING = new byte[0];

    private static final Peer.Script ECHO = (text, wire) -> {
        if (!text.equals("never?")) {
            wire.end("answer to " + text + "\n");
        }
    };

    private static Session open(HislipPeer peer, SessionOptions options) {
        return Sessions.open("scope", peer.resource(), new RealClock(), options);
    }

    private static SessionOptions hasty(int millis) {
        return SessionOptions.DEFAULT.withTimeout(Duration.ofMillis(millis));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void asks_for_the_sub_address_of_the_resource() {
        try (HislipPeer peer = new HislipPeer(ECHO);
                Session session = Sessions.open(
                        "scope",
                        new HislipResource(0, "127.0.0.1", "hislip3", ((HislipResource) peer.resource()).port()),
                        new RealClock(),
                        SessionOptions.DEFAULT)) {
            assertThat(session.query("a?")).isEqualTo("answer to a?");
            assertThat(peer.heard()).contains("(initialize hislip3)");
        }
    }

    @Test
    void each_mode_is_had_from_a_server_that_prefers_the_other() {
        for (boolean wanted : new boolean[] {true, false}) {
            try (HislipPeer peer = new HislipPeer(ECHO).overlapped(!wanted, false);
                    Session session = open(peer, SessionOptions.DEFAULT.withOverlapped(wanted))) {
                assertThat(peer.heard()).contains("(clear)");
                for (int i = 0; i < 5; i++) {
                    assertThat(session.query("q" + i)).isEqualTo("answer to q" + i);
                }
                session.statusByte();
                assertThat(session.query("last?")).isEqualTo("answer to last?");
            }
        }
    }

    @Test
    void a_server_that_insists_on_its_mode_is_spoken_to_in_that() {
        for (boolean theirs : new boolean[] {true, false}) {
            try (HislipPeer peer = new HislipPeer(ECHO).overlapped(theirs, true);
                    Session session = open(peer, SessionOptions.DEFAULT.withOverlapped(!theirs))) {
                for (int i = 0; i < 5; i++) {
                    assertThat(session.query("q" + i)).isEqualTo("answer to q" + i);
                }
            }
        }
    }

    @Test
    void long_messages_go_in_the_size_that_the_server_takes() {
        byte[] block = new byte[5000];
        try (HislipPeer peer = new HislipPeer((text, wire) -> wire.end(text.length() + "\n")).largestMessage(256);
                Session session = open(peer, SessionOptions.DEFAULT)) {
            session.writeBlock(":DATA ", block, session.timeout());
            assertThat(session.read(session.timeout())).isEqualTo(String.valueOf(":DATA #45000".length() + 5000));
        }
    }

    @Test
    void a_time_out_clears_the_device_and_keeps_connection_and_lock() {
        try (HislipPeer peer = new HislipPeer(ECHO);
                Session session = open(peer, hasty(100));
                Session other = open(peer, SessionOptions.DEFAULT)) {
            session.lock(Duration.ZERO);
            assertThatThrownBy(() -> session.query("never?")).isInstanceOf(LinkTimeout.class);
            assertThat(session.query("a?", Duration.ofSeconds(5))).isEqualTo("answer to a?");
            assertThatThrownBy(() -> other.lock(Duration.ZERO)).isInstanceOf(LinkException.class);
            assertThat(Collections.frequency(peer.heard(), "(clear)")).isEqualTo(1);
            assertThat(Collections.frequency(peer.heard(), "(initialize hislip0)"))
                    .isEqualTo(2);
        }
    }

    @Test
    void a_server_that_does_not_answer_a_device_clear_is_left() {
        try (HislipPeer peer = new HislipPeer(ECHO);
                Session session = open(peer, hasty(100).withConnectTimeout(Duration.ofMillis(500)))) {
            peer.goDeaf();
            LinkTimeout timeout = catchThrowableOfType(LinkTimeout.class, () -> session.query("never?"));
            assertThat(timeout.elapsed()).isLessThan(Duration.ofSeconds(8));
            assertThatThrownBy(() -> session.query("never?")).isInstanceOf(LinkException.class);
        }
    }

    @Test
    void an_answer_to_an_earlier_question_is_dropped() {
        Peer.Script stale = (text, wire) -> {
            HislipPeer.Raw raw = HislipPeer.raw(wire);
            raw.message(DATA_END, 0, raw.messageId() - 2, ascii("stale\n"));
            raw.message(DATA, 0, raw.messageId() - 2, ascii("stale too"));
            wire.end("answer to " + text + "\n");
        };
        try (HislipPeer peer = new HislipPeer(stale);
                Session session = open(peer, SessionOptions.DEFAULT)) {
            assertThat(session.query("a?")).isEqualTo("answer to a?");
            assertThat(session.query("b?")).isEqualTo("answer to b?");
        }
    }

    @Test
    void an_answer_whose_end_belongs_to_another_question_is_garbage() {
        Peer.Script mixed = (text, wire) -> {
            HislipPeer.Raw raw = HislipPeer.raw(wire);
            if (text.equals("mix?")) {
                raw.message(DATA, 0, 0xFFFF_FFFF, ascii("12"));
                raw.message(DATA_END, 0, raw.messageId() - 2, ascii("34\n"));
            } else {
                wire.end("answer to " + text + "\n");
            }
        };
        try (HislipPeer peer = new HislipPeer(mixed);
                Session session = open(peer, SessionOptions.DEFAULT)) {
            assertThatThrownBy(() -> session.queryDouble("mix?"))
                    .isInstanceOf(LinkGarbage.class)
                    .hasMessageContaining("goes on as the answer to another question");
            assertThat(session.query("b?")).isEqualTo("answer to b?");
        }
    }

    @Test
    void an_interruption_is_sat_out() {
        Peer.Script interrupting = (text, wire) -> {
            HislipPeer.Raw raw = HislipPeer.raw(wire);
            raw.asyncMessage(ASYNC_INTERRUPTED, 0, raw.messageId(), NOTHING);
            raw.message(INTERRUPTED, 0, raw.messageId(), NOTHING);
            wire.end("answer to " + text + "\n");
        };
        try (HislipPeer peer = new HislipPeer(interrupting);
                Session session = open(peer, SessionOptions.DEFAULT)) {
            assertThat(session.query("a?")).isEqualTo("answer to a?");
            assertThat(session.query("b?")).isEqualTo("answer to b?");
        }
    }

    @Test
    void errors_of_the_protocol_have_their_words() {
        Peer.Script failing = (text, wire) -> {
            HislipPeer.Raw raw = HislipPeer.raw(wire);
            switch (text) {
                case "error?" -> raw.message(ERROR, 4, 0, ascii("at most 16 bytes"));
                case "fatal?" -> raw.message(FATAL_ERROR, 1, 0, ascii("what was that"));
                default -> wire.end("answer to " + text + "\n");
            }
        };
        try (HislipPeer peer = new HislipPeer(failing);
                Session session = open(peer, SessionOptions.DEFAULT)) {
            assertThatThrownBy(() -> session.query("error?"))
                    .isInstanceOf(LinkFault.class)
                    .hasMessageContaining("HiSLIP error 4 (message too large): at most 16 bytes");
            assertThat(session.query("a?")).isEqualTo("answer to a?");
            assertThatThrownBy(() -> session.query("fatal?"))
                    .isInstanceOf(LinkClosed.class)
                    .hasMessageContaining("fatal HiSLIP error 1 (poorly formed message header): what was that");
            assertThat(session.query("b?")).isEqualTo("answer to b?");
        }
    }

    @Test
    void a_vendors_message_is_passed_over_and_answered_with_an_error() {
        Peer.Script chatty = (text, wire) -> {
            HislipPeer.raw(wire).message(200, 0, 0, ascii("buy our scopes"));
            wire.end("answer to " + text + "\n");
        };
        try (HislipPeer peer = new HislipPeer(chatty);
                Session session = open(peer, SessionOptions.DEFAULT)) {
            assertThat(session.query("a?")).isEqualTo("answer to a?");
            assertThat(session.query("b?")).isEqualTo("answer to b?");
            assertThat(peer.heard()).contains("(sync message 3 3)");
        }
    }

    @Test
    void what_is_no_message_is_garbage_and_a_fresh_connection_helps() {
        Peer.Script garbled = (text, wire) -> {
            if (wire.connection() == 1) {
                HislipPeer.raw(wire).bytes(ascii("HTTP/1.1 400 Bad Request\r\n\r\n"));
            } else {
                wire.end("answer to " + text + "\n");
            }
        };
        try (HislipPeer peer = new HislipPeer(garbled);
                Session session = open(peer, SessionOptions.DEFAULT)) {
            assertThatThrownBy(() -> session.query("a?"))
                    .isInstanceOf(LinkGarbage.class)
                    .hasMessageContaining("its header does not begin with HS");
            assertThat(session.query("b?")).isEqualTo("answer to b?");
        }
    }

    @Test
    void a_server_that_does_not_speak_hislip_is_refused_in_time() {
        try (TcpPeer peer = new TcpPeer((text, wire) -> {})) {
            int port = ((TcpSocketResource) peer.resource()).port();
            assertThatThrownBy(() -> Sessions.open(
                            "scope",
                            new HislipResource(0, "127.0.0.1", "hislip0", port),
                            new RealClock(),
                            SessionOptions.DEFAULT.withConnectTimeout(Duration.ofMillis(200))))
                    .isInstanceOf(LinkTimeout.class)
                    .hasMessageContaining("no connection within 200 ms");
        }
        try (TcpPeer peer = new TcpPeer((text, wire) -> wire.hangUp())) {
            int port = ((TcpSocketResource) peer.resource()).port();
            assertThatThrownBy(() -> Sessions.open(
                            "scope",
                            new HislipResource(0, "127.0.0.1", "hislip\n", port),
                            new RealClock(),
                            SessionOptions.DEFAULT))
                    .isInstanceOf(LinkRefused.class);
        }
    }
}
