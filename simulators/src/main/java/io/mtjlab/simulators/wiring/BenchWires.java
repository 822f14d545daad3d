package io.mtjlab.simulators.wiring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

    private final ReentrantLock lock = new ReentrantLock(true);
    private final WiringSpec spec;
    private final LabClock clock;
    private final RandomStreams streams;
    private final RealCables cables;
    private final Relays relays;
    private final Loads loads;
    private final Port junction;
    private final Ports ports;
    private final Magnets magnets;
    private final Carriers carriers = new Carriers();
    private final Recorders recorders = new Recorders();
    private final Followers followers;
    private final Map<String, Consumer<RandomStreams>> units = new HashMap<>();
    private final Neighbours neighbours = new Neighbours();
    private final BenchFaults faults;
    private final BenchTruth truth;
    private final BenchCoils coils;
    private final BenchHistory history;

    /** @param streams the bench's dice: real cable values, calibration errors, noise */
    public BenchWires(WiringSpec spec, Junction junction, LabClock clock, RandomStreams streams) {
        this(spec, Dies.single(junction), clock, streams);
    }

    /** The same with a map of dies, of which a prober chooses one. */
    public BenchWires(WiringSpec spec, Dies dies, LabClock clock, RandomStreams streams) {
        this.spec = spec;
        this.clock = clock;
        this.streams = streams;
        this.relays = new Relays(spec);
        this.loads = new Loads(spec.inputOhms(), spec.acrossReference(), relays);
        this.cables = RealCables.draw(spec, streams.child("cables"));
        this.magnets = new Magnets(spec, cables, clock.nanos());
        this.ports = new Ports(
                spec,
                cables,
                relays,
                carriers,
                loads,
                terminals -> new DeviceUnderTest(dies, terminals, unit(""), clock.nanos(), cables.rest()));
        this.junction = ports.junction();
        this.followers = new Followers(ports.all());
        this.history = new BenchHistory(new Turns(lock), clock, ports.all(), magnets, carriers, recorders, followers);
        this.faults = new BenchFaults(spec, relays, junction, this::change);
        this.coils = new BenchCoils(spec, magnets, history);
        this.truth = new BenchTruth(this, ports, cables, history);
    }

    public LabClock clock() {
        return clock;
    }

    /** Guards the junction and the state of every twin; hold it while calling what follows. */
    public ReentrantLock lock() {
        return lock;
    }

    /** What can break between instruments and device. */
    public BenchFaults faults() {
        return faults;
    }

    /** Cables from one instrument to another. */
    public Neighbours neighbours() {
        return neighbours;
    }

    /** The bench's magnets, and the probes in their fields. */
    public BenchCoils coils() {
        return coils;
    }

    /** What nobody can measure. */
    public BenchTruth truth() {
        return truth;
    }

    /** The dice from which an instrument's calibration errors are drawn, the same in every unit of work. */
    public RandomStreams calibrationStreams(String role) {
        return streams.child("calibration", role);
    }

    /** Starts a new unit of work: everything random from here on is keyed by (seed, role, {@code key}). */
    public void beginUnit(String key) {
        locked(() -> {
            advance();
            RandomStreams unit = unit(key);
            ports.all().forEach(port -> port.device().beginUnit(unit, history.cursor()));
            units.forEach((role, listener) -> listener.accept(unit.child("instrument", role)));
            return key;
        });
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
        recorders.attach(recorder);
    }

    public void attach(SignalFollower follower) {
        advance();
        followers.attach(follower);
    }

    /** Lets a source drive {@code amperes}, never more than {@code complianceVolts} at its terminals. */
    public void source(String role, double amperes, double complianceVolts) {
        source(role, new ElectricalSource.Current(Waveform.constant(amperes), complianceVolts));
    }

    /** Lets a source drive what it is set to, from now on. */
    public void source(String role, ElectricalSource source) {
        change(() -> ports.all().forEach(port -> port.sources().put(role, source)));
    }

    /** What an instrument's input or idle output is for others from now on. */
    public void load(String role, Load load) {
        change(() -> loads.put(role, load));
    }

    /** A switch has exactly these channels closed. */
    public void relays(String switchRole, Set<String> closedChannels) {
        change(() -> relays.set(switchRole, closedChannels));
    }

    /** True when the wiring names a channel of this switch. */
    public boolean hasRelaysOf(String switchRole) {
        return spec.relays().values().stream()
                .flatMap(List::stream)
                .anyMatch(relay -> relay.switchRole().equals(switchRole));
    }

    /** The temperature of the stage that the junction lies on, in kelvin. */
    public void temperature(Waveform kelvin) {
        change(() -> history.temperature(kelvin));
    }

    /** The angle by which the sample is turned against coils and probes: its easy axis towards where its hard axis was. */
    public void turn(Waveform degrees) {
        change(() -> history.turn(degrees));
    }

    /** The dies that a prober finds on its chuck. */
    public Dies dies() {
        return junction.device().dies();
    }

    /** A prober has its needles on the pads of the die that they are above, or not. Without one they always are. */
    public void contact(boolean made) {
        change(() -> relays.contact(made));
    }

    /** The die that the needles are above from now on; they have to be up. */
    public void above(Dies.Die die) {
        change(() -> ports.all().forEach(port -> port.device().touch(die, history.cursor())));
    }

    /** What a generator puts out from now on. */
    public void generator(String role, CarrierSignal signal) {
        change(() -> carriers.generator(role, signal));
    }

    /** A generator's sync output at {@code hertz}; 0 when it is off. */
    public void sync(String role, double hertz) {
        sync(new Sync(role, hertz, 0, Long.MAX_VALUE));
    }

    /** An instrument's sync output is this from now on. */
    public void sync(Sync sync) {
        change(() -> carriers.sync(sync));
    }

    /** What is at the lock-ins' reference input: the fastest sync output that is on. */
    public Sync reference() {
        return carriers.reference(history.cursor());
    }

    /** Delay of the cables as a phase, between a modulation and the generator's sync, in degrees. */
    public double signalPhaseDegrees() {
        return cables.signalPhaseDegrees();
    }

    /** True when the wiring has a resistor between this instrument's output and the junction. */
    public boolean feeds(String role) {
        return spec.circuits().getOrDefault(role, Circuit.DIRECT).sourceOhms() > 0;
    }

    /** What repeats itself at an instrument's terminals now. */
    public SignalFollower.Signals signals(String role) {
        advance();
        long now = history.cursor();
        return ports.of(role)
                .map(port -> {
                    port.look(now);
                    return port.signals(role, port.signals(now), now);
                })
                .orElse(SignalFollower.Signals.NONE);
    }

    /** True while the source's set current cannot flow. */
    public boolean inCompliance(String role) {
        advance();
        return inCompliance(role, history.cursor());
    }

    /** The same under the level of a moment that is just over, as at the end of a sweep's step. */
    public boolean inCompliance(String role, long nanos) {
        long now = history.cursor();
        Port port = ports.of(role).or(() -> ports.within(role)).orElse(junction);
        return port.sources().limited(role, nanos, () -> port.loop(now));
    }

    /** What acts on the junction of a pair of terminals now; likewise its current. */
    public Drive drive(String pair) {
        return locked(() -> {
            advance();
            return ports.named(pair).device().drive();
        });
    }

    /** What acts on the junction now. */
    public Drive drive() {
        return drive(WiringSpec.JUNCTION);
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
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
        return history.moment();
    }

    /** Brings everything that happens by itself up to now. A recorder that asks while it records is there already. */
    public void advance() {
        history.advance();
    }

    /** Brings the followers to now, for one that is about to be read. */
    public void follow() {
        history.follow();
    }

    private void change(Runnable act) {
        history.change(act);
    }
}
