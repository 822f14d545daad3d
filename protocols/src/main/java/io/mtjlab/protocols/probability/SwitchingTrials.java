package io.mtjlab.protocols.probability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.analysis.design.SwitchingSearch;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Gaussmeter;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.capability.RfGenerator;
import io.mtjlab.protocols.adaptive.SigmoidParameters;
import io.mtjlab.protocols.adaptive.SigmoidPlan;
import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.kind.RoleNeed;
import io.mtjlab.protocols.kind.StepMeasurement;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.parameter.RfLevel;
import io.mtjlab.protocols.probability.ProbabilityParameters.Counted;
import io.mtjlab.protocols.setup.BiasParameters;
import io.mtjlab.protocols.setup.CalibrationNotes;
import io.mtjlab.protocols.setup.Carrier;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.JunctionLeads;
import io.mtjlab.protocols.setup.JunctionLeads.Reversal;
import io.mtjlab.protocols.setup.Magnet;
import io.mtjlab.protocols.setup.OutputSafeAction;
import io.mtjlab.protocols.setup.RfParameters;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;

/**
 * Switching probability by trials. One trial: reset by a strong field, read; go to the field, let carrier and current
 * act for the dwell, read again, both still standing. A unit is all trials at one set-point; its notes hold n, the
 * trials that ended in a state, and k, those that ended in the counted one, so that P is a proportion of independent
 * trials.
 *
 * <p>The second reading is one voltage at one polarity, because a junction that switches by itself would not wait for
 * the other: the part of the voltage that does not follow the current is measured at reset, before the first trial.
 */
public final class SwitchingTrials extends StepMeasurement {

    public static final Kind KIND = new Kind(
            "switching-probability",
            "share of trials that end in a state, against field, carrier and current",
            List.of(
                    RoleNeed.required("source", CurrentSource.class, "reading and pulse current"),
                    RoleNeed.required("meter", Nanovoltmeter.class, "voltage across the junction"),
                    RoleNeed.required("magnet", FieldSource.class, "field along field_axis"),
                    RoleNeed.required("gauss", Gaussmeter.class, "what that field is"),
                    RoleNeed.optional("rf", RfGenerator.class, "carrier; needed where rf_dbm has a level")),
            ProbabilityParameters.TABLE,
            SwitchingTrials::new);

    /** R raw, series resistance included; state is +1 for P, -1 for AP, 0 for neither. */
    private static final List<Column> COLUMNS = List.of(
            Column.of("trial", Unit.ONE),
            Column.of("R_reset", Unit.OHM),
            Column.of("R", Unit.OHM),
            Column.of("state", Unit.ONE));

    private static final String FIELD = "field_oersted";
    private static final String CURRENT = "pulse_amperes";
    private static final String TRIALS = "trials";

    private final Station station;
    private final Magnet magnet;
    private final JunctionLeads junction;
    private final Carrier carrier;
    private final List<RfLevel> levels;
    private final double resetOersted;

    /** @throws io.mtjlab.base.error.InvalidInput when the magnet drives another axis, or a generator is wanting */
    public SwitchingTrials(Arguments arguments, Station station) {
        super(KIND, arguments);
        this.station = station;
        magnet = FieldParameters.magnet(arguments, station, Duration.ZERO);
        carrier = RfParameters.carrier(arguments, station);
        levels = arguments.get(RfParameters.LEVELS);
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
        Tally tally = new Tally(arguments);
        for (int trial = 1; trial <= trials(setPoint); trial++) {
            run.checkpoint();
            magnet.pass(resetOersted);
            double before = readOhms(offsetVolts);
            double after = outcome(setPoint, offsetVolts, run);
            carrier.off();
            points.append(trial, before, after, tally.count(before, after));
        }
        junction.requireContact();
        note(setPoint, points, tally);
    }

    /** One dwell under the set-point's conditions, and what it leaves. */
    private double outcome(UnitSpec setPoint, double offsetVolts, RunContext run) throws InterruptedException {
        magnet.pass(number(setPoint, FIELD));
        carrier.apply(RfParameters.level(setPoint));
        double pulse = number(setPoint, CURRENT);
        if (pulse != 0) {
            junction.pulse(pulse);
        }
        run.clock().sleep(arguments.duration(ProbabilityParameters.DWELL));
        return readOhms(offsetVolts);
    }

    private double readOhms(double offsetVolts) throws InterruptedException {
        junction.drive(+1);
        return (junction.meter().readVolts() - offsetVolts) / junction.biasAmperes();
    }

    private void note(UnitSpec setPoint, UnitRecorder points, Tally tally) throws InterruptedException {
        points.note("n", tally.trials());
        points.note("k", tally.counted());
        points.note("ambiguous", tally.ambiguous());
        points.note("counted", arguments.get(ProbabilityParameters.COUNTED).toString());
        CalibrationNotes notes = new CalibrationNotes(points)
                .volts(junction.meter().voltsAccuracy())
                .amperes(junction.biasAmperes(), junction.source().amperesAccuracy())
                .field(magnet.settle(number(setPoint, FIELD)))
                .probe(magnet.probe().oerstedAccuracy())
                .leads(station.wiring());
        carrier.note(RfParameters.level(setPoint), notes);
    }

    private static double number(UnitSpec setPoint, String coordinate) {
        return ((Number) Objects.requireNonNull(setPoint.coordinates().get(coordinate), coordinate)).doubleValue();
    }

