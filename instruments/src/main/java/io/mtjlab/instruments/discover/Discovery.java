package io.mtjlab.instruments.discover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.fazecast.jSerialComm.SerialPort;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.session.LinkSettings;
import io.mtjlab.instruments.session.Session;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.session.Sessions;
import io.mtjlab.instruments.session.usbtmc.UsbtmcNode;
import io.mtjlab.instruments.visa.ResourceString;
import io.mtjlab.instruments.visa.SerialResource;

/**
 * Looks for instruments in all ways at once and asks each for its identity as soon as it is found.
 *
 * <p>Nothing but {@code *IDN?} is sent to what was found. A serial port does not say what is at its other end, which
 * may be no instrument at all; who minds the question leaves {@link DiscoveryKind#SERIAL} out.
 */
public final class Discovery {

    private final DiscoveryOptions options;
    private final LabClock clock;
    private final long deadlineNanos;
    private final ExecutorService pool = Executors.newCachedThreadPool(Discovery::daemon);
    private final Map<ResourceString, Discovered> instruments = new ConcurrentHashMap<>();
    private final List<String> troubles = new ArrayList<>();

    private Discovery(DiscoveryOptions options, LabClock clock) {
        this.options = options;
        this.clock = clock;
        this.deadlineNanos = System.nanoTime() + options.budget().toNanos();
    }

    /**
     * Takes about {@link DiscoveryOptions#budget} when something does not answer, and less when all do.
     *
     * @param clock that the sessions wait on
     * @throws InvalidInput when the network interface does not exist
     */
    public static DiscoveryReport run(DiscoveryOptions options, LabClock clock) {
        return run(options, clock, scans(options));
    }

    static DiscoveryReport run(DiscoveryOptions options, LabClock clock, Map<DiscoveryKind, Scan> scans) {
        return new Discovery(options, clock).look(scans);
    }

    private static Map<DiscoveryKind, Scan> scans(DiscoveryOptions options) {
        Map<DiscoveryKind, Scan> scans = new EnumMap<>(DiscoveryKind.class);
        for (DiscoveryKind kind : options.kinds()) {
            scans.put(
                    kind,
                    switch (kind) {
                        case VXI11 -> Vxi11Broadcast.on(NetworkInterfaces.chosen(options.networkInterface()));
                        case MDNS -> MdnsBrowse.on(NetworkInterfaces.chosen(options.networkInterface()));
                        case SERIAL ->
                            (listen, found) -> Arrays.stream(SerialPort.getCommPorts())
                                    .map(port -> new SerialResource(port.getSystemPortPath()))
                                    .forEach(found);
                        case USBTMC ->
                            (listen, found) -> UsbtmcNode.list().forEach(node -> found.accept(node.resource()));
                    });
        }
        return scans;
    }

    private DiscoveryReport look(Map<DiscoveryKind, Scan> scans) {
        try {
            List<Future<?>> looking = new ArrayList<>();
            List<Future<?>> asking = new ArrayList<>();
            scans.forEach((kind, scan) -> looking.add(pool.submit(() -> look(kind, scan, asking))));
            clock.whileWaiting(() -> {
                await(looking);
                await(asking);
                return pool;
            });
        } finally {
            pool.shutdownNow();
        }
        List<Discovered> sorted = new ArrayList<>(instruments.values());
        sorted.sort(Comparator.comparing(one -> one.resource().toString()));
        synchronized (troubles) {
            return new DiscoveryReport(sorted, troubles);
        }
    }

    private void look(DiscoveryKind kind, Scan scan, List<Future<?>> asking) {
        try {
            scan.run(options.budget().dividedBy(3), resource -> {
                Discovered unasked =
                        new Discovered(resource, kind, Optional.empty(), "no answer to *IDN? within the time");
                if (instruments.putIfAbsent(resource, unasked) == null) {
                    synchronized (asking) {
                        asking.add(pool.submit(() -> ask(unasked)));
                    }
                }
            });
        } catch (Exception e) {
            synchronized (troubles) {
                troubles.add(kind + " could not be searched: " + e.getMessage());
            }
        }
    }

    private void ask(Discovered unasked) {
        Duration left = Duration.ofNanos(Math.max(1_000_000, deadlineNanos - System.nanoTime()));
        SessionOptions talk = SessionOptions.DEFAULT
                .withTimeout(left)
                .withConnectTimeout(left)
                .withLink(new LinkSettings(options.serial(), Optional.empty()));
        Discovered asked;
        try (Session session = Sessions.open("discovered", unasked.resource(), clock, talk)) {
            String identity = session.query("*IDN?").strip();
            asked = new Discovered(unasked.resource(), unasked.kind(), Optional.of(identity), "");
        } catch (RuntimeException e) {
            asked = new Discovered(
                    unasked.resource(), unasked.kind(), Optional.empty(), String.valueOf(e.getMessage()));
        }
        instruments.put(unasked.resource(), asked);
    }

    /** What is not over in time is left to end by itself, since all of it has time-outs of its own. */
    private void await(List<Future<?>> tasks) {
        List<Future<?>> present;
        synchronized (tasks) {
            present = List.copyOf(tasks);
        }
        for (Future<?> task : present) {
            try {
                task.get(Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                // A task tells its own story in the report; one that is late has the entry made for it beforehand.
            }
        }
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "discover");
        thread.setDaemon(true);
        return thread;
    }
}
