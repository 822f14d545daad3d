package io.mtjlab.instruments.session.serial;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.base.time.RealClock;
import io.mtjlab.instruments.session.LinkClosed;
import io.mtjlab.instruments.session.LinkException;
import io.mtjlab.instruments.session.LinkGarbage;
import io.mtjlab.instruments.session.LinkLocked;
import io.mtjlab.instruments.session.LinkRefused;
import io.mtjlab.instruments.session.LinkSettings;
import io.mtjlab.instruments.session.LinkTimeout;
import io.mtjlab.instruments.session.Session;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.session.Sessions;
import io.mtjlab.instruments.session.Terminator;
import io.mtjlab.instruments.session.serial.SerialSettings.FlowControl;
import io.mtjlab.instruments.session.serial.SerialSettings.Parity;
import io.mtjlab.instruments.session.serial.SerialSettings.StopBits;
import io.mtjlab.instruments.testing.PtyInstrument;
import io.mtjlab.instruments.visa.SerialResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(30)
class SerialLinkTest {

    private static final String IDENTITY = "ACME,MODEL 1,0,1.0";
    private static final Duration SHORT = Duration.ofMillis(200);

    private static Session open(PtyInstrument instrument, SessionOptions options) {
        return Sessions.open("gauss", instrument.resource(), new RealClock(), options);
    }

