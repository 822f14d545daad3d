package io.mtjlab.protocols.probability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Gaussmeter;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.capability.PulseGenerator;
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
import io.mtjlab.protocols.setup.JunctionLeads;
import io.mtjlab.protocols.setup.JunctionLeads.Reversal;
import io.mtjlab.protocols.setup.Magnet;
import io.mtjlab.protocols.setup.PulseParameters;
import io.mtjlab.protocols.setup.RfParameters;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;
import io.mtjlab.protocols.setup.WriteLine;

/**
 * Switching probability against field, carrier, current and voltage, by trials ({@link ResetTrials}) or by the share of a
 * telegraph trace ({@link StateTrace}). A unit is one set-point; its notes hold n and k, so that P is a proportion of
 * independent looks whatever the method.
 *
 * <p>Resistances are read at one polarity: the part of the voltage that does not follow the current is measured at
 * reset, before anything else.
 */
public final class SwitchingProbability extends StepMeasurement {

    public static final Kind KIND = new Kind(
            "switching-probability",
            "share of trials that end in a state, or of a trace that is spent in it, against field, carrier, current and write"
                    + " pulses",
            List.of(
                    RoleNeed.required("source", CurrentSource.class, "reading and pulse current"),
                    RoleNeed.required("meter", Nanovoltmeter.class, "voltage across the junction"),
                    RoleNeed.required("magnet", FieldSource.class, "field along field_axis"),
                    RoleNeed.required("gauss", Gaussmeter.class, "what that field is"),
                    RoleNeed.optional("rf", RfGenerator.class, "carrier; needed where rf_dbm has a level"),
                    RoleNeed.optional(
                            "pulses", PulseGenerator.class, "write pulses; needed where pulse_volts is said")),
            ProbabilityParameters.TABLE,
            SwitchingProbability::new);

    private static final String FIELD = "field_oersted";
    private static final String CURRENT = "pulse_amperes";
    private static final String VOLTS = "pulse_volts";
    private static final String TRIALS = "trials";

    private final Station station;
    private final Magnet magnet;
    private final JunctionLeads junction;
    private final Carrier carrier;
    private final Optional<WriteLine> line;
    private final List<RfLevel> levels;
    private final double resetOersted;
    private final ShareMethod method;

    /** @throws io.mtjlab.base.error.InvalidInput when the magnet drives another axis, or a generator is wanting */
    public SwitchingProbability(Arguments arguments, Station station) {
        super(KIND, arguments);
        this.station = station;
        magnet = FieldParameters.magnet(arguments, station, Duration.ZERO);
        carrier = RfParameters.carrier(arguments, station);
        levels = arguments.get(RfParameters.LEVELS);
        line = arguments
                .find(ProbabilityParameters.VOLTS)
                .map(volts -> PulseParameters.wantedLine(arguments, station, ProbabilityParameters.VOLTS));
        junction = BiasParameters.leads(
                arguments,
                station,
                arguments.get(ProbabilityParameters.POWER_LINE_CYCLES),
                RfParameters.peakVolts(levels, station));
        resetOersted = arguments.get(ProbabilityParameters.RESET);
        Grid fields = arguments.get(ProbabilityParameters.FIELDS);
        if (resetOersted > fields.least() && resetOersted < fields.largest()) {
            throw arguments.error("reset_oersted " + Grid.plain(resetOersted) + " lies among the fields, so that some"
                    + " trials would begin on the other side");
        }
        SigmoidParameters.requireFields(arguments, fields);
        method = method();
    }

    private ShareMethod method() {
        if (arguments.get(ProbabilityParameters.METHOD) == ShareMethod.Word.TRIALS) {
            return new ResetTrials(arguments, station, magnet, junction, carrier, line);
        }
        if (line.isPresent()) {
            throw arguments.error("pulse_volts needs method: trials; a trace is read of what switches by itself");
        }
        if (SigmoidParameters.adaptive(arguments)) {
            throw arguments.error("plan: adaptive needs method: trials here; kind telegraph adapts its own traces");
        }
        return new StateTrace(arguments, magnet, junction, carrier);
    }

    @Override
    public void begin(RunContext run) throws InterruptedException {
        carrier.prepare();
        List<Double> all =
                new ArrayList<>(arguments.get(ProbabilityParameters.FIELDS).values());
        all.add(resetOersted);
        magnet.prepare(all);
        junction.prepare(arguments.get(ProbabilityParameters.AMPERES).values());
    }

    @Override
    public void measure(UnitSpec setPoint, UnitRecorder points, RunContext run) throws InterruptedException {
        carrier.off();
        magnet.settle(resetOersted);
        junction.drive(+1);
        Reversal reset = junction.reverse();
        double offsetVolts = (reset.plus() + reset.minus()) / 2;
        method.measure(conditions(setPoint), offsetVolts, points, run);
        junction.requireContact();
        note(setPoint, points);
    }

    private ShareMethod.Conditions conditions(UnitSpec setPoint) {
        return at(number(setPoint, FIELD), drive(setPoint), trials(setPoint));
    }

    private static ShareMethod.Conditions at(double oersted, Drive drive, int trials) {
        return new ShareMethod.Conditions(oersted, drive.level(), drive.pulseAmperes(), drive.pulseVolts(), trials);
    }

    private void note(UnitSpec setPoint, UnitRecorder points) throws InterruptedException {
        points.note("counted", arguments.get(ProbabilityParameters.COUNTED).toString());
        CalibrationNotes notes = new CalibrationNotes(points)
                .volts(junction.meter().voltsAccuracy())
                .amperes(junction.biasAmperes(), junction.source().amperesAccuracy())
                .field(magnet.settle(number(setPoint, FIELD)))
                .probe(magnet.probe().oerstedAccuracy())
                .leads(station.wiring());
        carrier.note(RfParameters.level(setPoint), notes);
        line.ifPresent(pulses -> pulses.note(points));
    }

