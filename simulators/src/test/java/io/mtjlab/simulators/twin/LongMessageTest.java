package io.mtjlab.simulators.twin;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.simulators.server.RawSocketWire;
import io.mtjlab.simulators.server.hislip.HislipWire;
import io.mtjlab.simulators.server.prologix.PrologixWire;
import io.mtjlab.simulators.server.pty.PtyWire;
import io.mtjlab.simulators.server.vxi11.Vxi11Wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Ten megabytes without an end, deep brackets and single bytes, by each wire but the raw socket, which has its own test. */
@Timeout(60)
class LongMessageTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final byte[] PIECE = "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
    private static final int PIECES = 100;
    private static final String BRACKETS = "CURR " + "(".repeat(50_000) + "\n";

    @TempDir
    Path folder;

    private final TestBench bench = new TestBench(3);
    private Twin twin;
    private RawClient good;
    private Path terminal;

    @BeforeEach
    void serve() throws IOException {
        terminal = folder.resolve("tty");
        twin = Twins.create(new TwinSpec(
                "isrc",
                "keithley6221",
                List.of(
                        new RawSocketWire(ANY),
                        new Vxi11Wire(ANY, "inst0", OptionalInt.empty()),
                        new HislipWire(ANY, "hislip0", false),
                        new PrologixWire(ANY, 12),
                        new PtyWire(Optional.of(terminal))),
                bench.wires));
        good = bench.connect(twin);
        good.query("*CLS;*OPC?");
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
        twin.close();
    }

    private Socket connect(int wire) throws IOException {
        InetSocketAddress address = twin.links().get(wire).address().orElseThrow();
        return new Socket(address.getAddress(), address.getPort());
    }

    private void assertErrorAndServed(String code) {
        assertThat(await().until(() -> good.query("SYST:ERR?"), error -> !error.startsWith("0,")))
                .startsWith(code);
        assertThat(good.query("*IDN?")).startsWith("KEITHLEY");
    }

    /** A VXI-11 call: record mark, head without credentials, arguments. */
    private static byte[] call(int procedure, ByteBuffer arguments) {
        arguments.flip();
        int length = 40 + arguments.remaining();
        return ByteBuffer.allocate(4 + length)
                .putInt(0x80000000 | length)
                .putInt(procedure)
                .putInt(0)
                .putInt(2)
                .putInt(0x0607AF)
                .putInt(1)
                .putInt(procedure)
                .putLong(0)
                .putLong(0)
                .put(arguments)
                .array();
    }

    private static ByteBuffer reply(DataInputStream in) throws IOException {
        byte[] record = new byte[in.readInt() & 0x7fffffff];
        in.readFully(record);
        return ByteBuffer.wrap(record).position(24);
    }

    @Test
    void ten_megabytes_by_vxi_11_are_an_overrun() throws IOException {
        try (Socket socket = connect(1)) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            ByteBuffer name =
                    ByteBuffer.allocate(64).putInt(7).putInt(0).putInt(0).putInt(5);
            out.write(call(
                    10, name.put("inst0".getBytes(StandardCharsets.US_ASCII)).put(new byte[3])));
            ByteBuffer created = reply(in);
            assertThat(created.getInt()).as("error").isZero();
            int link = created.getInt();
            for (int i = 1; i <= PIECES; i++) {
                int end = i == PIECES ? 8 : 0;
                out.write(call(
                        11,
                        ByteBuffer.allocate(20 + PIECE.length)
                                .putInt(link)
                                .putInt(10_000)
                                .putInt(0)
                                .putInt(end)
                                .putInt(PIECE.length)
                                .put(PIECE)));
                assertThat(reply(in).getInt()).as("error of piece %d", i).isZero();
            }
            assertErrorAndServed("-363");
        }
    }

    private static byte[] hislip(int type, int parameter, byte[] payload) {
        return ByteBuffer.allocate(16 + payload.length)
                .put((byte) 'H')
                .put((byte) 'S')
                .put((byte) type)
                .put((byte) 0)
                .putInt(parameter)
                .putLong(payload.length)
                .put(payload)
                .array();
    }

    @Test
    void ten_megabytes_by_hislip_are_an_overrun() throws IOException {
        try (Socket synchronous = connect(2);
                Socket asynchronous = connect(2)) {
            synchronous.getOutputStream().write(hislip(0, 0x01005858, "hislip0".getBytes(StandardCharsets.US_ASCII)));
            byte[] head = synchronous.getInputStream().readNBytes(16);
            int session = ByteBuffer.wrap(head).getInt(4) & 0xffff;
            asynchronous.getOutputStream().write(hislip(17, session, new byte[0]));
            assertThat(asynchronous.getInputStream().readNBytes(16)).hasSize(16);
            for (int i = 1; i <= PIECES; i++) {
                synchronous.getOutputStream().write(hislip(i == PIECES ? 7 : 6, 0xffffff00, PIECE));
            }
            assertErrorAndServed("-363");
        }
    }

    @Test
    void ten_megabytes_by_a_gpib_controller_are_an_overrun_and_brackets_an_error() throws IOException {
        try (Socket socket = connect(3)) {
            OutputStream out = socket.getOutputStream();
            out.write("++addr 12\n".getBytes(StandardCharsets.US_ASCII));
            overrunThenBrackets(out);
        }
    }

    @Test
    void ten_megabytes_by_a_serial_port_are_an_overrun_and_brackets_an_error() throws IOException {
        try (OutputStream out = Files.newOutputStream(terminal, StandardOpenOption.WRITE)) {
            overrunThenBrackets(out);
        }
    }

    private void overrunThenBrackets(OutputStream out) throws IOException {
        for (int i = 0; i < PIECES; i++) {
            out.write(PIECE);
        }
        out.write('\n');
        assertErrorAndServed("-363");
        good.query("*CLS;*OPC?");
        out.write(BRACKETS.getBytes(StandardCharsets.US_ASCII));
        assertErrorAndServed("-171");
    }

    @Test
    void single_bytes_by_a_controller_and_a_port_hold_up_nobody() throws IOException {
        try (Socket socket = connect(3);
                OutputStream port = Files.newOutputStream(terminal, StandardOpenOption.WRITE)) {
            for (char c : "*IDN".toCharArray()) {
                socket.getOutputStream().write(c);
                port.write(c);
                assertThat(good.query("*IDN?")).startsWith("KEITHLEY");
            }
        }
    }
}
