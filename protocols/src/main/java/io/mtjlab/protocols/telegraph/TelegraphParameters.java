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

    /** How often the voltage is read. */
    enum RateWord {
        FIXED,
        AUTOMATIC;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

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

    static final Parameter<Double> TAU_HALF_WIDTH = Parameter.optional(
            "stop.relative_tau",
            Unit.ONE,
            ValueTypes.number(1e-3, 1),
            "half of the 95 % interval of both mean dwell times, as a share of them, at which a trace ends; from"
                    + " trace_seconds to longest_seconds; when left out, they are not looked at");

    static final Parameter<Double> P_HALF_WIDTH = Parameter.optional(
            "stop.probability",
            Unit.ONE,
            ValueTypes.number(1e-4, 0.5),
            "half of the 95 % interval of P at which a trace ends, likewise");

    static final Parameter<RateWord> RATE = Parameter.byDefault(
            "rate",
            Unit.ONE,
            ValueTypes.word(RateWord.class),
            RateWord.FIXED,
            "fixed reads as power_line_cycles or sample_hertz say; automatic takes trace_seconds so, and then ten readings"
                    + " in the shorter mean dwell time, as near to that as the meter comes",
            "Luo 2023 reads at one rate");

    static final Parameter<Double> SAMPLE_HERTZ = Parameter.optional(
            "sample_hertz",
            Unit.HERTZ,
            ValueTypes.number(1, 1e6),
            "samples a second of a meter that digitises, at least these where the rate is automatic; when left out, it"
                    + " integrates over power_line_cycles");

    static final Parameter<Boolean> INTERLEAVE = Parameter.byDefault(
            "interleave",
            Unit.ONE,
            ValueTypes.flag(),
            false,
            "whether every piece of a trace under a carrier is followed by as many readings without it; column rf tells",
            "twice the time; shows what the carrier does beside what drifts");

    static final Parameter<Boolean> ZERO_CURRENT = Parameter.byDefault(
            "zero_current",
            Unit.ONE,
            ValueTypes.flag(),
            false,
            "whether pieces without a current, polarity 0, stand between those of plus and minus; they tell the voltage that"
                    + " does not follow the current, which a carrier rectifies to",
            "plus and minus alone leave it out of the levels");

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
            TAU_HALF_WIDTH,
            P_HALF_WIDTH,
            LONGEST_SECONDS,
            LEVEL_SECONDS,
            SigmoidParameters.ALPHA_HALF_WIDTH,
            SigmoidParameters.BETA_HALF_WIDTH,
            BiasParameters.AMPERES,
            BiasParameters.COMPLIANCE,
            BiasParameters.RANGE,
            RATE,
            POWER_LINE_CYCLES,
            SAMPLE_HERTZ,
            INTERLEAVE,
            ZERO_CURRENT,
            BiasParameters.REVERSAL_SETTLE,
            RfParameters.SETTLE);

    private TelegraphParameters() {}
}
