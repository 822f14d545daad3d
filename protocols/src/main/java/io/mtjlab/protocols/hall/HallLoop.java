package io.mtjlab.protocols.hall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
import io.mtjlab.protocols.rh.Staircase;
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
 * Transverse resistance against a field along the normal, from negative saturation to positive and back. R_xy is half
 * the difference of the voltages at both polarities over the current; R_odd is its antisymmetric part, which needs the
 * whole loop: so the points of a loop are stored together, when it has closed.
 */
public final class HallLoop extends StepMeasurement {

    public static final Kind KIND = new Kind(
            "hall",
            "transverse resistance against a perpendicular field, and its antisymmetric part",
            List.of(
                    RoleNeed.required("source", CurrentSource.class, "current along the bar"),
                    RoleNeed.required("meter", Nanovoltmeter.class, "voltage across it"),
                    RoleNeed.required("magnet", FieldSource.class, "field along field_axis"),
                    RoleNeed.required("gauss", Gaussmeter.class, "what that field is")),
            HallParameters.TABLE,
            HallLoop::new);

    private static final List<Column> COLUMNS = List.of(
            Column.of("t", Unit.SECOND),
            Column.of("H", Unit.OERSTED),
            Column.of("V_plus", Unit.VOLT),
            Column.of("V_minus", Unit.VOLT),
            Column.of("R_xy", Unit.OHM),
            Column.of("R_odd", Unit.OHM),
            Column.of("branch", Unit.ONE));

    private final Wiring wiring;
    private final Magnet magnet;
    private final JunctionLeads bar;
    private final Staircase staircase;

    /** @throws io.mtjlab.base.error.InvalidInput when the magnet drives another axis, or no whole number of steps fits */
    public HallLoop(Arguments arguments, Station station) {
        super(KIND, arguments);
        wiring = station.wiring();
        magnet = Magnet.along(
                arguments.get(HallParameters.AXIS),
                FieldParameters.angle(station),
                station.part("magnet", FieldSource.class),
                station.part("gauss", Gaussmeter.class),
                arguments.duration(FieldParameters.STEP_SETTLE),
                station.clock());
        bar = BiasParameters.leads(arguments, station, arguments.get(BiasParameters.POWER_LINE_CYCLES), 0);
        staircase = HallParameters.staircase(arguments);
    }

    @Override
    public void begin(RunContext run) throws InterruptedException {
        magnet.prepare(staircase.fields());
        bar.prepare();
    }

    @Override
    public void measure(UnitSpec loop, UnitRecorder points, RunContext run) throws InterruptedException {
        magnet.settle(staircase.firstOersted());
        bar.drive(+1);
        StepTimer timer = StepTimer.start(run.clock());
        List<double[]> rows = new ArrayList<>();
        for (Staircase.Step step : staircase.steps()) {
            run.checkpoint();
            double oersted = magnet.step(step.oersted());
            Reversal volts = bar.reverse();
            double ohms = (volts.plus() - volts.minus()) / (2 * bar.biasAmperes());
            double seconds = timer.lap(magnet.arrivedNanos());
            rows.add(new double[] {seconds, oersted, volts.plus(), volts.minus(), ohms, 0, step.branch()});
        }
        bar.requireContact();
        double[] odd = Antisymmetric.of(rows.stream().mapToDouble(row -> row[4]).toArray());
        for (int i = 0; i < odd.length; i++) {
            rows.get(i)[5] = odd[i];
            points.append(rows.get(i));
        }
        points.note("seconds_per_step", timer.medianStepSeconds());
        new CalibrationNotes(points)
                .volts(bar.meter().voltsAccuracy())
                .amperes(bar.biasAmperes(), bar.source().amperesAccuracy())
                .probe(magnet.probe().oerstedAccuracy());
    }

    @Override
    public Plan plan() {
        double reading = arguments.get(BiasParameters.REVERSAL_SETTLE)
                + 2 * BiasParameters.readingSeconds(arguments.get(BiasParameters.POWER_LINE_CYCLES));
        List<UnitSpec> loops = new ArrayList<>();
        for (int cycle = 1; cycle <= arguments.get(HallParameters.CYCLES); cycle++) {
            loops.add(new UnitSpec(
                    "loop=" + cycle,
                    "R_xy(H), loop " + cycle,
                    Map.of(
                            "loop",
                            cycle,
                            "axis",
                            arguments.get(HallParameters.AXIS).toString()),
                    COLUMNS,
                    Magnet.SETTLING_SECONDS
                            + FieldParameters.rampSeconds(wiring, magnet, staircase.fields())
                            + magnet.stepSeconds(staircase.fields())
                            + staircase.steps().size() * reading));
        }
        return Plan.fixed(loops);
    }

    @Override
    public List<SetPoint> setPoints() {
        List<SetPoint> all = new ArrayList<>(bar.setPoints());
        staircase.fields().stream().distinct().forEach(oersted -> all.add(magnet.setPoint(oersted)));
        return all;
    }

    @Override
    public List<SafeAction> safeActions() {
        return OutputSafeAction.of(List.of(bar.source(), magnet.supply()));
    }
}
