package io.mtjlab.instruments.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import io.mtjlab.base.time.RealClock;
import io.mtjlab.instruments.visa.TcpSocketResource;

/**
 * Queries a second of our session beside a raw socket's ping-pong with the same bytes against the same server, and
 * their ratio. The two take turns, round by round, so that what else the machine does hits both alike; the median
 * of the rounds' ratios counts.
 *
 * <p>{@code mvn -q -pl instruments -am test -DskipTests -Dbenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SessionBenchmark {

    private static final int ROUNDS = 21;
    private static final String QUESTION = ":SENS:DATA:FRES?";
    private static final byte[] ASKED = (QUESTION + "\n").getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ANSWER = "+1.23456789E-03\n".getBytes(StandardCharsets.US_ASCII);

    private ServerSocket server;
    private Session session;
    private Socket raw;
    private InputStream in;
    private OutputStream out;
    private final byte[] buffer = new byte[1 << 15];

    @Setup(Level.Trial)
    public void connect() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(this::accept, "echo-acceptor");
        acceptor.setDaemon(true);
        acceptor.start();
        session = Sessions.open(
                "nvm",
                new TcpSocketResource(0, "127.0.0.1", server.getLocalPort()),
                new RealClock(),
                SessionOptions.DEFAULT);
        raw = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
        raw.setTcpNoDelay(true);
        in = raw.getInputStream();
        out = raw.getOutputStream();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread echo = new Thread(() -> serve(client), "echo");
                echo.setDaemon(true);
                echo.start();
            } catch (IOException e) {
                return; // closed: the benchmark is over
            }
        }
    }

    private static void serve(Socket client) {
        byte[] incoming = new byte[1 << 12];
        try (client) {
            client.setTcpNoDelay(true);
            InputStream from = client.getInputStream();
            OutputStream to = client.getOutputStream();
            for (int n = from.read(incoming); n >= 0; n = from.read(incoming)) {
                if (incoming[n - 1] == '\n') {
                    to.write(ANSWER);
                }
            }
        } catch (IOException e) {
            // The client went away, which is how a trial ends.
        }
    }

    @TearDown(Level.Trial)
    public void disconnect() throws IOException {
        session.close();
        raw.close();
        server.close();
    }

    /** What a driver calls for every reading: out, in, and made a number of. */
    @Benchmark
    public double session() {
        return session.queryDouble(QUESTION);
    }

    /** The least that one can do: out, and in until the line feed. */
    @Benchmark
    public int raw() throws IOException {
        out.write(ASKED);
        int n = 0;
        do {
            n += in.read(buffer, n, buffer.length - n);
        } while (buffer[n - 1] != '\n');
        return n;
    }

    public static void main(String[] arguments) throws RunnerException {
        List<Double> raws = new ArrayList<>();
        List<Double> sessions = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            // In this process, because a fork would not find the class path that Maven runs us with.
            Collection<RunResult> results = new Runner(new OptionsBuilder()
                            .include(SessionBenchmark.class.getName() + "\\..*")
                            .forks(0)
                            .warmupIterations(round == 0 ? 3 : 1)
                            .warmupTime(TimeValue.milliseconds(round == 0 ? 1000 : 50))
                            .measurementIterations(1)
                            .measurementTime(TimeValue.milliseconds(200))
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .run();
            double session = score(results, "session");
            double rawScore = score(results, "raw");
            sessions.add(session);
            raws.add(rawScore);
            ratios.add(session / rawScore);
            System.out.printf(
                    Locale.ROOT,
                    "round %d: session %.0f, raw %.0f, ratio %.3f%n",
                    round + 1,
                    session,
                    rawScore,
                    session / rawScore);
        }
        System.out.printf(
                Locale.ROOT,
                "session %.0f queries/s, raw socket %.0f queries/s, ratio %.3f (medians of %d rounds)%n",
                median(sessions),
                median(raws),
                median(ratios),
                ROUNDS);
    }

    private static double score(Collection<RunResult> results, String method) {
        return results.stream()
                .filter(result -> result.getPrimaryResult().getLabel().equals(method))
                .findFirst()
                .orElseThrow()
                .getPrimaryResult()
                .getScore();
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
