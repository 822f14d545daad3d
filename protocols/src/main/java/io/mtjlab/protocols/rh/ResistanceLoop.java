package io.mtjlab.protocols.rh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Gaussmeter;
import io.mtjlab.instruments.capability.LockIn;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.kind.RoleNeed;
import io.mtjlab.protocols.kind.StepMeasurement;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.setup.CalibrationNotes;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.Magnet;
import io.mtjlab.protocols.setup.OutputSafeAction;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;
import io.mtjlab.protocols.setup.StepTimer;

/**
 * Resistance against field: from saturation along a staircase of fields and back, each field approached from the side
 * of the one before. The field is what the gaussmeter reads, the resistance (V+ - V-) / 2I from both polarities, so
 * that thermal EMF and the meter's offset drop out, or what a lock-in makes of an alternating current ({@link
 * LockInReading}); what is in series with the junction stays in.
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
                    RoleNeed.optional("source", CurrentSource.class, "current through the junction; for sense: direct"),
                    RoleNeed.optional("meter", Nanovoltmeter.class, "voltage across it; for sense: direct"),
                    RoleNeed.optional(
                            "lockin", LockIn.class, "drives and reads it; for sense: junction and sense: reference"),
                    RoleNeed.required("magnet", FieldSource.class, "field along field_axis"),
                    RoleNeed.required("gauss", Gaussmeter.class, "what that field is")),
            RhParameters.TABLE,
            ResistanceLoop::new);

    private final Wiring wiring;
    private final Magnet magnet;
    private final LoopReading junction;
    private final double saturationOersted;
    private final Staircase staircase;
    private final Optional<AdaptiveLoops> adaptive;

    /** @throws io.mtjlab.base.error.InvalidInput when the magnet drives another axis, or the staircase is impossible */
    public ResistanceLoop(Arguments arguments, Station station) {
        super(KIND, arguments);
        wiring = station.wiring();
        magnet = FieldParameters.magnet(arguments, station, arguments.duration(FieldParameters.STEP_SETTLE));
        junction = arguments.get(RhParameters.SENSE) == RhParameters.Sense.DIRECT
                ? new DirectReading(arguments, station)
                : new LockInReading(arguments, station);
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
        junction.begin();
        StepTimer timer = StepTimer.start(run.clock());
        LoopWalk walk = walk();
        for (Staircase.Step step : walk) {
            run.checkpoint();
            double oersted = magnet.step(step.oersted());
            LoopReading.Point read = junction.read();
            double seconds = timer.lap(magnet.arrivedNanos());
            points.append(
                    seconds, oersted, read.volts(), read.otherVolts(), read.amperes(), read.ohms(), step.branch());
            walk.saw(step, read.ohms());
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
        CalibrationNotes notes = new CalibrationNotes(points)
                .probe(magnet.probe().oerstedAccuracy())
                .leads(wiring);
        junction.note(notes);
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
                junction.columns(),
                expectedSeconds());
    }

    private double expectedSeconds() {
        return Magnet.SETTLING_SECONDS
                + junction.beginSeconds()
                + FieldParameters.rampSeconds(wiring, magnet, staircase.fields())
                + magnet.stepSeconds(staircase.fields())
                + staircase.steps().size() * junction.readingSeconds();
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
        return OutputSafeAction.of(List.of(junction.output(), magnet.supply()));
    }
}
