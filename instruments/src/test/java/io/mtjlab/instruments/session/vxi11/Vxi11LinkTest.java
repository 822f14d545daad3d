package io.mtjlab.instruments.session.vxi11;

import java.time.Duration;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.time.RealClock;
import io.mtjlab.instruments.session.LinkException;
import io.mtjlab.instruments.session.LinkLocked;
import io.mtjlab.instruments.session.LinkRefused;
import io.mtjlab.instruments.session.LinkSession;
import io.mtjlab.instruments.session.LinkTimeout;
import io.mtjlab.instruments.session.Session;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.session.Sessions;
import io.mtjlab.instruments.testing.peer.Peer;
import io.mtjlab.instruments.testing.peer.Vxi11Peer;
import io.mtjlab.instruments.visa.ResourceString;
import io.mtjlab.instruments.visa.Vxi11Resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(30)
class Vxi11LinkTest {

    private static final Peer.Script ECHO = (text, wire) -> wire.end("answer to " + text + "\n");

    private static Session open(Vxi11Peer peer, SessionOptions options) {
        return Sessions.open("smu", peer.resource(), new RealClock(), options);
    }

    private static SessionOptions hasty(int millis) {
        return SessionOptions.DEFAULT.withTimeout(Duration.ofMillis(millis));
    }

    @Test
    void the_port_mapper_tells_where_the_core_channel_is() {
        try (Vxi11Peer peer = new Vxi11Peer(ECHO);
                Session session = LinkSession.open(
                        "smu",
                        ResourceString.parse("TCPIP::127.0.0.1::INSTR"),
                        options -> Vxi11Link.connect(
                                new Vxi11Resource(0, "127.0.0.1", OptionalInt.empty(), "inst0"),
                                options,
                                peer.portmapperPort()),
                        new RealClock(),
                        SessionOptions.DEFAULT)) {
            assertThat(session.query("*IDN?")).isEqualTo("answer to *IDN?");
        }
    }

    @Test
    void without_a_port_mapper_the_message_says_what_else_can_be_done() {
        int nobody = 1; // tcpmux, which no system serves any more, and which is never given to anybody else
        Vxi11Resource resource = new Vxi11Resource(0, "127.0.0.1", OptionalInt.empty(), "inst0");
        assertThatThrownBy(() -> LinkSession.open(
                        "smu",
                        resource,
                        options -> Vxi11Link.connect(resource, options, nobody),
                        new RealClock(),
                        SessionOptions.DEFAULT))
                .isInstanceOf(LinkRefused.class)
                .hasMessageContaining("no port mapper answers on port " + nobody)
                .hasMessageContaining("say host,port");
    }

    @Test
    void a_port_where_something_else_is_served_is_refused() {
        try (Vxi11Peer peer = new Vxi11Peer(ECHO)) {
            Vxi11Resource wrong = ((Vxi11Resource) peer.resource()).withCorePort(peer.portmapperPort());
            assertThatThrownBy(() -> Sessions.open("smu", wrong, new RealClock(), SessionOptions.DEFAULT))
                    .isInstanceOf(LinkRefused.class)
                    .hasMessageContaining("nobody serves program 0x607af there");
        }
    }

    @Test
    void an_unknown_device_is_refused_with_its_error_code() {
        try (Vxi11Peer peer = new Vxi11Peer(ECHO)) {
            Vxi11Resource other = new Vxi11Resource(0, "127.0.0.1", OptionalInt.of(peer.corePort()), "inst7");
            assertThatThrownBy(() -> Sessions.open("smu", other, new RealClock(), SessionOptions.DEFAULT))
                    .isInstanceOf(LinkRefused.class)
                    .hasMessageContaining("VXI-11 error 3: the device is not accessible");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, LinkFault, syntax error",
        "3, LinkFault, not accessible",
        "4, LinkFault, link is not known",
        "5, LinkFault, parameter error",
        "6, LinkFault, channel is not established",
        "8, LinkUnsupported, not supported",
        "9, LinkFault, out of resources",
        "11, LinkLocked, locked by another link",
        "12, LinkFault, does not hold the lock",
        "15, LinkTimeout, gave up waiting",
        "17, LinkFault, input or output error",
        "21, LinkFault, invalid address",
        "23, LinkFault, was aborted",
        "29, LinkFault, established already",
        "99, LinkFault, does not know"
    })
    void every_error_code_has_its_exception_and_its_words(int code, String type, String words) {
        try (Vxi11Peer peer = new Vxi11Peer(ECHO);
                Session session = open(peer, SessionOptions.DEFAULT)) {
            peer.force(11, code);
            LinkException failure = catchThrowableOfType(LinkException.class, () -> session.query("a?"));
            assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
            assertThat(failure)
                    .hasMessageContaining("VXI-11 error " + code)
                    .hasMessageContaining(words)
                    .hasMessageContaining("sent \"a?\"");
            peer.force(11, 0);
            assertThat(session.query("b?")).isEqualTo("answer to b?");
        }
    }

    @Test
    void long_messages_go_in_the_chunks_that_the_instrument_takes() {
        byte[] block = new byte[10_000];
        new Random(5).nextBytes(block);
        Peer.Script script = (text, wire) -> {
            if (!text.startsWith(":DATA")) {
                wire.end(text.length() + "\n");
            }
        };
        try (Vxi11Peer peer = new Vxi11Peer(script).chunks(1024, 300);
                Session session = open(peer, SessionOptions.DEFAULT)) {
            session.writeBlock(":DATA ", block, session.timeout());
            assertThat(peer.heard()).noneMatch(line -> line.startsWith(":DATA") && line.length() < 10_000);
            String long_ = "x".repeat(5000);
            assertThat(session.queryDouble(long_)).isEqualTo(5000);
        }
    }

