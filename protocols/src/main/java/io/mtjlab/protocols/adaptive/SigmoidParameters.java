package io.mtjlab.protocols.adaptive;

import java.util.List;

import io.mtjlab.analysis.design.SwitchingDesign;
import io.mtjlab.analysis.design.SwitchingSearch;
import io.mtjlab.analysis.design.Target;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ValueTypes;
import io.mtjlab.protocols.setup.PlanWord;

/** What a step that measures P(H) says about its plan. */
public final class SigmoidParameters {

    public static final Parameter<PlanWord> PLAN = Parameter.byDefault(
            "plan",
            Unit.ONE,
            ValueTypes.word(PlanWord.class),
            PlanWord.GRID,
            "how the next set-point is chosen: grid takes every field with every level; adaptive, level by level, those of"
                    + " the fields that are expected to tell most about alpha and beta, as long as each needs",
            "Luo 2023, figure 3: 1 Oe from field to field at every level");

    public static final Parameter<Double> ALPHA_HALF_WIDTH = Parameter.byDefault(
            "stop.relative_alpha",
            Unit.ONE,
            ValueTypes.number(1e-3, 1),
            0.06,
            "adaptive: half of the 95 % interval of alpha at which a level ends, as a share of alpha",
            "what 21 fields of 30 s each give at 66 ms a dwell");

    public static final Parameter<Double> BETA_HALF_WIDTH = Parameter.byDefault(
            "stop.beta_oersted",
            Unit.OERSTED,
            ValueTypes.number(1e-4, 1000),
            0.15,
            "adaptive: half of the 95 % interval of beta at which a level ends",
            "what 21 fields of 30 s each give at 66 ms a dwell");

    private static final int LEAST_FIELDS = 5;

    private SigmoidParameters() {}

    public static boolean adaptive(Arguments step) {
        return step.get(PLAN) == PlanWord.ADAPTIVE;
    }

    /** @throws io.mtjlab.base.error.InvalidInput when there are too few fields to choose from */
    public static void requireFields(Arguments step, Grid fields) {
        if (adaptive(step) && fields.values().stream().distinct().count() < LEAST_FIELDS) {
            throw step.error("plan: adaptive chooses among the fields of field_oersted; " + fields.size()
                    + " are too few, " + LEAST_FIELDS + " the least");
        }
    }

    /**
     * A search for one sigmoid.
     *
     * @param effort of a set-point at least, in seconds or trials; at most; and of all set-points together
     */
    static SwitchingSearch search(
            Arguments step, SwitchingDesign design, Grid fields, double effort, double most, double all) {
        List<Target> targets = List.of(
                new Target("alpha", SwitchingDesign.ALPHA, step.get(ALPHA_HALF_WIDTH), true),
                new Target("beta", SwitchingDesign.BETA, step.get(BETA_HALF_WIDTH), false));
        List<Double> candidates = fields.values().stream().distinct().sorted().toList();
        return new SwitchingSearch(design, candidates, targets, effort, most, all);
    }
}
