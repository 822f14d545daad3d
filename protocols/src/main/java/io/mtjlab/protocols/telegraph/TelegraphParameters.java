package io.mtjlab.protocols.telegraph;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.protocols.adaptive.SigmoidParameters;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ParameterTable;
import io.mtjlab.protocols.parameter.ValueTypes;
import io.mtjlab.protocols.setup.BiasParameters;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.RfParameters;

/** What a step of kind {@code telegraph} may say. */
final class TelegraphParameters {

    static final Parameter<Grid> FIELDS = Parameter.required(
            "field_oersted",
            Unit.OERSTED,
            ValueTypes.grid(-FieldParameters.MOST_OERSTED, FieldParameters.MOST_OERSTED),
            "fields of the traces, each approached from saturate_oersted");

    static final Parameter<Double> TRACE_SECONDS = Parameter.byDefault(
            "stop.trace_seconds",
            Unit.SECOND,
            ValueTypes.number(0.1, 86_400),
            30.0,
            "readings of a trace, put end to end; at least these where the trace, or the plan, decides by itself",
            "at 66 ms a dwell, 12 s to 28 s a field give alpha to 3 % over 21 fields");

    static final Parameter<Double> LONGEST_SECONDS = Parameter.byDefault(
            "stop.longest_seconds",
            Unit.SECOND,
            ValueTypes.number(0.1, 86_400),
            240.0,
            "a trace whose length is decided by itself or by the plan, at most",
            "choice: eight of the default traces");

    static final Parameter<Double> LEVEL_SECONDS = Parameter.byDefault(
            "stop.level_seconds",
            Unit.SECOND,
            ValueTypes.number(0.1, 864_000),
            1200.0,
            "adaptive: all traces of a level together, at most",
            "choice: twice what 21 fields of 30 s take");

    static final Parameter<Double> POWER_LINE_CYCLES = Parameter.byDefault(
            "power_line_cycles",
            Unit.ONE,
            ValueTypes.number(0.01, 50),
            0.01,
            "integration time of a reading in cycles of the mains",
            "the fastest of a 2182A: 8.7 ms from reading to reading, filters and autozero off");

    static final ParameterTable TABLE = ParameterTable.of(
            FieldParameters.AXIS,
            FIELDS,
            FieldParameters.SATURATE,
            RfParameters.LEVELS,
            RfParameters.MEGAHERTZ,
            SigmoidParameters.PLAN,
            TRACE_SECONDS,
            LONGEST_SECONDS,
            LEVEL_SECONDS,
            SigmoidParameters.ALPHA_HALF_WIDTH,
            SigmoidParameters.BETA_HALF_WIDTH,
            BiasParameters.AMPERES,
            BiasParameters.COMPLIANCE,
            BiasParameters.RANGE,
            POWER_LINE_CYCLES,
            BiasParameters.REVERSAL_SETTLE,
            RfParameters.SETTLE);

    private TelegraphParameters() {}
}
