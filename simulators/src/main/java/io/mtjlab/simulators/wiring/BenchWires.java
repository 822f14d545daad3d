package io.mtjlab.simulators.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

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

    private final ReentrantLock lock = new ReentrantLock(true);
    private final WiringSpec spec;
    private final LabClock clock;
    private final RandomStreams streams;
    private final RealCables cables;
    private final Relays relays;
    private final Loads loads;
    private final Port junction;
    private final List<Port> ports = new ArrayList<>();
    private final Magnets magnets;
    private final Carriers carriers = new Carriers();
    private final Recorders recorders = new Recorders();
    private final Followers followers;
    private final Map<String, Consumer<RandomStreams>> units = new HashMap<>();
    private final Map<String, SerialLink> serials = new TreeMap<>();
    private final Map<String, TriggeredMeter> triggered = new TreeMap<>();
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
        this.junction = new Port(
                WiringSpec.JUNCTION,
                cables.seriesOhms(),
                relays,
                carriers,
                graph(WiringSpec.JUNCTION),
                device(dies, UnaryOperator.identity()));
        ports.add(junction);
        spec.pairs().keySet().stream()
                .sorted()
                .filter(name -> !name.equals(WiringSpec.WRITE))
                .forEach(name -> ports.add(new Port(
                        name,
                        pairOhms(name),
                        relays,
                        carriers,
                        graph(name),
                        device(dies, whole -> pair(whole, name)))));
        if (spec.pairs().containsKey(WiringSpec.WRITE)) {
            ports.add(new WriteLine(
                    pairOhms(WiringSpec.WRITE),
                    relays,
                    carriers,
                    graph(WiringSpec.WRITE),
                    device(dies, LineTerminals::new)));
        }
        this.followers = new Followers(ports);
        this.history = new BenchHistory(new Turns(lock), clock, ports, magnets, carriers, recorders, followers);
    }

    private SourceGraph graph(String pair) {
        return new SourceGraph(pair, relays, loads, cables.circuits());
    }

    private double pairOhms(String name) {
        return Objects.requireNonNull(cables.pairOhms().get(name), "cables are drawn for every pair");
    }

    private DeviceUnderTest device(Dies dies, UnaryOperator<Junction> terminals) {
        Drive rest = Drive.REST.withField(cables.offsetEasyOersted(), cables.offsetHardOersted());
        return new DeviceUnderTest(dies, terminals, unit(""), clock.nanos(), rest);
    }

    private static Junction pair(Junction whole, String name) {
        return whole.pair(name)
                .orElseThrow(() -> new InvalidInput("wiring.pairs: the device has no terminals '" + name
                        + "'; a write line is called " + WiringSpec.WRITE));
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
        locked(() -> {
            advance();
            RandomStreams unit = unit(key);
            ports.forEach(port -> port.device().beginUnit(unit, history.cursor()));
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
        change(() -> ports.forEach(port -> port.sources().put(role, source)));
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

    /** See {@link WiringSpec#relaysOf}. */
    public List<String> relaysOf(String switchRole) {
        return spec.relaysOf(switchRole);
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

    /** The barrier of the die under the needles breaks down, for good: what is left is a resistor. */
    public void breakDown(double ohms) {
        change(() -> junction.device().breakDown(ohms));
    }

    /** @throws InvalidInput when the wiring names no coil for {@code role} */
    public void coil(String role, Trajectory current) {
        Magnet coil = magnets.coil(role);
        change(() -> coil.current(current));
    }

    /** @throws InvalidInput when the wiring names no coil for {@code role} */
    public void requireCoil(String role) {
        magnets.coil(role);
    }

    /** True when the wiring names a coil for {@code role}. */
    public boolean hasCoil(String role) {
        return spec.coils().containsKey(role);
    }

    /** Resistance of a coil's winding over that of a cold one. */
    public double windingRatio(String role) {
        advance();
        return magnets.coil(role).resistanceRatio(history.cursor());
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
        change(() -> ports.forEach(port -> port.device().touch(die, history.cursor())));
    }

    /** An instrument of this model can be spoken to by another one, by a serial cable. */
    public void serial(String model, SerialLink link) {
        serials.put(model, link);
    }

    /** The serial port of the instrument of this model, where the bench has one. */
    public Optional<SerialLink> serial(String model) {
        return Optional.ofNullable(serials.get(model));
    }

    /** An instrument of this model converts when another one triggers it. */
    public void triggered(String model, TriggeredMeter meter) {
        triggered.put(model, meter);
    }

    /** The voltmeter of this model behind trigger lines, where the bench has one. */
    public Optional<TriggeredMeter> triggered(String model) {
        return Optional.ofNullable(triggered.get(model));
    }

    public void generator(String role, RfDrive carrier) {
        generator(role, CarrierSignal.steady(carrier));
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

    /** Field that a gaussmeter's probe feels now, in oersted. */
    public double probeOersted(String role) {
        Axis axis = spec.probes().get(role);
        if (axis == null) {
            throw new InvalidInput("wiring names no probe for gaussmeter '" + role + "'; probes: "
                    + spec.probes().keySet());
        }
        advance();
        return magnets.oersted(axis);
    }

    /** What repeats itself at an instrument's terminals now. */
    public SignalFollower.Signals signals(String role) {
        advance();
        long now = history.cursor();
        return ports.stream()
                .filter(port -> port.connected(role))
                .findFirst()
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
        Port port = ports.stream()
                .filter(each -> each.connected(role))
                .findFirst()
                .or(() -> ports.stream().filter(each -> each.reaches(role)).findFirst())
                .orElse(junction);
        return port.sources().limited(role, nanos, () -> port.loop(now));
    }

    /** The most that any junction has borne since the bench came up. */
    public Extremes extremes() {
        return extremes(WiringSpec.JUNCTION);
    }

    /**
     * The most that a pair of terminals has borne.
     *
     * @param pair one of {@link #pairs()}
     */
    public Extremes extremes(String pair) {
        return locked(() -> {
            advance();
            return port(pair).device().extremes();
        });
    }

    /** Names of the device's terminals, the junction's first. */
    public List<String> pairs() {
        return ports.stream().map(Port::name).toList();
    }

    private Port port(String pair) {
        return ports.stream()
                .filter(port -> port.name().equals(pair))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("no terminals '" + pair + "'; there are " + pairs()));
    }

    /** What acts on the junction of a pair of terminals now; likewise its current. */
    public Drive drive(String pair) {
        return locked(() -> {
            advance();
            return port(pair).device().drive();
        });
    }

    /** What acts on the junction now. */
    public Drive drive() {
        return drive(WiringSpec.JUNCTION);
    }

    /** What the die under the needles really is; see {@link Junction#truth}. */
    public double truth(String name, Map<String, Object> conditions) {
        return locked(() -> junction.device().truth(name, conditions));
    }

    /** The truth about cables and magnets: real values, and what acts on the junction, keys with units. */
    public Map<String, Object> state() {
        return locked(() -> {
            advance();
            Map<String, Object> state = cables.truth();
            Drive drive = junction.device().drive();
            state.put("sample_degrees", history.sampleDegrees());
            state.put("easy_oersted", drive.easyOersted());
            state.put("hard_oersted", drive.hardOersted());
            state.put("amperes", drive.amperes());
            state.put("rf_watts", drive.rfWatts());
            state.put("rf_hertz", drive.rfHertz());
            return state;
        });
    }

    private <T> T locked(Supplier<T> work) {
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
