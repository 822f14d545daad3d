package io.mtjlab.simulators.twin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.time.DrivenClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Same seed, same bytes; a unit of work is the same whatever went before it. */
@Timeout(60)
class ChanceTest {

    /** Measures a trace of {@code points} readings, looking in between {@code looks} times; the answers as bytes. */
    private static String trace(RawClient meter, TestBench bench, int points, int looks) {
        meter.write("*RST;:SENS:VOLT:RANG 0.01;NPLC 0.01;DFIL OFF;:SYST:AZER OFF;:TRAC:CLE;POIN " + points
                + ";FEED:CONT NEXT;:TRIG:COUN " + points + ";:INIT");
        meter.query("*IDN?");
        long begin = bench.clock.nanos();
        for (int i = 1; i <= looks; i++) {
            sleepUntil(bench, begin + Math.round(i * points * 8.7e6 / (looks + 1)));
            meter.query("STAT:MEAS:COND?");
            bench.wires.truth().extremes();
        }
        meter.query("*OPC?");
        return meter.query("TRAC:DATA?");
    }

    private static void sleepUntil(TestBench bench, long nanos) {
        try {
            bench.clock.sleepUntil(nanos);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digest(String bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return Long.toHexString(crc.getValue()) + " over " + bytes.length() + " bytes";
    }

    private static String session(long seed, List<String> units, int looks) {
        try (TestBench bench = new TestBench(seed, new SeededTelegraph(), new DrivenClock())) {
            RawClient source = bench.connect("isrc", "keithley6221");
            RawClient meter = bench.connect("nvm", "keithley2182a");
            RawClient gauss = bench.connect("gauss", "lakeshore475");
            source.query("CURR 10e-6;:OUTP ON;*OPC?");
            String last = "";
            for (String unit : units) {
                bench.wires.beginUnit(unit);
                last = digest(trace(meter, bench, 400, looks) + gauss.query("RDGFIELD?"));
            }
            return last;
        }
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_one_others() {
        String first = session(7, List.of("a", "b"), 0);
        assertThat(session(7, List.of("a", "b"), 0)).isEqualTo(first);
        assertThat(session(8, List.of("a", "b"), 0)).isNotEqualTo(first);
    }

    @Test
    void a_unit_measured_alone_is_the_unit_measured_after_others() {
        String alone = session(7, List.of("b"), 0);
        assertThat(session(7, List.of("a", "c", "b"), 0)).isEqualTo(alone);
        assertThat(session(7, List.of("a"), 0)).isNotEqualTo(alone);
    }

    @Test
    void looking_changes_nothing() {
        assertThat(session(7, List.of("b"), 5)).isEqualTo(session(7, List.of("b"), 0));
    }

    @Test
    void readings_average_what_the_junction_did_in_their_window() {
        List<Double> volts = new ArrayList<>();
        try (TestBench bench = new TestBench(7, new SeededTelegraph(), new DrivenClock())) {
            RawClient source = bench.connect("isrc", "keithley6221");
            RawClient meter = bench.connect("nvm", "keithley2182a");
            source.query("CURR 10e-6;:OUTP ON;*OPC?");
            Arrays.stream(trace(meter, bench, 1024, 0).split(",")).forEach(text -> volts.add(Double.parseDouble(text)));
            double amperes = bench.wires.drive().amperes();
            double series = ((Number) bench.wires.truth().state().get("series_ohms")).doubleValue();
            double shift = bench.number("nvm", "thermal_volts") + bench.number("nvm", "volts_offset_error");
            double low = (184 + series) * amperes + shift;
            double high = (238 + series) * amperes + shift;
            // An aperture of 0.17 ms in dwell times of 50 ms: nearly every reading is on a level.
            long near = volts.stream()
                    .filter(v -> Math.abs(v - low) < 2e-6 || Math.abs(v - high) < 2e-6)
                    .count();
            long onHigh = volts.stream().filter(v -> v > (low + high) / 2).count();
            assertThat(near).isGreaterThan(1000);
            assertThat(onHigh / 1024.0).isCloseTo(0.5, within(0.2));
            assertThat(volts).allMatch(v -> v > low - 2e-6 && v < high + 2e-6);
            long hops = IntStream.range(1, volts.size())
                    .filter(i -> volts.get(i) > (low + high) / 2 != volts.get(i - 1) > (low + high) / 2)
                    .count();
            // 8.9 s over 50 ms, less what happens between readings: rate (1 - exp(-2 * 8.7 / 50)) / 2.
            assertThat((double) hops).isCloseTo(1023 * (1 - Math.exp(-0.348)) / 2, within(45.0));
        }
    }
}
