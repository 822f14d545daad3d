package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the operator manual of Kepco's BIT 4886 (243-1303) says of lists, and what its card keeps of its interfaces. */
@Timeout(60)
class SupplySheetTest {

    private final TestBench bench = new TestBench(8);
    private final RawClient supply = bench.connect("bop", "kepco-bop");

    @AfterEach
    void close() {
        bench.close();
    }

    /** "Starting at location established by LIST:QUERy, returns up to 16 values" (B.46). */
    @Test
    void a_list_is_told_in_sixteens_from_where_the_query_begins() {
        supply.query("LIST:VOLT:LEV 0,1,2,3,4,5,6,7,8,9;:LIST:VOLT 10,11,12,13,14,15,16,17;*OPC?");
        assertThat(supply.query("LIST:VOLT:POIN?")).isEqualTo("18");
        assertThat(supply.query("LIST:VOLT?").split(",")).hasSize(16);
        assertThat(supply.query("LIST:QUER 16;QUER?")).isEqualTo("16");
        assertThat(supply.query("LIST:VOLT?")).isEqualTo("+1.60000E+01,+1.70000E+01");
        assertThat(supply.query("LIST:CLE;VOLT:POIN?;:LIST:QUER?")).isEqualTo("0;0");
    }

    /** "If LIST:CURR has any entries, -221,"Settings conflict" is posted", of command and query (B.45, B.46). */
    @ParameterizedTest
    @CsvSource({"LIST:VOLT 1", "LIST:VOLT?"})
    void a_list_of_the_other_quantity_is_a_conflict(String message) {
        supply.write("LIST:CURR 1,2");
        supply.write(message);
        assertThat(supply.query("SYST:ERR?")).isEqualTo("-221,\"Settings conflict\"");
    }

    @Test
    void ranges_and_interfaces_are_kept_and_the_latter_outlive_reset_and_power() {
        assertThat(supply.query("CURR:RANG 4;RANG?;RANG:AUTO OFF;AUTO?")).isEqualTo("4;0");
        supply.query("SYST:COMM:GPIB:ADDR 12;:SYST:COMM:SER:BAUD 9600;ECHO OFF;PACE NONE;:SYST:KLOC ON;*RST;*OPC?");
        String told = "SYST:COMM:GPIB:ADDR?;:SYST:COMM:SER:BAUD?;ECHO?;PACE?;PROM?;:SYST:KLOC?;LANG?;:CURR:RANG?";
        assertThat(supply.query(told)).isEqualTo("12;9600;0;NONE;0;1;SCPI;1");
        bench.served("bop").fault(new Fault.PowerCycle());
        RawClient again = bench.connect(bench.served("bop"));
        assertThat(again.query(told)).isEqualTo("12;9600;0;NONE;0;1;SCPI;1");
        assertThat(again.query("SYST:COMM:SER:BAUD 9601;:SYST:ERR?")).startsWith("-224");
        assertThat(again.query("SYST:SEC:IMM;:" + told)).isEqualTo("6;38400;1;XON;0;0;SCPI;1");
    }

    @Test
    void a_password_opens_what_is_protected_until_it_is_closed_or_switched_off() {
        assertThat(supply.query("SYST:PASS:STAT?")).isEqualTo("0");
        assertThat(supply.query("SYST:PASS:CEN WRONG;STAT?;:SYST:ERR?")).startsWith("0;-224");
        assertThat(supply.query("SYST:PASS:CEN DEFAULT;STAT?")).isEqualTo("1");
        assertThat(supply.query("SYST:PASS:NEW DEFAULT,\"own\";CDIS OWN;STAT?")).isEqualTo("0");
    }
}
