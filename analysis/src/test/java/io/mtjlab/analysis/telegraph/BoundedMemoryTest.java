package io.mtjlab.analysis.telegraph;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A million readings are 20 MB as they come; the fit may take about twice as much beside them. */
class BoundedMemoryTest {

    @Test
    void a_long_trace_fits_in_a_small_heap_with_the_same_result() throws IOException, InterruptedException {
        fitsIn("-Xmx24m", 200_000);
    }

    @Test
    @Tag("long")
    void a_million_readings_fit_in_a_small_heap_with_the_same_result() throws IOException, InterruptedException {
        fitsIn("-Xmx64m", 1_000_000);
    }

    private static void fitsIn(String heap, int readings) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongTraceFit.class.getName(),
                        Integer.toString(readings))
                .redirectErrorStream(true)
                .start();
        String here = LongTraceFit.fit(readings);
        String there = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(there).isZero();
        assertThat(there).isEqualTo(here);
        String[] tauP = line(here, "tau_P");
        assertThat(Double.parseDouble(tauP[5])).isLessThan(LongTraceFit.DWELL_P_SECONDS);
        assertThat(Double.parseDouble(tauP[6])).isGreaterThan(LongTraceFit.DWELL_P_SECONDS);
    }

    private static String[] line(String csv, String parameter) {
        return csv.lines()
                .map(line -> line.split(","))
                .filter(cells -> cells[1].equals(parameter))
                .findFirst()
                .orElseThrow();
    }
}
