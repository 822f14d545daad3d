package io.mtjlab.simulators.twin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

/** The lock-ins' manuals, setting by setting: the ends of each, what *RST leaves, what is refused. */
@Timeout(60)
class LockInSheetTest {

    private static final String EXECUTION = "16";
    private static final String COMMAND = "32";

    private final TestBench bench = new TestBench(22);
    private final RawClient sr830 = bench.connect("lockin", "sr830");
    private final RawClient sr860 = bench.connect("second", "sr860");

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({
        "FMOD?, 1",
        "FREQ?, 1.000000E+03",
        "SLVL?, 1.000000E+00",
        "PHAS?, 0.000000E+00",
        "HARM?, 1",
        "ISRC?, 0",
        "IGND?, 0",
        "ICPL?, 0",
        "ILIN?, 0",
        "SENS?, 26",
        "RMOD?, 2",
        "OFLT?, 8",
        "OFSL?, 1"
    })
    void reset_leaves_the_sr830_as_its_manual_says(String query, String expected) {
        for (String change : new String[] {
            "FMOD 0", "SLVL 2", "PHAS 45", "ISRC 2", "IGND 1", "ICPL 1", "ILIN 3", "SENS 5", "RMOD 0", "OFLT 4",
            "OFSL 3"
        }) {
            sr830.write(change);
        }
        sr830.write("*RST");
        assertThat(sr830.query(query)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "HARM, 1, 19999, 0, 20000, 0",
        "ISRC, 0, 3, -1, 4, 0",
        "ILIN, 0, 3, -1, 4, 0",
        "SENS, 0, 26, -1, 27, 0",
        "RMOD, 0, 2, -1, 3, 0",
        "OFSL, 0, 3, -1, 4, 0",
        "RSLP, 0, 2, -1, 3, 0",
        "SRAT, 0, 14, -1, 15, 0",
        "FAST, 0, 2, -1, 3, 0",
        "SLVL, 0.004, 5, 0.003, 5.1, 1",
        "AUXV 1, -10.5, 10.5, -10.6, 10.6, 1"
    })
    void the_sr830_takes_the_ends_of_a_range_and_refuses_what_is_beyond(
            String name, String least, String most, String below, String above, int fraction) {
        String joint = name.contains(" ") ? "," : " ";
        String query = name.contains(" ") ? name.replace(" ", "? ") : name + "?";
        sr830.write("FREQ 1");
        for (String good : new String[] {least, most}) {
            sr830.query("*ESR?");
            sr830.write(name + joint + good);
            assertThat(Double.parseDouble(sr830.query(query))).isEqualTo(Double.parseDouble(good));
            assertThat(sr830.query("*ESR?")).isEqualTo("0");
        }
        for (String bad : new String[] {below, above}) {
            sr830.write(name + joint + bad);
            assertThat(sr830.query("*ESR?")).isEqualTo(EXECUTION);
            assertThat(Double.parseDouble(sr830.query(query))).isEqualTo(Double.parseDouble(most));
        }
    }

    @Test
    void an_unknown_mnemonic_is_a_command_error() {
        sr830.query("*ESR?");
        sr830.write("NOPE 1");
        assertThat(sr830.query("*ESR?")).isEqualTo(COMMAND);
    }

    @Test
    void no_form_of_the_memory_tells_more_points_than_are_stored() {
        sr830.write("SLVL 0.1");
        sr830.write("SRAT 14");
        sr830.write("DDEF 1,1,0");
        for (int i = 0; i < 3; i++) {
            sr830.write("TRIG");
        }
        assertThat(sr830.query("SPTS?")).isEqualTo("3");
        String text = sr830.query("TRCA? 1,0,3");
        assertThat(text).endsWith(",");
        assertThat(text.split(",")).hasSize(3);
        sr830.query("*ESR?");
        for (String beyond : new String[] {"TRCA? 1,0,4", "TRCA? 1,3,1", "TRCB? 1,1,3", "TRCL? 2,2,2"}) {
            sr830.write(beyond);
            assertThat(sr830.query("*ESR?")).as(beyond).isEqualTo(EXECUTION);
        }
    }

    @Test
    void the_binary_forms_of_the_memory_tell_what_the_text_tells() {
        sr830.write("FREQ 100;SENS 20;SRAT 14");
        for (int i = 0; i < 8; i++) {
            sr830.query("TRIG;AUXV 1," + i + ";*IDN?");
        }
        String[] text = sr830.query("TRCA? 1,0,8").split(",");
        ByteBuffer floats = ByteBuffer.wrap(sr830.bytes("TRCB? 1,0,8", 4 * 8)).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer pairs = ByteBuffer.wrap(sr830.bytes("TRCL? 1,0,8", 4 * 8)).order(ByteOrder.LITTLE_ENDIAN);
        for (String each : text) {
            double told = Double.parseDouble(each);
            assertThat(told).isNotZero();
            assertThat((double) floats.getFloat()).isCloseTo(told, withPercentage(1e-3));
            // Mantissa m and exponent e for m 2^(e - 124) (manual, 5-18): 15 bits of precision.
            double mantissa = pairs.getShort();
            double value = mantissa * Math.pow(2, pairs.getShort() - 124);
            assertThat(value).isCloseTo(told, withPercentage(0.01));
            assertThat(Math.abs(mantissa)).isBetween(16384.0, 32767.0);
        }
        assertThat(sr830.query("SPTS?")).as("no terminator is left behind").isEqualTo("8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFZ&d", "ADVFIL 1", "GSDP 1"})
    void the_sr860_rejects_the_slips_of_a_peers_driver(String slip) {
        sr860.query("*ESR?");
        sr860.write(slip);
        assertThat(Integer.parseInt(sr860.query("*ESR?")) & 32).isEqualTo(32);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0.5", "2, 0.2", "3, 0.1", "9, 1e-3", "18, 1e-6", "26, 2e-9", "27, 1e-9"})
    void the_sr860_scales_descend_from_a_volt_to_a_nanovolt(int index, double volts) {
        sr860.write("SCAL " + index);
        assertThat(sr860.query("SCAL?")).isEqualTo(Integer.toString(index));
        assertThat(bench.number("second", "full_scale_volts"))
                .isEqualTo(volts, org.assertj.core.api.Assertions.within(1e-9 * volts));
    }

    @ParameterizedTest
    @CsvSource({"SCAL 28", "SCAL -1", "OFLT 22", "SLVL 2.1", "SOFF 5.1", "HARM 0", "HARM 100", "IRNG 5", "CAPTURELEN 0"
    })
    void the_sr860_refuses_what_is_beyond_its_ranges(String command) {
        sr860.query("*ESR?");
        sr860.write(command);
        assertThat(Integer.parseInt(sr860.query("*ESR?")) & 16).isEqualTo(16);
    }
}
