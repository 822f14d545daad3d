package io.mtjlab.protocols.telegraph;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Gaussmeter;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.instruments.capability.RfGenerator;
import io.mtjlab.protocols.adaptive.SigmoidParameters;
import io.mtjlab.protocols.adaptive.SigmoidPlan;
import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.kind.RoleNeed;
import io.mtjlab.protocols.kind.StepMeasurement;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.parameter.RfLevel;
import io.mtjlab.protocols.setup.BiasParameters;
import io.mtjlab.protocols.setup.CalibrationNotes;
import io.mtjlab.protocols.setup.Carrier;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.FieldReading;
import io.mtjlab.protocols.setup.JunctionLeads;
import io.mtjlab.protocols.setup.Magnet;
import io.mtjlab.protocols.setup.RfParameters;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;

/**
 * Random switching between two states, read back to back at fixed field and carrier. The bias is reversed between
 * segments of a trace (+ - - +): the part of the voltage that follows it is the junction's, the rest thermal EMF, offset
 * and the voltage that the carrier rectifies to. What a reversal stirs up is discarded before the next segment begins.
 * {@link TraceTaker} takes the readings.
 *
 * <p>A unit is one trace, and complete in itself: the field starts from saturation, without carrier, each time, so that
 * a trace measured again after an interruption has the same history. The field is the gaussmeter's mean over a second
 * before and a second after.
 */
public final class TelegraphTraces extends StepMeasurement {

    public static final Kind KIND = new Kind(
            "telegraph",
            "random switching in time, against field and carrier",
            List.of(
                    RoleNeed.required("source", CurrentSource.class, "current through the junction"),
                    RoleNeed.optional(
                            "meter",
                            Nanovoltmeter.class,
                            "voltage across it, buffered or digitised; when left out, a source meter's own"),
                    RoleNeed.required("magnet", FieldSource.class, "field along field_axis"),
                    RoleNeed.required("gauss", Gaussmeter.class, "what that field is"),
                    RoleNeed.optional("rf", RfGenerator.class, "carrier; needed where rf_dbm has a level")),
            TelegraphParameters.TABLE,
            TelegraphTraces::new);

    /** t from the start of the trace; polarity of the bias is +1 or -1. */
    private static final List<Column> COLUMNS =
            List.of(Column.of("t", Unit.SECOND), Column.of("polarity", Unit.ONE), Column.of("V", Unit.VOLT));

    /** rf is 1 for readings under the carrier, 0 for those without. */
    private static final List<Column> WITH_CARRIER = Stream.concat(
                    COLUMNS.stream(), Stream.of(Column.of("rf", Unit.ONE)))
            .toList();

    private static final String FIELD = "field_oersted";

    /** Two pieces of an eighth to four pieces. */
    private static final double ZERO_SHARE = 1 + 2 / 8.0 / 4;

    private final Wiring wiring;
    private final Magnet magnet;
    private final JunctionLeads junction;
    private final TraceMeter meter;
    private final Carrier carrier;
    private final Grid fields;
    private final List<RfLevel> levels;
    private final double saturationOersted;

    /** @throws io.mtjlab.base.error.InvalidInput when the magnet drives another axis, or a generator is wanting */
    public TelegraphTraces(Arguments arguments, Station station) {
        super(KIND, arguments);
        wiring = station.wiring();
        magnet = FieldParameters.magnet(arguments, station, Duration.ZERO);
        carrier = RfParameters.carrier(arguments, station);
        fields = arguments.get(TelegraphParameters.FIELDS);
        levels = arguments.get(RfParameters.LEVELS);
        meter = new TraceMeter(arguments, station);
        junction = BiasParameters.leads(
                arguments,
                station,
                meter.volts(),
                arguments.get(TelegraphParameters.POWER_LINE_CYCLES),
                RfParameters.peakVolts(levels, station));
        saturationOersted = FieldParameters.saturationOersted(arguments, fields);
        SigmoidParameters.requireFields(arguments, fields);
    }

    @Override
    public void begin(RunContext run) throws InterruptedException {
        carrier.prepare();
        magnet.prepare(fields.values());
        junction.prepare();
    }

    @Override
    public void measure(UnitSpec trace, UnitRecorder points, RunContext run) throws InterruptedException {
        carrier.off();
        magnet.pass(saturationOersted);
        FieldReading before = magnet.settle(fieldOersted(trace));
        new TraceTaker(arguments, junction, meter, carrier, RfParameters.level(trace))
                .take(seconds(trace), points, run);
        junction.requireContact();
        note(trace, points, before.and(magnet.read()));
    }

    private void note(UnitSpec trace, UnitRecorder points, FieldReading field) {
        CalibrationNotes notes = new CalibrationNotes(points)
                .volts(junction.meter().voltsAccuracy())
                .amperes(junction.biasAmperes(), junction.source().amperesAccuracy())
                .field(field)
                .probe(magnet.probe().oerstedAccuracy())
                .leads(wiring);
        carrier.note(RfParameters.level(trace), notes);
        points.note(
                "reading_interval_seconds",
                1e-9 * junction.meter().readingInterval().toNanos());
    }

