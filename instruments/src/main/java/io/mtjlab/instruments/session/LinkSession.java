package io.mtjlab.instruments.session;

import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.visa.ResourceString;

/**
 * A session over any kind of link: what is the same for all of them. {@link Exchanges} has one thing said at a time,
 * {@link ConnectionKeeper} sees to it that it begins on a clean link, {@link Incoming} takes answers apart.
 */
public final class LinkSession implements Session {

    private final String role;
    private final ResourceString resource;
    private final LabClock clock;
    private final SessionOptions options;
    private final ConnectionKeeper keeper;
    private final Exchanges exchanges;
    private final Set<Link.Feature> features;

    private LinkSession(
            String role, ResourceString resource, Link.Connector connector, LabClock clock, SessionOptions options) {
        this.role = role;
        this.resource = resource;
        this.clock = clock;
        this.options = options;
        this.keeper = new ConnectionKeeper(role, resource, connector, clock, options);
        this.exchanges = new Exchanges(role, resource, clock, options, keeper);
        this.features = keeper.ready().link().features();
    }

    /** Connects; sends nothing that the instrument would notice. */
    public static LinkSession open(
            String role, ResourceString resource, Link.Connector connector, LabClock clock, SessionOptions options) {
        return new LinkSession(role, resource, connector, clock, options);
    }

    @Override
    public String role() {
        return role;
    }

    @Override
    public ResourceString resource() {
        return resource;
    }

    @Override
    public LabClock clock() {
        return clock;
    }

    @Override
    public Duration timeout() {
        return options.timeout();
    }

    @Override
    public void write(String command, Duration timeout) {
        exchanges.run(command, null, timeout, null);
    }

    @Override
    public void writeBlock(String command, byte[] block, Duration timeout) {
        exchanges.run(command, block, timeout, null);
    }

    @Override
    public String query(String command, Duration timeout) {
        return exchanges.run(command, null, timeout, Incoming::line);
    }

    @Override
    public List<String> queryLines(String command, int lines) {
        return exchanges.run(command, null, options.timeout(), from -> {
            List<String> answers = new ArrayList<>(lines);
            for (int i = 0; i < lines; i++) {
                answers.add(from.line());
            }
            return answers;
        });
    }

    @Override
    public double queryDouble(String command, Duration timeout) {
        return exchanges.run(command, null, timeout, Incoming::number);
    }

    @Override
    public double[] queryDoubles(String command, Duration timeout) {
        return exchanges.run(command, null, timeout, Incoming::numbers);
    }

    @Override
    public byte[] queryBlock(String command, Duration timeout) {
        return exchanges.run(command, null, timeout, Incoming::block);
    }

    @Override
    public long queryBlock(String command, Duration timeout, BlockSink sink) {
        return exchanges.run(command, null, timeout, from -> {
            if (options.tap() == WireTap.NONE) {
                return from.block(sink);
            }
            byte[] whole = from.block(); // a transcript holds all of it
            sink.accept(whole, 0, whole.length);
            return (long) whole.length;
        });
    }

    @Override
    public double[] queryBinary(String command, BinaryFormat format, ByteOrder order, Duration timeout) {
        return exchanges.run(command, null, timeout, from -> format.decode(from.block(), order));
    }

    @Override
    public byte[] queryRaw(String command, Duration timeout) {
        return exchanges.run(command, null, timeout, Incoming::raw);
    }

    @Override
    public byte[] queryBytes(String command, int count, Duration timeout) {
        return exchanges.run(command, null, timeout, incoming -> incoming.bytes(count));
    }

    @Override
    public String read(Duration timeout) {
        return exchanges.run(Exchanges.READ, null, timeout, Incoming::line);
    }

    @Override
    public int statusByte() {
        return offers(Link.Feature.STATUS_BYTE)
                ? exchanges.operate("(serial poll)", options.timeout(), Link::statusByte)
                : (int) queryDouble("*STB?", options.timeout());
    }

    @Override
    public boolean awaitServiceRequest(Duration patience) {
        must(Link.Feature.SERVICE_REQUEST);
        Link link = exchanges.operate("(enable service requests)", options.timeout(), open -> {
            open.enableServiceRequests();
            return open;
        });
        // Outside of the exchange, or nobody could talk to the instrument meanwhile.
        long start = System.nanoTime();
        try {
            if (clock.driven()) {
                return new LabServiceWait(clock, link, () -> (int) queryDouble("*STB?", options.timeout()))
                        .await(patience);
            }
            return clock.whileWaiting(() -> link.awaitServiceRequest(patience));
        } catch (IOException e) {
            throw LinkException.of(e, false, exchanges.what("(wait for service request)", "", start), patience);
        }
    }

    @Override
    public void clear() {
        exchanges.clear(offers(Link.Feature.CLEAR));
    }

    @Override
    public void trigger() {
        if (offers(Link.Feature.TRIGGER)) {
            exchanges.command("(trigger)", options.timeout(), Link::trigger);
        } else {
            write("*TRG");
        }
    }

    @Override
    public void lock(Duration patience) {
        must(Link.Feature.LOCK);
        exchanges.command("(lock)", patience.plus(options.timeout()), link -> {
            link.lock(patience);
            keeper.locked(true);
        });
    }

    @Override
    public void unlock() {
        must(Link.Feature.LOCK);
        exchanges.command("(unlock)", options.timeout(), link -> {
            keeper.locked(false);
            link.unlock();
        });
    }

    @Override
    public void local() {
        must(Link.Feature.REMOTE_LOCAL);
        exchanges.command("(local)", options.timeout(), Link::local);
    }

    @Override
    public void remote() {
        must(Link.Feature.REMOTE_LOCAL);
        exchanges.command("(remote)", options.timeout(), Link::remote);
    }

    private boolean offers(Link.Feature feature) {
        return features.contains(feature);
    }

    private void must(Link.Feature feature) {
        if (!offers(feature)) {
            String wanted = "(" + feature.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
            throw LinkException.of(
                    feature.missing(), false, exchanges.what(wanted, "", System.nanoTime()), options.timeout());
        }
    }

    @Override
    public void close() {
        exchanges.close();
    }

    @Override
    public String toString() {
        return role + " at " + resource;
    }
}
