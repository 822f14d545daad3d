package io.mtjlab.protocols.rv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Gaussmeter;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.capability.PulseGenerator;
import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.instruments.capability.SourceMeter.Reading;
import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.kind.RoleNeed;
import io.mtjlab.protocols.kind.StepMeasurement;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.setup.CalibrationNotes;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.Magnet;
import io.mtjlab.protocols.setup.MeasurementFailed;
import io.mtjlab.protocols.setup.OutputSafeAction;
import io.mtjlab.protocols.setup.PulseParameters;
import io.mtjlab.protocols.setup.ResistanceReader;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;
import io.mtjlab.protocols.setup.WriteLine;

/**
 * Resistance after write pulses, R(V): a pulse, or a train of equal ones; a delay; a reading at a small voltage. The
 * amplitude goes up and back with plus, then with minus. A unit is one such cycle. Where the plan adapts, cycles after the
 * first take the amplitudes that tell most ({@link AdaptiveCycles}).
 *
 * <p>The amplitude never exceeds what the limits leave at the terminals, and a ramp ends before the next pulse when a
 * reading tells of breakdown: then the note {@code stopped} says why, and the step asks for no further cycle. How near
 * the highest pulse came to the limit is noted with every cycle.
 */
public final class PulsedLoop extends StepMeasurement {

    public static final Kind KIND = new Kind(
            "rv",
            "resistance after write pulses of rising amplitude, both signs, at assist fields",
            List.of(
                    RoleNeed.required("pulses", PulseGenerator.class, "write pulses"),
                    RoleNeed.required("reader", SourceMeter.class, "resistance between pulses"),
                    RoleNeed.optional("magnet", FieldSource.class, "assist field; needed where assist_oersted is said"),
                    RoleNeed.optional("gauss", Gaussmeter.class, "what that field is")),
            RvParameters.TABLE,
            PulsedLoop::new);

    /** V as programmed, V_terminals computed from the wiring; R raw, leads of the reader included. */
    private static final List<Column> COLUMNS =
            List.of(Column.of("V", Unit.VOLT), Column.of("V_terminals", Unit.VOLT), Column.of("R", Unit.OHM));

    private static final String FIELD = "field_oersted";
    private static final String STOPPED = "stopped";

    private final Wiring wiring;
    private final WriteLine line;
    private final ResistanceReader reader;
    private final Optional<Magnet> magnet;
    private final List<Double> fields;
    private final List<Double> cycle;
    private final BreakdownGuard guard;
    private final Optional<AdaptiveCycles> adaptive;
    private Optional<String> harmBefore = Optional.empty();

    /** @throws io.mtjlab.base.error.InvalidInput when the amplitudes do not rise, or a magnet is wanting */
    public PulsedLoop(Arguments arguments, Station station) {
        super(KIND, arguments);
        wiring = station.wiring();
        cycle = RvParameters.cycle(arguments);
        line = PulseParameters.line(arguments, station, arguments.get(PulseParameters.WIDTH));
        reader = PulseParameters.reader(arguments, station, "reader");
        guard = new BreakdownGuard(arguments);
        fields = arguments.find(RvParameters.ASSIST).map(Grid::values).orElse(List.of());
        magnet = fields.isEmpty()
                ? Optional.empty()
                : Optional.of(FieldParameters.wantedMagnet(arguments, station, RvParameters.ASSIST));
        adaptive = RvParameters.adaptive(arguments) ? Optional.of(adaptiveCycles()) : Optional.empty();
    }

    /** Reads once before any pulse: else nothing would tell that the first one has broken the barrier. */
    @Override
    public void begin(RunContext run) {
        reader.prepare();
        harmBefore = guard.harm(reader.read());
        magnet.ifPresent(m -> m.prepare(fields));
    }