    private static double number(UnitSpec setPoint, String coordinate) {
        return ((Number) Objects.requireNonNull(setPoint.coordinates().get(coordinate), coordinate)).doubleValue();
    }

    /** Voltage by voltage, current by current and level by level, each over all fields, or over those that tell most. */
    @Override
    public Plan plan() {
        Grid fields = arguments.get(ProbabilityParameters.FIELDS);
        int trials = arguments.get(ProbabilityParameters.TRIALS);
        List<UnitSpec> all = new ArrayList<>();
        List<TrialSigmoid> sigmoids = new ArrayList<>();
        for (Drive drive : drives()) {
            for (double oersted : fields.values()) {
                all.add(setPoint("", oersted, drive, trials));
            }
            sigmoids.add(new TrialSigmoid(
                    unit -> drive.equals(drive(unit)),
                    fields,
                    (number, next) ->
                            setPoint("point=" + number + "/", next.oersted(), drive, (int) Math.round(next.effort()))));
        }
        return SigmoidParameters.adaptive(arguments) ? adaptive(fields, sigmoids) : Plan.fixed(all);
    }

    /** What acts besides the field. */
    private record Drive(double pulseVolts, double pulseAmperes, RfLevel level) {}

    private List<Drive> drives() {
        List<Drive> all = new ArrayList<>();
        for (double volts :
                arguments.find(ProbabilityParameters.VOLTS).map(Grid::values).orElse(List.of(0.0))) {
            for (double amperes : arguments.get(ProbabilityParameters.AMPERES).values()) {
                levels.forEach(level -> all.add(new Drive(volts, amperes, level)));
            }
        }
        return all;
    }

    private Drive drive(UnitSpec unit) {
        return new Drive(line.isPresent() ? number(unit, VOLTS) : 0, number(unit, CURRENT), RfParameters.level(unit));
    }

    private Plan adaptive(Grid fields, List<TrialSigmoid> sigmoids) {
        double trials = arguments.get(ProbabilityParameters.TRIALS);
        double all = arguments.get(ProbabilityParameters.SERIES_TRIALS);
        Drive last = new Drive(0, 0, levels.get(levels.size() - 1));
        SigmoidPlan.Effort effort =
                new SigmoidPlan.Effort(trials, arguments.get(ProbabilityParameters.MOST_TRIALS), all);
        Plan.Seconds one = effort.seconds(count -> expectedSeconds(fields.largest(), last, (int) Math.round(count)));
        return new SigmoidPlan(arguments, fields, sigmoids, effort, one.times(sigmoids.size(), sigmoids.size()));
    }

    private UnitSpec setPoint(String prefix, double oersted, Drive drive, int trials) {
        RfLevel level = drive.level();
        double amperes = drive.pulseAmperes();
        Map<String, Object> coordinates = new LinkedHashMap<>();
        coordinates.put(FIELD, oersted);
        coordinates.put(RfParameters.LEVELS.path(), level.plain());
        coordinates.put(CURRENT, amperes);
        line.ifPresent(pulses -> coordinates.put(VOLTS, drive.pulseVolts()));
        coordinates.put("axis", arguments.get(FieldParameters.AXIS).toString());
        if (SigmoidParameters.adaptive(arguments)) {
            coordinates.put(TRIALS, trials);
        }
        arguments
                .find(RfParameters.MEGAHERTZ)
                .filter(f -> level.on())
                .ifPresent(f -> coordinates.put("rf_megahertz", f));
        String key = "H=" + Grid.plain(oersted) + "/rf=" + level + (amperes == 0 ? "" : "/I=" + Grid.plain(amperes))
                + (line.isEmpty() ? "" : "/V=" + Grid.plain(drive.pulseVolts()));
        return new UnitSpec(
                prefix + key, "P at " + key, coordinates, method.columns(), expectedSeconds(oersted, drive, trials));
    }

    private int trials(UnitSpec setPoint) {
        return setPoint.coordinates().get(TRIALS) instanceof Number trials
                ? trials.intValue()
                : arguments.get(ProbabilityParameters.TRIALS);
    }

    private double expectedSeconds(double oersted, Drive drive, int trials) {
        return 2 * Magnet.SETTLING_SECONDS + method.expectedSeconds(at(oersted, drive, trials));
    }

    @Override
    public List<SetPoint> setPoints() {
        List<SetPoint> all = new ArrayList<>(junction.setPoints());
        arguments.get(ProbabilityParameters.AMPERES).values().stream()
                .filter(amperes -> amperes != 0)
                .forEach(amperes -> all.add(new SetPoint(junction.source(), SetPoint.Quantity.CURRENT, amperes)));
        all.add(magnet.setPoint(resetOersted));
        arguments.get(ProbabilityParameters.FIELDS).values().forEach(oersted -> all.add(magnet.setPoint(oersted)));
        all.addAll(carrier.setPoints(levels));
        line.ifPresent(pulses -> all.addAll(
                pulses.setPoints(arguments.get(ProbabilityParameters.VOLTS).values())));
        return all;
    }

    @Override
    public List<SafeAction> safeActions() {
        List<Output> outputs = new ArrayList<>(List.of(junction.source(), magnet.supply()));
        line.ifPresent(pulses -> outputs.add(pulses.generator()));
        return carrier.safeActions(outputs.toArray(Output[]::new));
    }
}
