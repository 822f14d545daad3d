package io.mtjlab.instruments.drivers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.BufferedLockIn.Buffer;
import io.mtjlab.instruments.capability.LockIn.Phasor;
import io.mtjlab.instruments.capability.LockIn.Settings;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@Timeout(20)
class Sr860Test {

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    private Sr860 open() {
        talk.expect("*IDN?", "Stanford_Research_Systems,SR860,003245,V1.51").expect("*ESR?", "128");
        return talk.open("sr860", Sr860.class);
    }

    @Test
    void sensitivities_count_downwards_and_external_reference_is_one() {
        Sr860 lockIn = open();
        talk.expect("RSRC 1")
                .expect("SCAL 12") // 100 uV
                .expect("ADVFILT 0")
                .expect("OFLT 9") // 30 ms
                .expect("OFSL 3") // 24 dB/oct
                .expect("*ESR?", "0");
        lockIn.configure(new Settings(true, 60e-6, 0.03, 24));
        talk.isOver();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0.5", "2, 0.2", "3, 0.1", "12, 1e-4", "26, 2e-9", "27, 1e-9"})
    void sensitivities_are_those_of_the_manual(int index, double volts) {
        assertThat(Sr860Settings.fullScaleVolts(index)).isCloseTo(volts, within(1e-9 * volts));
    }

    @ParameterizedTest
    @CsvSource({"0, 1e-6", "1, 3e-6", "10, 0.1", "21, 30e3"})
    void time_constants_are_those_of_the_manual(int index, double seconds) {
        assertThat(Sr860Settings.timeConstantSeconds(index)).isCloseTo(seconds, within(1e-9 * seconds));
    }

    @Test
    void what_the_tables_do_not_hold_is_refused() {
        Sr860 lockIn = open();
        assertThatThrownBy(() -> lockIn.configure(new Settings(true, 2, 0.1, 24)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("full scale 2.0 V refused");
        assertThatThrownBy(() -> lockIn.configure(new Settings(true, 1e-3, 0.2, 24)))
                .hasMessageContaining("time constant 0.2 s refused");
        assertThatThrownBy(() -> lockIn.configure(new Settings(true, 1e-3, 0.1, 7)))
                .hasMessageContaining("slope 7 dB/oct refused");
        talk.isOver();
    }

    @Test
    void x_and_y_come_from_one_instant() {
        Sr860 lockIn = open();
        talk.expect("SNAP? 0,1", "1.234e-06,-5.6e-08");
        assertThat(lockIn.read()).isEqualTo(new Phasor(1.234e-6, -5.6e-8));
        talk.isOver();
    }

    @Test
    void auto_phase_waits_for_the_outputs_to_follow() {
        Sr860 lockIn = open();
        talk.expect("APHS").expect("*ESR?", "0").expect("OFSL?", "0").expect("OFLT?", "10");
        lockIn.autoPhase();
        assertThat(Duration.ofNanos(talk.clock().nanos())).isBetween(Duration.ofMillis(690), Duration.ofMillis(691));
        talk.isOver();
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,true", "2,true", "8,true", "16,true", "4,false", "128,false"})
    void overloads_and_a_lost_reference_are_told_from_other_bits(String status, boolean bad) {
        Sr860 lockIn = open();
        talk.expect("LIAS?", status);
        assertThat(lockIn.overloadedOrUnlocked()).isEqualTo(bad);
        talk.isOver();
    }

    /** A definite block of little-endian singles: 1, -1, 2, -2 and so on. */
    private static byte[] block(int first, int kilobytes) {
        ByteBuffer bytes = ByteBuffer.allocate(kilobytes * 1024).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = first; bytes.hasRemaining(); i++) {
            bytes.putFloat(i).putFloat(-i);
        }
        String length = Integer.toString(kilobytes * 1024);
        byte[] head = ("#" + length.length() + length).getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(head.length + kilobytes * 1024 + 1)
                .put(head)
                .put(bytes.array())
                .put((byte) '\n')
                .array();
    }

    @Test
    void captures_x_and_y_on_its_own_clock_and_takes_them_in_blocks_of_64_kilobytes() throws Exception {
        Sr860 lockIn = open();
        talk.expect("CAPTURERATEMAX?", "78125")
                .expect("LIAS?", "1")
                .expect("CAPTURECFG 1")
                .expect("CAPTURELEN 80")
                .expect("CAPTURERATE 7")
                .expect("CAPTURESTART ONE,IMM")
                .expect("*ESR?", "0")
                .expect("CAPTUREBYTES?", "79992")
                .expect("CAPTUREBYTES?", "80000")
                .expect("CAPTURESTOP")
                .expect("*ESR?", "0")
                .expectBytes("CAPTUREGET? 0,64", block(1, 64))
                .expectBytes("CAPTUREGET? 64,16", block(8193, 16))
                .expect("LIAS?", "16");
        // 78125 / 2^7 is the fastest of its rates at or below 1 kHz.
        lockIn.startBuffer(1000, 10_000);
        Buffer buffer = lockIn.takeBuffer();
        assertThat(buffer.xVolts()).hasSize(10_000);
        assertThat(buffer.xVolts()[9999]).isEqualTo(10_000);
        assertThat(buffer.yVolts()[9999]).isEqualTo(-10_000);
        assertThat(buffer.seconds()[9999]).isCloseTo(9999 / 610.3515625, within(1e-9));
        assertThat(buffer.overloadedOrUnlocked()).isTrue();
        talk.isOver();
    }

    @Test
    void refuses_what_its_buffer_does_not_do() {
        Sr860 lockIn = open();
        assertThat(lockIn.bufferCapacity()).isEqualTo(524_288);
        assertThatThrownBy(() -> lockIn.startBuffer(100, 524_289)).hasMessageContaining("its buffer holds 1 to 524288");
        talk.expect("CAPTURERATEMAX?", "1250000").expect("CAPTURERATEMAX?", "1250000");
        assertThat(lockIn.bufferHertz(2e6)).isEqualTo(1.25e6);
        assertThatThrownBy(() -> lockIn.bufferHertz(1)).hasMessageContaining("buffer rate 1.0 Hz refused");
        assertThatThrownBy(lockIn::takeBuffer).hasMessageContaining("no buffer was started");
        talk.isOver();
    }

    @Test
    void a_refused_command_shows_in_the_status_byte() {
        Sr860 lockIn = open();
        talk.expect("PHAS 30").expect("*ESR?", "32");
        assertThatThrownBy(() -> lockIn.setPhaseDegrees(30))
                .isInstanceOf(InstrumentError.class)
                .hasMessageContaining("command error");
        talk.expect("OAUX? 0", "1.25").expect("AUXV? 3", "-0.5");
        assertThat(lockIn.auxiliaryInputVolts(1)).isEqualTo(1.25);
        assertThat(lockIn.auxiliaryOutputVolts(4)).isEqualTo(-0.5);
        talk.isOver();
    }
}
