package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The manuals of the 6221 and the 2182A, setting by setting. */
@Timeout(60)
class SourceAndMeterSheetTest {

    private final TestBench bench = new TestBench(23);
    private final RawClient source = bench.connect("isrc", "keithley6221");
    private final RawClient meter = bench.connect("nvm", "keithley2182a");

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SOUR:CURR, -0.105, 0.105, -0.106, 0.106",
        "SOUR:CURR:COMP, 0.1, 105, 0.09, 106",
        "SOUR:DEL, 1e-3, 999999.999, 0.9e-3, 1e6",
        "SOUR:WAVE:FREQ, 1e-3, 1e5, 0.9e-3, 1.1e5",
        "SOUR:WAVE:AMPL, 2e-12, 0.105, 1e-12, 0.106",
        "SOUR:DELT:HIGH, 0, 0.105, -1e-3, 0.106",
        "SOUR:DELT:COUN, 1, 65536, 0, 65537"
    })
    void the_6221_takes_the_ends_of_a_range_and_refuses_what_is_beyond(
            String name, String least, String most, String below, String above) {
        bounds(source, name, least, most, below, above);
    }

    @ParameterizedTest
    @CsvSource({
        "SENS:VOLT:NPLC, 0.01, 60, 0.009, 61",
        "SENS:CHAN, 0, 2, -1, 3",
        "TRAC:POIN, 2, 1024, 1, 1025",
        "TRIG:COUN, 1, 9999, 0, 1e5",
        "TRIG:DEL, 0, 999999.999, -1, 1e6",
        "SENS:VOLT:DFIL:COUN, 1, 100, 0, 101"
    })
    void the_2182a_takes_the_ends_of_a_range_and_refuses_what_is_beyond(
            String name, String least, String most, String below, String above) {
        bounds(meter, name, least, most, below, above);
    }

    private static void bounds(RawClient client, String name, String least, String most, String below, String above) {
        for (String good : new String[] {least, most}) {
            client.write(name + " " + good);
            assertThat(client.number(name + "?"))
                    .as("%s %s", name, good)
                    .isCloseTo(Double.parseDouble(good), org.assertj.core.data.Percentage.withPercentage(1e-4));
            assertThat(client.query("SYST:ERR?")).startsWith("0,");
        }
        for (String bad : new String[] {below, above}) {
            client.write(name + " " + bad);
            assertThat(client.query("SYST:ERR?")).as("%s %s", name, bad).startsWith("-222,");
            assertThat(client.number(name + "?"))
                    .isCloseTo(Double.parseDouble(most), org.assertj.core.data.Percentage.withPercentage(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"isrc", "nvm"})
    void the_event_register_has_the_standards_bits(String role) {
        RawClient client = role.equals("isrc") ? source : meter;
        assertThat(client.query("*ESR?")).isEqualTo("128");
        client.write("ESE?");
        assertThat(client.query("*ESR?;SYST:ERR?")).startsWith("32;-113,");
        client.write(role.equals("isrc") ? "SOUR:CURR 1" : "SENS:CHAN 9");
        assertThat(client.query("*ESR?")).isEqualTo("16");
        client.write("*RST;*OPC");
        assertThat(client.query("*ESR?")).isEqualTo("1");
    }
}
