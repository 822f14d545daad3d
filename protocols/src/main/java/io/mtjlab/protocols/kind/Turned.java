package io.mtjlab.protocols.kind;

import java.util.OptionalDouble;

import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.instruments.capability.Rotator;
import io.mtjlab.protocols.setup.SampleTurn;
import io.mtjlab.protocols.setup.Station;

/**
 * A measurement on a sample that a campaign turns, or that lies on a rotator: {@code sample_degrees} is noted with every
 * unit. Before it begins the rotator stands where the campaign has it; a run that was resumed finds it elsewhere, and turns
 * it there.
 */
final class Turned extends Wrapped {

    private final OptionalDouble degrees;
    private final SampleTurn turn;

    private Turned(Measurement inner, OptionalDouble degrees, SampleTurn turn) {
        super(inner);
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
        super.begin(context);
    }

    @Override
    public void measure(UnitSpec unit, UnitRecorder recorder, RunContext context) throws Exception {
        super.measure(unit, recorder, context);
        recorder.note("sample_degrees", turn.rotator().map(Rotator::degrees).orElseGet(degrees::orElseThrow));
    }
}
