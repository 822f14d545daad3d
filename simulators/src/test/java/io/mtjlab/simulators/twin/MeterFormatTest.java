package io.mtjlab.simulators.twin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What the command sheets of the Keithleys have besides readings: formats, counts, states that are told as they were set. */
@Timeout(60)
class MeterFormatTest {

    private final TestBench bench = new TestBench(4);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_2182a_sends_channel_and_unit_where_asked_and_bytes_in_either_order() {
        RawClient source = bench.connect("isrc", "keithley6221");
        RawClient meter = bench.connect("nvm", "keithley2182a");
        source.query("CURR:RANG 2e-3;:CURR 1e-4;:OUTP ON;*OPC?");
        meter.query("*RST;:SAMP:COUN 2;*OPC?");
        double first = Double.parseDouble(meter.query("READ?").split(",")[0]);
        assertThat(meter.query("FORM:ELEM READ,CHAN,UNIT;:FORM:ELEM?")).isEqualTo("READ,CHAN,UNIT");
        assertThat(meter.query("FETC?").split(",")).hasSize(4).contains("1INTCHAN");
        ByteBuffer bytes = ByteBuffer.wrap(meter.bytes("FORM DREAL;:FETC?", 2 + 16 + 1));
        assertThat(bytes.order(ByteOrder.LITTLE_ENDIAN).getDouble(2)).isCloseTo(first, within(1e-9));
        bytes = ByteBuffer.wrap(meter.bytes("FORM SREAL;:FORM:BORD NORM;:FETC?", 2 + 8 + 1));
        assertThat((double) bytes.getFloat(2)).isCloseTo(first, within(1e-8));
        assertThat(meter.query("FORM?;:FORM:BORD?")).isEqualTo("SRE;NORM");
        assertThat(meter.query("MEAS:VOLT?;:FORM?"))
                .as("MEASure leaves the format")
                .endsWith(";SRE");
        assertThat(meter.query("*RST;:FORM?;:FORM:BORD?;:FORM:ELEM?")).isEqualTo("ASC;SWAP;READ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keithley2400 | SENS:FUNC:ALL;:SENS:FUNC:COUN?;:SENS:FUNC:OFF:COUN? | 3;0",
                "keithley2400 | SENS:FUNC:OFF:ALL;:SENS:FUNC 'VOLT';:SENS:FUNC:STAT? 'VOLT';:SENS:FUNC:STAT? 'RES' | 1;0",
                "keithley2400 | SOUR:CURR:STAR 0;STOP 1e-3;STEP 1e-4;:SOUR:SWE:POIN? | 11",
                "keithley2400 | SOUR:VOLT:STAR 0;STOP 1;:SOUR:SWE:POIN 5;:SOUR:VOLT:STEP? | +2.500000E-01",
                "keithley2400 | DISP:TEXT 'hello';:DISP:WIND1:TEXT:DATA? | \"hello\"",
                "keithley2400 | SYST:GUAR OHMS;:SYST:GUAR? | OHMS",
                "keithley2400 | SOUR2:TTL 5;:SOUR2:TTL?;:SOUR2:CLE;:SOUR2:TTL:ACT? | 5;5",
                "keithley2400 | SENS:CURR:RANG:AUTO:LLIM 1e-5;LLIM? | +1.000000E-05",
                "keithley2450 | TRIG:STAT? | IDLE;IDLE;0",
                "keithley2450 | SYST:POS SAV1;POS? | SAV1",
                "keithley-dmm6500 | TRIG:STAT? | IDLE;IDLE;0",
                "keithley2182a | CONF:VOLT;:CONF? | \"VOLT:DC\"",
                "keithley2182a | SYST:LSYN ON;LSYN? | 1",
                "keithley2182a | OUTP:GAIN 10;GAIN? | +1.00000000E+01",
            })
    void states_are_told_as_they_were_set(String model, String commands, String answer) {
        RawClient client = bench.connect("instrument", model);
        assertThat(client.query("*RST;:" + commands)).isEqualTo(answer);
        assertThat(client.query("SYST:ERR?")).startsWith("0,");
    }
}
