package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.bench.LimitExceeded;
import io.mtjlab.instruments.capability.ReadingOverflow;
import io.mtjlab.instruments.capability.SourceMeter.Buffer;
import io.mtjlab.instruments.capability.SourceMeter.Function;
import io.mtjlab.instruments.capability.SourceMeter.Measurement;
import io.mtjlab.instruments.capability.SourceMeter.Reading;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.NotSafe;
import io.mtjlab.instruments.scpi.OutOfRange;
import io.mtjlab.instruments.session.LinkGarbage;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@Timeout(20)
class Keithley2400Test {

    private static final String NO_ERROR = "0,\"No error\"";

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    private void says(String... lines) {
        for (String line : lines) {
            talk.expect(line);
        }
        talk.expect(":SYST:ERR?", NO_ERROR);
    }

    private Keithley2400 open(String function, String sourceRange, String measureRange) {
        String sensed = function.equals("CURR") ? "VOLT" : "CURR";
        talk.expect("*IDN?", "KEITHLEY INSTRUMENTS INC.,MODEL 2400,1234567,C32   Mar  4 2011")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":SOUR:FUNC?", function)
                .expect(":SOUR:" + function + ":RANG?", sourceRange)
                .expect(":SENS:" + sensed + ":RANG?", measureRange)
                .expect(":OUTP?", "0")
                .expect(":SYST:LFR?", "60");
        return talk.open("keithley2400", Keithley2400.class);
    }

    private Keithley2400 currentSource() {
        return open("CURR", "1.050000E-05", "2.100000E+00");
    }

    private Keithley2400 voltageSource() {
        return open("VOLT", "2.100000E-01", "1.050000E-04");
    }

    private void singleReadingIsPrepared() {
        says(
                ":ABOR",
                ":FORM:DATA ASC",
                ":FORM:ELEM VOLT,CURR,TIME,STAT",
                ":ARM:COUN 1",
                ":ARM:SOUR IMM",
                ":TRIG:COUN 1",
                ":TRIG:DEL 0",
                ":SOUR:DEL:AUTO ON");
    }

    private void recordingIsPrepared(int readings, String delay) {
        says(
                ":ABOR",
                ":FORM:DATA ASC",
                ":FORM:ELEM VOLT,CURR,TIME,STAT",
                ":ARM:COUN 1",
                ":ARM:SOUR IMM",
                ":TRIG:COUN " + readings,
                ":TRIG:DEL 0",
                ":SOUR:DEL:AUTO OFF",
                ":SOUR:DEL " + delay,
                ":TRAC:FEED:CONT NEV",
                ":TRAC:CLE",
                ":TRAC:POIN " + readings,
                ":TRAC:TST:FORM ABS",
                ":TRAC:FEED SENS",
                ":TRAC:FEED:CONT NEXT");
        talk.expect(":INIT").expect("*STB?", "0");
    }

    @Test
    void opening_asks_and_sets_nothing() {
        assertThat(currentSource().function()).isEqualTo(Function.AMPERES);
        talk.isOver();
    }

    @Test
    void an_output_that_was_on_counts_at_the_junction_from_the_start() {
        talk.expect("*IDN?", "KEITHLEY INSTRUMENTS INC.,MODEL 2400,1,C32")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":SOUR:FUNC?", "VOLT")
                .expect(":SOUR:VOLT:RANG?", "2.100000E-01")
                .expect(":SENS:CURR:RANG?", "1.050000E-04")
                .expect(":OUTP?", "1")
                .expect(":SOUR:VOLT?", "-2.000000E-01")
                .expect(":SENS:CURR:PROT?", "1.000000E-04")
                .expect(":SYST:LFR?", "50");
        talk.open("keithley2400", Keithley2400.class);
        assertThatThrownBy(() -> talk.guard().checkVolts("other", 0.2, "compliance 0.2 V"))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("with 0.2 V from it");
        talk.isOver();
    }

    @Test
    void becomes_a_source_of_voltage_by_its_range_at_zero_and_off() {
        Keithley2400 meter = currentSource();
        talk.expect(":OUTP?", "0");
        says(
                ":SENS:FUNC:CONC OFF",
                ":SENS:FUNC 'CURR'",
                ":SOUR:VOLT:MODE FIX",
                ":SOUR:FUNC VOLT",
                ":SOUR:VOLT 0",
                ":SOUR:VOLT:RANG 0.2");
        talk.expect(":SENS:CURR:RANG?", "1.050000E-04");
        meter.setRangeVolts(0.1);
        assertThat(meter.function()).isEqualTo(Function.VOLTS);
        // 200 mV range: 0.02 % of the value and 600 uV.
        assertThat(meter.voltsAccuracy().standardError(0.1)).isCloseTo(620e-6 / 1.959964, within(1e-9));
        talk.isOver();
    }

    @Test
    void does_not_change_what_it_sources_while_its_output_is_on() {
        Keithley2400 meter = currentSource();
        talk.expect(":OUTP?", "1");
        assertThatThrownBy(() -> meter.setRangeVolts(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it: it sources A with its output on; switch that off");
        assertThatThrownBy(() -> meter.setVolts(0.1)).hasMessageContaining("choose a range in V first");
        talk.isOver();
    }

    @Test
    void a_range_too_small_for_a_level_that_is_live_is_refused() {
        Keithley2400 meter = currentSource();
        talk.expect(":OUTP?", "1").expect(":SOUR:CURR?", "5.000000E-06");
        assertThatThrownBy(() -> meter.setRangeAmperes(1e-6))
                .hasMessageContaining("its level does not fit into the range of 1.0E-6 A");
        talk.isOver();
    }

    @Test
    void the_measuring_range_follows_the_compliance_and_is_never_above_it() {
        Keithley2400 meter = currentSource();
        talk.expect(":OUTP?", "0").expect(":SENS:VOLT:PROT?", "2.100000E+01");
        says(":SENS:VOLT:RANG 0.2", ":SENS:VOLT:PROT 0.2");
        meter.setComplianceVolts(0.2);
        talk.expect(":OUTP?", "0").expect(":SENS:VOLT:PROT?", "2.000000E-01");
        says(":SENS:VOLT:PROT 0.35", ":SENS:VOLT:RANG 2");
        meter.setComplianceVolts(0.35);
        // 2 V range, 1 PLC: 0.012 % of the reading and 300 uV.
        assertThat(meter.measuredVoltsAccuracy().fraction()).isEqualTo(0.00012);
        assertThat(meter.measuredVoltsAccuracy().offset()).isEqualTo(300e-6);
        talk.isOver();
    }

    @Test
    void a_compliance_below_the_smallest_is_an_error_and_not_another_one() {
        Keithley2400 meter = currentSource();
        assertThatThrownBy(() -> meter.setComplianceVolts(1e-4))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("compliance_volts 1.0E-4 V refused: :SENS:VOLT:PROT takes 2.0E-4 to 210 V");
        talk.isOver();
    }

    @Test
    void a_compliance_that_the_instrument_refuses_is_told_with_its_command() {
        Keithley2400 meter = voltageSource();
        talk.expect(":OUTP?", "0")
                .expect(":SENS:CURR:PROT?", "1.050000E-04")
                .expect(":SENS:CURR:RANG 1.0E-6")
                .expect(":SENS:CURR:PROT 1.0E-8")
                .expect(":SYST:ERR?", "+822,\"Too small for sense range\"")
                .expect(":SYST:ERR?", NO_ERROR);
        assertThatThrownBy(() -> meter.setComplianceAmperes(1e-8))
                .isInstanceOf(InstrumentError.class)
                .hasMessageContaining(":SENS:CURR:PROT 1.0E-8")
                .hasMessageContaining("+822");
        talk.isOver();
    }

    @Test
    void what_the_device_does_not_bear_never_reaches_the_wire() {
        Keithley2400 current = currentSource();
        assertThatThrownBy(() -> current.setAmperes(1e-3))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("0.001 A is beyond its range of 1.0E-5 A, which takes 1.05E-5 A");
        talk.expect(":OUTP?", "0");
        assertThatThrownBy(() -> current.setComplianceVolts(0.36))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("compliance 0.36 V refused: limit 0.35 V at the device (bench.yaml:14)");
        talk.isOver();
    }

    @Test
    void a_negative_voltage_counts_as_much_as_a_positive_one() {
        Keithley2400 meter = open("VOLT", "2.100000E+00", "1.050000E-02");
        talk.expect(":OUTP?", "1").expect(":SENS:CURR:PROT?", "1.000000E-03");
        assertThatThrownBy(() -> meter.setVolts(-0.36))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("voltage -0.36 V at compliance 0.001 A refused: limit 0.35 V");
        talk.expect(":OUTP?", "1").expect(":SOUR:VOLT?", "-1.000000E-01");
        assertThatThrownBy(() -> meter.setComplianceAmperes(0.006))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("voltage -0.1 V at compliance 0.006 A refused: limit 0.005 A");
        talk.expect(":OUTP?", "1").expect(":SENS:CURR:PROT?", "1.000000E-03");
        says(":SOUR:VOLT -0.35");
        meter.setVolts(-0.35);
        talk.isOver();
    }

    @Test
    void output_goes_on_only_at_what_the_device_bears() {
        Keithley2400 meter = voltageSource();
        talk.expect(":SOUR:VOLT?", "1.000000E-01").expect(":SENS:CURR:PROT?", "1.000000E-01");
        assertThatThrownBy(() -> meter.setOutput(true))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("voltage 0.1 V at compliance 0.1 A refused: limit 0.005 A");
        talk.expect(":SOUR:VOLT?", "4.000000E-01").expect(":SENS:CURR:PROT?", "1.000000E-03");
        assertThatThrownBy(() -> meter.setOutput(true))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("voltage 0.4 V at compliance 0.001 A refused: limit 0.35 V");
        talk.isOver();
    }

    @Test
    void a_reading_with_the_output_off_is_refused_before_the_wire() {
        Keithley2400 meter = currentSource();
        talk.expect(":OUTP?", "0");
        assertThatThrownBy(meter::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it: its output is off");
        talk.expect(":OUTP?", "0");
        assertThatThrownBy(() -> meter.startBuffer(10)).hasMessageContaining("its output is off");
        talk.isOver();
    }

    @Test
    void a_reading_is_volts_amperes_and_whether_the_source_is_limited() {
        Keithley2400 meter = currentSource();
        talk.expect(":OUTP?", "1");
        singleReadingIsPrepared();
        talk.expect(":READ?", "+1.840000E-03,+1.000000E-05,+2.512000E+00,+2.150800E+04")
                .expect(":OUTP?", "1")
                .expect(":READ?", "+2.000000E-01,+1.000000E-05,+2.612000E+00,+2.151600E+04");
        assertThat(meter.read()).isEqualTo(new Reading(1.84e-3, 1e-5, false));
        assertThat(meter.read()).isEqualTo(new Reading(0.2, 1e-5, true));
        talk.isOver();
    }

    @Test
    void a_reading_beyond_the_range_or_cut_short_is_an_error_not_a_number() {
        Keithley2400 meter = currentSource();
        talk.expect(":OUTP?", "1");
        singleReadingIsPrepared();
        talk.expect(":READ?", "+9.900000E+37,+1.000000E-05,+2.512000E+00,+2.150900E+04")
                .expect(":OUTP?", "1")
                .expect(":READ?", "+1.840000E-03,+1.000000E-05");
        assertThatThrownBy(meter::read).isInstanceOf(ReadingOverflow.class).hasMessageContaining("range of 2.0 V");
        assertThatThrownBy(meter::read).isInstanceOf(LinkGarbage.class);
        talk.isOver();
    }

    @Test
    void a_measurement_is_configured_in_one_breath_and_tells_its_time_and_accuracy() {
        Keithley2400 meter = currentSource();
        says(
                ":SENS:FUNC:CONC OFF",
                ":SENS:FUNC 'VOLT'",
                ":SENS:VOLT:NPLC 0.01",
                ":SENS:CURR:NPLC 0.01",
                ":SENS:AVER:TCON REP",
                ":SENS:AVER:COUN 1",
                ":SENS:AVER OFF",
                ":SYST:AZER:STAT OFF",
                ":SYST:RSEN ON",
                ":SOUR:CLE:AUTO OFF");
        meter.configure(new Measurement(0.01, 1, false, true));
        // Data sheet: 2081 readings a second into memory.
        assertThat(1e9 / meter.readingInterval().toNanos()).isCloseTo(2081, within(25.0));
        // 2 V range: 300 uV, and 0.05 % of the range for 0.01 PLC.
        assertThat(meter.measuredVoltsAccuracy().offset()).isCloseTo(1.3e-3, within(1e-12));
        talk.isOver();
    }

    @Test
    void a_buffer_is_started_at_once_and_taken_with_its_own_times() throws Exception {
        Keithley2400 meter = currentSource();
        talk.expect(":OUTP?", "1");
        recordingIsPrepared(3, "0");
        meter.startBuffer(3);
        assertThat(talk.clock().nanos()).isZero();
        talk.expect(":TRAC:POIN:ACT?", "2")
                .expect(":TRAC:POIN:ACT?", "3")
                .expect(
                        ":TRAC:DATA?",
                        "+1.8E-03,+1.0E-05,+5.000,+20480,+2.3E-03,+1.0E-05,+5.051,+20488,+1.8E-03,+1.0E-05,+5.102,+20480");
        says(":TRAC:FEED:CONT NEV");
        Buffer buffer = meter.takeBuffer();
        assertThat(buffer.volts()).containsExactly(1.8e-3, 2.3e-3, 1.8e-3);
        assertThat(buffer.amperes()).containsOnly(1e-5);
        assertThat(buffer.seconds()).containsExactly(new double[] {0, 0.051, 0.102}, within(1e-9));
        assertThat(buffer.inCompliance()).containsExactly(false, true, false);
        // With autozero a reading at 1 PLC takes three integrations; then as long again for the one that was missing.
        assertThat(talk.clock().nanos()).isGreaterThan(3 * 50_000_000L);
        talk.isOver();
    }

    @Test
    void an_error_of_the_start_itself_is_seen_in_the_status_byte() {
        Keithley2400 meter = currentSource();
        talk.expect(":OUTP?", "1");
        says(
                ":ABOR",
                ":FORM:DATA ASC",
                ":FORM:ELEM VOLT,CURR,TIME,STAT",
                ":ARM:COUN 1",
                ":ARM:SOUR IMM",
                ":TRIG:COUN 5",
                ":TRIG:DEL 0",
                ":SOUR:DEL:AUTO OFF",
                ":SOUR:DEL 0",
                ":TRAC:FEED:CONT NEV",
                ":TRAC:CLE",
                ":TRAC:POIN 5",
                ":TRAC:TST:FORM ABS",
                ":TRAC:FEED SENS",
                ":TRAC:FEED:CONT NEXT");
        talk.expect(":INIT")
                .expect("*STB?", "4")
                .expect(":SYST:ERR?", "-213,\"Init ignored\"")
                .expect(":SYST:ERR?", NO_ERROR);
        assertThatThrownBy(() -> meter.startBuffer(5))
                .isInstanceOf(InstrumentError.class)
                .hasMessage("it did not accept ':INIT': -213,\"Init ignored\"");
        talk.isOver();
    }

    @Test
    void a_sweep_is_timed_by_the_instrument_and_stays_at_its_last_level() throws Exception {
        Keithley2400 meter = voltageSource();
        talk.expect(":OUTP?", "1")
                .expect(":SENS:CURR:PROT?", "1.000000E-04")
                .expect(":SOUR:LIST:VOLT 0,0.1,-0.05")
                .expect(":SOUR:SWE:RANG FIX")
                .expect(":SOUR:VOLT:MODE LIST");
        recordingIsPrepared(3, "0.002");
        meter.startSweep(new double[] {0, 0.1, -0.05}, Duration.ofMillis(2));
        talk.expect(":TRAC:POIN:ACT?", "3").expect(":TRAC:DATA?", "0,1E-9,0,0,0.1,1E-5,0.05,0,-0.05,-5E-6,0.1,0");
        says(":TRAC:FEED:CONT NEV");
        talk.expect(":SENS:CURR:PROT?", "1.000000E-04");
        says(":SOUR:VOLT -0.05", ":SOUR:VOLT:MODE FIX");
        talk.expect(":OUTP?", "1");
        Buffer buffer = meter.takeBuffer();
        assertThat(buffer.volts()).containsExactly(0, 0.1, -0.05);
        assertThat(buffer.amperes()).containsExactly(1e-9, 1e-5, -5e-6);
        talk.isOver();
    }

    @Test
    void a_long_list_goes_out_in_pieces_that_the_input_buffer_holds() {
        Keithley2400 meter = voltageSource();
        double[] levels = IntStream.range(0, 250).mapToDouble(i -> i * 1e-4).toArray();
        talk.expect(":OUTP?", "1")
                .expect(":SENS:CURR:PROT?", "1.000000E-04")
                .expect(":SOUR:LIST:VOLT " + list(levels, 0, 100))
                .expect(":SOUR:LIST:VOLT:APP " + list(levels, 100, 200))
                .expect(":SOUR:LIST:VOLT:APP " + list(levels, 200, 250))
                .expect(":SOUR:SWE:RANG FIX")
                .expect(":SOUR:VOLT:MODE LIST");
        recordingIsPrepared(250, "0");
        meter.startSweep(levels, Duration.ZERO);
        talk.isOver();
    }

    private static String list(double[] levels, int from, int to) {
        return Arrays.stream(levels, from, to)
                .mapToObj(level -> level == 0
                        ? "0"
                        : Double.toString(level).length() <= 16
                                ? Double.toString(level)
                                : Double.toString(Math.round(level * 1e4) / 1e4))
                .collect(Collectors.joining(","));
    }

    @Test
    void a_sweep_beyond_the_limit_or_the_range_never_starts() {
        Keithley2400 meter = open("VOLT", "2.100000E+00", "1.050000E-04");
        talk.expect(":OUTP?", "1").expect(":SENS:CURR:PROT?", "1.000000E-04");
        assertThatThrownBy(() -> meter.startSweep(new double[] {0, -0.4}, Duration.ZERO))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("voltage 0.4 V at compliance 0.0001 A refused");
        assertThatThrownBy(() -> meter.startSweep(new double[] {0, 3}, Duration.ZERO))
                .hasMessageContaining("3.0 V is beyond its range of 2.0 V");
        talk.isOver();
    }

    private static final SourceLocation A_VOLTAGE =
            new SourceLocation(Function.VOLTS, 0.1, 1e-3, 1, Duration.ofMillis(2));
    private static final SourceLocation A_CURRENT =
            new SourceLocation(Function.AMPERES, -1e-5, 0.2, 0.1, Duration.ZERO);

    private void triggersAre(int count) {
        says(
                ":ABOR",
                ":FORM:DATA ASC",
                ":FORM:ELEM VOLT,CURR,TIME,STAT",
                ":ARM:COUN 1",
                ":ARM:SOUR IMM",
                ":TRIG:COUN " + count,
                ":TRIG:DEL 0");
    }

    private void twoLocationsAreStored() {
        talk.expect(":OUTP?", "0");
        triggersAre(2);
        talk.expect(":SENS:CURR:PROT?", "1.050000E-04");
        says(
                ":SENS:FUNC:CONC OFF",
                ":SENS:FUNC 'CURR'",
                ":SOUR:VOLT:MODE FIX",
                ":SOUR:FUNC VOLT",
                ":SOUR:VOLT 0",
                ":SOUR:VOLT:RANG 0.2",
                ":SENS:CURR:PROT 0.001",
                ":SENS:CURR:RANG 0.001",
                ":SENS:VOLT:NPLC 1",
                ":SENS:CURR:NPLC 1",
                ":SOUR:DEL:AUTO OFF",
                ":SOUR:DEL 0.002",
                ":SOUR:VOLT 0.1",
                ":SOUR:MEM:SAVE 1");
        talk.expect(":SENS:VOLT:PROT?", "2.100000E+01");
        says(
                ":SENS:FUNC:CONC OFF",
                ":SENS:FUNC 'VOLT'",
                ":SOUR:CURR:MODE FIX",
                ":SOUR:FUNC CURR",
                ":SOUR:CURR 0",
                ":SOUR:CURR:RANG 1.0E-5",
                ":SENS:VOLT:RANG 0.2",
                ":SENS:VOLT:PROT 0.2",
                ":SENS:VOLT:NPLC 0.1",
                ":SENS:CURR:NPLC 0.1",
                ":SOUR:DEL:AUTO OFF",
                ":SOUR:DEL 0",
                ":SOUR:CURR -1.0E-5",
                ":SOUR:MEM:SAVE 2");
        says(":SOUR:VOLT 0");
        says(":SOUR:CURR 0");
        says(
                ":TRAC:FEED:CONT NEV",
                ":TRAC:CLE",
                ":TRAC:POIN 2",
                ":TRAC:TST:FORM ABS",
                ":TRAC:FEED SENS",
                ":TRAC:FEED:CONT NEXT",
                ":SOUR:MEM:POIN 2",
                ":SOUR:MEM:STAR 1",
                ":SOUR:FUNC MEM");
        says(":OUTP ON");
        talk.expect(":INIT").expect("*STB?", "0");
    }

    private void sourcesLevelsAgain() {
        says(":OUTP OFF");
        says(":SENS:FUNC:CONC OFF", ":SENS:FUNC 'VOLT'", ":SOUR:CURR:MODE FIX", ":SOUR:FUNC CURR");
        talk.expect(":SOUR:CURR:RANG?", "1.050000E-05").expect(":SENS:VOLT:RANG?", "2.100000E-01");
        says(":SOUR:CURR 0");
    }

    @Test
    void a_memory_sweep_goes_through_whole_setups_and_ends_with_the_output_off() throws Exception {
        Keithley2400 meter = currentSource();
        twoLocationsAreStored();
        meter.startMemorySweep(List.of(A_VOLTAGE, A_CURRENT));
        assertThatThrownBy(() -> meter.setAmperes(1e-6))
                .hasMessageContaining("it sources from its memory, so a current cannot be set");
        assertThatThrownBy(() -> talk.guard().checkVolts("other", 0.2, "compliance 0.2 V"))
                .isInstanceOf(LimitExceeded.class);
        talk.expect(":TRAC:POIN:ACT?", "2").expect(":TRAC:DATA?", "0.1,5E-6,1,0,-2E-3,-1E-5,1.05,0");
        says(":TRAC:FEED:CONT NEV");
        sourcesLevelsAgain();
        Buffer buffer = meter.takeMemorySweep();
        assertThat(buffer.volts()).containsExactly(0.1, -2e-3);
        assertThat(buffer.amperes()).containsExactly(5e-6, -1e-5);
        talk.guard().checkVolts("other", 0.2, "compliance 0.2 V");
        // With autozero three integrations each, at 1 and 0.1 cycles of 60 Hz, and 2 ms of delay.
        assertThat(talk.clock().nanos()).isBetween(57_000_000L, 60_000_000L);
        talk.isOver();
    }

    @Test
    void no_location_is_stored_when_one_of_them_is_more_than_the_device_bears() {
        Keithley2400 meter = currentSource();
        assertThatThrownBy(() -> meter.startMemorySweep(
                        List.of(A_VOLTAGE, new SourceLocation(Function.VOLTS, 0.36, 1e-3, 1, Duration.ZERO))))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("memory location 2, voltage 0.36 V at compliance 0.001 A refused: limit 0.35 V");
        assertThatThrownBy(() -> meter.startMemorySweep(
                        List.of(A_VOLTAGE, new SourceLocation(Function.VOLTS, 0.1, 1e-3, 20, Duration.ZERO))))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining(":SENS:VOLT:NPLC");
        assertThatThrownBy(() -> meter.startMemorySweep(Collections.nCopies(101, A_VOLTAGE)))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("whole numbers 1 to 100");
        talk.expect(":OUTP?", "1");
        assertThatThrownBy(() -> meter.startMemorySweep(List.of(A_VOLTAGE)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("its output is on; switch it off before memory locations are stored");
        talk.isOver();
    }

    @Test
    void a_location_that_is_refused_on_the_way_leaves_no_belief_in_what_is_sourced() {
        Keithley2400 meter = currentSource();
        talk.expect(":OUTP?", "0");
        talk.expect(":ABOR")
                .expect(":FORM:DATA ASC")
                .expect(":FORM:ELEM VOLT,CURR,TIME,STAT")
                .expect(":ARM:COUN 1")
                .expect(":ARM:SOUR IMM")
                .expect(":TRIG:COUN 1")
                .expect(":TRIG:DEL 0")
                .expect(":SYST:ERR?", "-221,\"Settings conflict\"")
                .expect(":SYST:ERR?", NO_ERROR);
        assertThatThrownBy(() -> meter.startMemorySweep(List.of(A_VOLTAGE))).isInstanceOf(InstrumentError.class);
        assertThatThrownBy(() -> meter.setOutput(true)).hasMessageContaining("choose a range first");
        talk.isOver();
    }

    @Test
    void goes_safe_from_a_memory_sweep_by_switching_off() {
        Keithley2400 meter = currentSource();
        twoLocationsAreStored();
        meter.startMemorySweep(List.of(A_VOLTAGE, A_CURRENT));
        says(":ABOR");
        talk.expect(":SOUR:FUNC?", "MEM");
        sourcesLevelsAgain();
        says(":SOUR:CURR:MODE FIX");
        talk.expect(":SOUR:CURR?", "0.000000E+00");
        says(":SOUR:CURR 0");
        says(":OUTP OFF");
        talk.expect(":OUTP?", "0");
        meter.makeSafe();
        talk.isOver();
    }

    @Test
    void one_that_is_found_live_in_its_memory_function_lets_nothing_else_become_live() {
        talk.expect("*IDN?", "KEITHLEY INSTRUMENTS INC.,MODEL 2400,1,C32")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":SOUR:FUNC?", "MEM")
                .expect(":SOUR:VOLT:RANG?", "2.100000E-01")
                .expect(":SENS:CURR:RANG?", "1.050000E-04")
                .expect(":OUTP?", "1")
                .expect(":SYST:LFR?", "50");
        Keithley2400 meter = talk.open("keithley2400", Keithley2400.class);
        assertThatThrownBy(() -> talk.guard().checkVolts("other", 1e-3, "compliance 0.001 V"))
                .isInstanceOf(LimitExceeded.class);
        talk.expect(":OUTP?", "1");
        assertThatThrownBy(() -> meter.setRangeVolts(0.2)).hasMessageContaining("it sources from its memory");
        talk.isOver();
    }

    @Test
    void both_quantities_are_measured_at_once_on_request() {
        Keithley2400 meter = currentSource();
        assertThat(meter.measuredAmperesAccuracy().source()).contains("programming");
        says(":SENS:FUNC:CONC ON", ":SENS:FUNC:OFF 'RES'", ":SENS:FUNC 'VOLT','CURR'");
        meter.measureConcurrently(true);
        // Data sheet, 10 uA range: 0.027 % and 700 pA of a reading.
        assertThat(meter.measuredAmperesAccuracy().source()).contains("measurement");
        assertThat(meter.measuredAmperesAccuracy().offset()).isEqualTo(700e-12);
        says(":SENS:FUNC:CONC OFF", ":SENS:FUNC 'VOLT'");
        meter.measureConcurrently(false);
        talk.isOver();
    }

    private void ohmsAreSetUp() {
        talk.expect(":OUTP?", "1");
        says(
                ":ABOR",
                ":FORM:DATA ASC",
                ":FORM:ELEM VOLT,CURR,TIME,STAT",
                ":ARM:COUN 1",
                ":ARM:SOUR IMM",
                ":TRIG:COUN 1",
                ":TRIG:DEL 0",
                ":SOUR:DEL:AUTO ON",
                ":SENS:RES:MODE MAN",
                ":SENS:FUNC:CONC ON",
                ":SENS:FUNC 'RES'",
                ":FORM:ELEM RES,STAT");
    }

    @Test
    void ohms_are_read_at_the_present_level_and_never_at_one_of_the_instruments_own_choice() {
        Keithley2400 meter = currentSource();
        String[] back = {
            ":SENS:FUNC:OFF 'RES'", ":SENS:FUNC:CONC OFF", ":SENS:FUNC 'VOLT'", ":FORM:ELEM VOLT,CURR,TIME,STAT"
        };
        ohmsAreSetUp();
        talk.expect(":READ?", "+1.840000E+02,+2.150400E+04");
        says(back);
        assertThat(meter.readOhms()).isEqualTo(184);
        ohmsAreSetUp();
        talk.expect(":READ?", "+1.840000E+02,+8.000000E+00");
        says(back);
        assertThatThrownBy(meter::readOhms).hasMessageContaining("limited by the compliance; no resistance");
        talk.isOver();
    }

    @Test
    void the_trip_of_the_compliance_can_be_asked_for() {
        Keithley2400 meter = currentSource();
        talk.expect(":SENS:VOLT:PROT:TRIP?", "1");
        assertThat(meter.inCompliance()).isTrue();
        talk.isOver();
    }

    @Test
    void terminals_off_state_protection_and_trigger_lines_are_set_with_their_words() {
        Keithley2400 meter = currentSource();
        says(":OUTP:SMOD HIMP");
        meter.setOffState(Keithley2400.OffState.HIGH_IMPEDANCE);
        talk.expect(":OUTP?", "0");
        says(":ROUT:TERM REAR");
        meter.useRearTerminals(true);
        talk.expect(":OUTP?", "1");
        assertThatThrownBy(() -> meter.useRearTerminals(false)).hasMessageContaining("its output is on");
        says(":SOUR:VOLT:PROT 20");
        meter.setProtectionVolts(20);
        says(":TRIG:ILIN 1", ":TRIG:OLIN 2", ":TRIG:OUTP SENS", ":TRIG:SOUR TLIN");
        meter.useTriggerLink(1, 2);
        says(":TRIG:SOUR IMM", ":TRIG:OUTP NONE");
        meter.useInternalTrigger();
        talk.isOver();
    }

    @Test
    void goes_safe_by_a_ramp_then_off_and_asks_whether_it_is() {
        Keithley2400 meter = currentSource();
        says(":ABOR");
        // Somebody at the front panel made it a source of voltage: what it says now counts.
        talk.expect(":SOUR:FUNC?", "VOLT");
        says(":SOUR:VOLT:MODE FIX");
        talk.expect(":SOUR:VOLT?", "-1.000000E-01").expect(":OUTP?", "1");
        for (String step : new String[] {"-0.08", "-0.06", "-0.04", "-0.02"}) {
            says(":SOUR:VOLT " + step);
        }
        says(":SOUR:VOLT 0");
        says(":OUTP OFF");
        talk.expect(":OUTP?", "0");
        meter.makeSafe();
        talk.isOver();
    }

    @Test
    void going_safe_tries_everything_and_then_tells_that_it_is_not() {
        Keithley2400 meter = currentSource();
        says(":ABOR");
        talk.expect(":SOUR:FUNC?", "CURR");
        says(":SOUR:CURR:MODE FIX");
        talk.expect(":SOUR:CURR?", "0.000000E+00")
                .expect(":SOUR:CURR 0")
                .expect(":SYST:ERR?", "-200,\"Execution error\"")
                .expect(":SYST:ERR?", NO_ERROR);
        says(":OUTP OFF");
        talk.expect(":OUTP?", "1");
        assertThatThrownBy(meter::makeSafe)
                .isInstanceOf(InstrumentError.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasAtLeastOneElementOfType(NotSafe.class));
        talk.isOver();
    }
}
