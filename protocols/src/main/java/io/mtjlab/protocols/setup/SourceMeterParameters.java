package io.mtjlab.protocols.setup;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ValueTypes;

/** What every measurement with a source meter says about it. */
public final class SourceMeterParameters {

    /** Range that parameters accept; an instrument and the bench's limits may refuse more. */
    public static final double MOST_VOLTS = 200;

    public static final double MOST_AMPERES = 1;

    public static final Parameter<Double> COMPLIANCE_AMPERES = Parameter.byDefault(
            "compliance_amperes",
            Unit.AMPERE,
            ValueTypes.number(1e-9, MOST_AMPERES),
            1e-3,
            "current that a source of voltage never exceeds",
            "choice: 0.35 V at 350 ohm, some ten times the reading current of a microwave neuron");

    public static final Parameter<Double> POWER_LINE_CYCLES = Parameter.byDefault(
            "power_line_cycles",
            Unit.ONE,
            ValueTypes.number(0.01, 10),
            1.0,
            "integration time of a reading in cycles of the mains",
            "one cycle suppresses the hum of the mains");

    public static final Parameter<Double> LEVEL_SETTLE = Parameter.byDefault(
            "settle.level_seconds",
            Unit.SECOND,
            ValueTypes.number(0, 60),
            0.01,
            "from a change of the level until it is read",
            "choice: a source meter settles within a millisecond, its range within a few");

    public static final Parameter<Boolean> FOUR_WIRE = Parameter.byDefault(
            "four_wire",
            Unit.ONE,
            ValueTypes.flag(),
            false,
            "whether volts are sensed by leads of their own",
            "a probed junction of hundreds of ohms has two");

    public static final Parameter<Boolean> AUTOZERO = Parameter.byDefault(
            "autozero",
            Unit.ONE,
            ValueTypes.flag(),
            false,
            "whether every reading brings a zero reading of its own, which takes up to three times as long",
            "choice: a zero that drifts within a sweep of seconds is microvolts of some hundred millivolts");

    private SourceMeterParameters() {}

    public static SourceMeter.Measurement measurement(Arguments step) {
        return new SourceMeter.Measurement(step.get(POWER_LINE_CYCLES), 1, step.get(AUTOZERO), step.get(FOUR_WIRE));
    }
}
