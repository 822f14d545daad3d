package io.mtjlab.protocols.rv;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ParameterTable;
import io.mtjlab.protocols.parameter.ValueTypes;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.PlanWord;
import io.mtjlab.protocols.setup.PulseParameters;

/** What a step of kind {@code rv} may say. */
final class RvParameters {

    static final Parameter<Grid> VOLTS = Parameter.byDefault(
            "pulse_volts",
            Unit.VOLT,
            ValueTypes.grid(1e-3, PulseParameters.MOST_VOLTS),
            Grid.even(0.1, 2.0, 0.1),
            "magnitudes of the write pulses as programmed, rising; a cycle goes up and back with plus, then with minus",
            "Kumar 2024: 0.1 to 2 V");

    static final Parameter<Integer> COUNT = Parameter.byDefault(
            "pulse.count",
            Unit.ONE,
            ValueTypes.count(1, 100_000),
            1,
            "equal pulses before each reading",
            "one pulse, one answer");

    static final Parameter<Double> PERIOD = Parameter.byDefault(
            "pulse.period_seconds",
            Unit.SECOND,
            ValueTypes.number(2e-9, 10),
            10e-6,
            "from one of them to the next",
            "choice: fifty widths, so that none meets the heat of the one before");

    static final Parameter<Integer> CYCLES = Parameter.byDefault(
            "cycles",
            Unit.ONE,
            ValueTypes.count(1, 100_000),
            10,
            "loops at every assist field, with plan: adaptive at most; each is a unit of work, and their share that switches"
                    + " is a probability",
            "choice: ten tell the scatter of a threshold to a quarter");

    static final Parameter<PlanWord> PLAN = Parameter.byDefault(
            "plan",
            Unit.ONE,
            ValueTypes.word(PlanWord.class),
            PlanWord.GRID,
            "grid takes all of pulse_volts in every cycle; adaptive, after a first cycle of all of them, those that are"
                    + " expected to tell most about where the junction switches, rising, with plus until it has and then"
                    + " with minus, until both thresholds are known or cycles are through",
            "every cycle alike shows what else there is");

    static final Parameter<Double> HALF_WIDTH = Parameter.byDefault(
            "stop.switching_volts",
            Unit.VOLT,
            ValueTypes.number(1e-4, PulseParameters.MOST_VOLTS),
            0.05,
            "adaptive: half of the 95 % interval of both mean thresholds, as programmed, at which an assist field ends",
            "choice: half of the default step of pulse_volts");

    static final Parameter<Grid> ASSIST = Parameter.optional(
            "assist_oersted",
            Unit.OERSTED,
            ValueTypes.grid(-FieldParameters.MOST_OERSTED, FieldParameters.MOST_OERSTED),
            "fields that stand while pulses write, 0 for field-free; when left out, no magnet is touched");

    static final Parameter<Double> DROP = Parameter.byDefault(
            "guard.drop",
            Unit.ONE,
            ValueTypes.number(0.01, 0.99),
            0.7,
            "ends the ramp when the resistance falls below this share less than the highest read in the step",
            "choice: a TMR of 200 % lets a sound junction fall by 0.67");

    static final Parameter<Double> LEAST_OHMS = Parameter.optional(
            "guard.least_ohms",
            Unit.OHM,
            ValueTypes.number(0.1, 1e9),
            "ends the ramp when a reading lies below; sharper than guard.drop where R_P is known");

    static final Parameter<Double> MOST_AMPERES = Parameter.optional(
            "guard.amperes",
            Unit.AMPERE,
            ValueTypes.number(1e-9, 0.1),
            "ends the ramp when more flows at the reading voltage; the reader's compliance always does");

    static final ParameterTable TABLE = ParameterTable.of(
            VOLTS,
            PulseParameters.WIDTH,
            COUNT,
            PERIOD,
            PulseParameters.EDGE,
            PulseParameters.LOAD,
            PulseParameters.CHANNEL,
            PulseParameters.LINE,
            PulseParameters.DELAY,
            PulseParameters.READ,
            PulseParameters.READ_COMPLIANCE,
            PulseParameters.READ_CYCLES,
            PLAN,
            HALF_WIDTH,
            CYCLES,
            ASSIST,
            FieldParameters.AXIS_IF_WANTED,
            DROP,
            LEAST_OHMS,
            MOST_AMPERES);

    private static final int LEAST_AMPLITUDES = 3;

    private RvParameters() {}

    /** @throws io.mtjlab.base.error.InvalidInput when there are too few amplitudes to choose from */
    static boolean adaptive(Arguments step) {
        boolean adaptive = step.get(PLAN) == PlanWord.ADAPTIVE;
        int amplitudes = step.get(VOLTS).size();
        if (adaptive && amplitudes < LEAST_AMPLITUDES) {
            throw step.error("plan: adaptive chooses among the amplitudes of pulse_volts; " + amplitudes
                    + " are too few, " + LEAST_AMPLITUDES + " the least");
        }
        return adaptive;
    }

    /** One cycle: up and back with plus, then with minus. */
    static List<Double> cycle(Arguments step) {
        List<Double> rising =
                PulseParameters.rising(step, VOLTS, ": a ramp that begins high would not stop before harm");
        List<Double> all = new ArrayList<>();
        for (int sign : new int[] {1, -1}) {
            rising.forEach(volts -> all.add(sign * volts));
            for (int i = rising.size() - 2; i >= 0; i--) {
                all.add(sign * rising.get(i));
            }
        }
        return List.copyOf(all);
    }
}
