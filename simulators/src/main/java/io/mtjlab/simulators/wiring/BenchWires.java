package io.mtjlab.simulators.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.Junction;

/**
 * Joins the twins of a bench at one junction.
 *
 * <p>The bench keeps a cursor in lab time. Up to there everything has happened: the junction has been asked for the
 * voltage of every interval in which somebody listens, each interval once, and the magnets' currents have taken their
 * steps. Before anything changes what acts on the junction, and before anybody looks back, the cursor goes to now
 * ({@link #advance}); so what an instrument recorded depends on the history of the drives and not on when it is asked.
 *
 * <p>The lock guards all of it, and the twins' own states.
 */
public final class BenchWires {

    /** Under a held voltage the current follows the junction's resistance in steps of this while somebody looks. */
    private static final long FOLLOW_VOLTAGE_NANOS = 1_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final WiringSpec spec;
    private final BreakableJunction junction;
    private final LabClock clock;
    private final RandomStreams streams;
    private final RealCables cables;
    private final Relays relays;
    private final SourceGraph sources;
    private final Map<String, Trajectory> coils = new TreeMap<>();
    private final Map<String, RfDrive> generators = new TreeMap<>();
    private final Map<String, Double> syncs = new TreeMap<>();
    private final List<WindowRecorder> recorders = new ArrayList<>();
    private final List<SignalFollower> followers = new ArrayList<>();
    private final Map<String, Consumer<RandomStreams>> units = new HashMap<>();
    private final Map<String, String> models = new TreeMap<>();
    private Waveform stageKelvin = Waveform.constant(Drive.REST.kelvin());
    private Drive drive;
    private Extremes extremes = Extremes.NONE;
    private long cursor;
    private boolean advancing;
    private boolean holding;

    /** @param streams the bench's dice: real cable values, calibration errors, noise */
    public BenchWires(WiringSpec spec, Junction junction, LabClock clock, RandomStreams streams) {
        this.spec = spec;
        this.junction = new BreakableJunction(junction);
        this.clock = clock;
        this.streams = streams;
        this.relays = new Relays(spec.relays());
        this.sources = new SourceGraph(relays, spec.circuits());
        this.cables = RealCables.draw(spec, streams.child("cables"));
        this.cursor = clock.nanos();
        junction.beginUnit(unit("").child("device"));
        this.drive = Drive.REST.withField(cables.offsetEasyOersted(), cables.offsetHardOersted());
        junction.drive(cursor, drive);
        note(0);
    }

    public LabClock clock() {
        return clock;
    }

    /** Guards the junction and the state of every twin; hold it while calling what follows. */
    public ReentrantLock lock() {
        return lock;
    }

    /** The dice from which an instrument's calibration errors are drawn, the same in every unit of work. */
    public RandomStreams calibrationStreams(String role) {
        return streams.child("calibration", role);
    }

    /** Starts a new unit of work: everything random from here on is keyed by (seed, role, {@code key}). */
    public void beginUnit(String key) {
        lock.lock();
        try {
            advance();
            // Says once more what is there, so that the junction knows when the unit begins.
            junction.drive(cursor, drive);
            RandomStreams unit = unit(key);
            junction.beginUnit(unit.child("device"));
            units.forEach((role, listener) -> listener.accept(unit.child("instrument", role)));
        } finally {
            lock.unlock();
        }
    }

    /** Asks to be given the dice of every unit of work; given those of the time before the first one at once. */
    public void onUnit(String role, Consumer<RandomStreams> listener) {
        units.put(role, listener);
        listener.accept(unit("").child("instrument", role));
    }

    private RandomStreams unit(String key) {
        return streams.child("unit", key);
    }

    public void attach(WindowRecorder recorder) {
        advance();
        recorders.add(recorder);
    }

    public void attach(SignalFollower follower) {
        advance();
        followers.add(follower);
    }

    /** Lets a source drive {@code amperes}, never more than {@code complianceVolts} at its terminals. */
    public void source(String role, double amperes, double complianceVolts) {
        source(role, new ElectricalSource.Current(Waveform.constant(amperes), complianceVolts));
    }

    /** Lets a source drive what it is set to, from now on. */
    public void source(String role, ElectricalSource source) {
        change(() -> sources.put(role, source));
    }

    /** A switch has exactly these channels closed. */
    public void relays(String switchRole, Set<String> closedChannels) {
        change(() -> relays.set(switchRole, closedChannels));
    }

    /** A relay sticks: open or closed, whatever its switch wants. */
    public void stickRelay(String switchRole, String channel, boolean closed) {
        change(() -> relays.stick(switchRole, channel, closed));
    }

    /** A contact in the cable of an instrument opens. */
    public void breakContact(String role) {
        change(() -> relays.breakContact(role));
    }

