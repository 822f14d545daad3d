package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.Nanovoltmeter.Acquisition;
import io.mtjlab.instruments.capability.Nanovoltmeter.Buffer;
import io.mtjlab.instruments.capability.ReadingOverflow;
import io.mtjlab.instruments.scpi.OutOfRange;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@Timeout(20)
class Keithley2182ATest {

    private static final String NO_ERROR = "0,\"No error\"";

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    private Keithley2182A open() {
        talk.expect("*IDN?", "KEITHLEY INSTRUMENTS INC.,MODEL 2182A,1234567,C04 /A02")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":SYST:LFR?", "60")
                .expect(":SENS:VOLT:CHAN1:RANG?", "1.200000E+02")
                .expect(":SENS:VOLT:NPLC?", "5.00")
                .expect(":SENS:VOLT:LPAS?", "0")
                .expect(":SYST:AZER?", "1");
        return talk.open("keithley2182a", Keithley2182A.class);
    }

    private Keithley2182A fast() {
        Keithley2182A meter = open();
        for (String line : new String[] {
            ":INIT:CONT OFF",
            ":ABOR",
            ":SENS:FUNC 'VOLT'",
            ":SENS:CHAN 1",
            ":SENS:VOLT:CHAN1:RANG:AUTO OFF",
            ":SENS:VOLT:CHAN1:RANG 0.01",
            ":SENS:VOLT:NPLC 0.01",
            ":SENS:VOLT:LPAS OFF",
            ":SENS:VOLT:DFIL OFF",
            ":SYST:AZER OFF",
            ":TRIG:SOUR IMM",
            ":TRIG:DEL 0",
            ":SAMP:COUN 1",
            ":FORM:DATA ASC",
            ":FORM:ELEM READ",
            ":TRAC:FEED SENS"
        }) {
            talk.expect(line);
        }
        talk.expect(":SYST:ERR?", NO_ERROR);
        meter.configure(new Acquisition(0.01, 0.01, false, false));
        return meter;
    }

    private void start(int readings) {
        for (String line : new String[] {
            ":ABOR", ":TRAC:CLE", ":TRAC:POIN " + readings, ":TRIG:COUN " + readings, ":TRAC:FEED:CONT NEXT", ":INIT"
        }) {
            talk.expect(line);
        }
        talk.expect(":SYST:ERR?", NO_ERROR);
    }

    @Test
    void it_says_when_its_calibration_is_due_or_that_it_does_not_know() {
        Keithley2182A meter = open();
        // the manual's example, as 1998,11,20
        talk.expect(":CAL:PROT:NDUE?", "1998,11,20").expect(":CAL:PROT:NDUE?", "1998, 13, 1");
        assertThat(meter.calibrationDue()).contains(LocalDate.of(1998, 11, 20));
        assertThat(meter.calibrationDue()).isEmpty();
    }

    @Test
    void the_fastest_acquisition_takes_8_7_milliseconds_a_reading_and_has_the_accuracy_of_its_range() {
        Keithley2182A meter = fast();
        assertThat(meter.readingInterval()).isEqualTo(Duration.ofNanos(8_700_000));
        assertThat(meter.bufferCapacity()).isEqualTo(1024);
        // 10 mV range, 1 year: 50 ppm of the value and 4 ppm of the range.
        assertThat(meter.voltsAccuracy().fraction()).isEqualTo(50e-6);
        assertThat(meter.voltsAccuracy().offset()).isCloseTo(40e-9, within(1e-15));
        talk.isOver();
    }

    @Test
    void a_buffer_is_started_at_once_and_taken_when_lab_time_has_passed() throws Exception {
        Keithley2182A meter = fast();
        start(4);
        meter.startBuffer(4);
        assertThat(talk.clock().nanos()).isZero();
        talk.expect(":TRAC:DATA?", "+1.84000000E-03,+2.38000000E-03,+1.84010000E-03,-2.5E-06");
        Buffer buffer = meter.takeBuffer();
        assertThat(buffer.volts()).containsExactly(1.84e-3, 2.38e-3, 1.8401e-3, -2.5e-6);
        assertThat(buffer.seconds()).containsExactly(new double[] {0, 8.7e-3, 17.4e-3, 26.1e-3}, within(1e-12));
        assertThat(talk.clock().nanos()).isEqualTo(4 * 8_700_000);
        talk.isOver();
    }

    @Test
    void a_meter_that_is_slower_than_specified_is_waited_for() throws Exception {
        Keithley2182A meter = fast();
        start(3);
        meter.startBuffer(3);
        talk.expect(":TRAC:DATA?", "1,2").expect(":TRAC:DATA?", "1,2,3");
        assertThat(meter.takeBuffer().volts()).containsExactly(1, 2, 3);
        assertThat(talk.clock().nanos()).isEqualTo(5 * 8_700_000);
        talk.isOver();
    }

    @Test
    void a_reading_beyond_the_range_is_an_error_not_a_number() {
        Keithley2182A meter = fast();
        talk.expect(":TRIG:COUN 1").expect(":READ?", "+1.5E-03").expect(":READ?", "+9.90000000E+37");
        assertThat(meter.readVolts()).isEqualTo(1.5e-3);
        assertThatThrownBy(meter::readVolts)
                .isInstanceOf(ReadingOverflow.class)
                .hasMessage("it: the signal is beyond its range of 0.01 V");
        talk.isOver();
    }

    @Test
    void a_buffer_larger_than_the_memory_is_refused_before_the_wire() {
        Keithley2182A meter = fast();
        assertThatThrownBy(() -> meter.startBuffer(1025))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("buffer_points 1025 refused: :TRAC:POIN takes whole numbers 2 to 1024");
        talk.isOver();
    }

    @Test
    void channel_2_has_ranges_and_accuracy_of_its_own() {
        Keithley2182A meter = open();
        meter.useChannel(2);
        assertThatThrownBy(() -> meter.configure(new Acquisition(100, 1, false, true)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("the largest takes 12.0 V");
        for (String line : new String[] {
            ":INIT:CONT OFF",
            ":ABOR",
            ":SENS:FUNC 'VOLT'",
            ":SENS:CHAN 2",
            ":SENS:VOLT:CHAN2:RANG:AUTO OFF",
            ":SENS:VOLT:CHAN2:RANG 0.1",
            ":SENS:VOLT:NPLC 1",
            ":SENS:VOLT:LPAS OFF",
            ":SENS:VOLT:DFIL OFF",
            ":SYST:AZER ON",
            ":TRIG:SOUR IMM",
            ":TRIG:DEL 0",
            ":SAMP:COUN 1",
            ":FORM:DATA ASC",
            ":FORM:ELEM READ",
            ":TRAC:FEED SENS"
        }) {
            talk.expect(line);
        }
        talk.expect(":SYST:ERR?", NO_ERROR);
        meter.configure(new Acquisition(0.05, 1, false, true));
        assertThat(meter.voltsAccuracy().offset()).isCloseTo(0.7e-6, within(1e-15));
        assertThatThrownBy(() -> meter.useChannel(3)).hasMessageContaining("right is 1 or 2");
        talk.isOver();
    }

    @Test
    void relative_filter_and_trigger_are_set_with_the_channel() {
        Keithley2182A meter = open();
        talk.expect(":SENS:VOLT:CHAN1:REF:ACQ")
                .expect(":SENS:VOLT:CHAN1:REF:STAT ON")
                .expect(":SYST:ERR?", NO_ERROR);
        meter.setRelative(true);
        meter.useChannel(2);
        talk.expect(":SENS:VOLT:CHAN2:REF:STAT OFF").expect(":SYST:ERR?", NO_ERROR);
        meter.setRelative(false);
        talk.expect(":SENS:VOLT:DFIL:COUN 10")
                .expect(":SENS:VOLT:DFIL:WIND 0.1")
                .expect(":SENS:VOLT:DFIL:TCON REP")
                .expect(":SYST:ERR?", NO_ERROR);
        meter.setDigitalFilter(10, 0.1, true);
        talk.expect(":TRIG:SOUR EXT").expect(":TRIG:DEL 0.002").expect(":SYST:ERR?", NO_ERROR);
        meter.useExternalTrigger(0.002);
        talk.isOver();
    }
}
