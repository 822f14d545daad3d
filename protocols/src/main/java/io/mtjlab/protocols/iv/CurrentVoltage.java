package io.mtjlab.protocols.iv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.instruments.capability.SourceMeter.Reading;
import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.kind.RoleNeed;
import io.mtjlab.protocols.kind.StepMeasurement;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.setup.BiasSource;
import io.mtjlab.protocols.setup.CalibrationNotes;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.Magnet;
import io.mtjlab.protocols.setup.OutputSafeAction;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;

/**
 * Current against voltage by one source meter, which measures both at every level, at its terminals: leads are in the
 * volts unless they are sensed by four wires. A unit is one sweep; at a field, each begins at saturation.
 */
public final class CurrentVoltage extends StepMeasurement {

    public static final Kind KIND = new Kind(
            "iv",
            "current against voltage",
            List.of(
                    RoleNeed.required(
                            "source", SourceMeter.class, "volts or amperes at the junction, and both measured"),
                    RoleNeed.optional("magnet", FieldSource.class, "field; needed where field_oersted is said"),
                    RoleNeed.optional("gauss", Gaussmeter.class, "what that field is")),
            IvParameters.TABLE,
            CurrentVoltage::new);

    /** level is what was set, in the unit of the note {@code sourced}; compliance is 1 where it was not reached. */
    private static final List<Column> COLUMNS = List.of(
            Column.of("t", Unit.SECOND),
            Column.of("level", Unit.ONE),
            Column.of("V", Unit.VOLT),
            Column.of("I", Unit.AMPERE),
            Column.of("compliance", Unit.ONE));

    private static final String FIELD = "field_oersted";

    private final Wiring wiring;
    private final BiasSource source;
    private final List<Double> levels;
    private final Optional<Magnet> magnet;
    private final List<Double> fields;
    private final double saturationOersted;

    /** @throws io.mtjlab.base.error.InvalidInput when it is not clear what is swept, or a magnet is wanting */
    public CurrentVoltage(Arguments arguments, Station station) {
        super(KIND, arguments);
        wiring = station.wiring();
        levels = IvParameters.levels(arguments);
        source = IvParameters.source(arguments, station);
        Optional<Grid> grid = arguments.find(IvParameters.FIELDS);
        fields = grid.map(Grid::values).orElse(List.of());
        saturationOersted = grid.map(all -> FieldParameters.saturationOersted(arguments, all))
                .orElse(0.0);
        magnet = grid.map(all -> FieldParameters.wantedMagnet(arguments, station, IvParameters.FIELDS));
    }

    @Override
    public void begin(RunContext run) {
        magnet.ifPresent(m -> m.prepare(range()));
        source.prepare(levels);
    }

    private List<Double> range() {
        List<Double> all = new ArrayList<>(fields);
        all.add(saturationOersted);
        return all;
    }

    @Override
    public void measure(UnitSpec sweep, UnitRecorder points, RunContext run) throws InterruptedException {
        CalibrationNotes notes = new CalibrationNotes(points);
        if (magnet.isPresent()) {
            source.set(0);
            magnet.get().pass(saturationOersted);
            double oersted = ((Number) sweep.coordinates().getOrDefault(FIELD, 0.0)).doubleValue();
            notes.field(magnet.get().settle(oersted)).probe(magnet.get().probe().oerstedAccuracy());
        }
        long start = run.clock().nanos();
        if (arguments.get(IvParameters.TIMING) == IvParameters.Timing.INSTRUMENT) {
            List<Reading> readings = source.sweep(
                    levels.stream().mapToDouble(Double::doubleValue).toArray());
            double step = (run.clock().nanos() - start) * 1e-9 / levels.size();
            for (int i = 0; i < readings.size(); i++) {
                append(points, (i + 1) * step, levels.get(i), readings.get(i));
            }
        } else {
            for (double level : levels) {
                run.checkpoint();
                Reading reading = source.at(level);
                append(points, (run.clock().nanos() - start) * 1e-9, level, reading);
            }
        }
        source.set(0);
        points.note("sourced", arguments.find(IvParameters.VOLTS).isPresent() ? "V" : "A");
        source.note(notes);
        notes.leads(wiring);
    }

    private static void append(UnitRecorder points, double seconds, double level, Reading reading) {
        points.append(seconds, level, reading.volts(), reading.amperes(), reading.inCompliance() ? 1 : 0);
    }

    @Override
    public Plan plan() {
        List<UnitSpec> sweeps = new ArrayList<>();
        for (int cycle = 1; cycle <= arguments.get(IvParameters.CYCLES); cycle++) {
            if (fields.isEmpty()) {
                sweeps.add(sweep("sweep=" + cycle, Map.of("sweep", cycle)));
            }
            for (double oersted : fields) {
                Map<String, Object> coordinates = new LinkedHashMap<>();
                coordinates.put("sweep", cycle);
                coordinates.put(FIELD, oersted);
                coordinates.put(
                        "axis", arguments.get(FieldParameters.AXIS_IF_WANTED).toString());
                sweeps.add(sweep("H=" + Grid.plain(oersted) + "/sweep=" + cycle, coordinates));
            }
        }
        return Plan.fixed(sweeps);
    }

    private UnitSpec sweep(String key, Map<String, Object> coordinates) {
        double field = fields.isEmpty() ? 0 : Magnet.SETTLING_SECONDS;
        return new UnitSpec(
                key, "I(V), " + key, coordinates, COLUMNS, field + levels.size() * source.expectedSeconds());
    }

    @Override
    public List<SetPoint> setPoints() {
        List<SetPoint> all = new ArrayList<>(source.setPoints(levels));
        magnet.ifPresent(m -> range().forEach(oersted -> all.add(m.setPoint(oersted))));
        return all;
    }

    @Override
    public List<SafeAction> safeActions() {
        List<Output> outputs = new ArrayList<>(List.of(source.meter()));
        magnet.ifPresent(m -> outputs.add(m.supply()));
        return OutputSafeAction.of(outputs);
    }
}