    /** Ends stuck relays and open contacts of an instrument. */
    public void heal(String role) {
        change(() -> relays.heal(role));
    }

    /** The barrier breaks down, for good: what is left is a resistor. */
    public void breakDown(double ohms) {
        change(() -> junction.breakDown(ohms));
    }

    /** @throws InvalidInput when the wiring names no coil for {@code role} */
    public void coil(String role, Trajectory current) {
        requireCoil(role);
        change(() -> coils.put(role, current));
    }

    /** @throws InvalidInput when the wiring names no coil for {@code role} */
    public void requireCoil(String role) {
        if (!spec.coils().containsKey(role)) {
            throw new InvalidInput("wiring names no coil for magnet supply '" + role + "'; coils: "
                    + spec.coils().keySet());
        }
    }

    /** The temperature of the stage that the junction lies on, in kelvin. */
    public void temperature(Waveform kelvin) {
        change(() -> stageKelvin = kelvin);
    }

    /** A prober has its probes on the junction's pads, or not. On a bench without one they always are. */
    public void contact(boolean made) {
        change(() -> relays.contact(made));
    }

    /** One more instrument is on the bench. */
    public void announce(String role, String model) {
        models.put(role, model);
    }

    /** True when some instrument of this model is on the bench. */
    public boolean present(String model) {
        return models.containsValue(model);
    }

    public void generator(String role, RfDrive carrier) {
        change(() -> generators.put(role, carrier));
    }

    /** A generator's sync output at {@code hertz}; 0 when it is off. */
    public void sync(String role, double hertz) {
        change(() -> syncs.put(role, hertz));
    }

