package io.mtjlab.simulators.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import io.mtjlab.base.time.RealClock;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.ErrorFormat;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.ScpiDialect;
import io.mtjlab.simulators.scpi.Status;

/**
 * Prints how many queries a second one SCPI instrument answers, beside a server in C that echoes lines of the same length,
 * or a thread that does where there is no gcc: {@code ratio} is to be at least 0.7. Both are asked in turn, so that a
 * busy machine slows both.
 */
public final class ThroughputMain {

    private static final int ROUNDS = 10;
    private static final int QUERIES = 10_000;
    private static final String QUESTION = ":SOUR:CURR?\n";

    private ThroughputMain() {}

    private static final class Nothing implements Machine {
        @Override
        public String identity() {
            return "A,B,0,1";
        }

        @Override
        public void reset() {}

        @Override
        public void awaitOperations() {}

        @Override
        public boolean idle() {
            return true;
        }
    }

    public static void main(String[] args) throws Exception {
        Status status = new Status(10);
        CommandTable table = new CommandTable((out, value) -> Nr3.append(out, value, 6))
                .number("[:SOURce]:CURRent", Dimension.AMPERES, Limits.of(-1, 1, 0), value -> {}, () -> 1e-5);
        ScpiDialect dialect = new ScpiDialect(table, new Nothing(), status, ErrorFormat.PLAIN);
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        LabTime time = new LabTime("x", new RealClock(), new ReentrantLock());
        Optional<CEcho> c = CEcho.start(Files.createTempDirectory("echo"));
        try (InstrumentServer server = new InstrumentServer("x", any, dialect, time);
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
            double best = 0;
            Map<String, Double> sums = new java.util.TreeMap<>(Map.of("twin", 0.0, "echo", 0.0));
            for (int round = 0; round <= ROUNDS; round++) {
                double twin = queriesPerSecond(toTwin);
                double plain = queriesPerSecond(toEcho);
                if (round > 0) {
                    sums.merge("twin", twin, Double::sum);
                    sums.merge("echo", plain, Double::sum);
                    best = Math.max(best, twin);
                }
            }
            double twin = sums.getOrDefault("twin", 0.0) / ROUNDS;
            double plain = sums.getOrDefault("echo", 0.0) / ROUNDS;
            System.out.printf(
                    Locale.ROOT,
                    "twin %.0f/s (best %.0f), echo in %s %.0f/s, ratio %.3f%n",
                    twin,
                    best,
                    c.isPresent() ? "C" : "Java",
                    plain,
                    twin / plain);
        } finally {
            c.ifPresent(CEcho::close);
        }
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
