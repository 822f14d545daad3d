package io.mtjlab.simulators.twin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Delta readings of a 6221: stored without being asked for, and sent as FORMat says (622X-901-01, sections 5 and 13). */
@Timeout(60)
class DeltaReadingsTest {

    private static final double OHMS = 206.2;

    private final TestBench bench = new TestBench(4);
    private RawClient source;

    @AfterEach
    void close() {
        bench.close();
    }

    /** The manual's own example: no word of where the readings go. */
    @BeforeEach
    void measure() {
        bench.twin("nvm", "keithley2182a");
        source = bench.connect("isrc", "keithley6221");
        source.query("*RST;:SOUR:DELT:HIGH 1e-5;:SOUR:DELT:COUN 4;:TRAC:POIN 4;:SOUR:DELT:ARM;:INIT:IMM;*OPC?");
    }

    @Test
    void arming_fills_the_buffer() {
        assertThat(source.query("TRAC:POIN:ACT?")).isEqualTo("4");
        String[] values = source.query("TRAC:DATA?").split(",");
        assertThat(values).as("reading and time, four times").hasSize(8);
        assertThat(Double.parseDouble(values[0])).isCloseTo(1e-5 * OHMS, within(1e-6));
    }

    @Test
    void elements_are_chosen_and_come_in_their_own_order() {
        assertThat(source.query("FORM:ELEM?")).isEqualTo("READ,TST");
        assertThat(source.query("FORM:ELEM SOUR,RNUM,READ,UNIT;:FORM:ELEM?")).isEqualTo("READ,UNIT,RNUM,SOUR");
        String[] values = source.query("TRAC:DATA?").split(",");
        assertThat(values).hasSize(12);
        assertThat(values[0]).endsWith("VDC");
        assertThat(values[4]).isEqualTo("+1.000000E+00");
        assertThat(Math.abs(Double.parseDouble(values[2]))).isEqualTo(1e-5);
        assertThat(source.query("FORM:ELEM DEF;:FORM:ELEM?")).isEqualTo("READ,TST");
    }

    @Test
    void a_compliance_that_is_met_is_told() {
        assertThat(source.query("FORM:ELEM COMP;:TRAC:DATA?")).isEqualTo("F,F,F,F");
        source.query("SOUR:SWE:ABOR;:SOUR:CURR:COMP 0.1;:SOUR:DELT:HIGH 1e-3;:SOUR:DELT:ARM;:INIT:IMM;*OPC?");
        assertThat(source.query("TRAC:DATA?"))
                .as("1 mA through 206 ohm at 0.1 V")
                .isEqualTo("T,T,T,T");
    }

    @Test
    void binary_readings_have_the_byte_order_that_is_set() {
        double first =
                Double.parseDouble(source.query("FORM:ELEM READ;:TRAC:DATA?").split(",")[0]);
        ByteBuffer swapped = ByteBuffer.wrap(source.bytes("FORM SREAL;:TRAC:DATA?", 2 + 16 + 1));
        assertThat(swapped.get(0)).isEqualTo((byte) '#');
        assertThat(swapped.get(1)).isEqualTo((byte) '0');
        assertThat((double) swapped.order(ByteOrder.LITTLE_ENDIAN).getFloat(2)).isCloseTo(first, within(1e-9));
        ByteBuffer normal = ByteBuffer.wrap(source.bytes("FORM REAL,64;:FORM:BORD NORM;:TRAC:DATA?", 2 + 32 + 1));
        assertThat(normal.getDouble(2)).isCloseTo(first, within(1e-9));
        assertThat(source.query("FORM?;:FORM:BORD?")).isEqualTo("REAL,64;NORM");
    }
}
