package io.mtjlab.protocols.bias;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ParameterTable;
import io.mtjlab.protocols.parameter.ValueTypes;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.SourceMeterParameters;

/** What a step of kind {@code tmr-bias} may say. */
final class BiasedStatesParameters {

    private static final double MOST = FieldParameters.MOST_OERSTED;

    static final Parameter<Double> PARALLEL = Parameter.required(
            "state_oersted.P", Unit.OERSTED, ValueTypes.number(-MOST, MOST), "field that makes the junction parallel");

    static final Parameter<Double> ANTIPARALLEL = Parameter.required(
            "state_oersted.AP", Unit.OERSTED, ValueTypes.number(-MOST, MOST), "field that makes it antiparallel");

    static final Parameter<Double> HOLD = Parameter.optional(
            "hold_oersted",
            Unit.OERSTED,
            ValueTypes.number(-MOST, MOST),
            "field at which the bias is swept once the state is made; when left out, the one that made it");

    static final Parameter<Grid> VOLTS = Parameter.required(
            "bias_volts",
            Unit.VOLT,
            ValueTypes.grid(-SourceMeterParameters.MOST_VOLTS, SourceMeterParameters.MOST_VOLTS),
            "bias at the source's terminals, in the order of the sweep; not 0, where V / I says nothing");

    static final Parameter<Integer> CYCLES = Parameter.byDefault(
            "cycles",
            Unit.ONE,
            ValueTypes.count(1, 100_000),
            1,
            "how often both states are swept; each sweep is a unit of work",
            "one shows the curve");

    static final ParameterTable TABLE = ParameterTable.of(
            FieldParameters.AXIS,
            PARALLEL,
            ANTIPARALLEL,
            HOLD,
            VOLTS,
            CYCLES,
            SourceMeterParameters.COMPLIANCE_AMPERES,
            SourceMeterParameters.POWER_LINE_CYCLES,
            SourceMeterParameters.FOUR_WIRE,
            SourceMeterParameters.AUTOZERO,
            SourceMeterParameters.LEVEL_SETTLE);

    private BiasedStatesParameters() {}

    static void requireBias(Arguments step) {
        if (step.get(VOLTS).values().stream().anyMatch(volts -> volts == 0)) {
            throw step.error("bias_volts holds 0, where V / I says nothing; take the smallest bias of either sign");
        }
    }
}
