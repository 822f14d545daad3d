package io.mtjlab.protocols.rules;

import java.util.Locale;

import io.mtjlab.acquisition.engine.Interlock;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ParameterTable;
import io.mtjlab.protocols.parameter.ValueTypes;

/** What one of a campaign's {@code interlocks} may say. */
public final class InterlockParameters {

    /** What is watched. */
    enum Watch {
        /** Kelvin of a temperature controller's sensor, be it at the device or at a coil. */
        TEMPERATURE,
        /** Oersted that a magnet's own read-back stands for, in magnitude. */
        COIL,
        /** Needles that leave the pads while an output is live. */
        CONTACT,
        /** A source at its compliance while its output is on. */
        COMPLIANCE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@link Interlock.Action} as a campaign writes it. */
    enum Action {
        HOLD,
        STOP;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Parameter<Watch> WATCH = Parameter.required(
            "watch",
            Unit.ONE,
            ValueTypes.word(Watch.class),
            "temperature of a controller's sensor in K, field of a coil by its supply's read-back in Oe, contact of a"
                    + " prober while an output is live, or compliance of a source");

    static final Parameter<String> ROLE =
            Parameter.required("role", Unit.ONE, ValueTypes.text(), "the bench's role that is asked");

    static final Parameter<Double> ABOVE = Parameter.optional(
            "above",
            Unit.ONE,
            ValueTypes.number(0, 1e6),
            "trips above; needed for temperature and coil, in the unit of what is watched");

    static final Parameter<Double> CLEAR = Parameter.optional(
            "clear_below",
            Unit.ONE,
            ValueTypes.number(0, 1e6),
            "has cleared below; when left out, as soon as it is no longer above");

    static final Parameter<Action> ACTION = Parameter.byDefault(
            "action",
            Unit.ONE,
            ValueTypes.word(Action.class),
            Action.STOP,
            "hold waits, outputs as they are, until it has cleared; for contact it makes safe, waits until the needles are"
                    + " down again, and lets the unit begin anew; stop makes safe and ends the run",
            "what nobody has thought about is safest off");

    static final Parameter<Double> EVERY = Parameter.byDefault(
            "every_seconds",
            Unit.SECOND,
            ValueTypes.number(0.01, 86_400),
            10.0,
            "from one look to the next, between points",
            "choice: a coil or a stage warms in minutes");

    static final Parameter<Double> PATIENCE = Parameter.byDefault(
            "patience_seconds",
            Unit.SECOND,
            ValueTypes.number(0, 1e6),
            3600.0,
            "how long it holds; then the run is made safe and ends",
            "choice: what has not cleared in an hour wants somebody to look");

    /** One of them. */
    public static final ParameterTable TABLE = ParameterTable.of(WATCH, ROLE, ABOVE, CLEAR, ACTION, EVERY, PATIENCE);

    private InterlockParameters() {}
}
