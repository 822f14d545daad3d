package io.mtjlab.simulators.wiring;

import java.util.Map;

import org.jspecify.annotations.Nullable;

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

    private final LabClock clock;
    private final RealCables cables;
    private final Relays relays;
    private final Map<String, Circuit> circuits;
    private final SourceGraph sources;
    private final Magnets magnets;
    private final Carriers carriers;
    private final Recorders recorders;
    private final Followers followers;
    private final DeviceUnderTest device;
    private Waveform stageKelvin = Waveform.constant(Drive.REST.kelvin());
    private long cursor;
    private boolean advancing;
    private boolean holding;

    BenchHistory(
            LabClock clock,
            RealCables cables,
            Relays relays,
            SourceGraph sources,
            Magnets magnets,
            Carriers carriers,
            Recorders recorders,
            Followers followers,
            DeviceUnderTest device,
            Map<String, Circuit> circuits) {
        this.clock = clock;
        this.cables = cables;
        this.relays = relays;
        this.sources = sources;
        this.magnets = magnets;
        this.carriers = carriers;
        this.recorders = recorders;
        this.followers = followers;
        this.device = device;
        this.circuits = circuits;
        this.cursor = clock.nanos();
    }

    /** Up to here everything has happened. */
    long cursor() {
        return cursor;
    }

    void temperature(Waveform kelvin) {
        stageKelvin = kelvin;
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

    /** Brings everything that happens by itself up to now. A recorder that asks while it records is there already. */
    void advance() {
        if (advancing || holding) {
            return;
        }
        advancing = true;
        try {
            advanceTo(clock.nanos());
        } finally {
            advancing = false;
        }
    }

    private void advanceTo(long now) {
        while (cursor < now) {
            long step = Math.min(
                    Math.min(magnets.nextStepAfter(cursor), carriers.nextStepAfter(cursor)),
                    Math.min(sources.nextStepAfter(cursor), stageKelvin.nextStepAfter(cursor)));
            recordUntil(Math.min(step, now));
            if (step <= now) {
                followers.follow(cursor);
                applyAt(cursor);
                followers.look(cursor);
            }
        }
    }

    /** Gives every open window its voltage, interval by interval, while the drive stays as it is. */
    private void recordUntil(long end) {
        while (cursor < end) {
            long look = followers.nextLookAfter(cursor);
            long edge = recorders.nextEdgeAfter(cursor, Math.min(end, look));
            if (recorders.anyoneListensAt(cursor)) {
                if (sources.holdsVoltage(cursor)) {
                    applyAt(cursor);
                    edge = Math.min(edge, cursor + FOLLOW_VOLTAGE_NANOS);
                }
                deliver(edge, device.meanVolts(cursor, edge, sources.pulsedAt(cursor)));
            }
            cursor = edge;
            if (edge == look) {
                followers.follow(edge);
                followers.look(edge);
            }
        }
    }

    /** Who is asked something by a recorder answers for the end of the interval: the junction is there. */
    private void deliver(long edge, double volts) {
        long from = cursor;
        cursor = edge;
        double amperes = device.drive().amperes();
        WindowRecorder.Terminals seen =
                new WindowRecorder.Terminals(volts + amperes * cables.seriesOhms(), volts, amperes);
        recorders.deliver(
                from, edge, role -> relays.connected(role) ? atOwn(role, seen) : WindowRecorder.Terminals.NOTHING);
    }

    /** A source that meters itself sees what its own resistor takes, and the current that goes beside the junction. */
    private WindowRecorder.Terminals atOwn(String role, WindowRecorder.Terminals seen) {
        @Nullable Circuit circuit = circuits.get(role);
        double own = circuit == null ? 0 : sources.ownAmperes(role, cursor, this::loop);
        if (circuit == null || own == 0) {
            return seen;
        }
        double beside = own * (1 - circuit.part(loop().seriesOhms() + loop().junctionOhms()));
        return new WindowRecorder.Terminals(
                seen.volts() + own * circuit.sourceOhms(), seen.junctionVolts(), seen.amperes() + beside);
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
        boolean pulsed = sources.pulsedAt(nanos);
        Drive fielded = device.drive()
                .withField(magnets.oersted(Axis.EASY), magnets.oersted(Axis.HARD))
                .withRf(carrier.hertz(), carrier.watts(), carrier.onFraction())
                .withKelvin(stageKelvin.valueAt(nanos));
        // The resistance that limits the current is the one under the new field, so the field acts first.
        device.switchTo(nanos, fielded, pulsed);
        device.switchTo(nanos, fielded.withAmperes(sources.amperes(nanos, this::loop)), pulsed);
    }

    /** What a source sees, in the junction's state of the cursor. */
    ElectricalSource.Loop loop() {
        return new ElectricalSource.Loop(cables.seriesOhms(), device.peekOhms(cursor));
    }
}
