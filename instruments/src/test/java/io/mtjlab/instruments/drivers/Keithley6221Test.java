package io.mtjlab.instruments.drivers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.instruments.bench.LimitExceeded;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.NotSafe;
import io.mtjlab.instruments.scpi.OutOfRange;
import io.mtjlab.instruments.scpi.WrongInstrument;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@Timeout(20)
class Keithley6221Test {

    private static final String NO_ERROR = "0,\"No error\"";

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    private Keithley6221 open() {
        talk.expect("*IDN?", "KEITHLEY INSTRUMENTS INC.,MODEL 6221,1234567,D03 /700x")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":SOUR:CURR:RANG?", "1.050000E-03")
                .expect(":OUTP?", "0");
        return talk.open("keithley6221", Keithley6221.class);
    }

    @Test
    void opening_asks_and_sets_nothing() {
        Keithley6221 source = open();
        assertThat(source.identity().model()).isEqualTo("MODEL 6221");
        assertThat(source.identity().serial()).isEqualTo("1234567");
        talk.isOver();
    }

    @Test
    void the_wrong_instrument_is_named_with_role_resource_expected_and_got() {
        talk.expect("*IDN?", "KEITHLEY INSTRUMENTS INC.,MODEL 2182A,1,C04");
        assertThatThrownBy(() -> talk.open("keithley6221", Keithley6221.class))
                .isInstanceOf(WrongInstrument.class)
                .hasMessageContaining("it at TCPIP0::127.0.0.1::")
                .hasMessageContaining(
                        "expected *IDN? to tell KEITHLEY and 6221, got 'KEITHLEY INSTRUMENTS INC.,MODEL 2182A");
    }

    @Test
    void a_set_asks_for_errors_in_the_same_breath() {
        Keithley6221 source = open();
        talk.expect(":SOUR:CURR 1.0E-5").expect(":SYST:ERR?", NO_ERROR).expect(":SOUR:CURR?", "1.000000E-05");
        source.setAmperes(1e-5);
        assertThat(source.amperes()).isEqualTo(1e-5);
        talk.isOver();
    }

    @Test
    void an_entry_in_the_error_queue_names_the_command_and_the_queue_is_emptied() {
        Keithley6221 source = open();
        talk.expect(":SOUR:CURR 0.001")
                .expect(":SYST:ERR?", "-222,\"Parameter data out of range\"")
                .expect(":SYST:ERR?", "+820,\"Beyond range\"")
                .expect(":SYST:ERR?", NO_ERROR);
        assertThatThrownBy(() -> source.setAmperes(1e-3))
                .isInstanceOf(InstrumentError.class)
                .hasMessage(
                        "it did not accept ':SOUR:CURR 0.001': -222,\"Parameter data out of range\"; +820,\"Beyond range\"");
        talk.isOver();
    }

    @Test
    void what_the_manual_or_the_device_forbids_never_reaches_the_wire() {
        Keithley6221 source = open();
        assertThatThrownBy(() -> source.setAmperes(0.2))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("it: amperes 0.2 A refused: :SOUR:CURR takes -0.105 to 0.105 A");
        assertThatThrownBy(() -> source.setAmperes(-0.0051))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("limit 0.005 A at the device (bench.yaml:14)");
        talk.isOver();
        talk.expect(":OUTP?", "0");
        assertThatThrownBy(() -> source.setComplianceVolts(0.36))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("compliance 0.36 V refused: limit 0.35 V");
        talk.isOver();
    }

    @Test
    void output_stays_off_while_the_compliance_it_has_is_too_high() {
        Keithley6221 source = open();
        talk.expect(":SOUR:CURR:COMP?", "1.000000E+01").expect(":SOUR:CURR?", "0.000000E+00");
        assertThatThrownBy(() -> source.setOutput(true))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("output on at compliance 10.0 V refused");
        talk.isOver();
    }

    @Test
    void the_range_is_the_smallest_that_holds_the_current_and_brings_its_accuracy() {
        Keithley6221 source = open();
        talk.expect(":SOUR:CURR:RANG:AUTO OFF").expect(":SOUR:CURR:RANG 2.0E-5").expect(":SYST:ERR?", NO_ERROR);
        source.setRangeAmperes(1e-5);
        // 20 uA range: 0.05 % of the value and 10 nA; 95 % limit over 1.96.
        assertThat(source.amperesAccuracy().standardError(1e-5)).isCloseTo(15e-9 / 1.959964, within(1e-14));
        talk.isOver();
    }

    @Test
    void compliance_is_asked_of_the_measurement_condition_register() {
        Keithley6221 source = open();
        talk.expect(":STAT:MEAS:COND?", "8").expect(":STAT:MEAS:COND?", "32");
        assertThat(source.inCompliance()).isTrue();
        assertThat(source.inCompliance()).isFalse();
        talk.isOver();
    }

    @Test
    void goes_safe_by_a_ramp_then_off_and_asks_whether_it_is() {
        Keithley6221 source = open();
        talk.expect(":SOUR:CURR?", "1.000000E-05").expect(":OUTP?", "1");
        for (String step : new String[] {"8.0E-6", "6.0E-6", "4.0E-6", "2.0E-6", "0"}) {
            talk.expect(":SOUR:CURR " + step).expect(":SYST:ERR?", NO_ERROR);
        }
        talk.expect(":OUTP OFF").expect(":SYST:ERR?", NO_ERROR).expect(":OUTP?", "0");
        source.makeSafe();
        talk.isOver();
    }

    @Test
    void a_link_that_breaks_on_the_way_to_safety_is_opened_again() {
        Keithley6221 source = open();
        talk.expect(":SOUR:CURR?", "0.000000E+00")
                .expect(":SOUR:CURR 0")
                .hangUpAt(":SYST:ERR?")
                .expect(":SOUR:CURR 0")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":OUTP OFF")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":OUTP?", "0");
        source.makeSafe();
        talk.isOver();
    }

    @Test
    void going_safe_tries_everything_and_then_tells_that_it_is_not() {
        Keithley6221 source = open();
        talk.expect(":SOUR:CURR?", "0.000000E+00")
                .expect(":SOUR:CURR 0")
                .expect(":SYST:ERR?", "-200,\"Execution error\"")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":OUTP OFF")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect(":OUTP?", "1");
        assertThatThrownBy(source::makeSafe)
                .isInstanceOf(InstrumentError.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasAtLeastOneElementOfType(NotSafe.class));
        talk.isOver();
    }
}
