package io.mtjlab.simulators.twin;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.time.LabClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The SR860's datagrams and scans (operation manual, chapter 4), against its own readings and the set values. */
@Timeout(60)
class StreamAndScanTest {

    /** 1 V through 1 Mohm into 10 kohm, with what the generator and the input add of their own (1 % each). */
    private static final double EXPECTED_VOLTS = 1 * 10e3 / (1e6 + 10e3);

    private final DrivenClock clock = new DrivenClock();
    private final TestBench bench = TestBench.ofLockIn(clock);
    private final RawClient lockin = bench.connect("lockin", "sr860");
    private final DatagramSocket listener = listener();
    private LabClock.Participation me;

    private static DatagramSocket listener() {
        try {
            return new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void settle() throws Exception {
        listener.setSoTimeout(10_000);
        me = clock.participate("me"); // or a scan would run on while the test thinks
        lockin.write("*RST;FREQ 1 KHZ;SLVL 1;OFLT 8;ICPL DC;SCAL 5;STREAMPORT " + listener.getLocalPort());
        lockin.query("*IDN?");
        bench.sleep(0.2);
    }

    @AfterEach
    void close() {
        me.close();
        listener.close();
        bench.close();
    }

    private ByteBuffer packet(int bytes) throws IOException {
        byte[] room = new byte[2048];
        DatagramPacket packet = new DatagramPacket(room, room.length);
        listener.receive(packet);
        assertThat(packet.getLength()).isEqualTo(bytes);
        return ByteBuffer.wrap(room, 0, bytes);
    }

    @Test
    void packets_carry_a_counter_what_is_in_them_and_samples_of_all_outputs() throws Exception {
        lockin.query("STREAMCH XYRT;STREAMPCKT 3;STREAMRATE 4;STREAM ON;*IDN?");
        bench.sleep(0.02);
        double x = lockin.number("OUTP? 0");
        for (int i = 0; i < 4; i++) {
            ByteBuffer packet = packet(4 + 128);
            assertThat(packet.getInt()).isEqualTo(i | 3 << 8 | 3 << 12 | 4 << 16 | 1 << 29);
            float firstX = packet.getFloat();
            float firstY = packet.getFloat();
            assertThat(firstX).isCloseTo((float) x, within(1e-3f * (float) x));
            assertThat(x).isCloseTo(EXPECTED_VOLTS, within(0.03 * EXPECTED_VOLTS));
            assertThat(packet.getFloat()).isCloseTo((float) Math.hypot(firstX, firstY), within(1e-7f));
            assertThat(packet.getFloat()).isCloseTo((float) Math.toDegrees(Math.atan2(firstY, firstX)), within(1e-3f));
        }
        lockin.query("STREAM OFF;*IDN?");
        assertThat(lockin.query("STREAM?")).isEqualTo("0");
    }

    @Test
    void integers_are_parts_of_full_scale_in_the_byte_order_that_is_asked_for() throws Exception {
        lockin.query("STREAMFMT 1;STREAMOPTION 1;STREAMPCKT 2;STREAMRATE 6;STREAM 1;*IDN?");
        double x = lockin.number("OUTP? X");
        bench.sleep(0.3);
        ByteBuffer packet = packet(4 + 256);
        assertThat(packet.getInt()).isEqualTo(4 << 8 | 2 << 12 | 6 << 16 | 1 << 28);
        assertThat((double) packet.order(ByteOrder.LITTLE_ENDIAN).getShort())
                .isCloseTo(32767 * x / 20e-3, within(50.0));
    }

    @Test
    void samples_come_at_the_told_rate() throws Exception {
        lockin.query("STREAMPCKT 3;STREAMRATE 8;*IDN?");
        double hertz = lockin.number("STREAMRATEMAX?") / 256;
        assertThat(hertz).isCloseTo(152.588, within(1e-3));
        long told = clock.nanos();
        lockin.query("STREAM 1;*IDN?");
        long begun = clock.nanos();
        bench.sleep(3);
        long over = clock.nanos();
        lockin.query("STREAM 0;*IDN?");
        long ended = clock.nanos();
        int packets = 0;
        listener.setSoTimeout(200);
        try {
            for (; ; packets++) {
                packet(132);
            }
        } catch (java.net.SocketTimeoutException none) {
            // Lab time may pass while a command is on its way: it began and ended within those two.
            assertThat(packets)
                    .isBetween((int) ((over - begun) * 1e-9 * hertz / 32), (int) ((ended - told) * 1e-9 * hertz / 32));
        }
    }

    /** What the twin is set to now, without a question on the wire, during which a scan would go on. */
    private double truth(String key) {
        return bench.number("lockin", key);
    }

    @ParameterizedTest
    @CsvSource({
        "FINT, SCNFREQ, FREQ?, reference_hertz",
        "REFA, SCNAMP, SLVL?, sine_volts",
        "REFD, SCNDC, SOFF?, sine_offset_volts",
        "OUT1, SCNAUX1, AUXV? 0,"
    })
    void a_parameter_goes_from_begin_to_end_and_stays(String what, String range, String query, String key)
            throws Exception {
        lockin.query(
                "SCNPAR " + what + ";" + range + " BEG, 0.5;" + range + " 1, 1.5;SCNSEC 1;SCNINRVL 0;SCNENBL ON;*IDN?");
        assertThat(lockin.number("SCNSTATE?")).isEqualTo(1);
        assertThat(lockin.number(query)).isEqualTo(0.5);
        lockin.write("SCNRUN");
        bench.sleep(0.5);
        if (key != null) {
            assertThat(truth(key)).as("after 62 of 125 steps").isCloseTo(0.5 + 62.0 / 125, within(1e-9));
        }
        lockin.query("SCNPAUSE;*IDN?");
        assertThat(lockin.number("SCNSTATE?")).isEqualTo(3);
        double paused = lockin.number(query);
        bench.sleep(0.5);
        assertThat(lockin.number(query)).isEqualTo(paused);
        lockin.write("SCNRUN");
        bench.sleep(0.6);
        assertThat(lockin.number(query)).isEqualTo(1.5);
        assertThat(lockin.number("SCNSTATE?")).isEqualTo(4);
        assertThat(lockin.number("LIAS? 14")).isEqualTo(1);
    }

    @Test
    void a_logarithmic_scan_is_at_the_geometric_mean_half_way_and_can_go_to_and_fro() throws Exception {
        lockin.write("SCNPAR F;SCNFREQ 0, 100 HZ;SCNFREQ 1, 10 KHZ;SCNLOG 1;SCNEND UP;SCNSEC 0.4;SCNINRVL 0;SCNRUN");
        for (double expected : new double[] {1000, 10e3, 1000, 100, 1000}) {
            bench.sleep(0.2);
            assertThat(truth("reference_hertz")).isCloseTo(expected, within(1e-9 * expected));
        }
    }

    @Test
    void the_scanned_amplitude_is_what_the_input_sees() throws Exception {
        lockin.query("OFLT 6;SCNPAR REFA;SCNAMP 0, 0.5;SCNAMP 1, 1;SCNSEC 0.2;SCNRST;*IDN?");
        bench.sleep(0.1);
        assertThat(lockin.number("OUTP? X")).isCloseTo(EXPECTED_VOLTS / 2, within(0.03 * EXPECTED_VOLTS));
        lockin.write("SCNRUN");
        bench.sleep(0.4);
        assertThat(lockin.number("OUTP? X")).isCloseTo(EXPECTED_VOLTS, within(0.03 * EXPECTED_VOLTS));
    }

    @Test
    void a_looping_capture_keeps_the_newest_samples_and_says_that_it_has_wrapped() throws Exception {
        lockin.query("CAPTURELEN 1;CAPTURECFG X;CAPTURERATE 6;CAPTURESTART CONT,IMM;*IDN?");
        bench.sleep(0.2);
        assertThat(lockin.query("CAPTURESTAT?")).isEqualTo("1");
        bench.sleep(1);
        assertThat(lockin.query("CAPTURESTAT?")).isEqualTo("5");
        double before = lockin.number("CAPTUREVAL? 0");
        lockin.query("SLVL 0.5;*IDN?");
        bench.sleep(1);
        lockin.query("CAPTURESTOP;*IDN?");
        assertThat(lockin.number("CAPTUREVAL? 0")).isCloseTo(before / 2, within(0.01 * before));
    }
}
