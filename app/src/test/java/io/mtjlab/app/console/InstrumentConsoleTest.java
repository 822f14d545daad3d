package io.mtjlab.app.console;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.app.ServedLab;
import io.mtjlab.app.bench.InstrumentLink;

import static org.assertj.core.api.Assertions.assertThat;

class InstrumentConsoleTest {

    @TempDir
    Path folder;

    private final ServedLab lab = ServedLab.onResistor(1000);
    private final StringWriter out = new StringWriter();

    @AfterEach
    void close() {
        lab.close();
    }

    private int type(String role, String lines) {
        try (var link = InstrumentLink.at(lab.resource(role), Optional.empty())) {
            return new InstrumentConsole(link, new PrintWriter(out)).run(new PlainLines(new StringReader(lines)));
        }
    }

    @Test
    void prints_answers_and_shows_the_error_queue_after_each_line() {
        int faults =
                type("isrc", ":SOUR:CURR 1e-5\n:SOUR:CURR?\n# a comment\n\n:NONSENSE 1\n:SOUR:CURR:COMP?\nexit\n*IDN?");

        assertThat(faults).isEqualTo(1);
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        current -> assertThat(Double.parseDouble(current)).isEqualTo(1e-5),
                        fault -> assertThat(fault).startsWith("! -113"),
                        compliance -> assertThat(Double.parseDouble(compliance)).isEqualTo(10));
    }

    @Test
    void runs_a_script_and_goes_on() throws Exception {
        Path script =
                Files.writeString(folder.resolve("set.txt"), "# range\n:SOUR:CURR:RANG 2e-5\n:SOUR:CURR:RANG?\nexit\n");

        int faults = type("isrc", "!" + script + "\n!" + folder.resolve("none") + "\n*IDN?\n");

        assertThat(faults).as("the second script is not there").isEqualTo(1);
        assertThat(out.toString())
                .contains("> :SOUR:CURR:RANG?\n", "cannot be read", "MODEL 6221")
                .doesNotContain("# range");
    }

    @Test
    void a_script_that_calls_itself_ends() throws Exception {
        Path script = folder.resolve("again.txt");
        Files.writeString(script, "!" + script + "\n");
        assertThat(type("isrc", "!" + script)).isEqualTo(1);
        assertThat(out.toString()).contains("scripts call each other");
    }

    @Test
    void finds_the_driver_by_what_the_instrument_says_and_completes_from_its_table() {
        try (var link = InstrumentLink.at(lab.resource("lockin"), Optional.empty())) {
            var console = new InstrumentConsole(link, new PrintWriter(out));
            assertThat(console.greeting()).contains("SR830");
            assertThat(console.words()).contains("SENS", "SENS?", "*IDN?", "help");
        }
    }

    @Test
    void a_complaint_of_a_dialect_without_error_queue_is_shown_too() {
        assertThat(type("lockin", "NONSENSE 3\n")).isEqualTo(1);
        assertThat(out.toString()).contains("command error");
    }
}
