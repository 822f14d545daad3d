package io.mtjlab.protocols.rh;

import java.util.Locale;
import java.util.Optional;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ParameterTable;
import io.mtjlab.protocols.parameter.ValueTypes;
import io.mtjlab.protocols.parameter.ValueTypes.Span;
import io.mtjlab.protocols.setup.BiasParameters;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.LockInParameters;
import io.mtjlab.protocols.setup.PlanWord;

/** What a step of kind {@code rh} may say. */
final class RhParameters {

    private static final double MOST = FieldParameters.MOST_OERSTED;

    static final Parameter<Double> FROM = Parameter.required(
            "field_oersted.from", Unit.OERSTED, ValueTypes.number(-MOST, MOST), "field at which the loop begins");

    static final Parameter<Double> TO = Parameter.required(
            "field_oersted.to", Unit.OERSTED, ValueTypes.number(-MOST, MOST), "field at which it turns, or ends");

    static final Parameter<Double> STEP = Parameter.required(
            "field_oersted.step",
            Unit.OERSTED,
            ValueTypes.number(1e-3, MOST),
            "from one field to the next; above 0, whatever the direction");

    static final Parameter<Boolean> LOOP = Parameter.byDefault(
            "field_oersted.loop",
            Unit.ONE,
            ValueTypes.flag(),
            true,
            "whether the field comes back to where it began",
            "Luo 2023, figure 1(c): a loop from -400 Oe to 400 Oe and back");

    static final Parameter<Span> FINE_WITHIN = Parameter.optional(
            "field_oersted.fine.within",
            Unit.OERSTED,
            ValueTypes.span(-MOST, MOST),
            "fields between which fine.step replaces step, where the device switches; when left out, step holds everywhere");

    static final Parameter<Double> FINE_STEP = Parameter.optional(
            "field_oersted.fine.step",
            Unit.OERSTED,
            ValueTypes.number(1e-3, MOST),
            "from one field to the next within those; needed with them");

    static final Parameter<Integer> CYCLES = Parameter.byDefault(
            "cycles",
            Unit.ONE,
            ValueTypes.count(1, 100_000),
            1,
            "how many loops; each is a unit of work",
            "one shows the loop; the scatter of switching fields takes ten and more");

    static final Parameter<Integer> AVERAGE = Parameter.byDefault(
            "average",
            Unit.ONE,
            ValueTypes.count(1, 10_000),
            1,
            "reversals of the current, or readings of the lock-in, at each field, of which the means are stored",
            "one keeps the pace of the staircase, on which switching fields depend");

    static final Parameter<PlanWord> PLAN = Parameter.byDefault(
            "plan",
            Unit.ONE,
            ValueTypes.word(PlanWord.class),
            PlanWord.GRID,
            "grid takes the same fields in every loop; adaptive, after a first loop of all of them, steps and, between"
                    + " them, the fields that are expected to tell most about where it switches, until that is known or"
                    + " cycles are through",
            "every loop alike shows what else there is");

    static final Parameter<Double> SWITCHING_HALF_WIDTH = Parameter.byDefault(
            "stop.switching_oersted",
            Unit.OERSTED,
            ValueTypes.number(1e-4, MOST),
            1.0,
            "adaptive: half of the 95 % interval of both mean switching fields at which the step ends",
            "choice: what the finest step of a loop hides");

    /** What reads the junction. */
    enum Sense {
        DIRECT,
        JUNCTION,
        REFERENCE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Parameter<Sense> SENSE = Parameter.byDefault(
            "sense",
            Unit.ONE,
            ValueTypes.word(Sense.class),
            Sense.DIRECT,
            "direct: source and meter, bias_amperes at both polarities; junction: the sine output of lockin through the"
                    + " resistor that the bench's sources give it, and its input across the terminals; reference: its"
                    + " input across that resistor, in series with the junction, as the bench's meters must say. The"
                    + " input's own resistance and capacitance are taken off",
            "Luo 2023, figure 1(c), was taken with direct current; Kumar 2024 reads across a reference of 1 Mohm");

    static final Parameter<Double> SINE_VOLTS = Parameter.byDefault(
            "sine.rms_volts",
            Unit.VOLT,
            ValueTypes.number(1e-9, 5),
            0.1,
            "with a lock-in: amplitude of the open sine output, root mean square",
            "Kumar 2024: some 0.1 V through 1 Mohm");

