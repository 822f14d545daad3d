package io.mtjlab.protocols.group;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ParameterTable;
import io.mtjlab.protocols.parameter.ValueTypes;

/** What steps of kind {@code sequence} and {@code repeat} may say beside their {@code steps}. */
final class PassesParameters {

    private static final int MOST_PASSES = 100_000;
    private static final double ANY = 1e30;

    static final Parameter<Integer> TIMES = Parameter.byDefault(
            "times", Unit.ONE, ValueTypes.count(1, MOST_PASSES), 1, "how often", "once is what a list of steps means");

    static final Parameter<Integer> AT_MOST = Parameter.byDefault(
            "at_most",
            Unit.ONE,
            ValueTypes.count(1, MOST_PASSES),
            100,
            "passes after which it ends whether or not the condition holds",
            "choice: a condition that never holds must not take the night");

    static final Parameter<String> STEP = Parameter.optional(
            "until.step",
            Unit.ONE,
            ValueTypes.text(),
            "which of the steps is looked at, by its kind, the second of a kind as rh-2; when left out, the last");

    static final Parameter<String> COLUMN =
            Parameter.required("until.column", Unit.ONE, ValueTypes.text(), "which of its columns, such as R");

    static final Parameter<Until.Statistic> STATISTIC = Parameter.byDefault(
            "until.statistic",
            Unit.ONE,
            ValueTypes.word(Until.Statistic.class),
            Until.Statistic.MEAN,
            "of all points of the column in the pass",
            "the value of a pass, where nothing else is meant");

    static final Parameter<Double> ABOVE = Parameter.optional(
            "until.above", Unit.ONE, ValueTypes.number(-ANY, ANY), "ends when the statistic lies above");

    static final Parameter<Double> BELOW = Parameter.optional(
            "until.below", Unit.ONE, ValueTypes.number(-ANY, ANY), "ends when the statistic lies below");

    static final Parameter<Double> SETTLED_WITHIN = Parameter.optional(
            "until.settled_within",
            Unit.ONE,
            ValueTypes.number(0, ANY),
            "ends when the statistic of a pass differs from that of the pass before by no more than this");

    static final ParameterTable SEQUENCE = ParameterTable.of(TIMES);

    static final ParameterTable REPEAT =
            ParameterTable.of(AT_MOST, STEP, COLUMN, STATISTIC, ABOVE, BELOW, SETTLED_WITHIN);

    private PassesParameters() {}

    static Until until(Arguments step) {
        if (step.find(ABOVE).isEmpty()
                && step.find(BELOW).isEmpty()
                && step.find(SETTLED_WITHIN).isEmpty()) {
            throw step.error("until needs above, below or settled_within");
        }
        return new Until(
                step.find(STEP),
                step.get(COLUMN),
                step.get(STATISTIC),
                step.find(ABOVE),
                step.find(BELOW),
                step.find(SETTLED_WITHIN));
    }
}
