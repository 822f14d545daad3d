package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** What surprises those who drive a 2400 for the first time. */
@Timeout(60)
class SourceMeterTrapsTest {

    private final TestBench bench = new TestBench(9);
    private final RawClient smu = bench.connect("smu", "keithley2400");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_measurement_sets_the_limit_back_to_that_after_reset() {
        smu.write("SENS:CURR:PROT 0.01;NPLC 10;:OUTP ON");
        assertThat(smu.query("SENS:CURR:PROT?")).isEqualTo("+1.000000E-02");
        smu.query("MEAS:CURR?");
        assertThat(smu.query("SENS:CURR:PROT?;NPLC?")).isEqualTo("+1.050000E-04;+1.000000E+00");
    }

    @Test
    void the_status_byte_is_65_and_nothing_else_when_the_buffer_is_full() {
        smu.write("*RST;:STAT:PRES;*CLS;*SRE 1;:STAT:MEAS:ENAB 512;:TRAC:CLE;:TRAC:POIN 4;:TRIG:COUN 4");
        smu.write("TRAC:FEED SENS;:TRAC:FEED:CONT NEXT;:OUTP ON");
        assertThat(smu.query("*STB?")).isEqualTo("0");
        smu.write("INIT");
        assertThat(smu.query("*STB?")).isEqualTo("0");
        smu.query("*OPC?");
        assertThat(smu.query("*STB?")).isEqualTo("65");
        assertThat(smu.query("STAT:MEAS?")).isNotEqualTo("0");
        assertThat(smu.query("*STB?")).isEqualTo("0");
    }

    @Test
    void the_error_queue_holds_ten_and_the_last_one_says_that_more_were_lost() {
        for (int i = 0; i < 12; i++) {
            smu.write("NONSENSE");
        }
        for (int i = 0; i < 9; i++) {
            assertThat(smu.query("SYST:ERR?")).startsWith("-113,");
        }
        assertThat(smu.query("SYST:ERR?")).isEqualTo("350,\"Queue overflow\"");
        assertThat(smu.query("SYST:ERR?")).isEqualTo("0,\"No error\"");
    }

    @Test
    void a_reading_with_the_output_off_is_refused_and_not_answered() {
        smu.write("READ?");
        assertThat(smu.query("SYST:ERR?")).isEqualTo("803,\"Not permitted with OUTPUT off\"");
    }
}