    static final Parameter<Double> SINE_HERTZ = Parameter.byDefault(
            "sine.hertz",
            Unit.HERTZ,
            ValueTypes.number(1e-3, 102_000),
            137.0,
            "with a lock-in: its frequency",
            "choice: a prime above the 1/f noise, far from the mains' harmonics, below what cables of a megohm pass");

    static final Parameter<Double> FULL_SCALE = Parameter.optional(
            "lockin.full_scale_volts",
            Unit.VOLT,
            ValueTypes.number(2e-9, 1),
            "with a lock-in: sensitivity, root mean square; when left out, five times what is read in saturation, or, across"
                    + " the reference, a tenth more than the sine");

    static final Parameter<Double> SHORTED_VOLTS = Parameter.optional(
            "reference.shorted_volts",
            Unit.VOLT,
            ValueTypes.number(1e-9, 1),
            "sense: reference: X, root mean square, as the lock-in reads it at this sine with the terminals shorted, so that"
                    + " its gains drop out; when left out, the sine as it is set, and each percent that the gains are off"
                    + " is one of the reference resistor");

    /** Adaptive, where no finer one is said: so many fields to a step. */
    private static final int FINER = 5;

    static final ParameterTable TABLE = ParameterTable.of(
            FieldParameters.AXIS,
            FROM,
            TO,
            STEP,
            LOOP,
            FINE_WITHIN,
            FINE_STEP,
            FieldParameters.SATURATE,
            CYCLES,
            PLAN,
            SWITCHING_HALF_WIDTH,
            SENSE,
            SINE_VOLTS,
            SINE_HERTZ,
            FULL_SCALE,
            SHORTED_VOLTS,
            LockInParameters.TIME_CONSTANT,
            LockInParameters.SLOPE,
            BiasParameters.AMPERES,
            BiasParameters.COMPLIANCE,
            BiasParameters.RANGE,
            BiasParameters.POWER_LINE_CYCLES,
            AVERAGE,
            FieldParameters.STEP_SETTLE,
            BiasParameters.REVERSAL_SETTLE);

    private RhParameters() {}

    /** @throws io.mtjlab.base.error.InvalidInput when no whole number of steps fits */
    static Staircase staircase(Arguments step) {
        if (step.find(FINE_WITHIN).isPresent() != step.find(FINE_STEP).isPresent()) {
            throw step.error("field_oersted.fine needs both within and step");
        }
        Optional<Staircase.Fine> fine = step.find(FINE_WITHIN)
                .map(within -> new Staircase.Fine(
                        within.low(), within.high(), step.find(FINE_STEP).orElseThrow()));
        try {
            Grid coarse = Grid.even(step.get(FROM), step.get(TO), step.get(STEP));
            return Staircase.through(coarse, fine, step.get(LOOP));
        } catch (IllegalArgumentException e) {
            throw step.error("field_oersted: " + e.getMessage());
        }
    }

    static boolean adaptive(Arguments step) {
        return step.get(PLAN) == PlanWord.ADAPTIVE;
    }

    /** The fields that an adaptive loop chooses among. @throws io.mtjlab.base.error.InvalidInput when it cannot */
    static Grid candidates(Arguments step) {
        if (!step.get(LOOP)) {
            throw step.error("plan: adaptive needs a loop, for what switches on one way must switch back on the other");
        }
        try {
            return Grid.even(step.get(FROM), step.get(TO), step.find(FINE_STEP).orElse(step.get(STEP) / FINER));
        } catch (IllegalArgumentException e) {
            throw step.error(
                    "field_oersted, of which plan: adaptive takes the finest step everywhere: " + e.getMessage());
        }
    }

    /** The fields a step apart. */
    static Grid coarse(Arguments step) {
        return Grid.even(step.get(FROM), step.get(TO), step.get(STEP));
    }

    /** Where the loop saturates first: as said, or its own first field. */
    static double saturationOersted(Arguments step) {
        return FieldParameters.saturationOfSweep(step, step.get(FROM), step.get(TO));
    }

    /** The finest step, on which the resolution of a switching field depends. */
    static double finestStepOersted(Arguments step) {
        return Math.min(step.get(STEP), step.find(FINE_STEP).orElse(Double.POSITIVE_INFINITY));
    }
}
