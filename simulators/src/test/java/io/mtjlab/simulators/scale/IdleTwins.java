package io.mtjlab.simulators.scale;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.RealClock;
import io.mtjlab.simulators.physics.JunctionModels;
import io.mtjlab.simulators.twin.Twin;
import io.mtjlab.simulators.twin.TwinSpec;
import io.mtjlab.simulators.twin.Twins;
import io.mtjlab.simulators.wiring.Axis;
import io.mtjlab.simulators.wiring.BenchWires;
import io.mtjlab.simulators.wiring.WiringSpec;

/**
 * Prints what {@value #TWINS} idle instruments with a client each cost: the process's resident memory, of which so much
 * for the instruments, and its share of a core over {@value #SECONDS} s. Linux only.
 */
final class IdleTwins {

    private static final int TWINS = 200;
    private static final int SECONDS = 10;
    private static final int TWINS_OF_A_BENCH = 20;

    /** Where a model wants a role that its bench's wiring names. */
    private static final Map<String, String> ROLES = Map.of("kepco-bop", "bop");

    private IdleTwins() {}

    static void print() throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        WiringSpec wiring = new WiringSpec(6.2, 0.05, Map.of("bop", new WiringSpec.Coil(Axis.HARD, 48)), probes());
        long emptyKilobytes = residentKilobytes();
        List<Twin> twins = new ArrayList<>();
        List<Socket> clients = new ArrayList<>();
        List<String> models = List.copyOf(Twins.models());
        BenchWires wires = null;
        for (int i = 0; i < TWINS; i++) {
            if (wires == null || i % TWINS_OF_A_BENCH == 0) {
                // A bench for each model once, as in a large lab: those that share a device share a lock.
                wires = bench(wiring, RandomStreams.of(i));
            }
            String model = models.get(i % TWINS_OF_A_BENCH % models.size());
            twins.add(Twins.create(new TwinSpec(ROLES.getOrDefault(model, model), model, any, wires)));
            clients.add(identified(twins.get(i).address()));
        }
        System.gc();
        TimeUnit.SECONDS.sleep(2);
        long before = processorNanos();
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(SECONDS);
        double share = (double) (processorNanos() - before) / (System.nanoTime() - start);
        long kilobytes = residentKilobytes();
        System.out.printf(
                Locale.ROOT,
                "%d idle twins: %.0f MB resident (%.0f MB without them), %.2f %% of a core%n",
                TWINS,
                kilobytes / 1024.0,
                emptyKilobytes / 1024.0,
                100 * share);
        for (Socket client : clients) {
            client.close();
        }
        twins.forEach(Twin::close);
    }

    /** Every gaussmeter is in the field. */
    private static Map<String, Axis> probes() {
        return Twins.models().stream()
                .filter(model -> model.startsWith("lakeshore4"))
                .collect(java.util.stream.Collectors.toMap(model -> model, model -> Axis.HARD));
    }

    private static BenchWires bench(WiringSpec wiring, RandomStreams streams) {
        return new BenchWires(
                wiring,
                JunctionModels.create("microwave-neuron", "luo2023", streams.child("device")),
                new RealClock(),
                streams);
    }

    private static Socket identified(InetSocketAddress address) throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.getOutputStream().write("*IDN?\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        while (socket.getInputStream().read() != '\n') {
            // To the end of the answer.
        }
        return socket;
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /** User and system time of the whole process. */
    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
