package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.OptionalDouble;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.bench.LimitExceeded;
import io.mtjlab.instruments.capability.Instrument.SettingValue;
import io.mtjlab.instruments.capability.Nanovoltmeter.Buffer;
import io.mtjlab.instruments.drivers.Keithley6221Wave.Shape;
import io.mtjlab.instruments.drivers.Keithley6221Wave.Wave;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.NotSafe;
import io.mtjlab.instruments.scpi.OutOfRange;
import io.mtjlab.instruments.scpi.Setting;
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
                .hasMessageContaining("and compliance 10.0 V refused: limit 0.35 V");
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

    private void says(String... lines) {
        for (String line : lines) {
            talk.expect(line);
        }
        talk.expect(":SYST:ERR?", NO_ERROR);
    }

    private void sineIsConfigured(Keithley6221 source) {
        says(
                ":SOUR:WAVE:FUNC SIN",
                ":SOUR:WAVE:FREQ 1000",
                ":SOUR:WAVE:AMPL 1.0E-5",
                ":SOUR:WAVE:OFFS -2.0E-6",
                ":SOUR:WAVE:DCYC 50",
                ":SOUR:WAVE:DUR:TIME INF",
                ":SOUR:WAVE:RANG BEST");
        source.wave().configure(new Wave(Shape.SINE, 1000, 1e-5, -2e-6, 50, OptionalDouble.empty()));
    }

    @Test
    void a_wave_counts_with_its_peak_from_before_the_wire() {
        Keithley6221 source = open();
        assertThatThrownBy(() ->
                        source.wave().configure(new Wave(Shape.SINE, 1000, 4e-3, -2e-3, 50, OptionalDouble.empty())))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("wave with a peak of 0.006 A refused: limit 0.005 A");
        assertThatThrownBy(() -> source.wave().start()).hasMessageContaining("no wave was configured");
        sineIsConfigured(source);
        talk.expect(":SOUR:CURR:COMP?", "1.000000E+01");
        assertThatThrownBy(() -> source.wave().start())
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("at compliance 10 V refused: limit 0.35 V");
        talk.expect(":SOUR:CURR:COMP?", "2.000000E-01");
        says(":SOUR:WAVE:ARM", ":SOUR:WAVE:INIT");
        source.wave().start();
        assertThatThrownBy(() -> talk.guard().checkVolts("other", 0.2, "0.2 V")).isInstanceOf(LimitExceeded.class);
        says(":SOUR:WAVE:ABOR");
        says(":OUTP OFF");
        source.wave().stop();
        talk.guard().checkVolts("other", 0.2, "0.2 V");
        talk.isOver();
    }

    @Test
    void arbitrary_points_go_out_in_pieces_and_a_marker_on_its_line() {
        Keithley6221 source = open();
        double[] points = new double[150];
        points[0] = -1;
        points[149] = 1;
        String zeros = ",0".repeat(99);
        says(":SOUR:WAVE:ARB:DATA -1" + zeros);
        says(":SOUR:WAVE:ARB:APP 0" + ",0".repeat(48) + ",1");
        source.wave().load(points);
        assertThatThrownBy(() -> source.wave().load(new double[] {0, 1.5}))
                .hasMessageContaining("point 1.5 of a wave refused; right is -1 to 1");
        says(":SOUR:WAVE:PMAR:OLIN 3", ":SOUR:WAVE:PMAR:STAT ON");
        source.wave().setMarker(3);
        talk.isOver();
    }

    @Test
    void delta_mode_asks_for_the_nanovoltmeter_arms_and_takes_its_readings() throws Exception {
        Keithley6221 source = open();
        talk.expect(":SOUR:DELT:NVPR?", "0");
        assertThatThrownBy(() -> source.delta().arm(1e-5, 0.002, 2))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("it sees no 2182A; join them by serial cable");
        talk.expect(":SOUR:DELT:NVPR?", "1").expect(":SOUR:CURR:COMP?", "2.000000E-01");
        says(
                ":SOUR:DELT:HIGH 1.0E-5",
                ":SOUR:DELT:LOW -1.0E-5",
                ":SOUR:DELT:DEL 0.002",
                ":SOUR:DELT:COUN 2",
                ":SOUR:DELT:CAB ON",
                ":TRAC:POIN 2",
                ":UNIT:VOLT:DC V",
                ":FORM:ELEM READ,TST",
                ":TRAC:CLE",
                ":TRAC:FEED:CONT NEXT",
                ":SOUR:DELT:ARM");
        source.delta().arm(1e-5, 0.002, 2);
        says(":INIT:IMM");
        source.delta().start();
        talk.expect(":TRAC:POIN:ACT?", "2").expect(":TRAC:DATA?", "1.84E-03,0.1,1.85E-03,0.15");
        Buffer buffer = source.delta().take();
        assertThat(buffer.volts()).containsExactly(1.84e-3, 1.85e-3);
        assertThat(buffer.seconds()).containsExactly(new double[] {0, 0.05}, within(1e-12));
        assertThat(source.delta().highAmperes()).isEqualTo(1e-5);
        says(":SOUR:SWE:ABOR");
        says(":OUTP OFF");
        source.delta().stop();
        talk.isOver();
    }

    @Test
    void a_linear_sweep_and_a_list_are_timed_by_the_source() {
        Keithley6221 source = open();
        says(
                ":SOUR:SWE:SPAC LIN",
                ":SOUR:CURR:STAR -1.0E-5",
                ":SOUR:CURR:STOP 1.0E-5",
                ":SOUR:CURR:STEP 1.0E-6",
                ":SOUR:DEL 0.01",
                ":SOUR:SWE:RANG BEST",
                ":SOUR:SWE:COUN 1",
                ":SOUR:SWE:CAB ON");
        source.sweep().configureLinear(-1e-5, 1e-5, 1e-6, Duration.ofMillis(10));
        talk.expect(":SOUR:CURR:COMP?", "2.000000E-01");
        says(":SOUR:SWE:ARM", ":INIT:IMM");
        source.sweep().start();
        says(":SOUR:SWE:ABOR");
        says(":OUTP OFF");
        source.sweep().stop();
        says(":SOUR:SWE:SPAC LIST");
        says(":SOUR:LIST:CURR 0,1.0E-5,-1.0E-5", ":SOUR:LIST:DEL 0.002,0.002,0.002");
        says(":SOUR:SWE:RANG BEST", ":SOUR:SWE:COUN 1", ":SOUR:SWE:CAB ON");
        source.sweep().configureList(new double[] {0, 1e-5, -1e-5}, Duration.ofMillis(2));
        assertThatThrownBy(() -> source.sweep().configureList(new double[] {6e-3}, Duration.ofMillis(2)))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("sweep to 0.006 A refused");
        assertThatThrownBy(() -> source.sweep().configureList(new double[] {0}, Duration.ofNanos(10)))
                .hasMessageContaining("a delay of 1.0E-8 s refused");
        talk.isOver();
    }

    @Test
    void a_mode_that_was_configured_is_stopped_on_the_way_to_safety_and_told_in_snapshots() {
        Keithley6221 source = open();
        sineIsConfigured(source);
        says(":SOUR:WAVE:ABOR");
        talk.expect(":SOUR:CURR?", "0.000000E+00");
        says(":SOUR:CURR 0");
        says(":OUTP OFF");
        talk.expect(":OUTP?", "0");
        source.makeSafe();
        for (Setting row : source.settings()) {
            boolean told = row.presence().needs().isEmpty() || row.name().startsWith("wave_");
            if (told) {
                talk.expect(row.query(), "1");
            }
        }
        assertThat(source.snapshot())
                .contains(new SettingValue("wave_hertz", "1", "Hz"))
                .contains(new SettingValue("sweep_count", "(needs a sweep that was configured)", ""));
        talk.isOver();
    }

    @Test
    void shield_earth_filter_and_trigger_link_are_set_while_the_output_is_off() {
        Keithley6221 source = open();
        talk.expect(":OUTP?", "1").expect(":OUTP?", "1");
        assertThatThrownBy(() -> source.cable().setGuarded(true)).hasMessageContaining("its output is on");
        assertThatThrownBy(() -> source.cable().setLowToEarth(true)).hasMessageContaining("its output is on");
        talk.expect(":OUTP?", "0");
        says(":OUTP:ISH GUAR");
        source.cable().setGuarded(true);
        talk.expect(":OUTP?", "0");
        says(":OUTP:LTE ON");
        source.cable().setLowToEarth(true);
        says(":SOUR:CURR:FILT ON");
        source.cable().setFilter(true);
        says(":TRIG:ILIN 1", ":TRIG:OLIN 2", ":TRIG:OUTP DEL", ":TRIG:DIR SOUR", ":TRIG:SOUR TLIN");
        source.triggers().link(1, 2);
        says(":TRIG:SOUR IMM", ":TRIG:OUTP NONE");
        source.triggers().internal();
        talk.isOver();
    }
}
