package io.mtjlab.simulators.twin;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.simulators.server.RawSocketWire;
import io.mtjlab.simulators.server.prologix.PrologixWire;
import io.mtjlab.simulators.server.pty.PtyWire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Ten megabytes without an end, deep brackets and single bytes by a GPIB controller and a serial port. */
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
                List.of(new RawSocketWire(ANY), new PrologixWire(ANY, 12), new PtyWire(Optional.of(terminal))),
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

    @Test
    void ten_megabytes_by_a_gpib_controller_are_an_overrun_and_brackets_an_error() throws IOException {
        try (Socket socket = connect(1)) {
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
        try (Socket socket = connect(1);
                OutputStream port = Files.newOutputStream(terminal, StandardOpenOption.WRITE)) {
            for (char c : "*IDN".toCharArray()) {
                socket.getOutputStream().write(c);
                port.write(c);
                assertThat(good.query("*IDN?")).startsWith("KEITHLEY");
            }
        }
    }
}
