package io.mtjlab.protocols.bias;

import java.time.Duration;
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
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Gaussmeter;
import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.instruments.capability.SourceMeter.Reading;
import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.kind.RoleNeed;
import io.mtjlab.protocols.kind.StepMeasurement;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.setup.BiasSource;
import io.mtjlab.protocols.setup.CalibrationNotes;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.FieldReading;
import io.mtjlab.protocols.setup.Magnet;
import io.mtjlab.protocols.setup.MeasurementFailed;
import io.mtjlab.protocols.setup.OutputSafeAction;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.SourceMeterParameters;
import io.mtjlab.protocols.setup.Station;

/**
 * Resistance against bias in both states, each made by a field: R = V / I at the source's terminals. TMR(V) is what the
 * two curves make at equal bias. A unit is one sweep in one state.
 */
public final class BiasedStates extends StepMeasurement {

    public static final Kind KIND = new Kind(
            "tmr-bias",
            "resistance of the parallel and the antiparallel state against bias",
            List.of(
                    RoleNeed.required("source", SourceMeter.class, "bias, and what flows"),
                    RoleNeed.required("magnet", FieldSource.class, "field along field_axis, which makes the state"),
                    RoleNeed.required("gauss", Gaussmeter.class, "what that field is")),
            BiasedStatesParameters.TABLE,
            BiasedStates::new);

    /** R is raw, series resistance included. */
    private static final List<Column> COLUMNS = List.of(
            Column.of("V_set", Unit.VOLT),
            Column.of("V", Unit.VOLT),
            Column.of("I", Unit.AMPERE),
            Column.of("R", Unit.OHM));

    private static final String STATE = "state";

    private final Wiring wiring;
    private final BiasSource source;
    private final Magnet magnet;
    private final List<Double> levels;

    /** @throws io.mtjlab.base.error.InvalidInput when the magnet drives another axis, or a bias is 0 */
    public BiasedStates(Arguments arguments, Station station) {
        super(KIND, arguments);
        wiring = station.wiring();
        BiasedStatesParameters.requireBias(arguments);
        levels = arguments.get(BiasedStatesParameters.VOLTS).values();
        magnet = FieldParameters.magnet(arguments, station, Duration.ZERO);
        source = new BiasSource(
                station.part("source", SourceMeter.class),
                SourceMeter.Function.VOLTS,
                arguments.get(SourceMeterParameters.COMPLIANCE_AMPERES),
                SourceMeterParameters.measurement(arguments),
                arguments.duration(SourceMeterParameters.LEVEL_SETTLE),
                station.clock());
    }

    @Override
    public void begin(RunContext run) {
        magnet.prepare(fields());
        source.prepare(levels);
    }

    @Override
    public void measure(UnitSpec sweep, UnitRecorder points, RunContext run) throws InterruptedException {
        source.set(0);
        double making = making(String.valueOf(sweep.coordinates().get(STATE)));
        magnet.pass(making);
        FieldReading field =
                magnet.settle(arguments.find(BiasedStatesParameters.HOLD).orElse(making));
        for (double volts : levels) {
            run.checkpoint();
            Reading reading = source.at(volts);
            requireFlow(reading);
            points.append(volts, reading.volts(), reading.amperes(), reading.volts() / reading.amperes());
        }
        source.set(0);
        CalibrationNotes notes = new CalibrationNotes(points);
        source.note(notes);
        notes.field(field).probe(magnet.probe().oerstedAccuracy()).leads(wiring);
    }

    private void requireFlow(Reading reading) {
        if (reading.inCompliance() || reading.amperes() == 0) {
            throw new MeasurementFailed("source " + source.meter().role() + " does not reach " + reading.volts()
                    + " V: " + reading.amperes() + " A flow, at a compliance of "
                    + arguments.get(SourceMeterParameters.COMPLIANCE_AMPERES) + " A");
        }
    }

    private double making(String state) {
        return arguments.get(state.equals("P") ? BiasedStatesParameters.PARALLEL : BiasedStatesParameters.ANTIPARALLEL);
    }

    private double other(String state) {
        return making(state.equals("P") ? "AP" : "P");
    }

    private List<Double> fields() {
        List<Double> all = new ArrayList<>(List.of(making("P"), making("AP")));
        arguments.find(BiasedStatesParameters.HOLD).ifPresent(all::add);
        return all;
    }

    @Override
    public Plan plan() {
        List<UnitSpec> sweeps = new ArrayList<>();
        for (int cycle = 1; cycle <= arguments.get(BiasedStatesParameters.CYCLES); cycle++) {
            for (String state : List.of("P", "AP")) {
                sweeps.add(new UnitSpec(
                        "state=" + state + "/sweep=" + cycle,
                        "R(V) of " + state + ", sweep " + cycle,
                        Map.of(
                                STATE,
                                state,
                                "sweep",
                                cycle,
                                "axis",
                                arguments.get(FieldParameters.AXIS).toString()),
                        COLUMNS,
                        Magnet.SETTLING_SECONDS
                                + FieldParameters.rampSeconds(
                                        wiring,
                                        magnet,
                                        List.of(cycle == 1 && state.equals("P") ? 0.0 : other(state), making(state)))
                                + levels.size() * source.expectedSeconds()));
            }
        }
        return Plan.fixed(sweeps);
    }

    @Override
    public List<SetPoint> setPoints() {
        List<SetPoint> all = new ArrayList<>(source.setPoints(levels));
        fields().forEach(oersted -> all.add(magnet.setPoint(oersted)));
        return all;
    }

    @Override
    public List<SafeAction> safeActions() {
        return OutputSafeAction.of(List.of(source.meter(), magnet.supply()));
    }
}