    @Test
    void a_long_answer_is_put_together_from_many_reads() {
        byte[] block = new byte[100_000];
        new Random(6).nextBytes(block);
        Peer.Script script = (text, wire) -> {
            wire.send("#6100000");
            wire.send(block);
            wire.end("\n");
        };
        try (Vxi11Peer peer = new Vxi11Peer(script).chunks(1024, 777);
                Session session = open(peer, SessionOptions.DEFAULT)) {
            assertThat(session.queryBlock("wave?", session.timeout())).isEqualTo(block);
        }
    }

    @Test
    void replies_in_many_fragments_and_replies_to_old_calls_do_no_harm() {
        try (Vxi11Peer peer = new Vxi11Peer(ECHO).fragmenting().withStaleReplies();
                Session session = open(peer, SessionOptions.DEFAULT)) {
            for (int i = 0; i < 20; i++) {
                assertThat(session.query("q" + i)).isEqualTo("answer to q" + i);
            }
        }
    }

    @Test
    void a_time_out_clears_the_device_and_keeps_the_link() {
        Peer.Script script = (text, wire) -> {
            if (!text.equals("never?")) {
                wire.end("answer to " + text + "\n");
            }
        };
        try (Vxi11Peer peer = new Vxi11Peer(script);
                Session session = open(peer, hasty(100))) {
            assertThatThrownBy(() -> session.query("never?")).isInstanceOf(LinkTimeout.class);
            assertThat(session.query("a?", Duration.ofSeconds(5))).isEqualTo("answer to a?");
            assertThat(peer.heard())
                    .filteredOn(heard -> !heard.equals("(abort)")) // which a busy machine may need
                    .containsExactly("(create link)", "never?", "(clear)", "a?");
        }
    }

    @Test
    void a_server_that_forgets_the_time_is_aborted() {
        Peer.Script script = (text, wire) -> {
            if (!text.equals("never?")) {
                wire.end("answer to " + text + "\n");
            }
        };
        try (Vxi11Peer peer = new Vxi11Peer(script).ignoringTimeouts(true);
                Session session = open(peer, hasty(100))) {
            assertThatThrownBy(() -> session.query("never?")).isInstanceOf(LinkTimeout.class);
            assertThat(session.query("a?", Duration.ofSeconds(5))).isEqualTo("answer to a?");
            assertThat(peer.heard()).containsExactly("(create link)", "never?", "(abort)", "(clear)", "a?");
        }
    }

    @Test
    void a_server_that_forgets_the_time_and_cannot_be_aborted_is_left() {
        Peer.Script script = (text, wire) -> {
            if (!text.equals("never?")) {
                wire.end("answer to " + text + "\n");
            }
        };
        try (Vxi11Peer peer = new Vxi11Peer(script).ignoringTimeouts(false);
                Session session = open(peer, hasty(100))) {
            LinkTimeout timeout = catchThrowableOfType(LinkTimeout.class, () -> session.query("never?"));
            assertThat(timeout.elapsed()).isLessThan(Duration.ofSeconds(8));
            assertThat(session.query("a?", Duration.ofSeconds(5))).isEqualTo("answer to a?");
            assertThat(Collections.frequency(peer.heard(), "(create link)")).isEqualTo(2);
        }
    }

    @Test
    void a_locked_instrument_says_who_is_kept_out() {
        try (Vxi11Peer peer = new Vxi11Peer(ECHO);
                Session first = open(peer, SessionOptions.DEFAULT);
                Session second = open(peer, SessionOptions.DEFAULT)) {
            first.lock(Duration.ZERO);
            assertThatThrownBy(() -> second.query("a?"))
                    .isInstanceOf(LinkLocked.class)
                    .hasMessageContaining("smu at ")
                    .hasMessageContaining("locked by another link");
            first.unlock();
            assertThat(second.query("a?")).isEqualTo("answer to a?");
        }
    }

    @Test
    void a_lock_is_taken_again_after_a_lost_connection_or_its_loss_is_told() {
        CountDownLatch gone = new CountDownLatch(1);
        Peer.Script script = (text, wire) -> {
            if (text.equals("die?")) {
                wire.hangUp();
                gone.countDown();
            } else {
                wire.end("answer to " + text + "\n");
            }
        };
        try (Vxi11Peer peer = new Vxi11Peer(script);
                Session first = open(peer, SessionOptions.DEFAULT);
                Session second = open(peer, SessionOptions.DEFAULT)) {
            first.lock(Duration.ZERO);
            assertThatThrownBy(() -> first.query("die?")).isInstanceOf(LinkException.class);
            second.lock(Duration.ofSeconds(10)); // free once the peer has seen that the connection is gone
            assertThatThrownBy(() -> first.query("a?"))
                    .isInstanceOf(LinkLocked.class)
                    .hasMessageContaining("the lock was lost with the connection before");
        }
    }

    @Test
    void leaving_destroys_the_link() {
        try (Vxi11Peer peer = new Vxi11Peer(ECHO)) {
            open(peer, SessionOptions.DEFAULT).close();
            assertThat(peer.heard()).containsExactly("(create link)", "(destroy link)");
        }
    }
}
