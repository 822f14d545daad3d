package io.mtjlab.instruments.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
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
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import io.mtjlab.base.time.RealClock;
import io.mtjlab.instruments.visa.HislipResource;
import io.mtjlab.instruments.visa.ResourceString;
import io.mtjlab.instruments.visa.TcpSocketResource;
import io.mtjlab.instruments.visa.Vxi11Resource;

/**
 * Queries and blocks a second over each kind of network link, beside a raw socket's ping-pong with the same answer, and
 * their ratios with the least that each must reach. All take turns, round by round, so that what else the machine does
 * hits them alike; the median of the rounds' ratios counts. Bytes allocated per query are those of the whole process;
 * the servers allocate none.
 *
 * <p>{@code mvn -q -pl instruments -am test -DskipTests -Dbenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SessionBenchmark {

    private static final int ROUNDS = 15;
    private static final byte[] ASKED = (BenchmarkServers.QUESTION + "\n").getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BLOCK_ASKED =
            (BenchmarkServers.BLOCK_QUESTION + "\n").getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCK_ANSWER = "#71048576\n".length() + BenchmarkServers.BLOCK_BYTES;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** A benchmark, what it is measured against, and the least ratio; VXI-11 needs two round trips for a query. */
    private record Limit(String name, String against, double least) {}

    private static final List<Limit> LIMITS = List.of(
            new Limit("tcp", "raw", 0.9),
            new Limit("hislip", "raw", 0.8),
            new Limit("vxi11", "raw", 0.45),
            new Limit("tcpBlock", "rawBlock", 0.8),
            new Limit("hislipBlock", "rawBlock", 0.8),
            new Limit("vxi11Block", "rawBlock", 0.8));

    private BenchmarkServers servers;
    private Session tcp;
    private Session vxi11;
    private Session hislip;
    private Socket raw;
    private InputStream in;
    private OutputStream out;
    private final byte[] buffer = new byte[BLOCK_ANSWER];

    @Setup(Level.Trial)
    public void connect() throws IOException {
        servers = new BenchmarkServers();
        tcp = open(new TcpSocketResource(0, "127.0.0.1", servers.rawPort()));
        vxi11 = open(new Vxi11Resource(0, "127.0.0.1", OptionalInt.of(servers.vxi11Port()), "inst0"));
        hislip = open(new HislipResource(0, "127.0.0.1", "hislip0", servers.hislipPort()));
        raw = new Socket(InetAddress.getLoopbackAddress(), servers.rawPort());
        raw.setTcpNoDelay(true);
        in = raw.getInputStream();
        out = raw.getOutputStream();
    }

    private static Session open(ResourceString resource) {
        return Sessions.open("nvm", resource, new RealClock(), SessionOptions.DEFAULT);
    }

    @TearDown(Level.Trial)
    public void disconnect() throws IOException {
        tcp.close();
        vxi11.close();
        hislip.close();
        raw.close();
        servers.close();
    }

    /** What a driver calls for every reading: out, in, and made a number of. */
    @Benchmark
    public double tcp() {
        return tcp.queryDouble(BenchmarkServers.QUESTION);
    }

    @Benchmark
    public double hislip() {
        return hislip.queryDouble(BenchmarkServers.QUESTION);
    }

    @Benchmark
    public double vxi11() {
        return vxi11.queryDouble(BenchmarkServers.QUESTION);
    }

    @Benchmark
    public byte[] tcpBlock() {
        return tcp.queryBlock(BenchmarkServers.BLOCK_QUESTION, TIMEOUT);
    }

    @Benchmark
    public byte[] hislipBlock() {
        return hislip.queryBlock(BenchmarkServers.BLOCK_QUESTION, TIMEOUT);
    }

    @Benchmark
    public byte[] vxi11Block() {
        return vxi11.queryBlock(BenchmarkServers.BLOCK_QUESTION, TIMEOUT);
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

    /** The least that one can do for a block: out, and in until its known end, always into the same memory. */
    @Benchmark
    public int rawBlock() throws IOException {
        out.write(BLOCK_ASKED);
        int n = 0;
        do {
            n += in.read(buffer, n, buffer.length - n);
        } while (n < BLOCK_ANSWER);
        return n;
    }

    public static void main(String[] arguments) throws RunnerException {
        List<Map<String, Double>> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(scores(run(round == 0 ? 1000 : 50)));
            System.out.println("round " + (round + 1) + " of " + ROUNDS);
        }
        Map<String, Double> bytes = allocations();
        for (Limit limit : LIMITS) {
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %8.0f/s, %-8s %8.0f/s, ratio %.3f (least %.2f), %.0f bytes allocated each%n",
                    limit.name,
                    median(rounds, each -> each.get(limit.name)),
                    limit.against,
                    median(rounds, each -> each.get(limit.against)),
                    median(rounds, each -> each.get(limit.name) / each.get(limit.against)),
                    limit.least,
                    bytes.get(limit.name));
        }
    }

    private static Collection<RunResult> run(int warmupMillis) throws RunnerException {
        return new Runner(options(warmupMillis).build()).run();
    }

    /** In this process, because a fork would not find the class path that Maven runs us with. */
    private static ChainedOptionsBuilder options(int warmupMillis) {
        return new OptionsBuilder()
                .include(SessionBenchmark.class.getName() + "\\..*")
                .forks(0)
                .warmupIterations(warmupMillis > 100 ? 3 : 1)
                .warmupTime(TimeValue.milliseconds(warmupMillis))
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(200))
                .verbosity(VerboseMode.SILENT);
    }

    private static Map<String, Double> scores(Collection<RunResult> results) {
        Map<String, Double> scores = new LinkedHashMap<>();
        results.forEach(result -> scores.put(
                result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore()));
        return scores;
    }

    private static Map<String, Double> allocations() throws RunnerException {
        Map<String, Double> bytes = new LinkedHashMap<>();
        new Runner(options(50).addProfiler(GCProfiler.class).build())
                .run()
                .forEach(result -> result.getSecondaryResults().forEach((name, value) -> {
                    if (name.endsWith("gc.alloc.rate.norm")) {
                        bytes.put(result.getPrimaryResult().getLabel(), value.getScore());
                    }
                }));
        return bytes;
    }

    @FunctionalInterface
    private interface Figure {
        double of(Map<String, Double> round);
    }

    private static double median(List<Map<String, Double>> rounds, Figure figure) {
        double[] sorted = rounds.stream().mapToDouble(figure::of).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
