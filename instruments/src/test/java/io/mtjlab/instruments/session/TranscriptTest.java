package io.mtjlab.instruments.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.instruments.testing.ScriptedServer;
import io.mtjlab.instruments.visa.ResourceString;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class TranscriptTest {

    private static final byte[] WAVE = wave();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static byte[] wave() {
        byte[] bytes = new byte[700];
        new Random(5).nextBytes(bytes);
        return bytes;
    }

    private static void answer(String line, ScriptedServer.Wire wire) throws IOException {
        switch (line) {
            case "wave?" -> {
                wire.send("#3700");
                wire.send(WAVE);
                wire.send("\n");
            }
            case "cut?" -> {
                wire.send("+1.2");
                wire.hangUp();
            }
            case "garbage?" -> wire.send("what?\n");
            default -> {
                if (line.endsWith("?")) {
                    wire.send("+1.5E-3\r\n");
                }
            }
        }
    }

    /** A night: what a program says to an instrument, with lab time in between. */
    private static void night(Session session, DrivenClock clock) throws InterruptedException {
        session.write(":SENS:VOLT:NPLC 5");
        clock.sleep(Duration.ofSeconds(30));
        assertThat(session.queryDouble(":READ?")).isEqualTo(1.5e-3);
        assertThat(session.query(":STAT?")).isEqualTo("+1.5E-3");
        clock.sleep(Duration.ofHours(2));
        assertThat(session.queryBlock("wave?", session.timeout())).isEqualTo(WAVE);
        assertThatThrownBy(() -> session.queryDouble("garbage?")).isInstanceOf(LinkGarbage.class);
        assertThatThrownBy(() -> session.queryDouble("cut?")).isInstanceOf(LinkClosed.class);
        session.write(":OUTP OFF");
        session.trigger();
    }

    private Path recorded() throws Exception {
        Path file = folder.resolve("night.txt");
        DrivenClock clock = new DrivenClock();
        try (ScriptedServer server = new ScriptedServer(TranscriptTest::answer);
                TranscriptWriter writer = TranscriptWriter.to(file);
                Session session =
                        Sessions.open("nvm", server.resource(), clock, SessionOptions.DEFAULT.withTap(writer))) {
            night(session, clock);
        }
        return file;
    }

    @Test
    void a_recorded_night_becomes_a_test() throws Exception {
        Path file = recorded();
        DrivenClock clock = new DrivenClock();
        TranscriptReplay replay = TranscriptReplay.strict(file, clock);
        try (Session session = replay.open("nvm")) {
            night(session, clock);
        }
        replay.mustBeOver();
        assertThat(clock.nanos()).isEqualTo(7_230_000_000_000L);
    }

    @Test
    void a_strict_replay_takes_the_recorded_time_even_when_nobody_else_waits() throws Exception {
        DrivenClock clock = new DrivenClock();
        try (Session session = TranscriptReplay.strict(recorded(), clock).open("nvm")) {
            session.write(":SENS:VOLT:NPLC 5");
            assertThat(clock.nanos()).isZero();
            session.queryDouble(":READ?");
            assertThat(clock.nanos()).isEqualTo(30_000_000_000L);
        }
    }

    @Test
    void a_replay_of_a_replay_is_the_same_file() throws Exception {
        Path file = recorded();
        Path again = folder.resolve("again.txt");
        DrivenClock clock = new DrivenClock();
        try (TranscriptWriter writer = TranscriptWriter.to(again);
                Session session = TranscriptReplay.strict(file, clock)
                        .open(
                                "nvm",
                                ResourceString.parse("TCPIP0::127.0.0.1::5025::SOCKET"),
                                SessionOptions.DEFAULT.withTap(writer))) {
            night(session, clock);
        }
        assertThat(again).hasSameTextualContentAs(file);
    }

    @Test
    void a_line_that_differs_fails_with_both_and_their_place() throws Exception {
        TranscriptReplay replay = TranscriptReplay.strict(recorded(), new DrivenClock());
        try (Session session = replay.open("nvm")) {
            session.write(":SENS:VOLT:NPLC 5");
            assertThatThrownBy(() -> session.query(":FETC?"))
                    .isInstanceOf(LinkGarbage.class)
                    .hasMessageContaining("sent \":FETC?\", and recorded at")
                    .hasMessageContaining("night.txt:3 is \":READ?\"");
            assertThatThrownBy(() -> session.query(":READ?")).isInstanceOf(LinkGarbage.class);
        }
        assertThatThrownBy(replay::mustBeOver)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("night.txt:3 is \":READ?\"");
    }

    @Test
    void what_was_never_said_is_told_at_the_end() throws Exception {
        TranscriptReplay replay = TranscriptReplay.strict(recorded(), new DrivenClock());
        try (Session session = replay.open("nvm")) {
            session.write(":SENS:VOLT:NPLC 5");
        }
        assertThatThrownBy(replay::mustBeOver).hasMessageContaining("night.txt:3 \":READ?\" was never sent");
    }

    @Test
    void a_tolerant_replay_lets_queries_change_places_but_not_settings() throws Exception {
        DrivenClock clock = new DrivenClock();
        TranscriptReplay replay = TranscriptReplay.tolerant(recorded(), clock);
        try (Session session = replay.open("nvm")) {
            session.write(":SENS:VOLT:NPLC 5");
            assertThat(session.queryBlock("wave?", session.timeout())).isEqualTo(WAVE);
            assertThat(session.queryDouble(":READ?")).isEqualTo(1.5e-3);
            session.write(":OUTP OFF");
            session.trigger();
        }
        replay.mustBeOver();
        assertThat(clock.nanos()).isZero();
        try (Session session = TranscriptReplay.tolerant(recorded(), clock).open("nvm")) {
            assertThatThrownBy(() -> session.queryDouble(":READ?")).hasMessageContaining("is \":SENS:VOLT:NPLC 5\"");
        }
    }

    /** Of one exchange; a failure with a tab before it, or none. */
    private Session replayOf(String received, String failure) throws IOException {
        Path file = folder.resolve("one.txt");
        Files.writeString(
                file, Transcript.HEADER + "\n0.000000000\tnvm\t\":READ?\"\t\"" + received + "\"" + failure + "\n");
        return TranscriptReplay.strict(file, new DrivenClock()).open("nvm");
    }

    @Test
    void an_answer_that_only_its_link_has_ended_is_whole() throws Exception {
        try (Session session = replayOf("+1.5E-3", "")) {
            assertThat(session.queryDouble(":READ?")).isEqualTo(1.5e-3);
        }
        try (Session session = replayOf("#0ab", "")) {
            assertThat(session.queryBlock(":READ?", session.timeout())).containsExactly('a', 'b');
        }
    }

    @Test
    void what_failed_fails_again_even_when_its_bytes_look_well() throws Exception {
        try (Session session = replayOf("+1.5E-3\\n", "\tLinkGarbage")) {
            assertThatThrownBy(() -> session.queryDouble(":READ?")).isInstanceOf(LinkGarbage.class);
        }
        try (Session session = replayOf("+1.5E-3", "\tLinkTimeout")) {
            assertThatThrownBy(() -> session.queryDouble(":READ?")).isInstanceOf(LinkTimeout.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0.5~nvm~\"a\"~\"\" | night.txt:2:1: '0.5' is no time in seconds with nine decimals",
                "0.000000000~nvm~\"a\" | night.txt:2:1: seconds, role, what was sent and what came back are expected",
                "0.000000000~nvm~a~\"\" | night.txt:2:1: a does not stand in quotes",
                "0.000000000~nvm~\"\\q\"~\"\" | night.txt:2:1: '\\q' stands for nothing"
            })
    void a_damaged_file_is_refused_with_its_place(String line, String message) {
        String text = Transcript.HEADER + "\n" + line.strip().replace('~', '\t') + "\n";
        assertThatThrownBy(() -> Transcript.parse("night.txt", text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_file_of_another_kind_or_version_is_refused() throws Exception {
        assertThatThrownBy(() -> Transcript.parse("night.txt", "# mtjlab-transcript 2\n"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("not a transcript of version 1");
        assertThatThrownBy(() -> Transcript.read(folder.resolve("none.txt")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("there is no such file");
        Files.writeString(folder.resolve("empty.txt"), "");
        assertThatThrownBy(() -> Transcript.read(folder.resolve("empty.txt"))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_role_that_was_not_recorded_gets_the_nearest() throws Exception {
        TranscriptReplay replay = TranscriptReplay.strict(recorded(), new DrivenClock());
        assertThatThrownBy(() -> replay.open("nmv"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("nothing is recorded for the role 'nmv'; nearest known name: 'nvm'");
    }
}
