package io.mtjlab.acquisition.health;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.base.unit.Unit;

/**
 * What one device went through.
 *
 * @param pulses that went through it or its write line
 * @param highestVolts of any reading or pulse, in magnitude, as measured, or computed at the terminals
 * @param fieldSeconds lab time in units that had a field
 * @param firstLowOhms the low level of its first loop along the easy axis, leads included
 * @param lastLowOhms the same of its newest; empty while there is only one
 * @param leastMarginVolts how near a pulse came to its limit
 * @param harm what a breakdown guard saw; empty for none
 */
public record DeviceHealth(
        long pulses,
        double highestVolts,
        double fieldSeconds,
        OptionalDouble firstLowOhms,
        OptionalDouble lastLowOhms,
        OptionalDouble leastMarginVolts,
        String harm) {

    /** Nothing has happened to it yet. */
    public static final DeviceHealth NEW =
            new DeviceHealth(0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), "");

    /** A unit's note of how many pulses it sent. */
    public static final String PULSES = "pulses";

    private static final Set<String> PULSED = Set.of("rv", "pulse-train", "switching-probability");

    private static final String MARGIN = "pulse_margin_volts";
    private static final String STOPPED = "stopped";

    /** Levels nearer to each other than this share are one. */
    private static final double ONE_LEVEL = 0.1;

    /**
     * After one more unit.
     *
     * @param kind of the step that measured it
     * @param seconds of lab time that it took
     */
    public DeviceHealth and(UnitRecord unit, String kind, double seconds) {
        OptionalDouble low = kind.equals("rh") ? lowOhms(unit) : OptionalDouble.empty();
        return then(new DeviceHealth(
                pulses(unit, kind),
                volts(unit),
                hasField(unit) ? seconds : 0,
                low,
                OptionalDouble.empty(),
                number(unit, MARGIN),
                Objects.toString(unit.notes().get(STOPPED), "")));
    }

    /** After what it went through later. */
    DeviceHealth then(DeviceHealth later) {
        return new DeviceHealth(
                pulses + later.pulses,
                Math.max(highestVolts, later.highestVolts),
                fieldSeconds + later.fieldSeconds,
                firstLowOhms.isPresent() ? firstLowOhms : later.firstLowOhms,
                newest(later),
                smaller(leastMarginVolts, later.leastMarginVolts),
                harm.isEmpty() ? later.harm : harm);
    }

    private OptionalDouble newest(DeviceHealth later) {
        if (later.lastLowOhms.isPresent()) {
            return later.lastLowOhms;
        }
        return firstLowOhms.isPresent() && later.firstLowOhms.isPresent() ? later.firstLowOhms : lastLowOhms;
    }

    /** How much the low level has moved since the first loop, as a share of it; empty before there are two. */
    public OptionalDouble lowDrift() {
        return firstLowOhms.isPresent() && lastLowOhms.isPresent()
                ? OptionalDouble.of(lastLowOhms.getAsDouble() / firstLowOhms.getAsDouble() - 1)
                : OptionalDouble.empty();
    }

    private static long pulses(UnitRecord unit, String kind) {
        OptionalDouble said = number(unit, PULSES);
        if (said.isPresent()) {
            return (long) said.getAsDouble();
        }
        return PULSED.contains(kind) ? unit.values()[0].length : 0; // one a row, also in a unit that was cut off
    }

    private static double volts(UnitRecord unit) {
        double highest = 0;
        for (int i = 0; i < unit.values().length; i++) {
            Column column = unit.spec().columns().get(i);
            if (column.unit() == Unit.VOLT) {
                highest = Arrays.stream(unit.values()[i])
                        .map(Math::abs)
                        .filter(Double::isFinite)
                        .reduce(highest, Math::max);
            }
        }
        return highest;
    }

    private static boolean hasField(UnitRecord unit) {
        boolean swept = unit.spec().columns().stream().anyMatch(column -> column.unit() == Unit.OERSTED);
        Object held = unit.spec().coordinates().get("field_oersted");
        return swept || held instanceof Number oersted && oersted.doubleValue() != 0;
    }

    /** Mean of the readings below the middle; of a loop that shows two levels. */
    private static OptionalDouble lowOhms(UnitRecord unit) {
        if (!"easy".equals(unit.spec().coordinates().get("axis"))) {
            return OptionalDouble.empty();
        }
        double[] ohms = unit.column("R");
        double least = DoubleStream.of(ohms).min().orElse(Double.NaN);
        double most = DoubleStream.of(ohms).max().orElse(Double.NaN);
        return most - least > ONE_LEVEL * least
                ? DoubleStream.of(ohms).filter(r -> r < (least + most) / 2).average()
                : OptionalDouble.empty();
    }

    private static OptionalDouble number(UnitRecord unit, String note) {
        return unit.notes().get(note) instanceof Number value
                ? OptionalDouble.of(value.doubleValue())
                : OptionalDouble.empty();
    }

    private static OptionalDouble smaller(OptionalDouble a, OptionalDouble b) {
        return a.isEmpty() ? b : b.isEmpty() ? a : OptionalDouble.of(Math.min(a.getAsDouble(), b.getAsDouble()));
    }
}
