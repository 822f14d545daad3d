package io.mtjlab.instruments.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.instruments.bench.Coil;
import io.mtjlab.instruments.bench.Guard;
import io.mtjlab.instruments.bench.Limits;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.capability.FieldAxis;
import io.mtjlab.instruments.drivers.Drivers;
import io.mtjlab.instruments.drivers.Seat;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.session.Session;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.session.Sessions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a driver and its instrument say to each other, line by line, written down beforehand; what was expected and not
 * said, or said and not expected, fails.
 */
public final class Conversation implements AutoCloseable {

    /** Limits of every conversation: those of the microwave neuron. */
    public static final Limits LIMITS = new Limits(
            Map.of(
                    Limits.JUNCTION,
                    new Limits.Pair(OptionalDouble.of(0.35), List.of(), OptionalDouble.of(0.005), "bench.yaml:14")),
            OptionalDouble.of(400),
            "bench.yaml:15");

    public static final String ROLE = "it";

    public static final Wiring WIRING = new Wiring(
            6.2,
            0.05,
            "gsg",
            "probed",
            "bias-tee",
            1.8,
            OptionalDouble.empty(),
            Map.of(ROLE, new Coil(FieldAxis.HARD, 48, 5)),
            Map.of(ROLE, FieldAxis.HARD));

    private static final byte[] HANG_UP = {};

    private record Line(String expected, byte @Nullable [] reply) {}

    private final Deque<Line> script = new ArrayDeque<>();
    private final List<String> faults = new ArrayList<>();
    private final ScriptedServer server = new ScriptedServer(this::answer);
    private final DrivenClock clock = new DrivenClock();
    private final Wiring wiring;
    private final Guard guard;
    private @Nullable Session session;

    public Conversation() {
        this(LIMITS);
    }

    /** With other limits than those of the microwave neuron. */
    public Conversation(Limits limits) {
        this(limits, WIRING);
    }

    /** With other cables, too. */
    public Conversation(Limits limits, Wiring wiring) {
        this.wiring = wiring;
        guard = new Guard(limits, wiring);
    }

    /** A line that is not answered. */
    public synchronized Conversation expect(String line) {
        script.add(new Line(line, null));
        return this;
    }

    /** A line and its answer. */
    public synchronized Conversation expect(String line, String reply) {
        return expectBytes(line, (reply + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A line and its answer as it is, without a terminator of its own. */
    public synchronized Conversation expectBytes(String line, byte[] reply) {
        script.add(new Line(line, reply));
        return this;
    }

    /** A line that ends the connection instead of being answered. */
    public synchronized Conversation hangUpAt(String line) {
        script.add(new Line(line, HANG_UP));
        return this;
    }

    private synchronized void answer(String line, ScriptedServer.Wire wire) throws Exception {
        Line next = script.poll();
        if (next == null || !next.expected.equals(line)) {
            faults.add("said '" + line + "', expected " + (next == null ? "nothing more" : "'" + next.expected + "'"));
            wire.hangUp();
        } else if (next.reply == HANG_UP) {
            wire.hangUp();
        } else if (next.reply != null) {
            wire.send(next.reply);
        }
    }

    /** Opens the driver of a model on this conversation. */
    public <D extends MessageDriver> D open(String model, Class<D> type) {
        Session opened = Sessions.open(
                ROLE, server.resource(), clock, SessionOptions.DEFAULT.withTurnaround(Drivers.turnaroundOf(model)));
        session = opened;
        return type.cast(Drivers.open(model, new Seat(opened, guard, wiring)));
    }

    /** The link of the driver that was opened. */
    public Session session() {
        if (session == null) {
            throw new IllegalStateException("no driver was opened");
        }
        return session;
    }

    public DrivenClock clock() {
        return clock;
    }

    public Guard guard() {
        return guard;
    }

    /** Nothing is left over, nothing was out of turn. */
    public synchronized void isOver() {
        assertThat(faults).as("lines out of turn").isEmpty();
        assertThat(script).as("lines that were never said").isEmpty();
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
        server.close();
    }
}
