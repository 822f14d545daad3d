package io.mtjlab.protocols.rotate;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ParameterTable;
import io.mtjlab.protocols.parameter.ValueTypes;

/** What a step of kind {@code rotate} may say. */
final class RotateParameters {

    static final Parameter<Double> DEGREES = Parameter.required(
            "degrees",
            Unit.DEGREE,
            ValueTypes.number(-360, 360),
            "angle of the sample from where its axes lie as the bench's wiring says; positive leads its easy axis towards"
                    + " where its hard axis was. Steps behind this one name in field_axis the axis of the device that is"
                    + " nearest to the field: at 90 the coil that is wired along the easy axis drives the hard one,"
                    + " backwards");

    static final Parameter<Boolean> CONFIRMED = Parameter.byDefault(
            "confirmed",
            Unit.ONE,
            ValueTypes.flag(),
            false,
            "without a rotator: true where the sample is known to lie so already, and nobody is asked; false asks at the"
                    + " terminal, and a run without one is refused before anything is set",
            "what nobody has looked at is not known");

    static final Parameter<Double> PATIENCE = Parameter.byDefault(
            "patience_seconds",
            Unit.SECOND,
            ValueTypes.number(1, 1e6),
            3600.0,
            "without a rotator: how long an answer is waited for, outputs safe; then the run ends, and can be resumed",
            "choice: who has not come back in an hour has gone home");

    static final ParameterTable TABLE = ParameterTable.of(DEGREES, CONFIRMED, PATIENCE);

    private RotateParameters() {}
}
