package io.mtjlab.protocols.rotate;

import java.util.List;
import java.util.Map;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.Rotator;
import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.kind.StepMeasurement;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.setup.MeasurementFailed;
import io.mtjlab.protocols.setup.SampleTurn;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;

/**
 * Turns the sample to an angle: by the bench's rotator, or by the hand of an operator, who says at the terminal when it is
 * done. One unit, one point: the angle that was asked for, and where the sample stands.
 */
public final class SampleRotation extends StepMeasurement {

    /** The kind's name, by which a campaign's angles are followed. */
    public static final String NAME = "rotate";

    public static final Kind KIND = new Kind(
            NAME,
            "the sample turned against coils and probes, by the bench's rotator or by hand",
            List.of(),
            RotateParameters.TABLE,
            false,
            (step, station, children) -> new SampleRotation(step, station));

    private static final List<Column> COLUMNS =
            List.of(Column.of("asked", Unit.DEGREE), Column.of("stands", Unit.DEGREE));

    /** Half of a turn and the way from the reference; for estimates. */
    private static final double TYPICAL_DEGREES = 180;

    private final Station station;
    private final SampleTurn turn;
    private final double degrees;

    /** @throws io.mtjlab.base.error.InvalidInput when it is beyond the rotator's travel, or nobody could be asked */
    public SampleRotation(Arguments arguments, Station station) {
        super(KIND, arguments);
        this.station = station;
        this.turn = SampleTurn.of(station);
        this.degrees = degreesOf(arguments);
        turn.requireKnownContact();
        turn.rotator().ifPresent(this::requireReach);
        if (asks() && !station.operator().isThere()) {
            throw arguments.error(
                    "rotate: the bench has no rotator, and there is no terminal at which somebody could say"
                            + " that the sample lies at " + Grid.plain(degrees)
                            + " degrees; run it at one, or say confirmed: true"
                            + " where it does already");
        }
    }

    /** The angle that a step says. */
    public static double degreesOf(Arguments arguments) {
        return arguments.get(RotateParameters.DEGREES);
    }

    private void requireReach(Rotator stage) {
        if (degrees < stage.leastDegrees() || degrees > stage.mostDegrees()) {
            throw arguments.error("degrees " + Grid.plain(degrees) + " is beyond the travel of " + stage.role() + ", "
                    + Grid.plain(stage.leastDegrees()) + " to " + Grid.plain(stage.mostDegrees()));
        }
    }

    private boolean asks() {
        return turn.rotator().isEmpty() && !arguments.get(RotateParameters.CONFIRMED);
    }

    @Override
    public List<String> remarks() {
        return asks()
                ? List.of("asks at the terminal for the sample to be turned to " + Grid.plain(degrees)
                        + " degrees, and waits "
                        + Grid.plain(arguments.get(RotateParameters.PATIENCE))
                        + " s at most; confirmed: true asks nobody")
                : List.of();
    }

    @Override
    public void begin(RunContext run) {}

    @Override
    public void measure(UnitSpec unit, UnitRecorder points, RunContext run) throws InterruptedException {
        run.checkpoint();
        if (turn.rotator().isPresent()) {
            turn.to(degrees);
            points.append(degrees, turn.rotator().get().degrees());
            points.note("turned_by", turn.rotator().get().role());
            return;
        }
        if (asks()) {
            turn.requireFree();
            if (!station.operator().confirms(question(), arguments.duration(RotateParameters.PATIENCE))) {
                throw new MeasurementFailed("nobody said that the sample lies at " + Grid.plain(degrees)
                        + " degrees; turn it, and resume the run");
            }
        }
        points.append(degrees, degrees);
        points.note("turned_by", asks() ? "operator" : "confirmed beforehand");
    }

    private String question() {
        String needles = station.wiring().mount().equals("bonded") ? "" : "lift the needles, ";
        return "All outputs are safe: " + needles + "turn the sample to " + Grid.plain(degrees) + " degrees"
                + (needles.isEmpty() ? "" : ", set them again") + ", and say yes";
    }

    @Override
    public Plan plan() {
        UnitSpec unit = new UnitSpec(
                "degrees=" + Grid.plain(degrees),
                "sample at " + Grid.plain(degrees) + " degrees",
                Map.of("degrees", degrees),
                COLUMNS,
                expected().most());
        return Plan.within(List.of(unit), expected());
    }

    private Plan.Seconds expected() {
        return turn.rotator()
                .map(stage -> new Plan.Seconds(0, TYPICAL_DEGREES / stage.degreesPerSecond()))
                .orElseGet(() -> new Plan.Seconds(0, asks() ? arguments.get(RotateParameters.PATIENCE) : 0));
    }

    @Override
    public List<SetPoint> setPoints() {
        return List.of();
    }

    /** It drives nothing. */
    @Override
    public List<SafeAction> safeActions() {
        return List.of();
    }
}
