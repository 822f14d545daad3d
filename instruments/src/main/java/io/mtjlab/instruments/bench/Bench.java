package io.mtjlab.instruments.bench;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.capability.Instrument;
import io.mtjlab.instruments.capability.Instrument.SettingValue;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.drivers.Drivers;
import io.mtjlab.instruments.drivers.Seat;
import io.mtjlab.instruments.session.Session;
import io.mtjlab.instruments.session.SessionFactory;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.session.Sessions;
import io.mtjlab.instruments.session.TranscriptReplay;
import io.mtjlab.instruments.session.WireTap;
import io.mtjlab.instruments.visa.ResourceString;
import io.mtjlab.instruments.yaml.NearestName;

/** The instruments of a bench, open. Opening and closing change no output and no setting. */
public final class Bench implements AutoCloseable {

    private final BenchFile file;
    private final LabClock clock;
    private final Guard guard;
    private final Map<String, Instrument> instruments;

    private Bench(BenchFile file, LabClock clock, Guard guard, Map<String, Instrument> instruments) {
        this.file = file;
        this.clock = clock;
        this.guard = guard;
        this.instruments = Collections.unmodifiableMap(instruments);
    }

    /**
     * Opens every instrument, all at once; when one cannot be opened, none stays open.
     *
     * @param resources where an instrument really is, by role, when that is not where the file says (a twin on a free
     *     port)
     */
    public static Bench open(BenchFile file, Map<String, String> resources, LabClock clock) {
        return open(file, resources, clock, WireTap.NONE);
    }

    /**
     * @param tap sees every exchange with every instrument; a {@link io.mtjlab.instruments.session.TranscriptWriter} or
     *     {@link io.mtjlab.instruments.session.TranscriptFolder} records the night
     */
    public static Bench open(BenchFile file, Map<String, String> resources, LabClock clock, WireTap tap) {
        return open(file, resources, clock, tap, Sessions::open);
    }

    /** The bench as it was recorded: its drivers talk to the transcripts, and nothing is connected to. */
    public static Bench replay(BenchFile file, TranscriptReplay night) {
        return open(file, Map.of(), night.clock(), WireTap.NONE, night);
    }

    /** @param sessions opens the session of each role, from several threads at once */
    public static Bench open(
            BenchFile file, Map<String, String> resources, LabClock clock, WireTap tap, SessionFactory sessions) {
        for (String role : resources.keySet()) {
            file.instrument(role);
        }
        Guard guard = new Guard(file.limits(), file.wiring());
        Map<String, Instrument> open = new ConcurrentHashMap<>();
        try {
            Map<String, Instrument> ordered =
                    AllAtOnce.forEach(file.instruments().keySet(), clock, role -> {
                        InstrumentEntry entry = file.instrument(role);
                        ResourceString resource = resources.containsKey(role)
                                ? ResourceString.parse(resources.get(role))
                                : entry.resource();
                        SessionOptions options = entry.sessionOptions().withTap(tap);
                        Session session = sessions.open(role, resource, clock, options);
                        Instrument instrument = open(entry.model(), new Seat(session, guard, file.wiring()));
                        open.put(role, instrument);
                        return instrument;
                    });
            return new Bench(file, clock, guard, ordered);
        } catch (RuntimeException e) {
            open.values().forEach(Instrument::close);
            throw e;
        }
    }

    private static Instrument open(String model, Seat seat) {
        try {
            return Drivers.open(model, seat);
        } catch (RuntimeException e) {
            seat.session().close();
            throw e;
        }
    }

    public BenchFile file() {
        return file;
    }

    public LabClock clock() {
        return clock;
    }

    public Wiring wiring() {
        return file.wiring();
    }

    public Limits limits() {
        return file.limits();
    }

    public Guard guard() {
        return guard;
    }

    /** By role, in the order of the file. */
    public Map<String, Instrument> instruments() {
        return instruments;
    }

    /**
     * The instrument of a role, as something that can do what {@code capability} says.
     *
     * @throws InvalidInput when there is no such role, or what has it cannot do that
     */
    public <T> T instrument(String role, Class<T> capability) {
        Instrument instrument = instruments.get(role);
        if (instrument == null) {
            throw new InvalidInput(
                    "the bench has no role '" + role + "'" + NearestName.hint(role, instruments.keySet()));
        }
        if (!capability.isInstance(instrument)) {
            List<String> able = instruments.values().stream()
                    .filter(capability::isInstance)
                    .map(Instrument::role)
                    .toList();
            throw new InvalidInput("'" + role + "' (" + file.instrument(role).model() + ") is no "
                    + capability.getSimpleName() + "; on this bench " + (able.isEmpty() ? "none is" : able + " are"));
        }
        return capability.cast(instrument);
    }

    /** Every output, in the order in which they go safe. */
    public List<Output> outputs() {
        return instruments.values().stream()
                .filter(Output.class::isInstance)
                .map(Output.class::cast)
                .sorted(Comparator.comparing(Output::safeOrder).thenComparing(Output::role))
                .toList();
    }

    /** Every setting of every instrument as it says itself now, all asked at once; by role in the order of the file. */
    public Map<String, List<SettingValue>> snapshot() {
        return AllAtOnce.forEach(
                instruments.keySet(),
                clock,
                role -> instrument(role, Instrument.class).snapshot());
    }

    /** Ends the links; touches no output. */
    @Override
    public void close() {
        instruments.values().forEach(Instrument::close);
    }
}
