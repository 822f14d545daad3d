package io.mtjlab.instruments.drivers;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.Digitizer;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.instruments.capability.ReadingOverflow;
import io.mtjlab.instruments.scpi.OutOfRange;
import io.mtjlab.instruments.session.LinkGarbage;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@Timeout(20)
class KeithleyDmm6500Test {

    private static final String NO_ERROR = "0,\"No error;0;0 0\"";

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

    private KeithleyDmm6500 open() {
        talk.expect("*IDN?", "KEITHLEY INSTRUMENTS,MODEL DMM6500,04412345,1.7.12b")
                .expect("*LANG?", "SCPI")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":SYST:LFR?", "50")
                .expect(":SENS:VOLT:RANG?", "10")
                .expect(":SENS:VOLT:NPLC?", "1")
                .expect(":SENS:VOLT:AZER?", "1")
                .expect(":SENS:DIG:VOLT:SRAT?", "100000");
        return talk.open("keithley-dmm6500", KeithleyDmm6500.class);
    }

    private KeithleyDmm6500 digitizer(String rate) {
        KeithleyDmm6500 meter = open();
        says(
                ":ABOR",
                ":SENS:DIG:FUNC \"VOLT\"",
                ":SENS:DIG:VOLT:RANG 0.1",
                ":SENS:DIG:VOLT:SRAT " + rate,
                ":SENS:DIG:VOLT:APER AUTO",
                ":SENS:DIG:VOLT:INP AUTO",
                ":FORM SRE",
                ":FORM:BORD SWAP");
        talk.expect(":SENS:DIG:VOLT:SRAT?", rate);
        meter.configure(new Digitizer.Acquisition(0.05, Double.parseDouble(rate)));
        return meter;
    }

    private void traceIsStarted(int samples) {
        says(":ABOR", ":TRAC:CLE \"defbuffer1\"", ":TRAC:POIN " + Math.max(10, samples) + ", \"defbuffer1\"");
        says(":TRIG:LOAD \"Empty\"", ":TRIG:BLOC:MDIG 1, \"defbuffer1\", " + samples);
        talk.expect(":INIT").expect("*STB?", "0");
    }

    private static byte[] block(String header, double... samples) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double sample : samples) {
            bytes.putFloat((float) sample);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(bytes.array());
        out.write('\n');
        return out.toByteArray();
    }

    @Test
    void another_language_is_refused_with_what_to_do() {
        talk.expect("*IDN?", "KEITHLEY INSTRUMENTS,MODEL DMM6500,1,1.7").expect("*LANG?", "SCPI2000");
        assertThatThrownBy(() -> talk.open("keithley-dmm6500", KeithleyDmm6500.class))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("speaks SCPI2000, right is SCPI");
        talk.isOver();
    }

    @Test
    void a_million_samples_a_second_are_taken_in_binary_when_lab_time_has_passed() throws Exception {
        KeithleyDmm6500 meter = digitizer("1000000");
        assertThat(meter.maxSampleHertz()).isEqualTo(1e6);
        traceIsStarted(4);
        meter.startTrace(4);
        assertThat(talk.clock().nanos()).isZero();
        // The second sample holds a line feed in its bytes, which must end nothing.
        double withLineFeed = ByteBuffer.wrap(new byte[] {0x0A, 0x0A, 0x0A, 0x3D})
                .order(ByteOrder.LITTLE_ENDIAN)
                .getFloat();
        talk.expect(":TRAC:ACT? \"defbuffer1\"", "4")
                .expectBytes(
                        ":TRAC:DATA? 1, 4, \"defbuffer1\", READ", block("#216", 1.84e-3, withLineFeed, -2.38e-3, 0));
        Digitizer.Trace trace = meter.takeTrace();
        assertThat(trace.intervalSeconds()).isEqualTo(1e-6);
        assertThat(trace.volts()).containsExactly(new double[] {1.84e-3, withLineFeed, -2.38e-3, 0}, within(1e-9));
        assertThat(talk.clock().nanos()).isEqualTo(4000);
        talk.isOver();
    }

    @Test
    void a_block_that_does_not_tell_its_length_is_held_against_what_was_asked_for() throws Exception {
        KeithleyDmm6500 meter = digitizer("50000");
        traceIsStarted(3);
        meter.startTrace(3);
        talk.expect(":TRAC:ACT? \"defbuffer1\"", "3")
                .expectBytes(":TRAC:DATA? 1, 3, \"defbuffer1\", READ", block("#0", 0.01, 0.02));
        assertThatThrownBy(meter::takeTrace)
                .isInstanceOf(LinkGarbage.class)
                .hasMessageContaining("these are not 3 samples");
        talk.isOver();
    }

    @Test
    void a_sample_beyond_the_range_is_an_error_not_a_number() throws Exception {
        KeithleyDmm6500 meter = digitizer("50000");
        traceIsStarted(1);
        meter.startTrace(1);
        talk.expect(":TRAC:ACT? \"defbuffer1\"", "1")
                .expectBytes(":TRAC:DATA? 1, 1, \"defbuffer1\", READ", block("#14", 9.9e37));
        assertThatThrownBy(meter::takeTrace).isInstanceOf(ReadingOverflow.class);
        talk.isOver();
    }

    @Test
    void a_rate_or_a_memory_that_it_does_not_have_is_refused_before_the_wire() {
        KeithleyDmm6500 meter = open();
        assertThatThrownBy(() -> meter.configure(new Digitizer.Acquisition(0.1, 2e6)))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("sample_hertz 2000000 Hz refused");
        assertThatThrownBy(() -> meter.startTrace(6_000_001)).hasMessageContaining("it holds 1 to 6000000");
        talk.isOver();
    }

    @Test
    void as_a_meter_it_reads_one_value_with_the_accuracy_of_its_range() {
        KeithleyDmm6500 meter = open();
        assertThatThrownBy(meter::readVolts).hasMessageContaining("not configured as a meter");
        says(
                ":ABOR",
                ":SENS:FUNC \"VOLT\"",
                ":SENS:VOLT:RANG 10",
                ":SENS:VOLT:NPLC 1",
                ":SENS:VOLT:AZER ON",
                ":SENS:VOLT:INP AUTO",
                ":SENS:VOLT:AVER:TCON REP",
                ":SENS:VOLT:AVER:COUN 10",
                ":SENS:VOLT:AVER OFF",
                ":SENS:COUN 1",
                ":FORM ASC");
        meter.configure(new Nanovoltmeter.Acquisition(10, 1, false, true));
        // Calibration manual, page 2-4: 10 V on the 10 V range is good to 0.3 mV.
        assertThat(meter.voltsAccuracy().standardError(10) * 1.959964).isCloseTo(0.0003, within(1e-9));
        assertThat(meter.readingInterval().toNanos() * 1e-9).isCloseTo(2 * (0.02 + 0.2e-3), within(1e-9));
        talk.expect(":READ? \"defbuffer1\"", "1.234567E+00").expect(":READ? \"defbuffer1\"", "9.9E+37");
        assertThat(meter.readVolts()).isEqualTo(1.234567);
        assertThatThrownBy(meter::readVolts).isInstanceOf(ReadingOverflow.class);
        talk.isOver();
    }

    @Test
    void a_buffer_of_readings_comes_with_its_own_times() throws Exception {
        KeithleyDmm6500 meter = open();
        says(":ABOR", ":TRAC:CLE \"defbuffer1\"", ":TRAC:POIN 10, \"defbuffer1\"");
        says(":TRIG:LOAD \"SimpleLoop\", 2, 0, \"defbuffer1\"");
        talk.expect(":INIT").expect("*STB?", "0");
        meter.startBuffer(2);
        talk.expect(":TRAC:ACT? \"defbuffer1\"", "2")
                .expect(":TRAC:DATA? 1, 2, \"defbuffer1\", READ, REL", "1.5E-3,0.25,1.6E-3,0.29");
        Nanovoltmeter.Buffer buffer = meter.takeBuffer();
        assertThat(buffer.volts()).containsExactly(1.5e-3, 1.6e-3);
        assertThat(buffer.seconds()).containsExactly(new double[] {0, 0.04}, within(1e-12));
        assertThatThrownBy(meter::takeBuffer).hasMessageContaining("no buffer was started");
        talk.isOver();
    }

    @Test
    void the_present_reading_becomes_zero() {
        KeithleyDmm6500 meter = open();
        says(":SENS:VOLT:REL:ACQ", ":SENS:VOLT:REL:STAT ON");
        meter.setRelative(true);
        says(":SENS:VOLT:REL:STAT OFF");
        meter.setRelative(false);
        talk.isOver();
    }
}