    @Override
    public void measure(UnitSpec loop, UnitRecorder points, RunContext run) throws InterruptedException {
        if (harmBefore.isPresent()) {
            throw new MeasurementFailed("before any pulse: " + harmBefore.get() + "; no pulse was sent");
        }
        CalibrationNotes notes = new CalibrationNotes(points);
        if (magnet.isPresent()) {
            double oersted = ((Number) loop.coordinates().getOrDefault(FIELD, 0.0)).doubleValue();
            notes.field(magnet.get().settle(oersted)).probe(magnet.get().probe().oerstedAccuracy());
        }
        Optional<String> harm = Optional.empty();
        PulseWalk walk =
                adaptive.map(AdaptiveCycles::walk).orElseGet(() -> new PulseWalk(List.of(cycle), Optional.empty()));
        while (walk.hasNext() && harm.isEmpty()) {
            run.checkpoint();
            double volts = walk.next();
            line.shoot(volts, arguments.get(RvParameters.COUNT), arguments.get(RvParameters.PERIOD));
            run.clock().sleep(arguments.duration(PulseParameters.DELAY));
            Reading reading = reader.read();
            double ohms = reading.volts() / reading.amperes();
            points.append(volts, line.terminalVolts(volts), ohms);
            walk.saw(ohms);
            harm = guard.harm(reading);
            if (harm.isPresent()) {
                points.note(STOPPED, harm.get());
                points.note("stopped_at_volts", volts);
            }
        }
        line.note(points);
        notes.volts(reader.meter().measuredVoltsAccuracy())
                .measuredAmperes(reader.meter().measuredAmperesAccuracy())
                .leads(wiring.pairOf(reader.meter().role()));
        points.note("read_volts", arguments.get(PulseParameters.READ));
    }

    /** Field by field, all cycles of each or as many as it takes; none after one that was stopped. */
    @Override
    public Plan plan() {
        Plan whole = adaptive.<Plan>map(cycles -> cycles).orElseGet(() -> Plan.fixed(units()));
        return new Plan() {
            @Override
            public Optional<UnitSpec> next(List<UnitRecord> history) {
                boolean stopped = !history.isEmpty()
                        && history.get(history.size() - 1).notes().containsKey(STOPPED);
                return stopped ? Optional.empty() : whole.next(history);
            }

            @Override
            public List<UnitSpec> outlook() {
                return whole.outlook();
            }

            @Override
            public Seconds seconds() {
                return whole.seconds();
            }
        };
    }

    /** NaN alone where no magnet is touched. */
    private List<Double> fieldsOrNone() {
        return fields.isEmpty() ? List.of(Double.NaN) : fields;
    }

    private AdaptiveCycles adaptiveCycles() {
        List<AdaptiveCycles.Series> series = new ArrayList<>();
        for (double oersted : fieldsOrNone()) {
            series.add(new AdaptiveCycles.Series() {
                @Override
                public boolean holds(UnitSpec unit) {
                    double field = unit.coordinates().get(FIELD) instanceof Number n ? n.doubleValue() : Double.NaN;
                    return Double.compare(field, oersted) == 0;
                }

                @Override
                public UnitSpec cycle(int number) {
                    return unit(oersted, number);
                }
            });
        }
        return new AdaptiveCycles(
                cycle,
                arguments.get(RvParameters.VOLTS).values(),
                arguments.get(RvParameters.HALF_WIDTH),
                arguments.get(RvParameters.CYCLES),
                series);
    }

    private List<UnitSpec> units() {
        List<UnitSpec> units = new ArrayList<>();
        for (double oersted : fieldsOrNone()) {
            for (int number = 1; number <= arguments.get(RvParameters.CYCLES); number++) {
                units.add(unit(oersted, number));
            }
        }
        return units;
    }

    private UnitSpec unit(double oersted, int number) {
        Map<String, Object> coordinates = new LinkedHashMap<>();
        coordinates.put("cycle", number);
        arguments.find(FieldParameters.AXIS_IF_WANTED).ifPresent(axis -> coordinates.put("axis", axis.toString()));
        if (!Double.isNaN(oersted)) {
            coordinates.put(FIELD, oersted);
        }
        String key = (Double.isNaN(oersted) ? "" : "H=" + Grid.plain(oersted) + "/") + "cycle=" + number;
        return new UnitSpec(key, "R(V), " + key, coordinates, COLUMNS, expectedSeconds());
    }

    private double expectedSeconds() {
        double train = arguments.get(RvParameters.COUNT) * arguments.get(RvParameters.PERIOD);
        double step = train + arguments.get(PulseParameters.DELAY) + reader.expectedSeconds();
        return (magnet.isPresent() ? Magnet.SETTLING_SECONDS : 0) + cycle.size() * step;
    }

    @Override
    public List<SetPoint> setPoints() {
        List<SetPoint> all = new ArrayList<>(reader.setPoints());
        all.addAll(line.setPoints(cycle.stream().distinct().toList()));
        magnet.ifPresent(m -> fields.forEach(oersted -> all.add(m.setPoint(oersted))));
        return all;
    }

    @Override
    public List<SafeAction> safeActions() {
        List<Output> outputs = new ArrayList<>(List.of(line.generator(), reader.meter()));
        magnet.ifPresent(m -> outputs.add(m.supply()));
        return OutputSafeAction.of(outputs);
    }
}
