package io.mtjlab.instruments.drivers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.BufferedLockIn.Buffer;
import io.mtjlab.instruments.capability.BufferedLockIn.Reading;
import io.mtjlab.instruments.capability.LockIn.Phasor;
import io.mtjlab.instruments.capability.LockIn.Settings;
import io.mtjlab.instruments.drivers.Sr830Buffer.Transfer;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@Timeout(20)
class Sr830Test {

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    private Sr830 open() {
        talk.expect("*IDN?", "Stanford_Research_Systems,SR830,s/n00111,ver1.07").expect("*ESR?", "128");
        return talk.open("sr830", Sr830.class);
    }

    @Test
    void settings_become_the_indices_of_the_manuals_tables() {
        Sr830 lockIn = open();
        talk.expect("FMOD 0")
                .expect("SENS 14") // 100 uV
                .expect("OFLT 7") // 30 ms
                .expect("OFSL 3") // 24 dB/oct
                .expect("*ESR?", "0");
        lockIn.configure(new Settings(true, 60e-6, 0.03, 24));
        talk.isOver();
    }

    @ParameterizedTest
    @CsvSource({"0, 2e-9", "1, 5e-9", "2, 10e-9", "17, 1e-3", "25, 0.5", "26, 1"})
    void sensitivities_are_those_of_the_manual(int index, double volts) {
        assertThat(Sr830Settings.fullScaleVolts(index)).isCloseTo(volts, within(1e-9 * volts));
    }

    @ParameterizedTest
    @CsvSource({"0, 10e-6", "1, 30e-6", "8, 0.1", "9, 0.3", "19, 30e3"})
    void time_constants_are_those_of_the_manual(int index, double seconds) {
        assertThat(Sr830Settings.timeConstantSeconds(index)).isCloseTo(seconds, within(1e-9 * seconds));
    }

