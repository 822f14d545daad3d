package io.mtjlab.protocols.hall;

import java.util.Optional;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.FieldAxis;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ParameterTable;
import io.mtjlab.protocols.parameter.ValueTypes;
import io.mtjlab.protocols.rh.Staircase;
import io.mtjlab.protocols.setup.BiasParameters;
import io.mtjlab.protocols.setup.FieldParameters;

/** What a step of kind {@code hall} may say. */
final class HallParameters {

    static final Parameter<FieldAxis> AXIS = Parameter.byDefault(
            "field_axis",
            Unit.ONE,
            ValueTypes.word(FieldAxis.class),
            FieldAxis.NORMAL,
            "axis of the device that the field is along; the magnet and the gaussmeter of the step must be along it",
            "Cui 2023, figure 2(c): R_xy against H_z; the anomalous Hall effect follows the magnetisation along the film's normal");

    static final Parameter<Double> TO = Parameter.required(
            "field_oersted.to",
            Unit.OERSTED,
            ValueTypes.number(1e-3, FieldParameters.MOST_OERSTED),
            "the loop goes from minus this to plus this and back");

    static final Parameter<Double> STEP = Parameter.required(
            "field_oersted.step",
            Unit.OERSTED,
            ValueTypes.number(1e-3, FieldParameters.MOST_OERSTED),
            "from one field to the next");

    static final Parameter<Integer> CYCLES = Parameter.byDefault(
            "cycles",
            Unit.ONE,
            ValueTypes.count(1, 100_000),
            1,
            "how many loops; each is a unit of work",
            "one shows the loop");

    static final ParameterTable TABLE = ParameterTable.of(
            AXIS,
            TO,
            STEP,
            CYCLES,
            BiasParameters.AMPERES,
            BiasParameters.COMPLIANCE,
            BiasParameters.RANGE,
            BiasParameters.POWER_LINE_CYCLES,
            FieldParameters.STEP_SETTLE,
            BiasParameters.REVERSAL_SETTLE);

    private HallParameters() {}

    static Staircase staircase(Arguments step) {
        double to = step.get(TO);
        try {
            return Staircase.through(Grid.even(-to, to, step.get(STEP)), Optional.empty(), true);
        } catch (IllegalArgumentException e) {
            throw step.error("field_oersted: " + e.getMessage());
        }
    }
}
