package io.mtjlab.protocols.setup;

import java.time.Duration;
import java.util.List;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.capability.FieldAxis;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Gaussmeter;
import io.mtjlab.instruments.capability.Instrument;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ValueTypes;

/** What every measurement in a field says about it. */
public final class FieldParameters {

    /** No in-plane electromagnet of a probe station makes more. */
    public static final double MOST_OERSTED = 20_000;

    public static final Parameter<FieldAxis> AXIS = Parameter.required(
            "field_axis",
            Unit.ONE,
            ValueTypes.word(FieldAxis.class),
            "axis of the device that the field is along; the magnet and the gaussmeter of the step must be along it, as wired"
                    + " or as a rotate step has turned the sample");

    /** The same where a field is not always wanted. */
    public static final Parameter<FieldAxis> AXIS_IF_WANTED = Parameter.optional(
            "field_axis", Unit.ONE, ValueTypes.word(FieldAxis.class), "axis of the field; needed where one is said");

    public static final Parameter<Double> SATURATE = Parameter.optional(
            "saturate_oersted",
            Unit.OERSTED,
            ValueTypes.number(-MOST_OERSTED, MOST_OERSTED),
            "field that every unit begins at, so that all others are approached from its side; when left out, the first of a"
                    + " loop or sweep, and for fields that are taken one by one 0, or their lowest where that lies below");

    public static final Parameter<Double> STEP_SETTLE = Parameter.byDefault(
            "settle.step_seconds",
            Unit.SECOND,
            ValueTypes.number(0, 60),
            0.2,
            "from the supply's arrival at a step of a staircase until the field is read",
            "two readings of a gaussmeter at ten a second; a step of a few oersted takes a bipolar supply milliseconds");

    private FieldParameters() {}

    /**
     * Where fields that are each approached by themselves come from: as said, or from zero, or from their lowest where
     * that lies below zero.
     *
     * @throws io.mtjlab.base.error.InvalidInput when it lies among them, so that they would come from both sides
     */
    public static double saturationOersted(Arguments arguments, Grid fields) {
        double saturation = arguments.find(SATURATE).orElse(Math.min(0, fields.least()));
        if (saturation > fields.least() && saturation < fields.largest()) {
            throw arguments.error("saturate_oersted " + Grid.plain(saturation) + " lies between the fields "
                    + Grid.plain(fields.least()) + " and " + Grid.plain(fields.largest())
                    + ": they would be approached from both sides");
        }
        return saturation;
    }

    /**
     * Where fields that are taken one after the other begin: as said, or at the first of them.
     *
     * @throws io.mtjlab.base.error.InvalidInput when the first would be approached from the wrong side
     */
    public static double saturationOfSweep(Arguments arguments, double firstOersted, double lastOersted) {
        double saturation = arguments.find(SATURATE).orElse(firstOersted);
        if ((saturation - firstOersted) * (lastOersted - firstOersted) > 0) {
            throw arguments.error("saturate_oersted " + Grid.plain(saturation)
                    + " must not lie beyond the first field, " + Grid.plain(firstOersted) + ", on the way to "
                    + Grid.plain(lastOersted) + ": that one would be approached from the wrong side");
        }
        return saturation;
    }

    /** The magnet and the gaussmeter of the step, along its axis. @param stepSettle as in {@link Magnet#step} */
    public static Magnet magnet(Arguments arguments, Station station, Duration stepSettle) {
        return Magnet.along(
                arguments.get(AXIS),
                angle(station),
                station.part("magnet", FieldSource.class),
                station.part("gauss", Gaussmeter.class),
                stepSettle,
                station.clock());
    }

    /**
     * The magnet and the gaussmeter that a field asks for.
     *
     * @param wanting the parameter that says a field, for messages
     */
    public static Magnet wantedMagnet(Arguments arguments, Station station, Parameter<?> wanting) {
        return Magnet.along(
                arguments.find(AXIS_IF_WANTED).orElseThrow(() -> arguments.error(wanting.path() + " needs field_axis")),
                angle(station),
                needed(arguments, station, wanting, "magnet", FieldSource.class),
                needed(arguments, station, wanting, "gauss", Gaussmeter.class),
                Duration.ZERO,
                station.clock());
    }

    /** How the sample lies. */
    public static SampleAngle angle(Station station) {
        return new SampleAngle(station.sampleDegrees().orElse(0));
    }

    /** The instrument of a part that {@code wanting} asks for. */
    static <T extends Instrument> T needed(
            Arguments arguments, Station station, Parameter<?> wanting, String part, Class<T> capability) {
        return station.optionalPart(part, capability)
                .orElseThrow(() -> arguments.error(wanting.path() + " is said, but no role fills the part " + part));
    }

    /**
     * What the ramps from field to field take at the rate that the wiring permits the coil; 0 where it says nothing; for
     * estimates.
     */
    public static double rampSeconds(Wiring wiring, Magnet magnet, List<Double> oersted) {
        double way = 0;
        for (int i = 1; i < oersted.size(); i++) {
            way += Math.abs(oersted.get(i) - oersted.get(i - 1));
        }
        double whole = way;
        return wiring.coil(magnet.supply().role())
                .map(coil -> whole / (coil.oerstedPerAmpere() * coil.amperesPerSecond()))
                .orElse(0.0);
    }
}
