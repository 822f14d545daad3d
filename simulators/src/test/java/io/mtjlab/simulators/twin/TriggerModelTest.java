package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The trigger model of the touch instruments. What a model comes to is worked out by hand from the manuals' words for its
 * blocks (2461-901-01, pages 6-185 to 6-234), the counted loops are the manual's own example (page 6-187).
 */
@Timeout(60)
class TriggerModelTest {

    private static final String FAST =
            "SENS:CURR:NPLC 0.1;:SENS:CURR:AZER OFF;:SENS:VOLT:NPLC 0.1;:SENS:CURR:RANG 1e-3";

    private final TestBench bench = new TestBench(33);

    @AfterEach
    void close() {
        bench.close();
    }

    private RawClient smu(String... commands) {
        RawClient smu = bench.connect("smu", "keithley2450");
        smu.write("*RST;:" + FAST + ";:SOUR:VOLT:ILIM 0.01;:OUTP ON");
        for (String each : commands) {
            smu.write(each);
        }
        return smu;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            BUFF:CLEAR 1;MEAS 2;BRAN:COUN 3,5,2;DEL:CONS 4,1;BRAN:COUN 5,3,2                 | TRAC:ACT?      | 15
            BUFF:CLEAR 1;MEAS 2;BRAN:COUN 3,5,2                                              | BRAN:COUN:COUN? 3 | 5
            MEAS 1,"defbuffer1",7                                                            | TRAC:ACT?      | 7
            MEAS 1;MEAS 2;BUFF:CLEAR 3,"defbuffer1";MEAS 4                                   | TRAC:ACT?      | 1
            BRAN:ALW 1,3;MEAS 2,"defbuffer1",9;MEAS 3                                        | TRAC:ACT?      | 1
            MEAS 1;BRAN:ONCE 2,1;MEAS 3                                                      | TRAC:ACT?      | 3
            MEAS 1;BRAN:ONCE:EXCL 2,5;BRAN:ALW 3,1;NOP 4;MEAS 5                              | TRAC:ACT?      | 3
            MEAS 1;BRAN:LIM:CONS 2,IN,-1,1,4;MEAS 3,"defbuffer1",9;NOP 4                    | TRAC:ACT?      | 1
            MEAS 1;BRAN:LIM:CONS 2,ABOV,0,1,4,1;MEAS 3,"defbuffer1",9;NOP 4                  | TRAC:ACT?      | 10
            MEAS 1;BRAN:LIM:CONS 2,BEL,1,0,0;MEAS 3                                          | TRAC:ACT?      | 1
            MEAS 1;BRAN:LIM:DYN 2,IN,1,4;MEAS 3,"defbuffer1",9;NOP 4                        | TRAC:ACT?      | 1
            MEAS 1;MEAS 2;MEAS 3,"defbuffer1",2;BRAN:DELT 4,1,6;MEAS 5;NOP 6                 | TRAC:ACT?      | 4
            MEAS 1,"defbuffer1",2;BRAN:DELT 2,-1,4;MEAS 3;NOP 4                              | TRAC:ACT?      | 3
            NOT 1,2;BRAN:EVEN 2,NOT2,4;MEAS 3,"defbuffer1",9;MEAS 4                          | TRAC:ACT?      | 1
            BRAN:EVEN 1,NOT2,3;MEAS 2,"defbuffer1",9;MEAS 3                                  | TRAC:ACT?      | 10
            NOT 1,2;WAIT 2,NOT2;MEAS 3                                                       | TRAC:ACT?      | 1
            NOT 1,2;NOT 2,3;WAIT 3,NOT2,NEV,AND,NOT3;MEAS 4                                  | TRAC:ACT?      | 1
            NOT 1,2;WAIT 2,NOT8,NEV,OR,NOT1,NOT2;MEAS 3                                      | TRAC:ACT?      | 1
            MEAS 1,"defbuffer1",INF;DEL:CONS 2,0.1;MEAS 3,"defbuffer1",0;DEL:CONS 4,1        | TRAC:ACT?      | 35
            SOUR:STAT 1,ON;MEAS 2;SOUR:STAT 3,OFF                                            | OUTP?          | 0
            SOUR:STAT 1,OFF;MEAS 2;SOUR:STAT 3,ON                                            | OUTP?          | 1
            DIG:IO 1,5,7;NOP 2                                                               | DIG:READ?      | 61
            LOG:EVEN 1,INFO2,"half way"                                                      | SYST:ERR:COUN? | 0
            LOG:EVEN 1,WARN1,"careful"                                                       | SYST:EVEN:COUN? WARN | 1
            LOG:EVEN 1,ERR1,"oh"                                                             | SYST:ERR:COUN? | 1
            NOP 4                                                                            | STAT?          | IDLE;IDLE;4
            """)
    void a_model_comes_to_what_its_blocks_say(String blocks, String query, String answer) {
        // The meter of a 2450 needs 1.7 ms for a tenth of a cycle, 0.17 ms besides and 1 ms of delay: 35 in 0.1 s.
        RawClient smu = smu("DIG:LINE2:MODE DIG,OUT", "TRIG:LOAD \"Empty\"");
        for (String each : blocks.split(";", -1)) {
            smu.write("TRIG:BLOC:" + each.strip());
        }
        smu.query("INIT;*WAI;*OPC?");
        String header = query.startsWith("BRAN") ? "TRIG:BLOC:" : query.startsWith("STAT") ? "TRIG:" : "";
        assertThat(smu.query(header + query)).isEqualTo(answer);
    }

    @Test
    void a_model_waits_for_a_command_and_says_so() throws InterruptedException {
        RawClient smu =
                smu("TRIG:LOAD \"Empty\"", "TRIG:BLOC:WAIT 1,COMM", "TRIG:BLOC:MEAS 2", "TRIG:BLOC:BRAN:COUN 3,2,1");
        assertThat(smu.query("TRIG:STAT?")).isEqualTo("BUILDING;BUILDING;0");
        smu.write("INIT");
        assertThat(smu.query("TRIG:STAT?")).isEqualTo("RUNNING;RUNNING;1");
        assertThat(smu.query("INIT;:SYST:ERR?")).startsWith("-213,");
        bench.sleep(0.2);
        assertThat(smu.query("TRIG:STAT?")).isEqualTo("WAITING;WAITING;1");
        smu.write("*TRG");
        bench.sleep(0.1);
        assertThat(smu.query("TRAC:ACT?;:TRIG:STAT?")).isEqualTo("1;RUNNING;RUNNING;1");
        smu.write("*TRG");
        assertThat(smu.query("*OPC?;:TRAC:ACT?;:TRIG:STAT?")).isEqualTo("1;2;IDLE;IDLE;3");
    }

    @Test
    void an_abort_ends_it_where_it_is() throws InterruptedException {
        RawClient smu = smu(
                "TRIG:LOAD \"Empty\"", "TRIG:BLOC:MEAS 1", "TRIG:BLOC:DEL:CONS 2,1", "TRIG:BLOC:BRAN:ALW 3,1", "INIT");
        bench.sleep(3.5);
        assertThat(smu.query("ABOR;:TRIG:STAT?;:TRAC:ACT?")).isEqualTo("ABORTED;ABORTED;2;4");
        bench.sleep(3.5);
        assertThat(smu.query("TRAC:ACT?;:SYST:ERR:COUN?")).isEqualTo("4;0");
    }

    @Test
    void a_loop_in_which_no_time_passes_can_be_aborted() throws InterruptedException {
        RawClient smu = smu("TRIG:LOAD \"Empty\"", "TRIG:BLOC:BRAN:ALW 1,1", "INIT");
        bench.sleep(0.1);
        assertThat(smu.query("TRIG:STAT?;:ABOR;:TRIG:STAT?")).isEqualTo("RUNNING;RUNNING;1;ABORTED;ABORTED;1");
    }

    @Test
    void a_timer_paces_readings() {
        RawClient smu = smu(
                "TRIG:TIM1:DEL 0.25;COUN 0;STAT ON",
                "TRIG:LOAD \"Empty\"",
                "TRIG:BLOC:WAIT 1,TIM1",
                "TRIG:BLOC:MEAS 2",
                "TRIG:BLOC:BRAN:COUN 3,4,1");
        long before = bench.clock.nanos();
        smu.query("INIT;*OPC?");
        assertThat((bench.clock.nanos() - before) * 1e-9).isCloseTo(1.0, within(0.01));
        assertThat(smu.query("TRAC:ACT?")).isEqualTo("4");
    }

    @Test
    void a_blender_takes_either_event_and_a_timer_starts_at_one() {
        RawClient smu = smu(
                "TRIG:BLEN1:MODE OR;STIM1 DIG3;STIM2 TIM2",
                "TRIG:TIM2:DEL 0.5;STAR:STIM NOT1;:TRIG:TIM2:STAT ON",
                "TRIG:LOAD \"Empty\"",
                "TRIG:BLOC:NOT 1,1",
                "TRIG:BLOC:WAIT 2,BLEN1",
                "TRIG:BLOC:MEAS 3");
        long before = bench.clock.nanos();
        smu.query("INIT;*OPC?");
        assertThat((bench.clock.nanos() - before) * 1e-9).isCloseTo(0.5, within(0.01));
        assertThat(smu.query("TRIG:BLEN1:STIM2?;:TRIG:TIM2:STAR:STIM?")).isEqualTo("TIM2;NOT1");
    }

    @Test
    void configuration_lists_are_gone_through_with_the_source() {
        RawClient smu = smu(
                "SENS:FUNC 'VOLT';:SOUR:FUNC VOLT;:SOUR:CONF:LIST:CRE 's';:SENS:CONF:LIST:CRE 'm';:SENS:CONF:LIST:STOR 'm'",
                "SOUR:VOLT 0.01;:SOUR:CONF:LIST:STOR 's';:SOUR:VOLT 0.02;:SOUR:CONF:LIST:STOR 's'",
                "SOUR:VOLT 0.03;:SOUR:CONF:LIST:STOR 's';:SOUR:VOLT 0",
                "TRIG:LOAD \"ConfigList\", \"m\", \"s\", 0.01");
        smu.query("INIT;*OPC?");
        assertThat(smu.query("OUTP?;:TRAC:ACT?;:SYST:ERR:COUN?")).isEqualTo("0;3;0");
        String[] read = smu.query("TRAC:DATA? 1,3").split(",", -1);
        for (int i = 0; i < 3; i++) {
            assertThat(Double.parseDouble(read[i])).isCloseTo(0.01 * (i + 1), within(1e-3));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            keithley2450    | "SimpleLoop", 4                        | 4
            keithley2450    | "SimpleLoop", 4, 0.1, "defbuffer2"     | 4
            keithley-dmm6500 | "SimpleLoop", 4, 0.1, "defbuffer2", MEAS | 4
            keithley-dmm6500 | "DurationLoop", 1, 0.2                | 5
            keithley-dmm6500 | "LoopUntilEvent", NOT1, 100           | 0
            keithley-dmm6500 | "LogicTrigger", 1, 2, 5, ENT          | 0
            keithley2450    | "GradeBinning", 3, 5, 0, 0, 1, 0.5, 1, 15, 2, 1.5, 2 | 0
            keithley2450    | "SortBinning", 3, 6, 0, 0, 1, 0.5     | 0
            """)
    void templates_are_loaded_and_run(String model, String template, String readings) throws InterruptedException {
        RawClient client = bench.connect("instrument", model);
        client.write("*RST;:SENS:VOLT:NPLC 0.01;:SENS:CURR:NPLC 0.01;:TRIG:LOAD " + template);
        assertThat(client.query("TRIG:BLOC:LIST?")).startsWith("\"1) BUFFER_CLEAR BUFFER: defbuffer");
        client.write("INIT");
        bench.sleep(2);
        boolean waits = readings.equals("0");
        String buffer = template.contains("defbuffer2") ? "'defbuffer2'" : "'defbuffer1'";
        assertThat(client.query("TRIG:STAT?").split(";", -1)[0]).matches(waits ? "WAITING|RUNNING" : "IDLE");
        if (!template.startsWith("\"Loop")) {
            assertThat(client.query("TRAC:ACT? " + buffer)).isEqualTo(readings);
        }
        assertThat(client.query("ABOR;:SYST:ERR:COUN?")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TRIG:BLOC:MEAS 64                       | -222
            TRIG:BLOC:MEAS 1,"nobody"               | 1115
            TRIG:BLOC:CONF:NEXT 1,"nobody"          | 1115
            TRIG:BLOC:DEL:CONS 1,10001              | -222
            TRIG:BLOC:WAIT 1,NOBODY                 | -224
            TRIG:BLOC:WAIT 1,NONE;:INIT             | -221
            TRIG:BLOC:BRAN:DELT 1,1,2;:INIT         | -221
            TRIG:LOAD "Empty";:INIT                 | -221
            TRIG:LOAD "Nothing"                     | -224
            """)
    void what_cannot_be_is_refused(String commands, String code) {
        RawClient smu = smu("TRIG:LOAD \"Empty\"", commands);
        assertThat(smu.query("SYST:ERR?")).startsWith(code + ",");
    }
}