    /** Frequency at the lock-ins' reference input; 0 when nothing is there. */
    public double referenceHertz() {
        return syncs.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** Phase of the modulated signal against the reference, in degrees. */
    public double signalPhaseDegrees() {
        return cables.signalPhaseDegrees();
    }

    /** Field that a gaussmeter's probe feels now, in oersted. */
    public double probeOersted(String role) {
        Axis axis = spec.probes().get(role);
        if (axis == null) {
            throw new InvalidInput("wiring names no probe for gaussmeter '" + role + "'; probes: "
                    + spec.probes().keySet());
        }
        advance();
        return axis == Axis.EASY ? drive.easyOersted() : drive.hardOersted();
    }

    /** True while the source's set current cannot flow. */
    public boolean inCompliance(String role) {
        advance();
        return sources.limited(role, cursor, this::loop);
    }

    /** The most that the junction has borne since the bench came up. */
    public Extremes extremes() {
        lock.lock();
        try {
            advance();
            return extremes;
        } finally {
            lock.unlock();
        }
    }

    /** What acts on the junction now. */
    public Drive drive() {
        lock.lock();
        try {
            advance();
            return drive;
        } finally {
            lock.unlock();
        }
    }

    /** The truth about cables and magnets: real values, and what acts on the junction, keys with units. */
    public Map<String, Object> state() {
        lock.lock();
        try {
            advance();
            Map<String, Object> state = new TreeMap<>();
            state.put("series_ohms", cables.seriesOhms());
            state.put("offset_easy_oersted", cables.offsetEasyOersted());
            state.put("offset_hard_oersted", cables.offsetHardOersted());
            state.put("signal_phase_degrees", cables.signalPhaseDegrees());
            cables.oerstedPerAmpere().forEach((role, value) -> state.put("oersted_per_ampere." + role, value));
            state.put("easy_oersted", drive.easyOersted());
            state.put("hard_oersted", drive.hardOersted());
            state.put("amperes", drive.amperes());
            state.put("rf_watts", drive.rfWatts());
            state.put("rf_hertz", drive.rfHertz());
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** One moment of lab time in which several things happen at once; closed when they all have. */
    public interface Moment extends AutoCloseable {

        /** When it is: everything before it has happened, and nothing after it. */
        long nanos();

        @Override
        void close();
    }

    /**
     * Now, for one who changes a drive and opens windows together. On a free-running clock lab time goes on while he
     * works; what he then recorded, or drove, from {@code clock().nanos()} on would lie in the past already.
     */
    public Moment moment() {
        advance();
        boolean outer = holding;
        long now = cursor;
        holding = true;
        return new Moment() {
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
    public void advance() {
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
                    nextCoilStep(), Math.min(sources.nextStepAfter(cursor), stageKelvin.nextStepAfter(cursor)));
            recordUntil(Math.min(step, now));
            if (step <= now) {
                apply();
            }
        }
    }

    private long nextCoilStep() {
        long step = Long.MAX_VALUE;
        for (Trajectory coil : coils.values()) {
            step = Math.min(step, coil.nextStepAfter(cursor));
        }
        return step;
    }

    /** Gives every open window its voltage, interval by interval, while the drive stays as it is. */
    private void recordUntil(long end) {
        while (cursor < end) {
            long edge = end;
            boolean heard = false;
            for (WindowRecorder recorder : recorders) {
                edge = Math.min(edge, recorder.nextEdgeAfter(cursor));
                heard |= recorder.listensAt(cursor);
            }
            if (heard) {
                if (sources.holdsVoltage(cursor)) {
                    applyAt(cursor);
                    edge = Math.min(edge, cursor + FOLLOW_VOLTAGE_NANOS);
                }
                double volts = junction.meanVolts(cursor, edge);
                note(volts);
                deliver(edge, volts);
            }
            cursor = edge;
        }
    }

    /** Who is asked something by a recorder answers for the end of the interval: the junction is there. */
    private void deliver(long edge, double volts) {
        long from = cursor;
        cursor = edge;
        double terminal = volts + drive.amperes() * cables.seriesOhms();
        WindowRecorder.Terminals seen = new WindowRecorder.Terminals(terminal, volts, drive.amperes());
        for (WindowRecorder recorder : recorders) {
            if (recorder.listensAt(from)) {
                boolean wired = relays.connected(recorder.role());
                recorder.record(from, edge, wired ? atOwn(recorder.role(), seen) : WindowRecorder.Terminals.NOTHING);
            }
        }
    }

    /** A source that meters itself sees what its own resistor takes, and the current that goes beside the junction. */
    private WindowRecorder.Terminals atOwn(String role, WindowRecorder.Terminals seen) {
        @Nullable Circuit circuit = spec.circuits().get(role);
        double own = circuit == null ? 0 : sources.ownAmperes(role, cursor, this::loop);
        if (circuit == null || own == 0) {
            return seen;
        }
        double beside = own * (1 - circuit.part(loop().seriesOhms() + loop().junctionOhms()));
        return new WindowRecorder.Terminals(
                seen.volts() + own * circuit.sourceOhms(), seen.junctionVolts(), seen.amperes() + beside);
    }

    /** Brings the followers to now, for one that is about to be read. */
    public void follow() {
        advance();
        followTo(cursor);
    }

    private void followTo(long nanos) {
        if (followers.isEmpty()) {
            return;
        }
        RfDrive carrier = carrier();
        double fraction = carrier.fundamentalFraction();
        double rms = fraction > 0 && carrier.watts() > 0 ? fraction * junction.rectifiedVolts() : 0;
        for (SignalFollower follower : followers) {
            follower.follow(nanos, rms, fraction > 0 ? carrier.modulationHertz() : 0);
        }
    }

    private void change(Runnable act) {
        advance();
        followTo(cursor);
        act.run();
        applyAt(cursor);
    }

    /** A coil has taken a step at the cursor. */
    private void apply() {
        followTo(cursor);
        applyAt(cursor);
    }

    private void applyAt(long nanos) {
        RfDrive carrier = carrier();
        Drive fielded = drive.withField(
                        field(Axis.EASY, nanos) + cables.offsetEasyOersted(),
                        field(Axis.HARD, nanos) + cables.offsetHardOersted())
                .withRf(carrier.hertz(), carrier.watts(), carrier.onFraction())
                .withKelvin(stageKelvin.valueAt(nanos));
        // The resistance that limits the current is the one under the new field, so the field acts first.
        switchTo(nanos, fielded);
        switchTo(nanos, fielded.withAmperes(sources.amperes(nanos, this::loop)));
    }

    private void switchTo(long nanos, Drive next) {
        if (!next.equals(drive)) {
            drive = next;
            junction.drive(nanos, drive);
            note(drive.amperes() == 0 ? 0 : drive.amperes() * junction.peekOhms(nanos));
        }
    }

    private double field(Axis axis, long nanos) {
        double oersted = 0;
        for (Map.Entry<String, Trajectory> coil : coils.entrySet()) {
            WiringSpec.Coil nominal = spec.coils().get(coil.getKey());
            if (nominal != null && nominal.axis() == axis) {
                oersted += cables.oerstedPerAmpere().getOrDefault(coil.getKey(), 0.0)
                        * coil.getValue().amperesAt(nanos);
            }
        }
        return oersted;
    }

    private RfDrive carrier() {
        RfDrive strongest = RfDrive.OFF;
        for (RfDrive carrier : generators.values()) {
            strongest = carrier.watts() > strongest.watts() ? carrier : strongest;
        }
        return strongest;
    }

    /** What a source sees, in the junction's state of the cursor. */
    private ElectricalSource.Loop loop() {
        return new ElectricalSource.Loop(cables.seriesOhms(), junction.peekOhms(cursor));
    }

    private void note(double volts) {
        extremes = extremes.with(
                drive.amperes(),
                volts,
                sources.pulsedAt(cursor),
                Math.hypot(drive.easyOersted(), drive.hardOersted()),
                drive.rfWatts());
    }
}
