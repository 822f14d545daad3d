package io.mtjlab.simulators.twin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.server.RawSocketWire;
import io.mtjlab.simulators.server.hislip.HislipWire;
import io.mtjlab.simulators.server.vxi11.Vxi11Wire;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever message comes by VXI-11 or HiSLIP, it gets the error that the instrument gives, its own link goes on, and so do
 * one of the same kind and a raw socket beside it.
 */
@Timeout(60)
class HostileMessageTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    enum Kind {
        VXI11,
        HISLIP
    }

    private final TestBench bench = new TestBench(3);
    private final List<WireClient> clients = new ArrayList<>();
    private Twin twin;
    private RawClient raw;

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
        raw = bench.connect(twin);
    }

    @AfterEach
    void close() throws Exception {
        for (WireClient client : clients) {
            client.close();
        }
        bench.close();
        twin.close();
    }

    private WireClient client(Kind kind) throws IOException {
        InetSocketAddress address =
                twin.links().get(1 + kind.ordinal()).address().orElseThrow();
        WireClient client = kind == Kind.VXI11 ? WireClient.vxi11(address) : WireClient.hislip(address);
        clients.add(client);
        return client;
    }

    private void assertServed(WireClient other, String after) {
        assertThat(other.query("*IDN?")).as(after).startsWith("KEITHLEY");
        assertThat(raw.query("*IDN?")).as(after).startsWith("KEITHLEY");
    }

    /** Sends it, and looks for its error by the same link and for everybody else. */
    private void hostile(Kind kind, String message, String code) throws IOException {
        WireClient rude = client(kind);
        WireClient good = client(kind);
        String what = message.substring(0, Math.min(20, message.length()));
        rude.write(message);
        assertThat(rude.query("SYST:ERR?")).as(what).startsWith(code);
        assertServed(good, what);
        assertServed(rude, what);
    }

    @ParameterizedTest
    @EnumSource
    void ten_megabytes_without_an_end_are_an_overrun(Kind kind) throws IOException {
        WireClient rude = client(kind);
        WireClient good = client(kind);
        byte[] piece = "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 100; i++) {
            rude.send(piece, false);
            if (i % 25 == 0) {
                assertServed(good, "piece " + i);
            }
        }
        rude.send("\n".getBytes(StandardCharsets.US_ASCII), true);
        assertThat(rude.query("SYST:ERR?")).startsWith("-363");
        assertServed(good, "ten megabytes");
    }

    /** The block is counted to its end: nothing of it is taken for a command. */
    @ParameterizedTest
    @EnumSource
    void a_block_of_ten_megabytes_is_one_overrun(Kind kind) throws IOException {
        WireClient rude = client(kind);
        rude.query("*CLS;*OPC?");
        rude.send("TRAC:DATA #810000000".getBytes(StandardCharsets.US_ASCII), false);
        byte[] piece = "\nCURR 0.01\n".repeat(10_000).substring(0, 100_000).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 100; i++) {
            rude.send(piece, i == 99);
        }
        assertThat(rude.query("SYST:ERR?")).startsWith("-363");
        assertThat(rude.query("SYST:ERR?")).startsWith("0");
        assertThat(Double.parseDouble(rude.query("CURR?"))).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void an_indefinite_block_ends_with_its_message(Kind kind) throws IOException {
        WireClient client = client(kind);
        client.query("*CLS;*OPC?");
        client.write("CURR #0\nCURR 0.01\n");
        assertThat(client.query("SYST:ERR?")).startsWith("-168");
        assertThat(client.query("SYST:ERR?")).startsWith("0");
        assertThat(Double.parseDouble(client.query("CURR?"))).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void quotes_without_an_end_are_an_error_of_their_message_alone(Kind kind) throws IOException {
        hostile(kind, "CURR \"never ends", "-151");
        hostile(kind, "CURR 'never ends either\n", "-151");
    }

    @ParameterizedTest
    @EnumSource
    void deep_nesting_of_brackets_and_nodes_is_an_error(Kind kind) throws IOException {
        hostile(kind, "CURR " + "(".repeat(100_000) + "\n", "-171");
        hostile(kind, "CURR (@" + "(".repeat(10_000) + ")".repeat(10_000) + ")\n", "-178");
        hostile(kind, ":" + "A:".repeat(50_000) + "B\n", "-113");
        hostile(kind, "*CLS;" + "SOUR:".repeat(50_000) + "CURR 1e-6\n", "-113");
    }

    @ParameterizedTest
    @EnumSource
    void a_block_header_that_lies_is_an_error(Kind kind) throws IOException {
        for (String block : List.of("#", "#0", "#9999999999", "#X12", "#3100half", "#15abc")) {
            hostile(kind, "CURR " + block, "-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void noise_in_a_message_is_an_error_and_no_more(Kind kind) throws IOException {
        UniformRandomProvider dice = RandomStreams.of(12).stream("noise");
        WireClient rude = client(kind);
        WireClient good = client(kind);
        for (int round = 0; round < 20; round++) {
            byte[] noise = new byte[20_000];
            dice.nextBytes(noise);
            rude.send(noise, true);
            assertServed(good, "noise of seed 12, round " + round);
        }
        try (WireClient after = client(kind)) {
            assertThat(after.query("SYST:ERR?")).startsWith("-");
        } catch (Exception e) {
            throw new AssertionError("noise of seed 12", e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_message_that_drips_holds_up_nobody(Kind kind) throws IOException {
        WireClient good = client(kind);
        List<WireClient> slow = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            slow.add(client(kind));
        }
        for (String piece : List.of("*", "I", "D", "N")) {
            for (WireClient each : slow) {
                each.send(piece.getBytes(StandardCharsets.US_ASCII), false);
            }
            assertServed(good, "dripping");
        }
        for (WireClient each : slow) {
            each.send("?\n".getBytes(StandardCharsets.US_ASCII), true);
            assertThat(each.read()).startsWith("KEITHLEY");
        }
    }

    /** The head of a record, and of a message, that announces more than ever comes. */
    @ParameterizedTest
    @EnumSource
    void half_a_head_byte_by_byte_holds_up_nobody(Kind kind) throws IOException {
        WireClient good = client(kind);
        WireClient rude = client(kind);
        ByteBuffer head = kind == Kind.VXI11
                ? ByteBuffer.allocate(8).putInt(0x80001000).putInt(7)
                : ByteBuffer.allocate(16).putLong(0x4853_0700_0000_0000L).putLong(4096);
        for (byte each : head.array()) {
            rude.socket().getOutputStream().write(each);
            assertServed(good, "half a head");
        }
    }
}
