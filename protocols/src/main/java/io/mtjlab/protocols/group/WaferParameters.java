package io.mtjlab.protocols.group;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.protocols.parameter.Die;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ParameterTable;
import io.mtjlab.protocols.parameter.ValueTypes;
import io.mtjlab.protocols.parameter.WaferTypes;

/** What a step of kind {@code wafer} may say beside its {@code steps}. */
final class WaferParameters {

    /** What follows when a device cannot be measured. */
    enum AfterFailure {
        NEXT_DEVICE,
        NEXT_DIE,
        STOP;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static final Parameter<String> NAME = Parameter.byDefault(
            "wafer",
            Unit.ONE,
            ValueTypes.text(),
            "wafer",
            "its name; with die and device it is the device's name in the health ledger, the same in all runs",
            "one wafer needs none");

    static final Parameter<List<Die>> DIES = Parameter.optional(
            "dies",
            Unit.ONE,
            WaferTypes.dies(),
            "the dies in the prober's columns and rows, in their order; needs a prober, and a bench whose mount is not"
                    + " bonded");

    static final Parameter<Map<String, List<String>>> DEVICES = Parameter.optional(
            "devices",
            Unit.ONE,
            WaferTypes.relaysByDevice(),
            "the devices on each die; needs a matrix. When left out, a die is one device");

    static final Parameter<List<String>> SHORTING = Parameter.optional(
            "shorting_relays",
            Unit.ONE,
            WaferTypes.relays(),
            "short and ground the pads while needles touch and leave them; needs a matrix");

    static final Parameter<Double> CHECK_AMPERES = Parameter.byDefault(
            "contact.amperes",
            Unit.AMPERE,
            ValueTypes.number(1e-9, 1e-6),
            1e-6,
            "current, of both signs, by which a contact is checked",
            "at 1 uA no junction of less than 100 kohm sees more than 0.1 V");

    static final Parameter<Double> COMPLIANCE = Parameter.byDefault(
            "contact.compliance_volts",
            Unit.VOLT,
            ValueTypes.number(1e-3, 10),
            0.1,
            "voltage that the source does not exceed while contact is made and checked",
            "the lowest compliance of a 6221 (manual, specifications)");

    static final Parameter<Double> LEAST = Parameter.byDefault(
            "contact.least_ohms",
            Unit.OHM,
            ValueTypes.number(0, 1e9),
            1.0,
            "less is a short, and no contact to a junction",
            "a shorted pair of needles");

    static final Parameter<Double> MOST = Parameter.byDefault(
            "contact.most_ohms",
            Unit.OHM,
            ValueTypes.number(1, 1e9),
            1e5,
            "more is no contact",
            "what a microampere under 0.1 V can tell");

    static final Parameter<Integer> ATTEMPTS = Parameter.byDefault(
            "contact.attempts",
            Unit.ONE,
            ValueTypes.count(1, 20),
            2,
            "how often needles are set on a device before it is marked as without contact",
            "choice: the second touchdown scrubs through an oxide that stopped the first");

    static final Parameter<AfterFailure> AFTER_FAILURE = Parameter.byDefault(
            "after_failure",
            Unit.ONE,
            ValueTypes.word(AfterFailure.class),
            AfterFailure.NEXT_DEVICE,
            "where it goes on when a device has no contact, or what is measured on it fails",
            "a dead device says nothing of its neighbour");

    static final Parameter<Integer> IN_A_ROW = Parameter.optional(
            "stop_after_failures",
            Unit.ONE,
            ValueTypes.count(2, 10_000),
            "so many devices in a row without contact end the run: needles or map are wrong, not the devices");

    static final Parameter<Integer> RETIRE_PULSES = Parameter.optional(
            "retire.pulses",
            Unit.ONE,
            ValueTypes.count(1, Integer.MAX_VALUE),
            "pulses over its life after which a device is measured no more");

    static final Parameter<Double> RETIRE_VOLTS = Parameter.optional(
            "retire.volts", Unit.VOLT, ValueTypes.number(1e-3, 100), "a device that ever saw more is measured no more");

    static final Parameter<Double> RETIRE_DRIFT = Parameter.byDefault(
            "retire.low_drift",
            Unit.ONE,
            ValueTypes.number(1e-3, 10),
            0.2,
            "a device whose low resistance has moved by this share since its first loop is measured no more",
            "choice: a barrier that has lost a fifth of its resistance breaks soon");

    static final Parameter<Double> AGED_DRIFT = Parameter.byDefault(
            "aged.low_drift",
            Unit.ONE,
            ValueTypes.number(1e-3, 10),
            0.05,
            "from this share on its data are marked as aged, which keeps them off device cards",
            "choice: five times the spread of a repeated loop");

    static final ParameterTable TABLE = ParameterTable.of(
            NAME,
            DIES,
            DEVICES,
            SHORTING,
            CHECK_AMPERES,
            COMPLIANCE,
            LEAST,
            MOST,
            ATTEMPTS,
            AFTER_FAILURE,
            IN_A_ROW,
            RETIRE_PULSES,
            RETIRE_VOLTS,
            RETIRE_DRIFT,
            AGED_DRIFT);

    private WaferParameters() {}
}
