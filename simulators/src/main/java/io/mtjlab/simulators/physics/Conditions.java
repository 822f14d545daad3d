package io.mtjlab.simulators.physics;

import java.util.Map;

import io.mtjlab.base.unit.Unit;

/** The conditions of a device card's parameter, read with their units. */
public record Conditions(String parameter, Map<String, Object> values) {

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public double number(String name) {
        Object value = values.get(name);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(parameter + " wants the condition " + name
                + (value == null ? "" : " as a number, not '" + value + "'"));
    }

    public double numberOr(String name, double otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    /** {@code axis}: easy or hard. */
    public boolean alongHardAxis(boolean otherwise) {
        Object axis = values.get("axis");
        if (axis == null) {
            return otherwise;
        }
        if (axis.equals("easy") || axis.equals("hard")) {
            return axis.equals("hard");
        }
        throw new IllegalArgumentException(parameter + ": axis is easy or hard, not '" + axis + "'");
    }

    /**
     * The drive that the conditions describe: {@code field_oersted} along the axis, {@code rf_dbm} (actual level at the
     * generator's connector; {@code off} or absent for none) at {@code rf_megahertz}, {@code temperature_kelvin},
     * {@code current_amperes}.
     */
    public Drive drive(boolean hard, double fieldOersted, double kelvin, double amperes) {
        boolean carrier = has("rf_dbm") && !"off".equals(values.get("rf_dbm"));
        return new Drive(
                hard ? 0 : fieldOersted,
                hard ? fieldOersted : 0,
                numberOr("current_amperes", amperes),
                carrier ? number("rf_megahertz") * 1e6 : 0,
                carrier ? Unit.dbmToWatts(number("rf_dbm")) : 0,
                1,
                numberOr("temperature_kelvin", kelvin));
    }
}
