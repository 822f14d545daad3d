package io.mtjlab.protocols.probability;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.analysis.design.SwitchingDesign;
import io.mtjlab.analysis.design.SwitchingSearch;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.sigmoid.CountSigmoidFit;
import io.mtjlab.analysis.sigmoid.SigmoidPoint;
import io.mtjlab.protocols.adaptive.SigmoidPlan;
import io.mtjlab.protocols.adaptive.SigmoidPlan.Observed;
import io.mtjlab.protocols.parameter.Grid;

/** The sigmoid of one carrier and current, told by trials. */
final class TrialSigmoid implements SigmoidPlan.Sigmoid {

    private final Predicate<UnitSpec> own;
    private final SwitchingDesign design;
    private final BiFunction<Integer, SwitchingSearch.Next, UnitSpec> units;

    /**
     * @param own tells its units
     * @param units makes the unit of that number
     */
    TrialSigmoid(Predicate<UnitSpec> own, Grid fields, BiFunction<Integer, SwitchingSearch.Next, UnitSpec> units) {
        this.own = own;
        this.design = SwitchingDesign.ofTrials(fields.least(), fields.largest());
        this.units = units;
    }

    @Override
    public boolean holds(UnitSpec unit) {
        return own.test(unit);
    }

    @Override
    public SwitchingDesign design() {
        return design;
    }

    private static List<SigmoidPoint> points(List<UnitRecord> setPoints) {
        return setPoints.stream()
                .map(unit -> new SigmoidPoint(number(unit, "field_oersted"), number(unit, "k"), number(unit, "n")))
                .toList();
    }

    private static double number(UnitRecord unit, String note) {
        if (unit.notes().get(note) instanceof Number value) {
            return value.doubleValue();
        }
        throw new IllegalStateException("unit " + unit.spec().key() + " has no note " + note);
    }

    @Override
    public List<Observed> observed(List<UnitRecord> setPoints) {
        return points(setPoints).stream()
                .map(point -> new Observed(
                        Math.max(1, point.trials()),
                        p -> design.logLikelihood(point.at(), point.switched(), point.trials(), p)))
                .toList();
    }

    @Override
    public Optional<FitResult> fit(List<UnitRecord> setPoints) {
        List<SigmoidPoint> points = points(setPoints);
        boolean enough =
                points.stream().mapToDouble(SigmoidPoint::at).distinct().count() >= 2;
        return enough ? Optional.of(CountSigmoidFit.fit(points)) : Optional.empty();
    }

    @Override
    public UnitSpec unit(int number, SwitchingSearch.Next next) {
        return units.apply(number, next);
    }
}
