package io.mtjlab.instruments.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.Instrument.SettingValue;
import io.mtjlab.instruments.session.LinkGarbage;
import io.mtjlab.instruments.session.TranscriptFolder;
import io.mtjlab.instruments.session.TranscriptReplay;
import io.mtjlab.instruments.session.TranscriptWriter;
import io.mtjlab.instruments.session.WireTap;
import io.mtjlab.instruments.testing.MemoryInstrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class BenchReplayTest {

    private static final BenchFile FILE = BenchFile.parse("bench.yaml", """
            wiring: {coils: {bop: {axis: easy, oersted_per_ampere: 48}}}
            limits: {junction: {dc_volts: 0.35, amperes: 0.005}, field_oersted: 400}
            instruments:
              bop:  {model: kepco-bop, resource: "TCPIP0::127.0.0.1::0::SOCKET"}
              isrc: {model: keithley6221, resource: "TCPIP0::127.0.0.1::0::SOCKET"}
              rf:   {model: e8257d, resource: "TCPIP0::127.0.0.1::0::SOCKET"}
            """);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private Path oneFile = Path.of("");
    private Path oneEach = Path.of("");

    /** What the bench said of itself in the end, when it was recorded. */
    private Map<String, List<SettingValue>> recorded = Map.of();

    private final DrivenClock fileClock = new DrivenClock();
    private final DrivenClock folderClock = new DrivenClock();

    /** A night: what a program does with the drivers, with lab time in between. */
    private static Map<String, List<SettingValue>> night(Bench bench) throws InterruptedException {
        CurrentSource source = bench.instrument("isrc", CurrentSource.class);
        source.setRangeAmperes(1e-4);
        source.setComplianceVolts(0.3);
        source.setAmperes(2e-5);
        bench.clock().sleep(Duration.ofHours(2));
        source.setOutput(true);
        source.setOutput(false);
        return bench.snapshot();
    }

    @BeforeEach
    void record_a_night_in_both_ways() throws Exception {
        oneFile = folder.resolve("night.txt");
        oneEach = folder.resolve("night");
        try (TranscriptWriter file = TranscriptWriter.to(oneFile)) {
            recorded = record(file, fileClock);
        }
        try (TranscriptFolder each = TranscriptFolder.in(oneEach)) {
            assertThat(record(each, folderClock)).isEqualTo(recorded);
        }
    }

    private static Map<String, List<SettingValue>> record(WireTap tap, DrivenClock clock) throws InterruptedException {
        try (MemoryInstrument bop = new MemoryInstrument("KEPCO,BIT 4886 36-12,1,1.82", Map.of());
                MemoryInstrument isrc = new MemoryInstrument("KEITHLEY INSTRUMENTS INC.,MODEL 6221,1,D03", Map.of());
                MemoryInstrument rf = new MemoryInstrument("Agilent Technologies, E8257D, US1, C.06.10", Map.of());
                Bench bench = Bench.open(
                        FILE,
                        Map.of(
                                "bop", bop.server().resource().toString(),
                                "isrc", isrc.server().resource().toString(),
                                "rf", rf.server().resource().toString()),
                        clock,
                        tap)) {
            return night(bench);
        }
    }

    @Test
    void a_recorded_night_of_a_whole_bench_becomes_a_test() throws Exception {
        mustReplay(oneFile, fileClock);
        mustReplay(oneEach, folderClock);
        assertThat(oneEach).isDirectoryContaining("glob:**/isrc.transcript");
    }

    private void mustReplay(Path recording, DrivenClock recordedOn) throws Exception {
        TranscriptReplay replay = TranscriptReplay.strict(recording, new DrivenClock());
        try (Bench bench = Bench.replay(FILE, replay)) {
            assertThat(night(bench)).isEqualTo(recorded);
        }
        replay.mustBeOver();
        assertThat(replay.clock().seconds()).isBetween(recordedOn.seconds(), recordedOn.seconds() + 1);
        assertThat(recordedOn.seconds()).isGreaterThan(7200);
    }

    @Test
    void a_driver_that_says_something_else_fails_with_both_lines_and_their_place() throws Exception {
        Path isrc = oneEach.resolve("isrc.transcript");
        List<String> lines = Files.readAllLines(isrc);
        int line = indexOf(lines, ":SOUR:CURR:COMP 0.3");
        lines.set(line, lines.get(line).replace(":SOUR:CURR:COMP 0.3", ":SOUR:CURR:COMP 0.25"));
        Files.write(isrc, lines);

        TranscriptReplay replay = TranscriptReplay.strict(oneEach, new DrivenClock());
        try (Bench bench = Bench.replay(FILE, replay)) {
            assertThatThrownBy(() -> night(bench))
                    .isInstanceOf(LinkGarbage.class)
                    .hasMessageContaining("isrc at ")
                    .hasMessageContaining("sent \":SOUR:CURR:COMP 0.3")
                    .hasMessageContaining("isrc.transcript:" + (line + 1) + " is \":SOUR:CURR:COMP 0.25");
        }
        assertThatThrownBy(replay::mustBeOver)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("isrc.transcript:" + (line + 1))
                .hasMessageContaining("rf.transcript");
    }

    private static int indexOf(List<String> lines, String part) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(part)) {
                return i;
            }
        }
        throw new AssertionError("'" + part + "' was not recorded in\n" + String.join("\n", lines));
    }

    @Test
    void one_role_may_leave_queries_out_while_the_others_may_not() {
        TranscriptReplay replay =
                TranscriptReplay.strict(oneFile, new DrivenClock()).tolerantFor("rf");
        try (Bench bench = Bench.replay(FILE, replay)) {
            assertThat(bench.instruments()).hasSize(3);
        }
        assertThatThrownBy(replay::mustBeOver)
                .hasMessageContaining("isrc: ")
                .satisfies(failure -> assertThat(failure).message().doesNotContain("rf: "));
        assertThatThrownBy(() ->
                        TranscriptReplay.strict(oneFile, new DrivenClock()).tolerantFor("fr"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("nothing is recorded for the role 'fr'; nearest known name: 'rf'");
    }

    @Test
    void a_role_in_two_files_and_a_folder_without_any_are_refused() throws IOException {
        Files.copy(oneEach.resolve("rf.transcript"), oneEach.resolve("rf-again.transcript"));
        assertThatThrownBy(() -> TranscriptReplay.strict(oneEach, new DrivenClock()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("the role 'rf' stands in ")
                .hasMessageContaining("rf-again.transcript");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> TranscriptReplay.strict(empty, new DrivenClock()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("there is no transcript (*.transcript) in this folder");
    }
}