    private static double fieldOersted(UnitSpec trace) {
        return ((Number) value(trace, FIELD)).doubleValue();
    }

    private static Object value(UnitSpec trace, String coordinate) {
        return Objects.requireNonNull(trace.coordinates().get(coordinate), coordinate);
    }

    /** Field by field, and at each field every level; or level by level, the fields that tell most. */
    @Override
    public Plan plan() {
        if (SigmoidParameters.adaptive(arguments)) {
            return adaptivePlan();
        }
        List<UnitSpec> traces = new ArrayList<>();
        for (double oersted : fields.values()) {
            for (RfLevel level : levels) {
                traces.add(trace("", oersted, level, arguments.get(TelegraphParameters.TRACE_SECONDS)));
            }
        }
        double least = traces.stream().mapToDouble(UnitSpec::expectedSeconds).sum();
        boolean grows = arguments.find(TelegraphParameters.TAU_HALF_WIDTH).isPresent()
                || arguments.find(TelegraphParameters.P_HALF_WIDTH).isPresent();
        double longer = Math.max(
                1,
                arguments.get(TelegraphParameters.LONGEST_SECONDS) / arguments.get(TelegraphParameters.TRACE_SECONDS));
        return Plan.within(traces, new Plan.Seconds(least, grows ? longer * least : least));
    }

    private Plan adaptivePlan() {
        double least = arguments.get(TelegraphParameters.TRACE_SECONDS);
        double all = arguments.get(TelegraphParameters.LEVEL_SECONDS);
        List<TraceSigmoid> sigmoids = levels.stream()
                .distinct()
                .map(level -> new TraceSigmoid(
                        level,
                        fields,
                        BiasParameters.readingSeconds(arguments.get(TelegraphParameters.POWER_LINE_CYCLES)),
                        (number, next) -> trace("point=" + number + "/", next.oersted(), level, next.effort())))
                .toList();
        SigmoidPlan.Effort effort =
                new SigmoidPlan.Effort(least, arguments.get(TelegraphParameters.LONGEST_SECONDS), all);
        Plan.Seconds together = levels.stream()
                .distinct()
                .map(level -> effort.seconds(trace -> expectedSeconds(level, trace)))
                .reduce(Plan.Seconds::and)
                .orElseThrow();
        return new SigmoidPlan(arguments, fields, sigmoids, effort, together);
    }

    private UnitSpec trace(String prefix, double oersted, RfLevel level, double seconds) {
        Map<String, Object> coordinates = new LinkedHashMap<>();
        coordinates.put(FIELD, oersted);
        coordinates.put(RfParameters.LEVELS.path(), level.plain());
        coordinates.put("axis", arguments.get(FieldParameters.AXIS).toString());
        if (SigmoidParameters.adaptive(arguments)) {
            coordinates.put(TraceSigmoid.SECONDS, seconds);
        }
        arguments
                .find(RfParameters.MEGAHERTZ)
                .filter(f -> level.on())
                .ifPresent(f -> coordinates.put("rf_megahertz", f));
        return new UnitSpec(
                prefix + "H=" + Grid.plain(oersted) + "/rf=" + level,
                "telegraph at " + Grid.plain(oersted) + " Oe, RF " + level + (level.on() ? " dBm" : ""),
                coordinates,
                arguments.get(TelegraphParameters.INTERLEAVE) ? WITH_CARRIER : COLUMNS,
                expectedSeconds(level, seconds));
    }

    private double expectedSeconds(RfLevel level, double traceSeconds) {
        double once = traceSeconds * (arguments.get(TelegraphParameters.ZERO_CURRENT) ? ZERO_SHARE : 1);
        boolean twice = level.on() && arguments.get(TelegraphParameters.INTERLEAVE);
        boolean again = arguments.get(TelegraphParameters.RATE) == TelegraphParameters.RateWord.AUTOMATIC;
        return once * (twice ? 2 : 1) * (again ? 2 : 1)
                + 4 * arguments.get(BiasParameters.REVERSAL_SETTLE)
                + 2 * Magnet.SETTLING_SECONDS;
    }

    /** How long the trace of a unit is to be. */
    private double seconds(UnitSpec trace) {
        return trace.coordinates().get(TraceSigmoid.SECONDS) instanceof Number seconds
                ? seconds.doubleValue()
                : arguments.get(TelegraphParameters.TRACE_SECONDS);
    }

    @Override
    public List<SetPoint> setPoints() {
        List<SetPoint> all = new ArrayList<>(junction.setPoints());
        all.add(magnet.setPoint(saturationOersted));
        fields.values().forEach(oersted -> all.add(magnet.setPoint(oersted)));
        all.addAll(carrier.setPoints(levels));
        return all;
    }

    @Override
    public List<SafeAction> safeActions() {
        return carrier.safeActions(junction.source(), magnet.supply());
    }
}
