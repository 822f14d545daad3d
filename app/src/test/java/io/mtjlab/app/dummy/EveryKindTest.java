package io.mtjlab.app.dummy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.app.CommandLineRun;
import io.mtjlab.app.ServedLab;
import io.mtjlab.app.TestFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** A bench with every kind of source and meter: healthy, and with one thing wrong at a time. */
class EveryKindTest {

    private static final String CABLES = "series_ohms: 6.2,";
    private static final String PULSES = "pulse: {loss_db: 0.5}";

    @TempDir
    Path folder;

    private static String benchText() throws IOException {
        try (var in = EveryKindTest.class.getResourceAsStream("/benches/all-kinds.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private CommandLineRun doctor(String text) throws IOException {
        return CommandLineRun.of(
                "doctor", TestFiles.write(folder.resolve("bench.yaml"), text).toString(), "--dummy", "1000");
    }

    /** For a lab that runs by itself: without the source meter, which has been seen to miss its time-out there. */
    private static String servedText() throws IOException {
        return benchText().replaceFirst("(?m)^  smu: .*\n", "");
    }

    /** The doctor believes the file with {@code from} replaced; the lab is as the file was. */
    private CommandLineRun believing(String from, String to) throws IOException {
        try (ServedLab lab = ServedLab.start(servedText())) {
            return doctor(TestFiles.replaced(lab.attachedText(), from, to));
        }
    }

    @Test
    void all_of_a_healthy_bench_agrees_with_its_wiring() throws Exception {
        var run = doctor(benchText());

        assertThat(run.status()).as(run.out()).isZero();
        for (String each : new String[] {
            "smu -> nvm",
            "smu -> smu",
            "smu as a voltage source",
            "isrc -> nvm",
            "fg -> nvm",
            "fg -> dmm",
            "fg train -> nvm",
            "bop -> gauss"
        }) {
            assertThat(run.out()).containsPattern("ok +" + each + " ");
        }
        assertThat(run.out()).containsPattern("warn +lockin +not checked");
    }

    @Test
    void meters_that_load_the_terminals_and_a_resistor_of_a_source_are_in_the_virtual_cables_too() throws Exception {
        var run = doctor(TestFiles.replaced(
                benchText(),
                PULSES,
                "pulse: {loss_db: 3, termination_ohms: 50}\n  sources: {smu: {series_ohms: 500}}\n"
                        + "  meters: {dmm: {input_ohms: 20000}}"));

        assertThat(run.status()).as(run.out()).isZero();
        assertThat(run.out()).containsPattern("ok +smu as a voltage source").containsPattern("ok +fg train -> nvm");
    }

    @Test
    void twenty_ohm_too_many_are_named() throws Exception {
        assertThat(believing(CABLES, "series_ohms: 26.2,").out())
                .containsPattern("fail +isrc -> nvm")
                .containsPattern("fail +isrc -> dmm")
                .containsPattern("as if -(19|20)\\.?\\d* ohm more were in series");
    }

    @Test
    void another_dummy_than_was_said_is_noticed() throws Exception {
        try (ServedLab lab = ServedLab.start(TestFiles.replaced(servedText(), "ohms: 1000", "ohms: 990"))) {
            assertThat(doctor(lab.attachedText()).out())
                    .containsPattern("fail +isrc -> nvm")
                    .contains("check series_ohms, contacts, and the dummy's value")
                    .containsPattern("ok +bop -> gauss");
        }
    }

    @Test
    void a_termination_that_is_not_there_makes_a_generator_wrong_by_its_load() throws Exception {
        assertThat(believing(PULSES, "pulse: {loss_db: 0.5, termination_ohms: 50}")
                        .out())
                .containsPattern("fail +fg -> nvm")
                .containsPattern("fail +fg train -> nvm")
                .contains("a factor of 2: look at the load")
                .containsPattern("ok +isrc -> nvm");
    }
}
