package io.mtjlab.protocols.probability;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.protocols.adaptive.SigmoidParameters;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ParameterTable;
import io.mtjlab.protocols.parameter.ValueTypes;
import io.mtjlab.protocols.setup.BiasParameters;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.PulseParameters;
import io.mtjlab.protocols.setup.RfParameters;

/** What a step of kind {@code switching-probability} may say. */
final class ProbabilityParameters {

    private static final double MOST_OHMS = 1e9;
    private static final double MOST_AMPERES = 0.1;

    /** What a trial must end as to be counted. */
    enum Counted {
        P,
        AP,
        SWITCHED;

        @Override
        public String toString() {
            return this == SWITCHED ? "switched" : name();
        }
    }

    static final Parameter<Grid> FIELDS = Parameter.required(
            "field_oersted",
            Unit.OERSTED,
            ValueTypes.grid(-FieldParameters.MOST_OERSTED, FieldParameters.MOST_OERSTED),
            "fields at which a trial waits for the junction to switch");

    static final Parameter<Double> RESET = Parameter.required(
            "reset_oersted",
            Unit.OERSTED,
            ValueTypes.number(-FieldParameters.MOST_OERSTED, FieldParameters.MOST_OERSTED),
            "field at which every trial begins, strong enough to leave one state only");

    static final Parameter<Grid> AMPERES = Parameter.byDefault(
            "pulse_amperes",
            Unit.AMPERE,
            ValueTypes.grid(-MOST_AMPERES, MOST_AMPERES),
            Grid.of(0),
            "currents that flow during a trial's dwell, all of them at every field; 0 for none",
            "without one, field and temperature switch by themselves");

    static final Parameter<Grid> VOLTS = Parameter.optional(
            "pulse_volts",
            Unit.VOLT,
            ValueTypes.grid(-PulseParameters.MOST_VOLTS, PulseParameters.MOST_VOLTS),
            "write pulses as programmed, one at the beginning of a trial's dwell, all of them at every field");

    static final Parameter<ShareMethod.Word> METHOD = Parameter.byDefault(
            "method",
            Unit.ONE,
            ValueTypes.word(ShareMethod.Word.class),
            ShareMethod.Word.TRIALS,
            "trials reset the junction, wait and read; telegraph reads a trace of a junction that switches by itself, under"
                    + " the pulse's current where there is one, and takes the share of time in the counted state",
            "trials hold for every junction");

    static final Parameter<Double> TRACE_SECONDS = Parameter.byDefault(
            "trace_seconds",
            Unit.SECOND,
            ValueTypes.number(0.01, 100_000),
            30.0,
            "method: telegraph: length of the trace at every set-point",
            "choice: some 200 pairs of the dwells of Luo 2023, 2.3 % of standard error at P = 1/2");

    static final Parameter<Integer> TRIALS = Parameter.byDefault(
            "trials",
            Unit.ONE,
            ValueTypes.count(1, 1_000_000),
            100,
            "trials at every set-point",
            "choice: the standard error of P is then 5 % at most");

    static final Parameter<Double> DWELL = Parameter.byDefault(
            "dwell_seconds",
            Unit.SECOND,
            ValueTypes.number(0, 3600),
            0.5,
            "how long field, carrier and current stand before the junction is read",
            "choice: several of the 66 ms dwells of Luo 2023, so that a trial has forgotten how it began");

    static final Parameter<Double> THRESHOLD = Parameter.required(
            "threshold_ohms",
            Unit.OHM,
            ValueTypes.number(1e-3, MOST_OHMS),
            "resistance between the states as it is read, leads included; an rh step tells it");

    static final Parameter<Double> AMBIGUOUS = Parameter.byDefault(
            "ambiguous_ohms",
            Unit.OHM,
            ValueTypes.number(0, MOST_OHMS),
            0.0,
            "a reading this near to the threshold is neither state, and its trial does not count",
            "choice: with levels far apart nothing lies between them");

    static final Parameter<Counted> COUNTED = Parameter.byDefault(
            "counted",
            Unit.ONE,
            ValueTypes.word(Counted.class),
            Counted.P,
            "what a trial must end as to be counted in k: P, AP, or switched for another state than at reset",
            "P, as the telegraph step's P is the share of time in the low state");

    static final Parameter<Double> POWER_LINE_CYCLES = Parameter.byDefault(
            "power_line_cycles",
            Unit.ONE,
            ValueTypes.number(0.01, 50),
            0.1,
            "integration time of a reading in cycles of the mains",
            "2 ms: short against the dwell of a superparamagnetic junction");

    static final Parameter<Integer> MOST_TRIALS = Parameter.byDefault(
            "stop.most_trials",
            Unit.ONE,
            ValueTypes.count(1, 1_000_000),
            800,
            "adaptive: trials at a set-point, at most; at least those of trials",
            "choice: eight times the default");

    static final Parameter<Integer> SERIES_TRIALS = Parameter.byDefault(
            "stop.level_trials",
            Unit.ONE,
            ValueTypes.count(1, 10_000_000),
            4000,
            "adaptive: trials of a level and current together, at most",
            "choice: twice those of 21 fields");

    static final ParameterTable TABLE = ParameterTable.of(
            FieldParameters.AXIS,
            FIELDS,
            RESET,
            AMPERES,
            VOLTS,
            PulseParameters.WIDTH,
            PulseParameters.EDGE,
            PulseParameters.LOAD,
            PulseParameters.CHANNEL,
            PulseParameters.LINE,
            RfParameters.LEVELS,
            RfParameters.MEGAHERTZ,
            METHOD,
            TRACE_SECONDS,
            SigmoidParameters.PLAN,
            TRIALS,
            MOST_TRIALS,
            SERIES_TRIALS,
            SigmoidParameters.ALPHA_HALF_WIDTH,
            SigmoidParameters.BETA_HALF_WIDTH,
            DWELL,
            THRESHOLD,
            AMBIGUOUS,
            COUNTED,
            BiasParameters.AMPERES,
            BiasParameters.COMPLIANCE,
            BiasParameters.RANGE,
            POWER_LINE_CYCLES,
            BiasParameters.REVERSAL_SETTLE,
            RfParameters.SETTLE);

    private ProbabilityParameters() {}
}
