package io.mtjlab.simulators.twin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.simulators.server.RawSocketWire;
import io.mtjlab.simulators.server.prologix.PrologixWire;
import io.mtjlab.simulators.server.vxi11.Vxi11Wire;

import static org.assertj.core.api.Assertions.assertThat;

/** An SR830 that sends what it samples without being asked (manual, 5-18), against what it has stored meanwhile. */
@Timeout(60)
class FastTransferTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final double FULL_SCALE_VOLTS = 0.1;

    private final DrivenClock clock = new DrivenClock();
    private final TestBench bench = TestBench.ofLockIn(clock);

    @AfterEach
    void close() {
        bench.close();
    }

    /** 20 mV of a full scale of 100 mV, which rise while they are sampled. */
    private static void prepare(RawClient lockin) {
        lockin.query("SLVL 2;PHAS 30;SENS 23;OFLT 8;ICPL 1;SRAT 10;REST;SLVL 5;*IDN?");
    }

    /** Takes what has come besides {@code read} points. */
    private void pause(RawClient lockin, int read) throws InterruptedException {
        lockin.write("PAUS");
        bench.sleep(1);
        RawClient other = bench.connect(bench.served("lockin"));
        lockin.bytes("", 4 * (Integer.parseInt(other.query("SPTS?")) - read));
    }

    private static void assertSameAsStored(byte[] sent, RawClient lockin, double expand) {
        ByteBuffer words = ByteBuffer.wrap(sent).order(ByteOrder.LITTLE_ENDIAN);
        int points = sent.length / 4;
        ByteBuffer x =
                ByteBuffer.wrap(lockin.bytes("TRCB?1,0," + points, sent.length)).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer y =
                ByteBuffer.wrap(lockin.bytes("TRCB?2,0," + points, sent.length)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < points; i++) {
            assertThat((int) words.getShort()).as("X of point " + i).isEqualTo((int)
                    Math.round(30_000 * x.getFloat() / FULL_SCALE_VOLTS * expand));
            assertThat((int) words.getShort()).as("Y of point " + i).isEqualTo((int)
                    Math.round(30_000 * y.getFloat() / FULL_SCALE_VOLTS));
        }
    }

    @Test
    void every_sample_comes_as_two_words_of_which_30000_is_full_scale() throws Exception {
        RawClient lockin = bench.connect("lockin", "sr830");
        prepare(lockin);
        byte[] sent = lockin.bytes("FAST 1;STRD", 4 * 100);
        pause(lockin, 100);
        assertThat(clock.nanos())
                .as("half a second of delay, then 64 samples a second")
                .isGreaterThanOrEqualTo(2_062_500_000L);
        assertSameAsStored(sent, lockin, 1);
    }

    @Test
    void offset_and_expand_are_in_it() throws Exception {
        RawClient lockin = bench.connect("lockin", "sr830");
        prepare(lockin);
        lockin.query("OEXP 1,40,1;*IDN?");
        byte[] sent = lockin.bytes("FAST 2;STRD", 4 * 30);
        pause(lockin, 30);
        assertSameAsStored(sent, lockin, 10);
    }

    @Test
    void it_goes_to_the_one_who_has_started_it_and_ends_with_the_pause() throws Exception {
        Twin twin = bench.twin("lockin", "sr830");
        RawClient other = bench.connect(twin);
        RawClient lockin = bench.connect(twin);
        prepare(other);
        lockin.bytes("FAST 1;STRD", 4 * 8);
        pause(lockin, 8);
        String stored = other.query("SPTS?");
        bench.sleep(5);
        assertThat(lockin.query("SPTS?")).isEqualTo(stored);
        assertThat(other.query("FAST?")).isEqualTo("1");
        other.query("FAST 0;REST;STRT;*IDN?");
        bench.sleep(1);
        assertThat(other.query("SPTS?")).isEqualTo("64");
    }

    @Test
    void it_turns_itself_off_when_nobody_takes_it() throws Exception {
        bench.close();
        Twin twin = Twins.create(
                new TwinSpec("slow", "sr830", List.of(new RawSocketWire(ANY), new PrologixWire(ANY, 8)), bench.wires));
        try (RawClient bus = client(twin, 1);
                RawClient other = client(twin, 0)) {
            bus.write("FAST 1;SRAT 13;STRD");
            assertThat(bus.query("++ver")).startsWith("Prologix");
            bench.sleep(0.55);
            byte[] waiting = bus.bytes("++read", 4 * 25);
            assertThat(waiting).hasSize(100);
            bench.sleep(2);
            assertThat(other.query("FAST?"))
                    .as("what waits on the bus is more than its queue")
                    .isEqualTo("0");
        } finally {
            twin.close();
        }
    }

    /** Whoever reads a link of VXI-11 finds what has come meanwhile, in as many pieces as it likes to fetch. */
    @Test
    void over_vxi_11_the_samples_wait_at_the_link_until_they_are_read() throws Exception {
        Twin twin = Twins.create(new TwinSpec(
                "lockin",
                "sr830",
                List.of(new RawSocketWire(ANY), new Vxi11Wire(ANY, "inst0", OptionalInt.empty())),
                bench.wires));
        try (RawClient raw = client(twin, 0);
                WireClient link = WireClient.vxi11(twin.links().get(1).address().orElseThrow());
                LabClock.Participation me = clock.participate("me")) {
            assertThat(link.query("SLVL 2;PHAS 30;SENS 23;OFLT 8;ICPL 1;SRAT 10;REST;SLVL 5;*IDN?"))
                    .contains("SR830");
            link.write("FAST 1;STRD");
            StringBuilder sent = new StringBuilder();
            for (int i = 0; i < 4; i++) {
                bench.sleep(0.9);
                sent.append(link.read());
            }
            raw.query("PAUS;*IDN?");
            int points = sent.length() / 4;
            assertThat(points).as("half a second of delay, then 64 a second").isBetween(190, 200);
            assertSameAsStored(sent.substring(0, 4 * points).getBytes(StandardCharsets.ISO_8859_1), raw, 1);
            link.write("STRT");
            bench.sleep(5);
            assertThat(raw.query("FAST?"))
                    .as("nobody has read more than a queue full")
                    .isEqualTo("0");
        } finally {
            twin.close();
        }
    }

    private RawClient client(Twin twin, int link) throws IOException {
        RawClient client = new RawClient(twin.links().get(link).address().orElseThrow(), clock);
        client.patience(Duration.ofSeconds(10));
        return client;
    }
}
