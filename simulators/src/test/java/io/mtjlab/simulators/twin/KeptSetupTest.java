package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Setups that travel as blocks, and how long relays take when some break and some make. */
@Timeout(60)
class KeptSetupTest {

    private final TestBench bench = new TestBench(3);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void what_a_pulser_has_learnt_brings_its_settings_back_when_it_is_told() {
        RawClient pulser = bench.connect("pulser", "agilent81110a");
        pulser.write(":PULS:PER 40US;:PULS:WIDT1 2US;:VOLT1:HIGH 1.5V;:VOLT1:LOW 250MV;:OUTP2 ON;:ARM:SOUR MAN");
        String learnt = pulser.query("*LRN?");
        String before = pulser.query(":PULS:PER?;WIDT1?;:VOLT1:HIGH?;LOW?;:OUTP2?;:ARM:SOUR?");
        pulser.write("*RST");
        assertThat(pulser.query(":ARM:SOUR?;:OUTP2?")).isEqualTo("IMM;0");
        pulser.write(learnt);
        assertThat(pulser.query("SYST:ERR?")).isEqualTo("+0,\"No error\"");
        assertThat(pulser.query(":PULS:PER?;WIDT1?;:VOLT1:HIGH?;LOW?;:OUTP2?;:ARM:SOUR?"))
                .isEqualTo(before);
    }

    /** "Below 3 ms" for each of the two when one waits for the other. */
    @ParameterizedTest
    @CsvSource({"1, 6", "0, 3"})
    void a_relay_that_makes_waits_for_those_that_break(int breakBeforeMake, int milliseconds) {
        RawClient matrix = bench.connect("switch", "keithley7001");
        matrix.query("ROUT:CONF:BBM " + breakBeforeMake + ";SCH ON;:CLOS (@1!1);*OPC?");
        long before = bench.clock.nanos();
        matrix.query("CLOS (@1!2);*OPC?");
        assertThat(bench.clock.nanos() - before).isEqualTo(milliseconds * 1_000_000L);
        assertThat(matrix.query("CLOS:STAT?")).isEqualTo("(@1!2)");
    }
}
