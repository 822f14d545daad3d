package io.mtjlab.simulators.twin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.server.RawSocketWire;
import io.mtjlab.simulators.server.hislip.HislipWire;
import io.mtjlab.simulators.server.vxi11.Vxi11Wire;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever comes by one connection of one wire, every other one is served as before. */
@Timeout(60)
class HostileWireTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    /** Bit of the SR830's event register (manual, 5-22). */
    private static final int INPUT_OVERFLOW = 1;

    private final TestBench bench = new TestBench(3);
    private final List<Socket> rude = new ArrayList<>();
    private Twin twin;
    private RawClient good;

    @BeforeEach
    void serve() throws IOException {
        twin = Twins.create(new TwinSpec(
                "isrc",
                "keithley6221",
                List.of(
                        new RawSocketWire(ANY),
                        new Vxi11Wire(ANY, "inst0", OptionalInt.empty()),
                        new HislipWire(ANY, "hislip0", false)),
                bench.wires));
        good = bench.connect(twin);
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : rude) {
            socket.close();
        }
        bench.close();
        twin.close();
    }

    private Socket rude(int wire) throws IOException {
        InetSocketAddress address = twin.links().get(wire).address().orElseThrow();
        Socket socket = new Socket(address.getAddress(), address.getPort());
        rude.add(socket);
        return socket;
    }

    private void assertServed(String after) {
        assertThat(good.query("*IDN?")).as(after).startsWith("KEITHLEY");
    }

    /** The server may end the connection while we still write. */
    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException ended) {
            // That is an answer, too.
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void noise_on_any_wire_harms_nobody() throws IOException {
        UniformRandomProvider dice = RandomStreams.of(11).stream("noise");
        for (int round = 0; round < 20; round++) {
            for (int wire = 0; wire < 3; wire++) {
                byte[] noise = new byte[20_000];
                dice.nextBytes(noise);
                send(rude(wire), noise);
                assertServed("noise of seed 11, round " + round + ", wire " + wire);
            }
        }
    }

    @Test
    void half_a_message_then_a_reset_harms_nobody() throws IOException {
        byte[] halfRecord = ByteBuffer.allocate(8).putInt(0x80000040).putInt(1).array();
        byte[] halfMessage = ByteBuffer.allocate(20)
                .put(ascii("HS"))
                .put((byte) 0)
                .put((byte) 0)
                .putInt(0x01000000)
                .putLong(100)
                .putInt(1)
                .array();
        byte[][] halves = {ascii("TRAC:DATA #3100half"), halfRecord, halfMessage};
        for (int round = 0; round < 10; round++) {
            for (int wire = 0; wire < 3; wire++) {
                Socket socket = rude(wire);
                send(socket, halves[wire]);
                socket.setSoLinger(true, 0);
                socket.close();
                assertServed("half a message on wire " + wire);
            }
        }
    }

    @Test
    void a_length_that_nobody_could_hold_is_not_believed() throws IOException {
        send(rude(1), ByteBuffer.allocate(4).putInt(0xffffffff).array());
        ByteBuffer head = ByteBuffer.allocate(16).put(ascii("HS")).put((byte) 0).put((byte) 0);
        send(rude(2), head.putInt(0).putLong(Long.MAX_VALUE).array());
        send(
                rude(2),
                ByteBuffer.allocate(16).put(head.array(), 0, 8).putLong(-1).array());
        send(rude(0), ascii("CURR #9999999999\nCURR #0\nCURR #\n"));
        assertServed("lengths");
    }

    @Test
    void a_line_of_ten_megabytes_is_an_overrun_and_no_memory() throws IOException {
        Socket socket = rude(0);
        byte[] piece = ascii("x".repeat(100_000));
        for (int i = 0; i < 100; i++) {
            send(socket, piece);
        }
        send(socket, ascii("\n*IDN?\n"));
        StringBuilder answer = new StringBuilder();
        for (int b = socket.getInputStream().read();
                b != '\n';
                b = socket.getInputStream().read()) {
            answer.append((char) b);
        }
        assertThat(answer).startsWith("KEITHLEY");
        assertThat(good.query("SYST:ERR?")).startsWith("-363");
    }

    @Test
    void a_block_of_ten_megabytes_is_one_overrun_and_nothing_in_it_a_command() throws IOException {
        good.write("*CLS");
        Socket socket = rude(0);
        send(socket, ascii("TRAC:DATA\t#810000000"));
        byte[] piece = ascii("\nCURR 0.01\n".repeat(10_000).substring(0, 100_000));
        for (int i = 0; i < 100; i++) {
            send(socket, piece);
        }
        send(socket, ascii("\n*OPC?\n"));
        assertThat(socket.getInputStream().read()).isEqualTo('1');
        assertThat(good.query("SYST:ERR?")).startsWith("-363");
        assertThat(good.query("SYST:ERR?")).startsWith("0");
        assertThat(good.number("CURR?")).isZero();
    }

    /** 100 kB an answer, 16 000 times: as one line it would be 2 GB, as many 50 MB at once. */
    @ParameterizedTest
    @ValueSource(strings = {"TRCA?1,0,8000;", "TRCA?1,0,8000\n"})
    void answers_that_nobody_fetches_are_a_deadlock_and_no_memory(String question) throws Exception {
        Twin lockIn = bench.twin("lockin", "sr830");
        RawClient beside = bench.connect(lockIn);
        beside.write("REST;SRAT 13;STRT");
        assertThat(beside.number("SPTS?")).isZero();
        bench.sleep(16);
        assertThat(beside.number("PAUS;*CLS;SPTS?")).isGreaterThan(8000);
        Socket socket =
                new Socket(lockIn.address().getAddress(), lockIn.address().getPort());
        rude.add(socket);
        socket.setReceiveBufferSize(1 << 16);
        send(socket, ascii(question.repeat(16_000) + "\n"));
        int events;
        do {
            events = (int) beside.number("*ESR?");
        } while (events == 0);
        assertThat(events).isEqualTo(INPUT_OVERFLOW);
        assertThat(beside.query("*IDN?")).startsWith("Stanford");
    }

    @Test
    void quotes_and_brackets_without_an_end_are_errors_of_their_line_alone() {
        good.write("CURR \"never ends");
        assertThat(good.query("SYST:ERR?")).startsWith("-151");
        good.write("CURR 'never ends either");
        assertThat(good.query("SYST:ERR?")).startsWith("-151");
        good.write("CURR " + "(".repeat(100_000));
        assertThat(good.query("SYST:ERR?")).startsWith("-171");
        good.write("CURR (@" + "(".repeat(10_000) + ")".repeat(10_000) + ")");
        assertThat(good.query("SYST:ERR?")).startsWith("-178");
        good.write(":" + "A:".repeat(50_000) + "B");
        assertThat(good.query("SYST:ERR?")).startsWith("-113");
        good.write("CURR #");
        assertThat(good.query("SYST:ERR?")).startsWith("-1");
        assertServed("nesting");
    }

    @Test
    void a_block_may_hold_line_ends_and_is_one_parameter() {
        good.write("CURR #211a\nb\nc\nd\ne\nf");
        assertThat(good.query("SYST:ERR?")).startsWith("-1");
        assertThat(good.query("SYST:ERR?")).startsWith("0,");
    }

    @Test
    void a_hundred_clients_that_drip_hold_up_nobody() throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            slow.add(rude(i % 3));
        }
        for (String piece : List.of("*", "I", "D")) {
            for (Socket socket : slow) {
                send(socket, ascii(piece));
            }
            assertServed("dripping");
        }
    }
}
