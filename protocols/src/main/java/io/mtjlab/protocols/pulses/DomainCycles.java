package io.mtjlab.protocols.pulses;

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
import io.mtjlab.instruments.capability.PulseGenerator;
import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.instruments.capability.SwitchMatrix;
import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.kind.RoleNeed;
import io.mtjlab.protocols.kind.StepMeasurement;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.setup.CalibrationNotes;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.Magnet;
import io.mtjlab.protocols.setup.OutputSafeAction;
import io.mtjlab.protocols.setup.PulseParameters;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;
import io.mtjlab.protocols.setup.WriteLine;

/**
 * A domain in a track between two junctions: one pulse writes it at the first, pulses move it, the second fires when it
 * arrives and is reset when it has gone. Both junctions are read after every pulse. A unit is one cycle in one direction.
 */
public final class DomainCycles extends StepMeasurement {

    public static final Kind KIND = new Kind(
            "pulse-train",
            "write, integrate, fire and reset a domain by pulses, both junctions read after each",
            List.of(
                    RoleNeed.required("pulses", PulseGenerator.class, "pulses along the track"),
                    RoleNeed.required("reader_a", SourceMeter.class, "resistance of junction A, or of both"),
                    RoleNeed.optional("reader_b", SourceMeter.class, "resistance of junction B"),
                    RoleNeed.optional("switch", SwitchMatrix.class, "leads one reader to both junctions in turn"),
                    RoleNeed.optional("magnet", FieldSource.class, "initialises; needed with initialise_oersted"),
                    RoleNeed.optional("gauss", Gaussmeter.class, "what that field is")),
            PulseTrainParameters.TABLE,
            DomainCycles::new);

    /** pulse 0 writes, the last may reset; V as programmed, V_terminals computed from the wiring; R raw. */
    private static final List<Column> COLUMNS = List.of(
            Column.of("pulse", Unit.ONE),
            Column.of("V", Unit.VOLT),
            Column.of("V_terminals", Unit.VOLT),
            Column.of("RA", Unit.OHM),
            Column.of("RB", Unit.OHM));

    private static final String DIRECTION = "direction";

    private final Wiring wiring;
    private final WriteLine line;
    private final TwoJunctions junctions;
    private final List<Double> integrating;
    private final Optional<Magnet> magnet;

    /** @throws io.mtjlab.base.error.InvalidInput when the pulses do not rise, or an instrument is wanting */
    public DomainCycles(Arguments arguments, Station station) {
        super(KIND, arguments);
        wiring = station.wiring();
        integrating = PulseTrainParameters.integrating(arguments);
        line = PulseParameters.line(arguments, station, arguments.get(PulseTrainParameters.WIDTH));
        junctions = new TwoJunctions(arguments, station);
        magnet = arguments
                .find(PulseTrainParameters.INITIALISE)
                .map(any -> FieldParameters.wantedMagnet(arguments, station, PulseTrainParameters.INITIALISE));
    }

    @Override
    public void begin(RunContext run) {
        junctions.prepare();
        magnet.ifPresent(m -> m.prepare(fields()));
    }

    @Override
    public void measure(UnitSpec cycle, UnitRecorder points, RunContext run) throws InterruptedException {
        int direction = cycle.coordinates().get(DIRECTION) instanceof Number n ? n.intValue() : 1;
        if (magnet.isPresent()) {
            magnet.get().pass(arguments.get(PulseTrainParameters.INITIALISE));
            new CalibrationNotes(points)
                    .field(magnet.get().settle(arguments.get(PulseTrainParameters.HOLD)))
                    .probe(magnet.get().probe().oerstedAccuracy());
        }
        List<Double> pulses = new ArrayList<>(integrating);
        pulses.add(0, arguments.get(PulseTrainParameters.WRITE));
        arguments.find(PulseTrainParameters.RESET).ifPresent(pulses::add);
        for (int i = 0; i < pulses.size(); i++) {
            run.checkpoint();
            double volts = direction * pulses.get(i);
            line.shoot(volts);
            run.clock().sleep(arguments.duration(PulseParameters.DELAY));
            double[] ohms = junctions.ohms();
            points.append(i, volts, line.terminalVolts(volts), ohms[0], ohms[1]);
        }
        points.note("encoding", arguments.get(PulseTrainParameters.ENCODING).toString());
        points.note("integrating_pulses", integrating.size());
        line.note(points);
    }

    private List<Double> fields() {
        return List.of(arguments.get(PulseTrainParameters.INITIALISE), arguments.get(PulseTrainParameters.HOLD));
    }

    /** Cycle by cycle, in each direction that is asked for. */
    @Override
    public Plan plan() {
        List<UnitSpec> cycles = new ArrayList<>();
        for (int number = 1; number <= arguments.get(PulseTrainParameters.CYCLES); number++) {
            for (int direction : PulseTrainParameters.directions(arguments)) {
                Map<String, Object> coordinates = new LinkedHashMap<>();
                coordinates.put("cycle", number);
                coordinates.put(DIRECTION, direction);
                String key = (direction > 0 ? "forward" : "backward") + "/cycle=" + number;
                cycles.add(new UnitSpec(key, "pulse train, " + key, coordinates, COLUMNS, expectedSeconds()));
            }
        }
        return Plan.fixed(cycles);
    }

    private double expectedSeconds() {
        int pulses =
                integrating.size() + (arguments.find(PulseTrainParameters.RESET).isPresent() ? 2 : 1);
        double field = magnet.map(m -> 2 * FieldParameters.rampSeconds(wiring, m, fields()) + Magnet.SETTLING_SECONDS)
                .orElse(0.0);
        return field + pulses * (arguments.get(PulseParameters.DELAY) + junctions.expectedSeconds());
    }

    @Override
    public List<SetPoint> setPoints() {
        List<SetPoint> all = new ArrayList<>();
        junctions.readers().forEach(reader -> all.addAll(reader.setPoints()));
        List<Double> pulses = new ArrayList<>(integrating.stream().distinct().toList());
        pulses.add(arguments.get(PulseTrainParameters.WRITE));
        arguments.find(PulseTrainParameters.RESET).ifPresent(pulses::add);
        List<Double> signed = PulseTrainParameters.directions(arguments).stream()
                .flatMap(direction -> pulses.stream().map(volts -> direction * volts))
                .toList();
        all.addAll(line.setPoints(signed));
        magnet.ifPresent(m -> fields().forEach(oersted -> all.add(m.setPoint(oersted))));
        return all;
    }

    @Override
    public List<SafeAction> safeActions() {
        List<Output> outputs = new ArrayList<>(List.of(line.generator()));
        junctions.readers().forEach(reader -> outputs.add(reader.meter()));
        magnet.ifPresent(m -> outputs.add(m.supply()));
        return OutputSafeAction.of(outputs);
    }
}
