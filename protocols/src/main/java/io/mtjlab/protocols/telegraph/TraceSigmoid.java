package io.mtjlab.protocols.telegraph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.analysis.design.SwitchingDesign;
import io.mtjlab.analysis.design.SwitchingSearch;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.sigmoid.TelegraphRun;
import io.mtjlab.analysis.sigmoid.TelegraphSigmoidFit;
import io.mtjlab.protocols.adaptive.SigmoidPlan;
import io.mtjlab.protocols.adaptive.SigmoidPlan.Observed;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.parameter.RfLevel;
import io.mtjlab.protocols.setup.RfParameters;

/** The sigmoid of one level of the carrier, told by traces. */
final class TraceSigmoid implements SigmoidPlan.Sigmoid {

    /** Coordinate of a unit: how long its trace is. */
    static final String SECONDS = "trace_seconds";

    private final RfLevel level;
    private final SwitchingDesign design;
    private final BiFunction<Integer, SwitchingSearch.Next, UnitSpec> units;
    private final TraceHistory history = new TraceHistory();

    /**
     * @param readingSeconds from reading to reading
     * @param units makes the unit of that number
     */
    TraceSigmoid(
            RfLevel level,
            Grid fields,
            double readingSeconds,
            BiFunction<Integer, SwitchingSearch.Next, UnitSpec> units) {
        this.level = level;
        this.design = SwitchingDesign.ofTraces(fields.least(), fields.largest(), readingSeconds);
        this.units = units;
    }

    @Override
    public boolean holds(UnitSpec unit) {
        return RfParameters.level(unit).equals(level);
    }

    @Override
    public SwitchingDesign design() {
        return design;
    }

    @Override
    public List<Observed> observed(List<UnitRecord> traces) {
        List<TelegraphRun> runs = history.runs(traces);
        List<Observed> all = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            TelegraphRun run = runs.get(i);
            double seconds = ((Number) traces.get(i).spec().coordinates().getOrDefault(SECONDS, 0.0)).doubleValue();
            all.add(new Observed(
                    seconds,
                    run.counts().steps().isEmpty()
                            ? parameters -> 0
                            : parameters -> design.logLikelihood(run.fieldOersted(), run.counts(), parameters)));
        }
        return all;
    }

    @Override
    public Optional<FitResult> fit(List<UnitRecord> traces) {
        List<TelegraphRun> runs = history.runs(traces).stream()
                .filter(run -> !run.counts().steps().isEmpty())
                .toList();
        boolean enough =
                runs.stream().mapToDouble(TelegraphRun::fieldOersted).distinct().count() >= 2;
        return enough ? Optional.of(TelegraphSigmoidFit.smooth().fit(runs)) : Optional.empty();
    }

    @Override
    public UnitSpec unit(int number, SwitchingSearch.Next next) {
        return units.apply(number, next);
    }
}
