package io.mtjlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

/** {@code mtjlab trend}: from fit results and a design table to a line. */
class TrendTest {

    @TempDir
    Path folder;

    /** V_c = 1.30 V/nm (t - 1.0615 nm) of Kumar et al. on three thicknesses, one device without a value. */
    private Path results() throws IOException {
        StringBuilder text = new StringBuilder("id,param,value,lo68,hi68,lo95,hi95\n");
        for (int i = 0; i < 9; i++) {
            double thickness = 1.3 + 0.1 * (i % 3);
            double volts = 1.30 * (thickness - 1.0615) + 0.004 * (i / 3 - 1);
            if (i != 4) {
                text.append("\"d,").append(i).append("\",Vc_plus,").append(volts);
                text.append(',').append(volts - 0.01).append(',').append(volts + 0.01);
                text.append(',').append(volts - 0.02).append(",inf\n");
            }
            text.append("\"d,").append(i).append("\",Vc_minus,-1,-1,-1,-1,-1\n");
        }
        return write("fits.csv", text.toString());
    }

    private Path design() throws IOException {
        StringBuilder text = new StringBuilder("# wafer=W3\nid,t_nm,note\n");
        for (int i = 0; i < 9; i++) {
            text.append("\"d,")
                    .append(i)
                    .append("\",")
                    .append(1.3 + 0.1 * (i % 3))
                    .append(",x\n");
        }
        return write("design.csv", text.toString());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void draws_kumars_line_and_tells_it_as_json() throws IOException {
        Path plot = folder.resolve("t.svg");
        CommandLineRun run = CommandLineRun.of(
                "trend",
                "Vc_plus",
                design().toString(),
                results().toString(),
                "--against",
                "t_nm",
                "--unit",
                "V",
                "--above",
                "0.4",
                "--json",
                "--plot",
                plot.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        JsonNode fit = new ObjectMapper().readTree(run.out()).path("fits").path(0);
        assertThat(fit.path("kind").asText()).isEqualTo("trend");
        for (JsonNode parameter : fit.path("parameters")) {
            switch (parameter.path("name").asText()) {
                case "slope" -> {
                    assertThat(parameter.path("value").asDouble()).isCloseTo(1.30, offset(0.01));
                    assertThat(parameter.path("unit").asText()).isEqualTo("V/nm");
                }
                case "zero" -> assertThat(parameter.path("value").asDouble()).isCloseTo(1.0615, offset(0.005));
                case "determined[1.4]" ->
                    assertThat(parameter.path("value").asDouble()).isCloseTo(2.0 / 3, offset(1e-9));
                default -> {}
            }
        }
        assertThat(Files.readString(plot)).contains("weighted line").contains("t (nm)");
    }

    @Test
    void refuses_tables_that_do_not_fit_together() throws IOException {
        String design = design().toString();
        String results = results().toString();
        refused("which of the columns", "trend", "Vc_plus", design, results);
        refused("no value of 'Vc'", "trend", "Vc", design, results, "--against", "t_nm");
        refused("no column 'd_nm'", "trend", "Vc_plus", design, results, "--against", "d_nm");
        String other = write("other.csv", "id,t_nm\nx,1\ny,2\n").toString();
        refused("no id of the results", "trend", "Vc_plus", other, results);
        String twice = write("twice.csv", "id,t_nm\nx,1\nx,2\n").toString();
        refused("twice.csv:3:1: a second row of x", "trend", "Vc_plus", twice, results);
        String words = write("words.csv", "id,t_nm\nx,thin\n").toString();
        refused("words.csv:2:2", "trend", "Vc_plus", words, results);
        refused("words.csv:1:1: no column 'param'", "trend", "Vc_plus", design, words, "--against", "t_nm");
    }

    private static void refused(String told, String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.err()).contains(told);
        assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    }
}
