package io.mtjlab.protocols.kind;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.instruments.capability.Rotator;
import io.mtjlab.protocols.setup.SampleTurn;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;

/**
 * A measurement on a sample that a campaign turns, or that lies on a rotator: {@code sample_degrees} is noted with every
 * unit. Before it begins the rotator stands where the campaign has it; a run that was resumed finds it elsewhere, and turns
 * it there.
 */
final class Turned implements Measurement {

    private final Measurement inner;
    private final OptionalDouble degrees;
    private final SampleTurn turn;

    private Turned(Measurement inner, OptionalDouble degrees, SampleTurn turn) {
        this.inner = inner;
        this.degrees = degrees;
        this.turn = turn;
    }

    /** As it is where nothing turns. */
    static Measurement of(Measurement measurement, Station station) {
        boolean rotates = !station.onBench(Rotator.class).isEmpty();
        return station.sampleDegrees().isPresent() || rotates
                ? new Turned(measurement, station.sampleDegrees(), SampleTurn.of(station))
                : measurement;
    }

    @Override
    public void begin(RunContext context) throws Exception {
        if (turn.rotator().isPresent()) {
            if (degrees.isEmpty()) {
                turn.requireUnturned();
            } else if (!turn.standsAt(degrees.getAsDouble())) {
                turn.to(degrees.getAsDouble());
            }
        }
        inner.begin(context);
    }

    @Override
    public void measure(UnitSpec unit, UnitRecorder recorder, RunContext context) throws Exception {
        inner.measure(unit, recorder, context);
        recorder.note("sample_degrees", turn.rotator().map(Rotator::degrees).orElseGet(degrees::orElseThrow));
    }

    @Override
    public String kind() {
        return inner.kind();
    }

    @Override
    public Map<String, Object> parameters() {
        return inner.parameters();
    }

    @Override
    public Plan plan() {
        return inner.plan();
    }

    @Override
    public void end(RunContext context) throws Exception {
        inner.end(context);
    }

    @Override
    public void recover(RunContext context) throws Exception {
        inner.recover(context);
    }

    @Override
    public boolean goesOnWithout(UnitSpec unit, Exception failure) throws Exception {
        return inner.goesOnWithout(unit, failure);
    }

    @Override
    public List<SafeAction> safeActions() {
        return inner.safeActions();
    }

    @Override
    public List<SetPoint> setPoints() {
        return inner.setPoints();
    }
}
