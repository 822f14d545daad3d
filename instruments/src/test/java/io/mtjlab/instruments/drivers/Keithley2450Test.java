package io.mtjlab.instruments.drivers;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.bench.LimitExceeded;
import io.mtjlab.instruments.capability.ReadingOverflow;
import io.mtjlab.instruments.capability.SourceMeter.Buffer;
import io.mtjlab.instruments.capability.SourceMeter.Measurement;
import io.mtjlab.instruments.capability.SourceMeter.Reading;
import io.mtjlab.instruments.scpi.OutOfRange;
import io.mtjlab.instruments.session.LinkGarbage;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@Timeout(20)
class Keithley2450Test {

    private static final String NO_ERROR = "0,\"No error;0;0 0\"";
    private static final String READ = ":READ? \"defbuffer1\", SOUR, READ, SOURSTAT, REL";

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

    private Keithley2450 open(String function, String sourceRange, String measureRange) {
        String sensed = function.equals("CURR") ? "VOLT" : "CURR";
        talk.expect("*IDN?", "KEITHLEY INSTRUMENTS,MODEL 2450,04412345,1.7.12b")
                .expect("*LANG?", "SCPI")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":SOUR:FUNC?", function)
                .expect(":SOUR:" + function + ":RANG?", sourceRange)
                .expect(":SENS:" + sensed + ":RANG?", measureRange)
                .expect(":OUTP?", "0")
                .expect(":SYST:LFR?", "60");
        return talk.open("keithley2450", Keithley2450.class);
    }

    private Keithley2450 currentSource() {
        return open("CURR", "1E-05", "0.2");
    }

    @Test
    void another_language_is_refused_with_what_to_do() {
        talk.expect("*IDN?", "KEITHLEY INSTRUMENTS,MODEL 2450,04412345,1.7.12b").expect("*LANG?", "TSP");
        assertThatThrownBy(() -> talk.open("keithley2450", Keithley2450.class))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("speaks TSP, right is SCPI: send '*LANG SCPI'")
                .hasMessageContaining("switch it off and on");
        talk.isOver();
    }

    @Test
    void becomes_a_source_of_voltage_by_its_range() {
        Keithley2450 meter = currentSource();
        talk.expect(":OUTP?", "0");
        says(
                ":SOUR:FUNC VOLT",
                ":SENS:FUNC \"CURR\"",
                ":SOUR:VOLT:READ:BACK OFF",
                ":SOUR:VOLT 0",
                ":SOUR:VOLT:RANG 0.2");
        talk.expect(":SENS:CURR:RANG?", "0.0001");
        meter.setRangeVolts(0.15);
        // 200 mV range: 0.015 % of the setting and 200 uV.
        assertThat(meter.voltsAccuracy().standardError(0.1)).isCloseTo(215e-6 / 1.959964, within(1e-9));
        talk.isOver();
    }

    @Test
    void the_compliance_of_a_current_source_is_its_voltage_limit() {
        Keithley2450 meter = currentSource();
        talk.expect(":OUTP?", "0").expect(":SOUR:CURR:VLIM?", "21");
        says(":SENS:VOLT:RANG 2", ":SOUR:CURR:VLIM 0.35");
        meter.setComplianceVolts(0.35);
        talk.expect(":SOUR:CURR:VLIM:TRIP?", "1");
        assertThat(meter.inCompliance()).isTrue();
        assertThatThrownBy(() -> meter.setComplianceVolts(0.01))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining(":SOUR:CURR:VLIM takes 0.02 to 210 V");
        talk.isOver();
    }

    @Test
    void a_live_voltage_is_held_against_the_limits_with_its_compliance() {
        Keithley2450 meter = open("VOLT", "2", "0.001");
        talk.expect(":OUTP?", "1").expect(":SOUR:VOLT:ILIM?", "0.0001");
        assertThatThrownBy(() -> meter.setVolts(-0.4))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("voltage -0.4 V at compliance 0.0001 A refused: limit 0.35 V");
        talk.isOver();
    }

    @Test
    void a_measurement_is_configured_for_the_measured_quantity() {
        Keithley2450 meter = currentSource();
        says(
                ":SENS:FUNC \"VOLT\"",
                ":SENS:VOLT:NPLC 1",
                ":SENS:VOLT:AVER:TCON REP",
                ":SENS:VOLT:AVER:COUN 10",
                ":SENS:VOLT:AVER ON",
                ":SENS:VOLT:AZER OFF",
                ":SENS:VOLT:RSEN ON",
                ":SOUR:CURR:READ:BACK OFF");
        meter.configure(new Measurement(1, 10, false, true));
        assertThat(meter.readingInterval().toNanos() * 1e-9).isCloseTo(10 * (1 / 60.0 + 0.15e-3), within(1e-6));
        // 200 mV range: 0.012 % of the reading and 200 uV.
        assertThat(meter.measuredVoltsAccuracy().offset()).isEqualTo(200e-6);
        talk.isOver();
    }

    @Test
    void a_reading_needs_the_output_on_and_tells_the_limit() {
        Keithley2450 meter = currentSource();
        talk.expect(":OUTP?", "0");
        assertThatThrownBy(meter::read).hasMessageContaining("its output is off");
        talk.expect(":OUTP?", "1");
        says(":ABOR", ":FORM ASC", ":SENS:COUN 1", ":SOUR:CURR:DEL:AUTO ON");
        talk.expect(READ, "1.000000E-05,1.840000E-03,1.320000E+02,0.000000E+00")
                .expect(":OUTP?", "1")
                .expect(READ, "1.000000E-05,2.000000E-01,1.600000E+02,1.000000E-01")
                .expect(":OUTP?", "1")
                .expect(READ, "1.000000E-05,9.900000E+37,1.280000E+02,2.000000E-01")
                .expect(":OUTP?", "1")
                .expect(READ, "1.000000E-05,1.8E-03");
        assertThat(meter.read()).isEqualTo(new Reading(1.84e-3, 1e-5, false));
        assertThat(meter.read()).isEqualTo(new Reading(0.2, 1e-5, true));
        assertThatThrownBy(meter::read).isInstanceOf(ReadingOverflow.class);
        assertThatThrownBy(meter::read).isInstanceOf(LinkGarbage.class);
        talk.isOver();
    }

    @Test
    void a_buffer_is_filled_by_the_trigger_model() throws Exception {
        Keithley2450 meter = currentSource();
        talk.expect(":OUTP?", "1");
        says(
                ":ABOR",
                ":FORM ASC",
                ":TRAC:CLE \"defbuffer1\"",
                ":TRAC:POIN 10, \"defbuffer1\"",
                ":TRIG:LOAD \"SimpleLoop\", 2, 0, \"defbuffer1\"");
        talk.expect(":INIT").expect("*STB?", "0");
        meter.startBuffer(2);
        talk.expect(":TRAC:ACT? \"defbuffer1\"", "2")
                .expect(
                        ":TRAC:DATA? 1, 2, \"defbuffer1\", SOUR, READ, SOURSTAT, REL",
                        "1E-05,1.8E-03,128,0.5,1E-05,2.3E-03,160,0.55");
        Buffer buffer = meter.takeBuffer();
        assertThat(buffer.volts()).containsExactly(1.8e-3, 2.3e-3);
        assertThat(buffer.amperes()).containsOnly(1e-5);
        assertThat(buffer.seconds()).containsExactly(new double[] {0, 0.05}, within(1e-12));
        assertThat(buffer.inCompliance()).containsExactly(false, true);
        assertThatThrownBy(() -> meter.takeBuffer()).hasMessageContaining("no buffer was started");
        talk.isOver();
    }

    @Test
    void the_last_level_of_a_sweep_is_put_on_again_behind_it() throws Exception {
        Keithley2450 meter = open("VOLT", "0.2", "0.0001");
        talk.expect(":OUTP?", "1").expect(":SOUR:VOLT:ILIM?", "0.0001");
        says(
                ":ABOR",
                ":FORM ASC",
                ":TRAC:CLE \"defbuffer1\"",
                ":TRAC:POIN 10, \"defbuffer1\"",
                ":SOUR:LIST:VOLT -0.1, 0.1",
                ":SOUR:SWE:VOLT:LIST 1, 0.001, 1, OFF, \"defbuffer1\"");
        talk.expect(":INIT").expect("*STB?", "0");
        meter.startSweep(new double[] {-0.1, 0.1}, Duration.ofMillis(1));
        talk.expect(":TRAC:ACT? \"defbuffer1\"", "2")
                .expect(
                        ":TRAC:DATA? 1, 2, \"defbuffer1\", SOUR, READ, SOURSTAT, REL",
                        "-0.1,-1E-05,128,0,0.1,1E-05,128,0.05")
                .expect(":SOUR:VOLT:ILIM?", "0.0001");
        says(":SOUR:VOLT 0.1");
        talk.expect(":OUTP?", "0");
        says(":OUTP ON");
        Buffer buffer = meter.takeBuffer();
        assertThat(buffer.volts()).containsExactly(-0.1, 0.1);
        assertThat(buffer.amperes()).containsExactly(-1e-5, 1e-5);
        talk.isOver();
    }

    @Test
    void a_buffer_larger_than_the_memory_is_refused_before_the_wire() {
        Keithley2450 meter = currentSource();
        talk.expect(":OUTP?", "1");
        assertThatThrownBy(() -> meter.startBuffer(250_001))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("it holds 1 to 250000");
        talk.isOver();
    }

    @Test
    void off_state_terminals_and_protection_are_set_with_their_words() {
        Keithley2450 meter = currentSource();
        says(":OUTP:CURR:SMOD ZERO", ":OUTP:VOLT:SMOD ZERO");
        meter.setOffState(Keithley2450.OffState.ZERO);
        talk.expect(":OUTP?", "0");
        says(":ROUT:TERM REAR");
        meter.useRearTerminals(true);
        says(":SOUR:VOLT:PROT PROT2");
        meter.setProtection("PROT2");
        assertThatThrownBy(() -> meter.setProtection("PROT3")).isInstanceOf(OutOfRange.class);
        talk.isOver();
    }

    @Test
    void goes_safe_by_a_ramp_then_off_and_asks_whether_it_is() {
        Keithley2450 meter = currentSource();
        says(":ABOR");
        talk.expect(":SOUR:FUNC?", "CURR").expect(":SOUR:CURR?", "1E-05").expect(":OUTP?", "1");
        for (String step : new String[] {"8.0E-6", "6.0E-6", "4.0E-6", "2.0E-6", "0"}) {
            says(":SOUR:CURR " + step);
        }
        says(":OUTP OFF");
        talk.expect(":OUTP?", "0");
        meter.makeSafe();
        talk.isOver();
    }
}
