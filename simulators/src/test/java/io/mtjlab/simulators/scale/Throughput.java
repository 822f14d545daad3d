package io.mtjlab.simulators.scale;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.RealClock;
import io.mtjlab.simulators.physics.Resistor;
import io.mtjlab.simulators.twin.Twin;
import io.mtjlab.simulators.twin.TwinSpec;
import io.mtjlab.simulators.twin.Twins;
import io.mtjlab.simulators.wiring.BenchWires;
import io.mtjlab.simulators.wiring.WiringSpec;

/**
 * Prints how many queries a second one virtual 6221 answers, beside a server in C that echoes lines of the same length,
 * or a thread that does where there is no gcc: {@code ratio} is to be at least 0.7. Both are asked in turn, so that a
 * busy machine slows both.
 */
final class Throughput {

    private static final int WARM_UP = 3;
    private static final int ROUNDS = 21;
    private static final int QUERIES = 10_000;
    private static final String QUESTION = ":SOUR:CURR?\n";

    private Throughput() {}

    static void print() throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        WiringSpec wiring = new WiringSpec(6.2, 0.05, Map.of(), Map.of());
        BenchWires wires = new BenchWires(wiring, new Resistor(200), new RealClock(), RandomStreams.of(1));
        Optional<CEcho> c = CEcho.start(Files.createTempDirectory("echo"));
        try (Twin server = Twins.create(new TwinSpec("isrc", "keithley6221", any, wires));
                ServerSocket echo = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket toTwin = connect(server.address());
                Socket toEcho =
                        connect(c.map(CEcho::address).orElse((InetSocketAddress) echo.getLocalSocketAddress()))) {
            if (c.isEmpty()) {
                Socket echoing = echo.accept();
                echoing.setTcpNoDelay(true);
                Thread thread = new Thread(() -> echo(echoing), "echo");
                thread.setDaemon(true);
                thread.start();
            }
            double[] twin = new double[ROUNDS];
            double[] plain = new double[ROUNDS];
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                double ofTwin = queriesPerSecond(toTwin);
                double ofEcho = queriesPerSecond(toEcho);
                if (round >= 0) {
                    twin[round] = ofTwin;
                    plain[round] = ofEcho;
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "one twin: %.0f queries a second, an echo in %s %.0f, ratio %.3f (medians of %d rounds)%n",
                    median(twin),
                    c.isPresent() ? "C" : "Java",
                    median(plain),
                    median(twin) / median(plain),
                    ROUNDS);
        } finally {
            c.ifPresent(CEcho::close);
        }
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static Socket connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        socket.connect(address);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static double queriesPerSecond(Socket socket) throws IOException {
        byte[] question = QUESTION.getBytes(StandardCharsets.ISO_8859_1);
        byte[] answer = new byte[256];
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        long start = System.nanoTime();
        for (int i = 0; i < QUERIES; i++) {
            out.write(question);
            int count = in.read(answer);
            while (answer[count - 1] != '\n') {
                count = in.read(answer);
            }
        }
        return QUERIES / ((System.nanoTime() - start) * 1e-9);
    }

    private static void echo(Socket socket) {
        byte[] buffer = new byte[256];
        try {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
        } catch (IOException closed) {
            // The end of the measurement.
        }
    }
}