    @Test
    void what_the_tables_do_not_hold_is_refused() {
        Sr830 lockIn = open();
        assertThatThrownBy(() -> lockIn.configure(new Settings(true, 2, 0.1, 24)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("full scale 2.0 V refused");
        assertThatThrownBy(() -> lockIn.configure(new Settings(true, 1e-3, 0.2, 24)))
                .hasMessageContaining("time constant 0.2 s refused");
        assertThatThrownBy(() -> lockIn.configure(new Settings(true, 1e-3, 0.1, 20)))
                .hasMessageContaining("slope 20 dB/oct refused");
        talk.isOver();
    }

    @Test
    void x_and_y_come_from_one_instant() {
        Sr830 lockIn = open();
        talk.expect("SNAP?1,2", "1.234e-06,-5.6e-08");
        assertThat(lockIn.read()).isEqualTo(new Phasor(1.234e-6, -5.6e-8));
        talk.isOver();
    }

    @Test
    void a_refused_command_shows_in_the_status_byte() {
        Sr830 lockIn = open();
        talk.expect("PHAS 400").expect("*ESR?", "16");
        assertThatThrownBy(() -> lockIn.setPhaseDegrees(400))
                .isInstanceOf(InstrumentError.class)
                .hasMessage("it did not accept 'PHAS 400': execution error (*ESR? bit 4)");
        talk.isOver();
    }

    @Test
    void auto_phase_waits_until_the_instrument_is_idle() {
        Sr830 lockIn = open();
        talk.expect("APHS").expect("*ESR?", "0").expect("*STB?", "0").expect("*STB?", "2");
        lockIn.autoPhase();
        assertThat(talk.clock().nanos()).isEqualTo(10_000_000);
        talk.isOver();
    }

    @Test
    void settling_and_noise_bandwidth_follow_the_filter() {
        Sr830 lockIn = open();
        talk.expect("OFLT?", "8").expect("OFSL?", "3").expect("OFSL?", "3").expect("OFLT?", "8");
        // Four poles settle to a thousandth in 13.06 time constants; tau is 100 ms.
        assertThat(lockIn.settlingTime()).isBetween(Duration.ofMillis(1300), Duration.ofMillis(1310));
        assertThat(lockIn.noiseBandwidthHertz()).isCloseTo(5.0 / 64 / 0.1, within(1e-9));
        talk.isOver();
    }

    @ParameterizedTest
    @CsvSource({"1, 6.90776", "2, 9.23341", "3, 11.22887", "4, 13.06224"})
    void settling_solves_the_step_response(int poles, double timeConstants) {
        // Quantiles of chi-squared at 0.999 with 2, 4, 6, 8 degrees of freedom, halved: the same equation.
        assertThat(LockInFilter.settlingTimeConstants(poles, 1e-3)).isCloseTo(timeConstants, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,true", "2,true", "4,true", "8,true", "16,false", "64,false"})
    void overloads_and_a_lost_reference_are_told_from_other_bits(String status, boolean bad) {
        Sr830 lockIn = open();
        talk.expect("LIAS?", status);
        assertThat(lockIn.overloadedOrUnlocked()).isEqualTo(bad);
        talk.isOver();
    }

    @Test
    void each_query_of_a_line_is_answered_on_a_line_of_its_own() {
        Sr830 lockIn = open();
        talk.expect("SNAP?1,2;LIAS?", "1.0e-06,-2.0e-06\n4").expect("SNAP?1,2;LIAS?", "1.0e-06,-2.0e-06\n16");
        assertThat(lockIn.readWithStatus()).isEqualTo(new Reading(new Phasor(1e-6, -2e-6), true));
        assertThat(lockIn.readWithStatus().overloadedOrUnlocked()).isFalse();
        talk.isOver();
    }

    @Test
    void records_on_its_own_clock_and_says_whether_it_can_be_trusted() throws Exception {
        Sr830 lockIn = open();
        talk.expect("LIAS?", "1")
                .expect("REST")
                .expect("DDEF 1,0,0")
                .expect("DDEF 2,0,0")
                .expect("SRAT 11")
                .expect("SEND 0")
                .expect("TSTR 0")
                .expect("STRT")
                .expect("*ESR?", "0")
                .expect("SPTS?", "2")
                .expect("SPTS?", "3")
                .expect("PAUS")
                .expect("*ESR?", "0")
                .expectBytes("TRCB?1,0,3", singles(1e-6f, 10.25f, -3e-9f))
                .expectBytes("TRCB?2,0,3", singles(0, 2.5f, 1))
                .expect("LIAS?", "0")
                .expect("REST")
                .expect("*ESR?", "0");
        // 128 Hz is the fastest of its rates at or below 200 Hz.
        lockIn.startBuffer(200, 3);
        Buffer buffer = lockIn.takeBuffer();
        assertThat(buffer.xVolts()).containsExactly(1e-6f, 10.25, -3e-9f);
        assertThat(buffer.yVolts()).containsExactly(0, 2.5, 1);
        assertThat(buffer.seconds()).containsExactly(0, 1 / 128.0, 2 / 128.0);
        assertThat(buffer.overloadedOrUnlocked()).isFalse();
        assertThat(talk.clock().nanos()).isEqualTo(3 * 7_812_500L + 20_000_000L);
        talk.isOver();
    }

    /** Low byte first, as the SR830 sends them; 10.25 holds a line feed's code, which ends nothing. */
    private static byte[] singles(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    @Test
    void points_travel_as_text_with_a_comma_behind_the_last_or_as_they_are_stored() {
        open();
        talk.expect("TRCA?1,0,2", "-1.234567e-009,+7.654321e-009,");
        assertThat(Sr830Buffer.trace(talk.session(), 1, 2, Transfer.TEXT)).containsExactly(-1.234567e-9, 7.654321e-9);
        // m = -32768, 2560 (a line feed in its high byte), 1; exponents 124, 100, 248: m times 2 to the (e - 124).
        byte[] stored = {0, (byte) 0x80, 124, 0, 0, 10, 100, 0, 1, 0, (byte) 248, 0};
        talk.expectBytes("TRCL?2,0,3", stored);
        assertThat(Sr830Buffer.trace(talk.session(), 2, 3, Transfer.STORED))
                .containsExactly(-32768, 2560 * Math.pow(2, -24), Math.pow(2, 124));
        talk.isOver();
    }

    @Test
    void refuses_what_its_buffer_does_not_do() {
        Sr830 lockIn = open();
        assertThat(lockIn.bufferHertz(1e6)).isEqualTo(512);
        assertThat(lockIn.bufferHertz(0.0625)).isEqualTo(0.0625);
        assertThatThrownBy(() -> lockIn.bufferHertz(0.01)).hasMessageContaining("buffer rate 0.01 Hz refused");
        assertThatThrownBy(() -> lockIn.startBuffer(1, 16384)).hasMessageContaining("its buffer holds 1 to 16383");
        assertThatThrownBy(lockIn::takeBuffer).hasMessageContaining("no buffer was started");
        assertThatThrownBy(() -> lockIn.auxiliaryInputVolts(5)).hasMessageContaining("it has 1 to 4");
        talk.isOver();
    }

    @Test
    void auto_functions_auxiliary_connectors_and_its_own_faults() {
        Sr830 lockIn = open();
        talk.expect("AGAN")
                .expect("*ESR?", "0")
                .expect("*STB?", "2")
                .expect("ARSV")
                .expect("*ESR?", "0")
                .expect("*STB?", "2")
                .expect("AOFF 1")
                .expect("*ESR?", "0")
                .expect("OAUX?3", "1.2353")
                .expect("AUXV?2", "-0.500")
                .expect("ERRS?", "66");
        lockIn.autoGain();
        lockIn.autoReserve();
        lockIn.autoOffset(1);
        assertThat(lockIn.auxiliaryInputVolts(3)).isEqualTo(1.2353);
        assertThat(lockIn.auxiliaryOutputVolts(2)).isEqualTo(-0.5);
        assertThat(lockIn.faults()).containsExactly("battery backup", "DSP");
        talk.isOver();
    }
}
