package io.mtjlab.simulators.wiring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.simulators.physics.Drive;

/**
 * What has happened on a bench. A cursor in lab time: up to there everything has; the junction has been asked for the
 * voltage of every interval in which somebody listens, each interval once, and currents, carriers and temperatures have
 * taken their steps.
 */
final class BenchHistory {

    /** Under a held voltage the current follows the junction's resistance in steps of this while somebody looks. */
    private static final long FOLLOW_VOLTAGE_NANOS = 1_000_000;

    private final Turns turns;
    private final LabClock clock;
    private final List<Port> ports;
    private final Magnets magnets;
    private final Carriers carriers;
    private final Recorders recorders;
    private final Followers followers;
    private Waveform stageKelvin = Waveform.constant(Drive.REST.kelvin());
    private Waveform sampleDegrees = Waveform.constant(0);
    private long cursor;
    private boolean advancing;
    private boolean holding;

    /** @param ports terminals of the device, those of the write line last: a pulse meets what acts on all others */
    BenchHistory(
            Turns turns,
            LabClock clock,
            List<Port> ports,
            Magnets magnets,
            Carriers carriers,
            Recorders recorders,
            Followers followers) {
        this.turns = turns;
        this.clock = clock;
        this.ports = ports;
        this.magnets = magnets;
        this.carriers = carriers;
        this.recorders = recorders;
        this.followers = followers;
        this.cursor = clock.nanos();
    }

    /** Up to here everything has happened. */
    long cursor() {
        return cursor;
    }

    void temperature(Waveform kelvin) {
        stageKelvin = kelvin;
    }

    void turn(Waveform degrees) {
        sampleDegrees = degrees;
    }

    double sampleDegrees() {
        return sampleDegrees.valueAt(cursor);
    }

    /** See {@link BenchWires#moment}. */
    BenchWires.Moment moment() {
        advance();
        boolean outer = holding;
        long now = cursor;
        holding = true;
        return new BenchWires.Moment() {
            @Override
            public long nanos() {
                return now;
            }

            @Override
            public void close() {
                holding = outer;
            }
        };
    }

    /**
     * Brings everything that happens by itself up to now. A recorder that asks while it records is there already.
     *
     * <p>On a clock that runs freely a fast train of pulses can be a second's work. Whoever waits for the bench then has
     * his turn in between, and may bring it further himself; where time is driven, nothing may come in between.
     */
    void advance() {
        if (advancing || holding) {
            return;
        }
        long now = clock.nanos();
        turns.begin();
        while (!advanceTo(now)) {
            turns.next();
        }
    }

    /** @return false when this turn is over before it is there */
    private boolean advanceTo(long now) {
        boolean free = !clock.driven();
        advancing = true;
        try {
            while (cursor < now) {
                if (free && turns.over()) {
                    return false;
                }
                advanceOnce(now);
            }
            return true;
        } finally {
            advancing = false;
        }
    }

    private void advanceOnce(long now) {
        long step = Math.min(
                Math.min(magnets.nextStepAfter(cursor), carriers.nextStepAfter(cursor)),
                Math.min(stageKelvin.nextStepAfter(cursor), sampleDegrees.nextStepAfter(cursor)));
        for (Port port : ports) {
            step = Math.min(step, port.sources().nextStepAfter(cursor));
        }
        recordUntil(Math.min(step, now), clock.driven() ? -1 : now);
        if (step <= now) {
            followers.follow(cursor);
            applyAt(cursor);
            followers.look(cursor);
        }
    }

    /**
     * Gives every open window its voltage, interval by interval, while the drive stays as it is.
     *
     * @param now see {@link Recorders#anyoneListensAt}
     */
    private void recordUntil(long end, long now) {
        while (cursor < end) {
            long look = followers.nextLookAfter(cursor, now);
            long edge = recorders.nextEdgeAfter(cursor, Math.min(end, look));
            if (recorders.anyoneListensAt(cursor, now)) {
                if (anyHoldsVoltage()) {
                    applyAt(cursor);
                    edge = Math.min(edge, cursor + FOLLOW_VOLTAGE_NANOS);
                }
                deliver(edge, now);
            }
            cursor = edge;
            if (edge == look) {
                followers.follow(edge);
                followers.look(edge);
            }
        }
    }

    private boolean anyHoldsVoltage() {
        for (Port port : ports) {
            if (port.sources().holdsVoltage(cursor)) {
                return true;
            }
        }
        return false;
    }

    /** Who is asked something by a recorder answers for the end of the interval: the junction is there. */
    private void deliver(long edge, long now) {
        long from = cursor;
        Map<Port, WindowRecorder.Terminals> seen = new LinkedHashMap<>();
        ports.forEach(port -> seen.put(port, port.seen(from, edge)));
        cursor = edge;
        recorders.deliver(
                from,
                edge,
                now,
                role -> seen.entrySet().stream()
                        .filter(entry -> entry.getKey().connected(role))
                        .findFirst()
                        .map(entry -> entry.getKey().atOwn(role, edge, entry.getValue()))
                        .orElse(WindowRecorder.Terminals.NOTHING));
    }

    /** Brings the followers to now, for one that is about to be read. */
    void follow() {
        advance();
        followers.follow(cursor);
    }

    /** Lets something change now, after all that was before. */
    void change(Runnable act) {
        advance();
        followers.follow(cursor);
        act.run();
        applyAt(cursor);
        followers.look(cursor);
    }

    private void applyAt(long nanos) {
        RfDrive carrier = carriers.act(nanos);
        magnets.follow(nanos);
        double easy = magnets.oersted(Axis.EASY);
        double hard = magnets.oersted(Axis.HARD);
        double turned = Math.toRadians(sampleDegrees.valueAt(nanos));
        Drive acting = Drive.REST
                .withField(
                        easy * Math.cos(turned) + hard * Math.sin(turned),
                        hard * Math.cos(turned) - easy * Math.sin(turned))
                .withRf(carrier.hertz(), carrier.watts(), carrier.onFraction())
                .withKelvin(stageKelvin.valueAt(nanos));
        for (Port port : ports) {
            port.apply(nanos, acting);
        }
    }
}
