package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Lists and step sizes of the SMB100A (operating manual 1407.0806.32, SOURce:LIST and SOURce:SWEep). */
@Timeout(60)
class GeneratorListTest {

    private final TestBench bench = new TestBench(8);
    private final RawClient generator = bench.connect("rf", "smb100a");

    @AfterEach
    void close() {
        bench.close();
    }

    /** "Only the values in the set index range (:LIST:INDex:STARt ... :LIST:INDex:STOP) are processed in list mode." */
    @Test
    void an_index_range_is_what_list_mode_goes_through() {
        generator.query(
                "LIST:SEL \"l\";:LIST:FREQ 1e9,2e9,3e9,4e9;POW -10,-10,-10,-10;DWEL 10ms;:TRIG:LIST:SOUR SING;*OPC?");
        assertThat(generator.query("LIST:IND:STAR?;STOP?;:LIST:TRIG:SOUR?")).isEqualTo("0;3;SING");
        long before = bench.clock.nanos();
        assertThat(generator.query("LIST:IND:STAR 1;STOP 2;:OUTP ON;:FREQ:MODE LIST;:LIST:TRIG:EXEC;*OPC?;:SYST:ERR?"))
                .isEqualTo("1;0,\"No error\"");
        assertThat(bench.clock.nanos() - before).as("two of four points").isEqualTo(20_000_000L);
        assertThat(bench.number("rf", "hertz"))
                .as("back at the first of the range")
                .isEqualTo(2e9);
    }

    /** "Can only be executed, if list mode is disabled." */
    @Test
    void all_lists_go_at_once_unless_one_is_played() {
        generator.query("LIST:SEL \"a\";:LIST:FREQ 1e9;POW -10;:LIST:SEL \"b\";:LIST:FREQ 2e9;POW 0;*OPC?");
        assertThat(generator.query("FREQ:MODE LIST;:LIST:DEL:ALL;:SYST:ERR?")).startsWith("-221");
        assertThat(generator.query("LIST:CAT?")).isEqualTo("\"a\",\"b\"");
        assertThat(generator.query("FREQ:MODE CW;:LIST:DEL:ALL;:SYST:ERR?")).isEqualTo("0,\"No error\"");
        assertThat(generator.query("LIST:CAT?")).isEmpty();
        assertThat(generator.query("LIST:FREQ:POIN?")).isEqualTo("0");
    }

    /** "pow_points = (fSTOP - fSTARt / step_log) + 1", and the range stays when the number changes. */
    @Test
    void points_of_a_level_sweep_and_its_step_follow_each_other() {
        assertThat(generator.query("POW:STAR -20;STOP 0;:SWE:POW:STEP 0.5;POIN?"))
                .isEqualTo("41");
        assertThat(generator.query("SWE:POW:POIN 11;STEP?;:POW:STAR?;STOP?")).isEqualTo("2;-20;0");
        assertThat(generator.query("SWE:POW:SPAC:MODE?")).isEqualTo("LIN");
    }

    /** "f(n+1) = f(n) + step_log f(n)": a decade in ten steps has 25.89 %. */
    @Test
    void a_logarithmic_step_is_a_percentage_of_the_frequency() {
        generator.query("FREQ:STAR 100MHZ;STOP 1GHZ;:SWE:SPAC LOG;:SWE:POIN 11;*OPC?");
        assertThat(generator.number("SWE:STEP:LOG?")).isCloseTo(25.8925, within(1e-3));
        assertThat(generator.query("SWE:STEP:LOG 100PCT;:SWE:POIN?")).isEqualTo("4");
    }

    @Test
    void locks_and_interfaces_are_kept_through_reset() {
        generator.query("SYST:DLOC ON;KLOC ON;:SYST:COMM:GPIB:LTER EOI;:SYST:COMM:NETW:IPAD:MODE STAT;*RST;*OPC?");
        assertThat(generator.query("SYST:DLOC?;KLOC?;:SYST:COMM:GPIB:LTER?;:SYST:COMM:NETW:IPAD:MODE?;:SYST:ERR:STAT?"))
                .isEqualTo("1;1;EOI;STAT;0,\"No error\"");
    }
}