    private static void answer(String line, PtyInstrument port) throws Exception {
        port.send(line.equals("*IDN?") ? IDENTITY + "\n" : "answer to " + line + "\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1200, 9600, 19_200, 57_600, 115_200, 921_600})
    void a_query_is_answered_at_any_baud(int baud) {
        SerialSettings settings = new SerialSettings(baud, 7, Parity.ODD, StopBits.TWO, FlowControl.NONE);
        SessionOptions options =
                SessionOptions.DEFAULT.withLink(new LinkSettings(settings, LinkSettings.DEFAULT.through()));
        try (PtyInstrument instrument = new PtyInstrument(SerialLinkTest::answer);
                Session session = open(instrument, options)) {
            assertThat(session.query("RDGFIELD?")).isEqualTo("answer to RDGFIELD?");
            assertThat(session.query("*IDN?")).isEqualTo(IDENTITY);
        }
    }

    @Test
    void lines_end_as_the_entry_says() {
        try (PtyInstrument instrument = new PtyInstrument((line, port) -> port.send(line + "|\r"));
                Session session = open(instrument, SessionOptions.DEFAULT.withTerminator(Terminator.CR))) {
            assertThat(session.query("OUTP?1")).isEqualTo("OUTP?1|");
        }
        try (PtyInstrument instrument = new PtyInstrument((line, port) -> port.send(line + "|\r\n"));
                Session session = open(instrument, SessionOptions.DEFAULT.withTerminator(Terminator.CRLF))) {
            assertThat(session.query("KRDG? A")).isEqualTo("KRDG? A|");
        }
    }

    @Test
    void a_block_may_hold_every_byte_there_is() {
        byte[] block = new byte[60_000];
        for (int i = 0; i < block.length; i++) {
            block[i] = (byte) i;
        }
        PtyInstrument.Handler scope = (line, port) -> {
            port.send("#560000");
            port.send(block);
            port.send("\n");
        };
        try (PtyInstrument instrument = new PtyInstrument(scope);
                Session session = open(instrument, SessionOptions.DEFAULT)) {
            assertThat(session.queryBlock("CURV?", session.timeout())).isEqualTo(block);
        }
    }

    @Test
    void a_late_answer_never_becomes_the_answer_to_the_next_question() {
        CountDownLatch given = new CountDownLatch(1);
        PtyInstrument.Handler slow = (line, port) -> {
            if (line.equals("slow?")) {
                given.await();
                port.send("slow answer\n");
            } else {
                answer(line, port);
            }
        };
        try (PtyInstrument instrument = new PtyInstrument(slow);
                Session session = open(instrument, SessionOptions.DEFAULT)) {
            LinkTimeout timeout = catchThrowableOfType(LinkTimeout.class, () -> session.query("slow?", SHORT));
            assertThat(timeout).hasMessageContaining("gauss at " + instrument.resource() + ": no complete answer");
            assertThat(timeout.elapsed()).isBetween(Duration.ofMillis(150), Duration.ofSeconds(5));
            given.countDown();
            assertThat(session.query("a?")).isEqualTo("answer to a?");
            assertThat(session.query("b?")).isEqualTo("answer to b?");
        }
    }

    @Test
    void a_cut_answer_is_a_time_out_that_shows_what_arrived() {
        PtyInstrument.Handler cut = (line, port) -> {
            if (line.equals(":READ?")) {
                port.send("+1.2034E-0");
            } else {
                answer(line, port);
            }
        };
        try (PtyInstrument instrument = new PtyInstrument(cut);
                Session session = open(instrument, SessionOptions.DEFAULT)) {
            assertThatThrownBy(() -> session.queryDouble(":READ?", SHORT))
                    .isInstanceOf(LinkTimeout.class)
                    .hasMessageContaining("10 bytes: \"+1.2034E-0\"");
            assertThat(session.query("a?")).isEqualTo("answer to a?");
        }
    }

    @Test
    void what_is_left_of_garbage_is_thrown_away() {
        PtyInstrument.Handler chatty = (line, port) -> {
            if (line.equals("two?")) {
                port.send("one\ntwo\n");
            } else {
                answer(line, port);
            }
        };
        try (PtyInstrument instrument = new PtyInstrument(chatty);
                Session session = open(instrument, SessionOptions.DEFAULT)) {
            assertThatThrownBy(() -> session.queryDouble("two?")).isInstanceOf(LinkGarbage.class);
            assertThat(session.query("a?")).isEqualTo("answer to a?");
        }
    }

    @Test
    void a_port_that_disappears_is_an_error_at_once_and_then_there_is_none() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        PtyInstrument.Handler dead = (line, port) -> {
            asked.countDown();
            port.unplug();
        };
        try (PtyInstrument instrument = new PtyInstrument(dead);
                Session session = open(instrument, SessionOptions.DEFAULT)) {
            LinkException gone = catchThrowableOfType(LinkClosed.class, () -> session.query(":READ?"));
            assertThat(asked.await(0, TimeUnit.SECONDS)).isTrue();
            assertThat(gone).hasMessageContaining("the port is gone").hasMessageContaining("sent \":READ?\"");
            assertThat(gone.elapsed()).isLessThan(Duration.ofSeconds(5));
            assertThatThrownBy(() -> session.query(":READ?"))
                    .isInstanceOf(LinkRefused.class)
                    .hasMessageContaining("no connection");
        }
    }

    @Test
    void one_port_is_not_for_two_sessions() {
        try (PtyInstrument instrument = new PtyInstrument(SerialLinkTest::answer)) {
            try (Session first = open(instrument, SessionOptions.DEFAULT)) {
                assertThatThrownBy(() -> open(instrument, SessionOptions.DEFAULT))
                        .isInstanceOf(LinkLocked.class)
                        .hasMessageContaining("is in use by another session of this program");
                assertThat(first.query("a?")).isEqualTo("answer to a?");
            }
            try (Session second = open(instrument, SessionOptions.DEFAULT)) {
                assertThat(second.query("b?")).isEqualTo("answer to b?");
            }
        }
    }

    @Test
    void one_port_is_not_for_two_programs() throws Exception {
        try (PtyInstrument instrument = new PtyInstrument(SerialLinkTest::answer)) {
            Process other = new ProcessBuilder(
                            "flock", instrument.resource().device(), "sh", "-c", "echo locked; read wait")
                    .start();
            try {
                assertThat(other.getInputStream().read()).isEqualTo('l');
                assertThatThrownBy(() -> open(instrument, SessionOptions.DEFAULT))
                        .isInstanceOf(LinkLocked.class)
                        .hasMessageContaining("is in use by another program");
            } finally {
                other.getOutputStream().close();
                other.waitFor();
            }
            try (Session session = open(instrument, SessionOptions.DEFAULT)) {
                assertThat(session.query("a?")).isEqualTo("answer to a?");
            }
        }
    }

    @Test
    void a_port_that_is_not_there_is_refused() {
        SerialResource nowhere = new SerialResource("/dev/ttyNOWHERE9");
        assertThatThrownBy(() -> Sessions.open("gauss", nowhere, new RealClock(), SessionOptions.DEFAULT))
                .isInstanceOf(LinkRefused.class)
                .hasMessageContaining("/dev/ttyNOWHERE9");
    }
}
