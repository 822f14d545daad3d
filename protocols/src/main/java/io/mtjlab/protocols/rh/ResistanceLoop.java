package io.mtjlab.protocols.rh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

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
import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.kind.RoleNeed;
import io.mtjlab.protocols.kind.StepMeasurement;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.setup.BiasParameters;
import io.mtjlab.protocols.setup.CalibrationNotes;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.JunctionLeads;
import io.mtjlab.protocols.setup.JunctionLeads.Reversal;
import io.mtjlab.protocols.setup.Magnet;
import io.mtjlab.protocols.setup.OutputSafeAction;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;
import io.mtjlab.protocols.setup.StepTimer;

/**
 * Resistance against field: from saturation along a staircase of fields and back, each field approached from the side
 * of the one before. The field is what the gaussmeter reads, the resistance (V+ - V-) / 2I from both polarities, so
 * that thermal EMF and the meter's offset drop out; what is in series with the junction stays in.
 *
 * <p>A unit is one loop. Switching fields of a thermally activated device depend on the pace of the staircase: it goes
 * into the notes as {@code seconds_per_step}, {@code seconds_to_reading} (medians on the lab's clock) and {@code
 * step_oersted} (the finest).
 */
public final class ResistanceLoop extends StepMeasurement {

    public static final Kind KIND = new Kind(
            "rh",
            "resistance against field, from saturation and back",
            List.of(
                    RoleNeed.required("source", CurrentSource.class, "current through the junction"),
                    RoleNeed.required("meter", Nanovoltmeter.class, "voltage across it"),
                    RoleNeed.required("magnet", FieldSource.class, "field along field_axis"),
                    RoleNeed.required("gauss", Gaussmeter.class, "what that field is")),
            RhParameters.TABLE,
            ResistanceLoop::new);

    /** R is raw, series resistance included; branch is +1 while the field rises, -1 while it falls. */
    private static final List<Column> COLUMNS = List.of(
            Column.of("t", Unit.SECOND),
            Column.of("H", Unit.OERSTED),
            Column.of("V_plus", Unit.VOLT),
            Column.of("V_minus", Unit.VOLT),
            Column.of("I", Unit.AMPERE),
            Column.of("R", Unit.OHM),
            Column.of("branch", Unit.ONE));

    private final Wiring wiring;
    private final Magnet magnet;
    private final JunctionLeads junction;
    private final double biasAmperes;
    private final double saturationOersted;
    private final Staircase staircase;
    private final Optional<AdaptiveLoops> adaptive;

    /** @throws io.mtjlab.base.error.InvalidInput when the magnet drives another axis, or the staircase is impossible */
    public ResistanceLoop(Arguments arguments, Station station) {
        super(KIND, arguments);
        wiring = station.wiring();
        magnet = FieldParameters.magnet(arguments, station, arguments.duration(FieldParameters.STEP_SETTLE));
        junction = BiasParameters.leads(arguments, station, arguments.get(BiasParameters.POWER_LINE_CYCLES), 0);
        biasAmperes = junction.biasAmperes();
        saturationOersted = RhParameters.saturationOersted(arguments);
        staircase = RhParameters.staircase(arguments);
        adaptive = RhParameters.adaptive(arguments) ? Optional.of(adaptiveLoops()) : Optional.empty();
    }

    @Override
    public void begin(RunContext run) throws InterruptedException {
        magnet.prepare(fields());
        junction.prepare();
    }

    @Override
    public void measure(UnitSpec loop, UnitRecorder points, RunContext run) throws InterruptedException {
        magnet.settle(saturationOersted);
        junction.drive(+1);
        StepTimer timer = StepTimer.start(run.clock());
        LoopWalk walk = walk();
        for (Staircase.Step step : walk) {
            run.checkpoint();
            double oersted = magnet.step(step.oersted());
            Reversal volts = junction.reverse(arguments.get(RhParameters.AVERAGE));
            double ohms = (volts.plus() - volts.minus()) / (2 * biasAmperes);
            double seconds = timer.lap(magnet.arrivedNanos());
            points.append(seconds, oersted, volts.plus(), volts.minus(), biasAmperes, ohms, step.branch());
            walk.saw(step, ohms);
        }
        junction.requireContact();
        note(points, timer);
    }

    private LoopWalk walk() {
        return adaptive.map(AdaptiveLoops::walk).orElseGet(() -> new LoopWalk(staircase, Optional.empty()));
    }

    private void note(UnitRecorder points, StepTimer timer) {
        points.note("seconds_per_step", timer.medianStepSeconds());
        points.note("seconds_to_reading", timer.medianReadingSeconds());
        points.note("step_oersted", RhParameters.finestStepOersted(arguments));
        new CalibrationNotes(points)
                .volts(junction.meter().voltsAccuracy())
                .amperes(biasAmperes, junction.source().amperesAccuracy())
                .probe(magnet.probe().oerstedAccuracy())
                .leads(wiring);
    }

    @Override
    public Plan plan() {
        return adaptive.<Plan>map(loops -> loops)
                .orElseGet(() -> Plan.fixed(IntStream.rangeClosed(1, arguments.get(RhParameters.CYCLES))
                        .mapToObj(this::loop)
                        .toList()));
    }

    private AdaptiveLoops adaptiveLoops() {
        return new AdaptiveLoops(
                staircase,
                RhParameters.candidates(arguments),
                RhParameters.coarse(arguments),
                arguments.get(RhParameters.SWITCHING_HALF_WIDTH),
                arguments.get(RhParameters.CYCLES),
                this::loop);
    }

    private UnitSpec loop(int cycle) {
        return new UnitSpec(
                "loop=" + cycle,
                "R(H) along the " + arguments.get(FieldParameters.AXIS) + " axis, loop " + cycle,
                Map.of(
                        "loop",
                        cycle,
                        "axis",
                        arguments.get(FieldParameters.AXIS).toString()),
                COLUMNS,
                expectedSeconds());
    }

    private double expectedSeconds() {
        double reading = BiasParameters.readingSeconds(arguments.get(BiasParameters.POWER_LINE_CYCLES));
        double step = arguments.get(FieldParameters.STEP_SETTLE)
                + Magnet.READING_SECONDS
                + arguments.get(RhParameters.AVERAGE) * (arguments.get(BiasParameters.REVERSAL_SETTLE) + 2 * reading);
        return Magnet.SETTLING_SECONDS
                + FieldParameters.rampSeconds(wiring, magnet, staircase.fields())
                + staircase.steps().size() * step;
    }

    @Override
    public List<SetPoint> setPoints() {
        List<SetPoint> all = new ArrayList<>(junction.setPoints());
        fields().forEach(oersted -> all.add(magnet.setPoint(oersted)));
        return all;
    }

    private List<Double> fields() {
        TreeSet<Double> fields = new TreeSet<>(staircase.fields());
        fields.add(saturationOersted);
        if (RhParameters.adaptive(arguments)) {
            fields.addAll(RhParameters.candidates(arguments).values());
        }
        return List.copyOf(fields);
    }

    @Override
    public List<SafeAction> safeActions() {
        return OutputSafeAction.of(List.of(junction.source(), magnet.supply()));
    }
}
