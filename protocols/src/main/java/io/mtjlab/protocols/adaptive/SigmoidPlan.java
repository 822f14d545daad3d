package io.mtjlab.protocols.adaptive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.analysis.design.SwitchingDesign;
import io.mtjlab.analysis.design.SwitchingSearch;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;

/**
 * One sigmoid P(H) after the other, each until alpha and beta are known as well as asked. Every decision is made from
 * the units of its own sigmoid alone, in their order, so that a resumed run decides as an undisturbed one does.
 */
public final class SigmoidPlan implements Plan {

    /** A fit that does not determine a parameter is as good as one whose interval is twice too wide. */
    private static final double UNDETERMINED = 2;

    /**
     * Effort at a set-point, in seconds or trials.
     *
     * @param least at one set-point
     * @param most at one set-point
     * @param all at all set-points of a sigmoid together
     */
    public record Effort(double least, double most, double all) {

        /**
         * What a search spends that never finds enough, set-point by set-point: the least, until it may double what it
         * has spent, as {@link SwitchingSearch} lengthens. One that finds enough ends sooner.
         */
        public List<Double> unreached() {
            List<Double> efforts = new ArrayList<>(Collections.nCopies(SwitchingSearch.LEAST_POINTS, least));
            double spent = SwitchingSearch.LEAST_POINTS * least;
            while (spent < all) {
                double next = Math.min(Math.min(most, all - spent), Math.max(least, spent));
                efforts.add(next);
                spent += next;
            }
            return efforts;
        }

        /** Lab time of a search that has enough at once, and of one that never has. @param one of a set-point by its effort */
        public Plan.Seconds seconds(DoubleUnaryOperator one) {
            return new Plan.Seconds(
                    SwitchingSearch.LEAST_POINTS * one.applyAsDouble(least),
                    unreached().stream()
                            .mapToDouble(effort -> one.applyAsDouble(effort))
                            .sum());
        }
    }

    /** The units of one sigmoid. */
    public interface Sigmoid {

        boolean holds(UnitSpec unit);

        SwitchingDesign design();

        /** What each of its units says, in their order. */
        List<Observed> observed(List<UnitRecord> units);

        /** The fit that these units will be judged by; empty when there are too few. */
        Optional<FitResult> fit(List<UnitRecord> units);

        /** @param number of the unit, from 1 */
        UnitSpec unit(int number, SwitchingSearch.Next next);
    }

    /**
     * What a unit says.
     *
     * @param effort that it took
     */
    public record Observed(double effort, java.util.function.ToDoubleFunction<double[]> logLikelihood) {}

    private final Arguments step;
    private final Grid fields;
    private final List<Sigmoid> sigmoids;
    private final Effort effort;
    private final Seconds seconds;
    private final Map<List<Integer>, Optional<SwitchingSearch.Next>> decided = new HashMap<>();

    /** @param seconds of lab time that all of it will take */
    public SigmoidPlan(Arguments step, Grid fields, List<? extends Sigmoid> sigmoids, Effort effort, Seconds seconds) {
        this.step = step;
        this.fields = fields;
        this.sigmoids = List.copyOf(sigmoids);
        this.effort = effort;
        this.seconds = seconds;
    }

    @Override
    public Optional<UnitSpec> next(List<UnitRecord> history) {
        for (int i = 0; i < sigmoids.size(); i++) {
            Sigmoid sigmoid = sigmoids.get(i);
            List<UnitRecord> own =
                    history.stream().filter(unit -> sigmoid.holds(unit.spec())).toList();
            Optional<SwitchingSearch.Next> next =
                    decided.computeIfAbsent(List.of(i, own.size()), key -> decide(sigmoid, own));
            if (next.isPresent()) {
                return Optional.of(sigmoid.unit(own.size() + 1, next.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<SwitchingSearch.Next> decide(Sigmoid sigmoid, List<UnitRecord> units) {
        SwitchingSearch search =
                SigmoidParameters.search(step, sigmoid.design(), fields, effort.least(), effort.most(), effort.all());
        sigmoid.observed(units).forEach(one -> search.learn(one.effort(), one.logLikelihood()));
        return search.next(() -> sigmoid.fit(units).map(this::excess).orElse(UNDETERMINED));
    }

    private double excess(FitResult fit) {
        Optional<Estimate> alpha = fit.estimate("alpha");
        Optional<Estimate> beta = fit.estimate("beta");
        if (alpha.isEmpty() || beta.isEmpty()) {
            return UNDETERMINED;
        }
        double slope = half(alpha.get()) / Math.abs(alpha.get().value()) / step.get(SigmoidParameters.ALPHA_HALF_WIDTH);
        return Math.max(slope, half(beta.get()) / step.get(SigmoidParameters.BETA_HALF_WIDTH));
    }

    private static double half(Estimate estimate) {
        return estimate.interval95().width() / 2;
    }

    @Override
    public Seconds seconds() {
        return seconds;
    }
}
