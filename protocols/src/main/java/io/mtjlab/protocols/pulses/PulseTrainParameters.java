package io.mtjlab.protocols.pulses;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ParameterTable;
import io.mtjlab.protocols.parameter.ValueTypes;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.PulseParameters;

/** What a step of kind {@code pulse-train} may say. */
final class PulseTrainParameters {

    /** What tells how much has been integrated. */
    enum Encoding {
        /** One pulse of each amplitude, rising. */
        AMPLITUDE,
        /** Equal pulses, counted. */
        NUMBER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which way the domain goes. */
    enum Direction {
        /** From A to B, by positive pulses. */
        FORWARD,
        BACKWARD,
        BOTH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Parameter<Encoding> ENCODING = Parameter.byDefault(
            "encoding",
            Unit.ONE,
            ValueTypes.word(Encoding.class),
            Encoding.AMPLITUDE,
            "amplitude: one pulse of each of pulse_volts; number: count pulses of one",
            "Cui 2023 has both");

    static final Parameter<Grid> VOLTS = Parameter.required(
            "pulse_volts",
            Unit.VOLT,
            ValueTypes.grid(1e-3, PulseParameters.MOST_VOLTS),
            "magnitudes of the integrating pulses as programmed, rising; one alone where they are counted");

    static final Parameter<Integer> COUNT = Parameter.byDefault(
            "count",
            Unit.ONE,
            ValueTypes.count(1, 100_000),
            20,
            "integrating pulses of a cycle where they are counted",
            "Cui 2023, figure 4: some 12 pulses fire, the next resets");

    static final Parameter<Double> WRITE = Parameter.required(
            "write_volts",
            Unit.VOLT,
            ValueTypes.number(1e-3, PulseParameters.MOST_VOLTS),
            "magnitude of the pulse that writes the domain, as programmed");

    static final Parameter<Double> RESET = Parameter.optional(
            "reset_volts",
            Unit.VOLT,
            ValueTypes.number(1e-3, PulseParameters.MOST_VOLTS),
            "magnitude of a last pulse that takes the domain out; when left out, the integrating pulses must");

    static final Parameter<Direction> DIRECTION = Parameter.byDefault(
            "direction",
            Unit.ONE,
            ValueTypes.word(Direction.class),
            Direction.FORWARD,
            "forward from A to B by positive pulses, backward from B to A by negative ones, or both, cycle by cycle",
            "the track is symmetric");

    static final Parameter<Integer> CYCLES = Parameter.byDefault(
            "cycles",
            Unit.ONE,
            ValueTypes.count(1, 1_000_000),
            100,
            "cycles of write, integrate, fire, reset in every direction; each is a unit of work",
            "choice: a hundred tell the scatter of a threshold to 7 %");

    static final Parameter<Double> WIDTH = Parameter.byDefault(
            "pulse.width_seconds",
            Unit.SECOND,
            ValueTypes.number(1e-9, 1),
            50e-9,
            "of a pulse at half height, edges included",
            "Cui 2023: 50 ns");

    static final Parameter<Double> INITIALISE = Parameter.optional(
            "initialise_oersted",
            Unit.OERSTED,
            ValueTypes.number(-FieldParameters.MOST_OERSTED, FieldParameters.MOST_OERSTED),
            "field that empties the track before every cycle; when left out, no magnet is touched");

    static final Parameter<Double> HOLD = Parameter.byDefault(
            "hold_oersted",
            Unit.OERSTED,
            ValueTypes.number(-FieldParameters.MOST_OERSTED, FieldParameters.MOST_OERSTED),
            0.0,
            "field that stands while pulses write and move, where a magnet has initialised",
            "none; a field that favours the domain makes its writing certain");

    static final Parameter<String> CHANNEL_A = Parameter.optional(
            "channels.a",
            Unit.ONE,
            ValueTypes.text(),
            "channel of the switch that leads reader_a to junction A; needed where one reader reads both");

    static final Parameter<String> CHANNEL_B =
            Parameter.optional("channels.b", Unit.ONE, ValueTypes.text(), "and to junction B");

    static final ParameterTable TABLE = ParameterTable.of(
            ENCODING,
            VOLTS,
            COUNT,
            WRITE,
            RESET,
            DIRECTION,
            CYCLES,
            WIDTH,
            PulseParameters.EDGE,
            PulseParameters.LOAD,
            PulseParameters.CHANNEL,
            PulseParameters.LINE,
            PulseParameters.DELAY,
            PulseParameters.READ,
            PulseParameters.READ_COMPLIANCE,
            PulseParameters.READ_CYCLES,
            INITIALISE,
            HOLD,
            FieldParameters.AXIS_IF_WANTED,
            CHANNEL_A,
            CHANNEL_B);

    private PulseTrainParameters() {}

    /** Magnitudes of the integrating pulses of a cycle, in order. */
    static List<Double> integrating(Arguments step) {
        List<Double> volts = step.get(VOLTS).values();
        if (step.get(ENCODING) == Encoding.NUMBER) {
            if (volts.size() != 1) {
                throw step.error(
                        "pulses that are counted are equal: pulse_volts must be one number, not " + volts.size());
            }
            List<Double> equal = new ArrayList<>();
            for (int i = 0; i < step.get(COUNT); i++) {
                equal.add(volts.get(0));
            }
            return equal;
        }
        return PulseParameters.rising(step, VOLTS, " where the amplitude tells");
    }

    /** The directions of a cycle, +1 or -1. */
    static List<Integer> directions(Arguments step) {
        return switch (step.get(DIRECTION)) {
            case FORWARD -> List.of(1);
            case BACKWARD -> List.of(-1);
            case BOTH -> List.of(1, -1);
        };
    }
}