    /** Current by current and level by level, each over all fields, or over those that tell most. */
    @Override
    public Plan plan() {
        Grid fields = arguments.get(ProbabilityParameters.FIELDS);
        int trials = arguments.get(ProbabilityParameters.TRIALS);
        List<UnitSpec> all = new ArrayList<>();
        List<TrialSigmoid> sigmoids = new ArrayList<>();
        for (double amperes : arguments.get(ProbabilityParameters.AMPERES).values()) {
            for (RfLevel level : levels) {
                for (double oersted : fields.values()) {
                    all.add(setPoint("", oersted, level, amperes, trials));
                }
                sigmoids.add(new TrialSigmoid(
                        unit -> RfParameters.level(unit).equals(level) && number(unit, CURRENT) == amperes,
                        fields,
                        (number, next) -> setPoint("point=" + number + "/", next.oersted(), level, amperes, (int)
                                Math.round(next.effort()))));
            }
        }
        return SigmoidParameters.adaptive(arguments) ? adaptive(fields, sigmoids) : Plan.fixed(all);
    }

    private Plan adaptive(Grid fields, List<TrialSigmoid> sigmoids) {
        double trials = arguments.get(ProbabilityParameters.TRIALS);
        double all = arguments.get(ProbabilityParameters.SERIES_TRIALS);
        RfLevel carrier = levels.get(levels.size() - 1);
        double one = expectedSeconds(fields.largest(), carrier, 0, (int) trials);
        return new SigmoidPlan(
                arguments,
                fields,
                sigmoids,
                new SigmoidPlan.Effort(trials, arguments.get(ProbabilityParameters.MOST_TRIALS), all),
                new Plan.Seconds(SwitchingSearch.LEAST_POINTS * one, Math.ceil(all / trials) * one)
                        .times(sigmoids.size(), sigmoids.size()));
    }

    private UnitSpec setPoint(String prefix, double oersted, RfLevel level, double amperes, int trials) {
        Map<String, Object> coordinates = new LinkedHashMap<>();
        coordinates.put(FIELD, oersted);
        coordinates.put(RfParameters.LEVELS.path(), level.plain());
        coordinates.put(CURRENT, amperes);
        coordinates.put("axis", arguments.get(FieldParameters.AXIS).toString());
        if (SigmoidParameters.adaptive(arguments)) {
            coordinates.put(TRIALS, trials);
        }
        arguments
                .find(RfParameters.MEGAHERTZ)
                .filter(f -> level.on())
                .ifPresent(f -> coordinates.put("rf_megahertz", f));
        String key = "H=" + Grid.plain(oersted) + "/rf=" + level + (amperes == 0 ? "" : "/I=" + Grid.plain(amperes));
        return new UnitSpec(
                prefix + key, "P at " + key, coordinates, COLUMNS, expectedSeconds(oersted, level, amperes, trials));
    }

    private int trials(UnitSpec setPoint) {
        return setPoint.coordinates().get(TRIALS) instanceof Number trials
                ? trials.intValue()
                : arguments.get(ProbabilityParameters.TRIALS);
    }

    private double expectedSeconds(double oersted, RfLevel level, double amperes, int trials) {
        double reading = arguments.get(BiasParameters.REVERSAL_SETTLE)
                + BiasParameters.readingSeconds(arguments.get(ProbabilityParameters.POWER_LINE_CYCLES));
        double trial = 2 * reading
                + FieldParameters.rampSeconds(station.wiring(), magnet, List.of(resetOersted, oersted, resetOersted))
                + (level.on() ? arguments.get(RfParameters.SETTLE) : 0)
                + (amperes == 0 ? 0 : arguments.get(BiasParameters.REVERSAL_SETTLE))
                + arguments.get(ProbabilityParameters.DWELL);
        return 2 * Magnet.SETTLING_SECONDS + trials * trial;
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
        return all;
    }

    @Override
    public List<SafeAction> safeActions() {
        List<Output> outputs = new ArrayList<>(List.of(junction.source(), magnet.supply()));
        carrier.generator().ifPresent(outputs::add);
        return OutputSafeAction.of(outputs);
    }

    /** What the trials of a set-point came to. */
    private static final class Tally {

        private final double threshold;
        private final double margin;
        private final Counted what;
        private int trials;
        private int counted;
        private int ambiguous;

        Tally(Arguments arguments) {
            threshold = arguments.get(ProbabilityParameters.THRESHOLD);
            margin = arguments.get(ProbabilityParameters.AMBIGUOUS);
            what = arguments.get(ProbabilityParameters.COUNTED);
        }

        private int state(double ohms) {
            double above = ohms - threshold;
            return Math.abs(above) < margin || above == 0 ? 0 : above < 0 ? +1 : -1;
        }

        /** Returns the state after the trial. */
        int count(double before, double after) {
            int state = state(after);
            if (state == 0 || (what == Counted.SWITCHED && state(before) == 0)) {
                ambiguous++;
                return state;
            }
            trials++;
            boolean counts = switch (what) {
                case P -> state > 0;
                case AP -> state < 0;
                case SWITCHED -> state != state(before);
            };
            counted += counts ? 1 : 0;
            return state;
        }

        int trials() {
            return trials;
        }

        int counted() {
            return counted;
        }

        int ambiguous() {
            return ambiguous;
        }
    }
}
