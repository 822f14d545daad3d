package io.mtjlab.instruments.session.prologix;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.RealClock;
import io.mtjlab.instruments.session.Session;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.session.Sessions;
import io.mtjlab.instruments.testing.peer.Peer;
import io.mtjlab.instruments.testing.peer.PrologixPeer;
import io.mtjlab.instruments.visa.ResourceString;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class PrologixLinkTest {

    private static Peer.Script named(String name) {
        return (text, wire) -> {
            if (text.endsWith("?")) {
                wire.end(name + " answers " + text + "\n");
            }
        };
    }

    private static Session open(PrologixPeer adapter, String resource) {
        return Sessions.open(
                resource, ResourceString.parse(resource), new RealClock(), adapter.through(SessionOptions.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void instruments_that_share_an_adapter_keep_their_answers_apart(boolean usb) throws Exception {
        try (PrologixPeer adapter = usb ? PrologixPeer.usb(named("five")) : new PrologixPeer(named("five"))) {
            adapter.attach("7", named("seven"));
            adapter.attach("9 98", named("nine.two"));
            try (Session five = open(adapter, "GPIB0::5::INSTR");
                    Session seven = open(adapter, "GPIB0::7::INSTR");
                    Session nine = open(adapter, "GPIB0::9::2::INSTR")) {
                ExecutorService pool = Executors.newFixedThreadPool(6);
                List<Future<?>> workers = new ArrayList<>();
                for (int worker = 0; worker < 6; worker++) {
                    Session mine = List.of(five, seven, nine).get(worker % 3);
                    String name = List.of("five", "seven", "nine.two").get(worker % 3);
                    String tag = "w" + worker;
                    workers.add(pool.submit(() -> {
                        for (int i = 0; i < 40; i++) {
                            String question = tag + ":" + i + "?";
                            assertThat(mine.query(question)).isEqualTo(name + " answers " + question);
                        }
                    }));
                }
                for (Future<?> worker : workers) {
                    worker.get();
                }
                pool.shutdown();
            }
        }
    }

    @Test
    void connecting_sets_the_adapter_up_and_says_nothing_to_the_instrument() {
        try (PrologixPeer adapter = new PrologixPeer(named("five"))) {
            adapter.attach("7", named("seven"));
            try (Session five = open(adapter, "GPIB0::5::INSTR");
                    Session seven = open(adapter, "GPIB0::7::INSTR")) {
                assertThat(seven.query("*IDN?")).isEqualTo("seven answers *IDN?");
                assertThat(five.role()).isEqualTo("GPIB0::5::INSTR");
                assertThat(adapter.heard()).isEmpty();
                assertThat(adapter.assertsEnd()).isTrue();
                assertThat(adapter.commands())
                        .contains("++mode 1", "++auto 0", "++eoi 1")
                        .containsOnlyOnce("++mode 1", "++addr 7");
            }
        }
    }

    @Test
    void what_means_something_to_the_adapter_reaches_the_instrument_as_it_is() {
        byte[] block = {'+', '+', 27, '\r', '\n', '+', 0, (byte) 255};
        try (PrologixPeer adapter = new PrologixPeer(named("five"));
                Session session = open(adapter, "GPIB0::5::INSTR")) {
            session.write("++addr 9");
            session.writeBlock("DATA ", block, session.timeout());
            assertThat(session.query("a+b?")).isEqualTo("five answers a+b?");
            assertThat(adapter.heard()).containsExactly("++addr 9", "DATA #18++\u001b\r\n+\u0000\u00ff", "a+b?");
            assertThat(adapter.commands()).doesNotContain("++addr 9");
        }
    }

    @Test
    void an_answer_that_takes_longer_than_the_adapter_waits_is_asked_for_again() {
        Peer.Script slow = (text, wire) -> {
            await().pollDelay(Duration.ofMillis(1800)).until(() -> true);
            wire.end("+1.5E-3\n");
        };
        try (PrologixPeer adapter = new PrologixPeer(slow);
                Session session = open(adapter, "GPIB0::5::INSTR")) {
            assertThat(session.queryDouble(":READ?")).isEqualTo(1.5e-3);
            assertThat(adapter.commands().stream().filter("++read eoi"::equals).count())
                    .isGreaterThan(1);
        }
    }

    @Test
    void an_answer_ends_with_end_whatever_stands_in_it() {
        byte[] tricky = {4, 7, 4, 10, 4};
        Peer.Script lockIn = (text, wire) -> {
            if (text.equals("TRCB?1,0,4")) {
                wire.end(tricky);
            } else {
                wire.end("12");
            }
        };
        try (PrologixPeer adapter = new PrologixPeer(lockIn);
                Session session = open(adapter, "GPIB0::5::INSTR")) {
            assertThat(session.queryRaw("TRCB?1,0,4", session.timeout())).isEqualTo(tricky);
            assertThat(session.queryDouble("OUTP?1")).isEqualTo(12);
        }
    }

    @Test
    void a_gpib_address_without_an_adapter_is_refused_with_what_is_missing() {
        ResourceString resource = ResourceString.parse("GPIB0::5::INSTR");
        assertThatThrownBy(() -> Sessions.open("smu", resource, new RealClock(), SessionOptions.DEFAULT))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("GPIB0::5::INSTR is reached by an adapter")
                .hasMessageContaining("through: {adapter:");
    }
}
